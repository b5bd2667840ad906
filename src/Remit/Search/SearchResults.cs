using Remit.Kernel;
using Remit.Web;

namespace Remit.Search;

/// <summary>A record that was found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">Its key, after those of its holders.</param>
/// <param name="Title">What people know it by.</param>
/// <param name="Until">The last day of one that has an end.</param>
/// <param name="Said">What of it, or of what lies in it, has the words; null where its title says it all.</param>
/// <param name="Marks">Where the words stand in that.</param>
internal sealed record SearchResult(
    string Kind,
    string Path,
    string Title,
    DateOnly? Until,
    string? Said,
    IReadOnlyList<Stretch> Marks
)
{
    /// <summary>Where the words stand in the title.</summary>
    public IReadOnlyList<Stretch> TitleMarks { get; init; } = [];

    /// <summary>Its days in the time that was asked for; none where no time was.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>"31 October 2006 and 2 more days up to 3 May 2007"; empty for none.</summary>
    internal string DaysInWords =>
        Days.Count switch
        {
            0 => "",
            1 => Days[0].InWords(),
            2 => $"{Days[0].InWords()} and {Days[1].InWords()}",
            var several => $"{Days[0].InWords()} and {several - 1} more days up to {Days[^1].InWords()}",
        };
}

/// <summary>How many records of a kind were found.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Words">Its records in words: "bodies".</param>
/// <param name="Count">How many.</param>
public sealed record FoundKind(string Kind, string Words, int Count)
{
    /// <summary>The kinds of some answers; the commonest first.</summary>
    public static IReadOnlyList<FoundKind> Of(IEnumerable<FoundGroup> groups, Shapes shapes) =>
        [
            .. groups
                .GroupBy(g => g.Of.Kind, StringComparer.Ordinal)
                .Select(g => new FoundKind(
                    g.Key,
                    g.Count() == 1 ? shapes[g.Key].InWords.One : shapes[g.Key].InWords.Several,
                    g.Count()
                ))
                .OrderByDescending(k => k.Count)
                .ThenBy(k => k.Words, StringComparer.Ordinal),
        ];
}

/// <summary>What was found by some words.</summary>
internal sealed record SearchResults
{
    private const int MostSaid = 220;

    /// <summary>What was looked for, and as what it was understood.</summary>
    public required IReadOnlyList<Concept> Concepts { get; init; }

    /// <summary>Whether the results have everything that is recorded of what was looked for; else they have most of it.</summary>
    public required bool HasAll { get; init; }

    /// <summary>How many there are of each kind; the commonest first.</summary>
    public required IReadOnlyList<FoundKind> Kinds { get; init; }

    /// <summary>Those of the kind asked for, the best first.</summary>
    public required IReadOnlyList<SearchResult> Results { get; init; }

    /// <summary>Everything that is found by some words, or what is of one kind, or of some time.</summary>
    public static SearchResults Of(SearchIndex index, Shapes shapes, string words, string? kind, SearchedTime time = default)
    {
        var findings = index.Find(words);
        var groups = findings.Together(
            part => part.Record.Answer.Record,
            answer => time.IsAny || index.DaysOf(answer).Any(time.Has)
        );
        return new SearchResults
        {
            Concepts = findings.Concepts,
            HasAll = groups.Count == 0 || findings.HasAll(groups[0]),
            Kinds = FoundKind.Of(groups, shapes),
            Results =
            [
                .. groups
                    .Where(g => kind is null || g.Of.Kind == kind)
                    .Select(g => ResultOf(g, time.IsAny ? [] : index.DaysOf(g.Of).Where(time.Has))),
            ],
        };
    }

    /// <summary>The title, and the part that says most beside it.</summary>
    private static SearchResult ResultOf(FoundGroup group, IEnumerable<DateOnly> days)
    {
        var record = group.Parts[0].Record.Answer;
        var titled = group.Parts.FirstOrDefault(p => p.Record.Record == record.Record && p.Text == record.Title);
        var other = group.Parts.FirstOrDefault(p => p.Text != record.Title);
        var (said, marks) = other is null ? (null, []) : Excerpt.Of(other, MostSaid);
        return new SearchResult(record.Record.Kind, record.Path, record.Title, record.Until, said, marks)
        {
            TitleMarks = titled?.Marks ?? [],
            Days = [.. days.Distinct()],
        };
    }
}
