using System.Globalization;
using System.Text.Json;
using Remit.Meetings.Papers;

namespace Remit.Meetings.Packs;

/// <summary>Which pages of a pack are whose, and where each item and paper begins.</summary>
internal sealed class PackPages
{
    private readonly Dictionary<string, int> pages = new(StringComparer.Ordinal);
    private readonly List<(string? File, int From, int To)> ranges = [];

    /// <summary>What qpdf is told to put one after the other.</summary>
    public IReadOnlyList<string> Arguments =>
        [.. ranges.SelectMany(r => new[] { r.File ?? ".", string.Create(CultureInfo.InvariantCulture, $"{r.From}-{r.To}") })];

    /// <summary>Whether each page of the pack is one of ours, in order.</summary>
    public IEnumerable<bool> AreOurs => ranges.SelectMany(r => Enumerable.Repeat(r.File is null, r.To - r.From + 1));

    /// <summary>The page on which something begins, from 1; 0 where it has none.</summary>
    public int PageOf(string mark) => pages.GetValueOrDefault(mark);

    public bool IsLike(PackPages other) =>
        pages.Count == other.pages.Count && pages.All(p => other.pages.TryGetValue(p.Key, out var page) && page == p.Value);

    /// <summary>Finds the pages by the bookmarks of our own part; null where they are not what they were to be.</summary>
    /// <param name="pack">What is in the pack.</param>
    /// <param name="json">What qpdf tells of our own pages.</param>
    /// <param name="counts">How many pages each paper has, by its hash.</param>
    public static PackPages? Of(PackContents pack, string json, IReadOnlyDictionary<string, int> counts)
    {
        using var told = JsonDocument.Parse(json);
        var own = told.RootElement.GetProperty("pages").GetArrayLength();
        var starts = new List<int>();
        Collect(told.RootElement.GetProperty("outlines"), starts);
        var parts = pack.Parts.Where(PackPaper.HasPages).ToList();
        // Contents, agenda, and one for each item with pages.
        if (starts.Count != parts.Count + 2)
            return null;
        var found = new PackPages();
        var at = 0;
        var (agenda, first) = (starts[1], parts.Count > 0 ? starts[2] : own + 1);
        found.pages[PackPaper.Contents] = starts[0];
        found.pages[PackPaper.Agenda] = agenda;
        Add(null, 1, first - 1);
        foreach (var part in pack.Parts)
        {
            var i = parts.IndexOf(part);
            // An item without pages is led to where it stands on the agenda.
            found.pages[PackPaper.Mark(part)] = i < 0 ? agenda : at + 1;
            if (i < 0)
                continue;
            Add(null, starts[i + 2], (i + 3 < starts.Count ? starts[i + 3] : own + 1) - 1);
            foreach (var paper in part.Papers)
            {
                found.pages[PackPaper.Mark(part, paper)] = at + 1;
                Add($"{paper.Hash}.pdf", 1, counts[paper.Hash]);
            }
        }
        return found;

        void Add(string? file, int from, int to)
        {
            found.ranges.Add((file, from, to));
            at += to - from + 1;
        }
    }

    /// <summary>The pages of the highest headings.</summary>
    private static void Collect(JsonElement outlines, List<int> starts)
    {
        var entries = outlines.EnumerateArray().ToList();
        // The title may stand over all headings.
        if (
            entries is [var only]
            && only.GetProperty("title").GetString() != PackPaper.Contents
            && only.GetProperty("kids").GetArrayLength() > 0
        )
        {
            Collect(only.GetProperty("kids"), starts);
            return;
        }
        foreach (var entry in entries)
            if (entry.TryGetProperty("destpageposfrom1", out var page) && page.ValueKind == JsonValueKind.Number)
                starts.Add(page.GetInt32());
    }
}
