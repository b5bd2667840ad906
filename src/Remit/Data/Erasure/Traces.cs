using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>How surely a text tells of a person.</summary>
public enum Telling
{
    /// <summary>Not at all.</summary>
    Not,

    /// <summary>It has their last name, which others may have, too.</summary>
    Perhaps,

    /// <summary>It has their name, key, address or number.</summary>
    Surely,
}

/// <summary>
/// What tells of a person in words: the names that they had, with and without what stands before them, their keys and addresses. Found as
/// whole words. Initials, nicknames and slips of the pen are not found: a person must read.
/// </summary>
public sealed class Traces
{
    /// <summary>What is left in the place of a trace.</summary>
    public const string Blank = "[erased]";

    private const string BlankInAKey = "erased";
    private const int Shortest = 4;

    private readonly IReadOnlyList<string> sure;
    private readonly IReadOnlyList<string> lastNames;

    /// <summary>The traces of a person.</summary>
    /// <param name="names">The names that they have and had.</param>
    /// <param name="others">Keys, addresses, numbers.</param>
    public Traces(IEnumerable<string> names, IEnumerable<string> others)
    {
        var words = names.Select(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        sure = Longest(words.SelectMany(Names).Concat(others));
        lastNames = Longest(words.Where(w => w.Length > 1).Select(w => w[^1]));
    }

    /// <summary>How surely a text tells of them. Of JSON that is what its strings say, and not how they are written.</summary>
    public Telling In(string text) =>
        JsonStrings.Of(text) is { } strings ? strings.Select(InWords).DefaultIfEmpty(Telling.Not).Max() : InWords(text);

    private Telling InWords(string text) =>
        sure.Any(t => Has(text, t, StringComparison.OrdinalIgnoreCase))
        || Slugs(sure).Any(t => Has(text, t, StringComparison.Ordinal))
            ? Telling.Surely
        : lastNames.Any(t => Has(text, t, StringComparison.Ordinal)) ? Telling.Perhaps
        : Telling.Not;

    /// <summary>The same of a key, in which names are written in small letters with hyphens.</summary>
    public Telling InKey(string key) =>
        Slugs(sure).Any(t => Has(key, t, StringComparison.Ordinal)) ? Telling.Surely
        : Slugs(lastNames).Any(t => Has(key, t, StringComparison.Ordinal)) ? Telling.Perhaps
        : Telling.Not;

    /// <summary>The first trace in a text, as it stands there; null for none.</summary>
    public string? First(string text) =>
        JsonStrings.Of(text) is { } strings
            ? strings.Select(FirstInWords).FirstOrDefault(t => t is not null)
            : FirstInWords(text);

    private string? FirstInWords(string text) =>
        sure.Concat(lastNames)
            .Select(t =>
                At(text, t, 0, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? text.Substring(at, t.Length) : null
            )
            .FirstOrDefault(t => t is not null);

    /// <summary>A text with <see cref="Blank"/> in the place of every trace; JSON stays JSON, and canonical JSON so.</summary>
    public string Without(string text) => JsonStrings.Each(text, WordsWithout) ?? WordsWithout(text);

    private string WordsWithout(string text)
    {
        foreach (var trace in sure)
            text = Replaced(text, trace, Blank, StringComparison.OrdinalIgnoreCase);
        foreach (var trace in Slugs(sure).Concat(lastNames))
            text = Replaced(text, trace, Blank, StringComparison.Ordinal);
        return text;
    }

    /// <summary>A key without any trace.</summary>
    public string KeyWithout(string key)
    {
        foreach (var trace in Slugs(sure).Concat(Slugs(lastNames)))
            key = Replaced(key, trace, BlankInAKey, StringComparison.Ordinal);
        return key;
    }

    /// <summary>"Dr Jane Smith" is also "Jane Smith".</summary>
    private static IEnumerable<string> Names(string[] words) =>
        Enumerable.Range(0, Math.Max(1, words.Length - 1)).Select(i => string.Join(' ', words.Skip(i)));

    /// <summary>Shorter ones stand in too many words; longer ones first, so that nothing is left of them.</summary>
    private static List<string> Longest(IEnumerable<string> traces) =>
        [
            .. traces
                .Select(t => t.Trim())
                .Where(t => t.Length >= Shortest)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(t => t.Length),
        ];

    private static IEnumerable<string> Slugs(IEnumerable<string> traces) =>
        traces
            .Where(t => !t.Contains('@', StringComparison.Ordinal))
            .Select(Slug.From)
            .Where(s => s.Length >= Shortest)
            .Distinct();

    private static bool Has(string text, string trace, StringComparison how) => At(text, trace, 0, how) >= 0;

    private static string Replaced(string text, string trace, string with, StringComparison how)
    {
        for (var at = At(text, trace, 0, how); at >= 0; at = At(text, trace, at + with.Length, how))
            text = string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + trace.Length));
        return text;
    }

    /// <summary>Where a trace stands as whole words; -1 for nowhere.</summary>
    private static int At(string text, string trace, int from, StringComparison how)
    {
        while (from <= text.Length - trace.Length && text.IndexOf(trace, from, how) is var at and >= 0)
        {
            var end = at + trace.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
            from = at + 1;
        }
        return -1;
    }
}
