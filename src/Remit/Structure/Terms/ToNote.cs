using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>How many reports that are only to be noted a meeting takes, as terms of reference say it.</summary>
public static partial class ToNote
{
    /// <summary>More than this nobody means.</summary>
    public const int Most = 50;

    internal const string IsANumber = "A meeting takes some reports to note, or none";

    /// <summary>The parts in which terms say it.</summary>
    internal static IReadOnlyList<string> Parts { get; } = ["frequency", "powers", "reporting", "secretariat"];

    /// <summary>In a sentence: "A meeting takes at most 3 reports that are only to be noted."</summary>
    public static string InWords(int? most) =>
        most switch
        {
            null => "How many reports that are only to be noted a meeting takes is not stated.",
            0 => "A meeting takes no reports that are only to be noted.",
            1 => "A meeting takes at most 1 report that is only to be noted.",
            _ => $"A meeting takes at most {most} reports that are only to be noted.",
        };

    /// <summary>
    /// What the sentences of those parts come to. Only what is certain: a number for each meeting, without a condition, and the same in each sentence.
    /// </summary>
    /// <param name="blocks">What stands in the parts.</param>
    /// <param name="unsure">Is told the sentences of which no certain sense could be made, with why.</param>
    internal static (int Most, string Wording, FilePlace Place)? Read(
        IReadOnlyList<Block> blocks,
        Action<string, string, FilePlace> unsure
    )
    {
        var found = new List<(int Most, string Wording, FilePlace Place)>();
        foreach (var (sentence, place) in blocks.SelectMany(QuorumSentences.Sentences).Take(80))
        {
            var text = sentence.ToLowerInvariant();
            if (Limits().Match(text) is not { Success: true } limit)
                continue;
            if (Conditional().IsMatch(text))
                unsure(sentence, "it holds only under a condition", place);
            else if (NumberWords.Read(limit.Groups["number"].Value) is { } most and <= Most)
                found.Add((limit.Groups["below"].Success ? Math.Max(0, most - 1) : most, sentence, place));
        }
        if (found.Count == 0)
            return null;
        if (found.TrueForAll(f => f.Most == found[0].Most))
            return found[0];
        foreach (var (_, wording, place) in found)
            unsure(wording, "another sentence says it differently", place);
        return null;
    }

    /// <summary>The version that holds on a day; null where none is recorded to.</summary>
    public static VersionToNote? HeldOn(IEnumerable<VersionToNote> versions, DateOnly day) =>
        versions
            .Where(v => VersionsOnADay.Holds(v.State, v.From, v.Until, day))
            .OrderByDescending(v => v.Order)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .FirstOrDefault();

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Noted =
        "(?:information(?:[ -]only)? (?:items|reports|papers)|(?:items|reports|papers)(?: that are| which are)?(?: only| just| solely)? (?:to (?:be )?(?:note|noted)|for (?:information|noting))(?: only)?)\\b";

    [GeneratedRegex(
        "\\b(?:no more than|not more than|at most|up to|a maximum of|maximum of|(?<below>fewer than|less than)) (?<number>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
            + Noted,
        Plainly
    )]
    private static partial Regex Limits();

    [GeneratedRegex(
        "\\b(?:unless|except|if|where|normally|usually|generally|monthly|quarterly|annually|(?:per|a|an|each|every|any) (?:week|month|quarter|term|year|partner|member|agency|organisation))\\b",
        Plainly
    )]
    private static partial Regex Conditional();
}

/// <summary>A version of terms of reference, as far as it says how many reports to note a meeting takes.</summary>
public sealed record VersionToNote(string Key, int Order, TermsState State, DateOnly? From, DateOnly? Until, int? Most)
{
    /// <summary>What a version says of it.</summary>
    public static VersionToNote Of(TermsOfReference terms) =>
        new(terms.Key, terms.Order, terms.State, terms.From, terms.Until, terms.MostToNote);
}
