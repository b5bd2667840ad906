using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Structure.Terms;

namespace Remit.Meetings.Checking;

/// <summary>
/// How often a body is to meet, as its terms put it. What is put in two ways, or in words that say no number, is not known: a false alarm costs
/// more than a missed fault.
/// </summary>
/// <param name="Days">About how many days lie between two meetings.</param>
/// <param name="Words">The words of the terms: "every six weeks".</param>
internal sealed partial record StatedFrequency(int Days, string Words)
{
    private const double DaysOfAYear = 365.25;
    private const double DaysOfAMonth = DaysOfAYear / 12;
    private const int ShortText = 60;

    private static readonly string[] Numbers =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>By when the next meeting is to be held, with half of the interval for holidays and diaries.</summary>
    public DateOnly LatestAfter(DateOnly last) => last.AddDays(Days + (Days / 2));

    /// <summary>What terms of reference state; null where they do not, or not plainly.</summary>
    public static StatedFrequency? In(string text)
    {
        var found = TermsPart
            .Of(text)
            .Where(p => p.Heading is { } heading && OfMeetings().IsMatch(heading))
            .SelectMany(p => Sentences(p.Text))
            .SelectMany(s => Stated().Matches(s))
            .Select(Of)
            .OfType<StatedFrequency>()
            .DistinctBy(f => f.Days)
            .ToList();
        return found is [var only] ? only : null;
    }

    /// <summary>Papers, minutes and reviews have their own times: only a sentence that speaks of meeting counts, or a few words alone.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var sentences = text.Split(['.', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return sentences.Where(s => Meets().IsMatch(s) || (sentences.Length == 1 && s.Length <= ShortText));
    }

    private static StatedFrequency? Of(Match match)
    {
        double? days =
            match.Groups["each"].Success ? Unit(match.Groups["unit"].Value) * Count(match.Groups["n"])
            : match.Groups["second"].Success ? Unit(match.Groups["secondunit"].Value) * 2
            : match.Groups["ly"].Success ? Unit(match.Groups["lyunit"].Value) * Count(match.Groups["lyn"])
            : match.Groups["times"].Success
                ? Unit(match.Groups["timesunit"].Value)
                    / (
                        match.Groups["times"].Value.ToUpperInvariant() switch
                        {
                            "ONCE" => 1,
                            "TWICE" => 2,
                            var words => Number(words.Split(' ')[0]) ?? double.NaN,
                        }
                    )
            : null;
        return days is { } known && double.IsFinite(known) && known >= 1
            ? new StatedFrequency((int)Math.Round(known), match.Value.ToLowerInvariant())
            : null;
    }

    /// <summary>How many, where a number stands there; one where none does.</summary>
    private static double Count(Group number) => number.Success ? Number(number.Value) ?? double.NaN : 1;

    private static int? Number(string words) =>
        Array.FindIndex(Numbers, n => n.Equals(words, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at + 1
        : int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 60 ? n
        : null;

    private static double? Unit(string word) =>
        word.ToUpperInvariant()[0] switch
        {
            'W' => 7,
            'F' => 14,
            'M' => DaysOfAMonth,
            'Q' => DaysOfAYear / 4,
            'H' => DaysOfAYear / 2,
            'T' => DaysOfAYear / 3,
            'Y' or 'A' => DaysOfAYear,
            _ => null,
        };

    [GeneratedRegex("meeting|frequency", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfMeetings();

    [GeneratedRegex(@"\bmeet(s|ing|ings)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meets();

    [GeneratedRegex(
        """
            (?<times>\b(once|twice|(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[ ]times))[ ](a|an|each|every|per)[ ](?<timesunit>week|fortnight|month|quarter|term|year|annum)\b
            |(?<second>\b(every|each)[ ](second|other))[ ](?<secondunit>week|month|year)\b
            |(?<each>\b(every|each))[ ]((?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[ ])?(?<unit>weeks?|fortnights?|months?|quarters?|terms?|years?)\b
            |\b((?<lyn>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[- ])?(?<ly>(?<lyunit>week|fortnight|month|quarter|half-year|term|year)ly|(?<lyunit>annual)ly)\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        1000
    )]
    private static partial Regex Stated();
}
