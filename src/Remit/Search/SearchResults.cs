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

    /// <summary>Everything that is found by some words, or what is of one kind.</summary>
    public static SearchResults Of(SearchIndex index, Shapes shapes, string words, string? kind)
    {
        var findings = index.Find(words);
        var groups = findings.Together(part => part.Record.Answer.Record);
        return new SearchResults
        {
            Concepts = findings.Concepts,
            HasAll = groups.Count == 0 || findings.HasAll(groups[0]),
            Kinds = FoundKind.Of(groups, shapes),
            Results = [.. groups.Where(g => kind is null || g.Of.Kind == kind).Select(ResultOf)],
        };
    }

    /// <summary>The title, and the part that says most beside it.</summary>
    private static SearchResult ResultOf(FoundGroup group)
    {
        var record = group.Parts[0].Record.Answer;
        var titled = group.Parts.FirstOrDefault(p => p.Record.Record == record.Record && p.Text == record.Title);
        var other = group.Parts.FirstOrDefault(p => p.Text != record.Title);
        var (said, marks) = other is null ? (null, []) : Excerpt.Of(other, MostSaid);
        return new SearchResult(record.Record.Kind, record.Path, record.Title, record.Until, said, marks)
        {
            TitleMarks = titled?.Marks ?? [],
        };
    }
}
