using System.Text.RegularExpressions;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>How much a new provision is like an old one, by number and words: a help for whoever maps, and never an answer.</summary>
internal static partial class Likeness
{
    /// <summary>The number says less than the words: paragraphs are renumbered more often than they are rewritten.</summary>
    private const double OfTheNumber = 0.3;

    /// <summary>From 0 to 1.</summary>
    public static double Of(Provision old, Provision now) =>
        OfTheNumber * OfNumbers(old, now) + (1 - OfTheNumber) * OfWords(WordsOf(old), WordsOf(now));

    /// <summary>The new provisions, the likeliest first.</summary>
    public static IReadOnlyList<Provision> Ranked(Provision old, IEnumerable<Provision> all) =>
        [.. all.OrderByDescending(n => Of(old, n))];

    /// <summary>Whether both have one number: “5” and “reg. 5” are one place, two words before it are two.</summary>
    public static bool IsTheSameNumber(Provision old, Provision now) =>
        old.Number is { } a && now.Number is { } b && (a.Equals(b) || (a.Slug == b.Slug && (a.Label is null || b.Label is null)));

    /// <summary>Whether both ask the same, word for word; what has no words at all is like nothing.</summary>
    public static bool ReadsTheSame(Provision old, Provision now) =>
        old.Text is { Length: > 0 } && WordsOf(old).SequenceEqual(WordsOf(now), StringComparer.Ordinal);

    private static double OfNumbers(Provision old, Provision now) =>
        IsTheSameNumber(old, now) ? 1
        : old.Number is { } a && now.Number is { } b && a.Slug.Split('-')[0] == b.Slug.Split('-')[0] ? 0.3
        : 0;

    /// <summary>Twice the words in both, by the words of each (Dice).</summary>
    private static double OfWords(IReadOnlyCollection<string> old, IReadOnlyCollection<string> now)
    {
        var (a, b) = (
            old.Where(IsTelling).ToHashSet(StringComparer.Ordinal),
            now.Where(IsTelling).ToHashSet(StringComparer.Ordinal)
        );
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    /// <summary>"of", "the" and "and" stand in every provision.</summary>
    private static bool IsTelling(string word) => word.Length > 3;

    private static IReadOnlyList<string> WordsOf(Provision provision) =>
        [.. Word().Matches($"{provision.Title} {provision.Text}".ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
