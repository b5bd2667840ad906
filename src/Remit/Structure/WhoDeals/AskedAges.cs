using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Structure.WhoDeals;

/// <summary>
/// The ages that somebody asks about or that a body covers, in whole years, both ends included; −1 is before birth, −2 before conception.
/// Unlike an <see cref="AgeRange"/> it can end before birth.
/// </summary>
/// <param name="First">The first age.</param>
/// <param name="Last">The last; <see cref="NoEnd"/> for "and over".</param>
internal readonly partial record struct AskedAges(int First, int Last)
{
    public const int NoEnd = int.MaxValue;

    /// <summary>Childhood: from before birth until the eighteenth birthday. Children Act 1989, s. 105(1).</summary>
    public static AskedAges Childhood { get; } = new(AgeRange.PreBirth, 17);

    /// <summary>Those of a range; all where there is none.</summary>
    public static AskedAges Of(AgeRange? range) =>
        range is null ? new(AgeRange.PreConception, NoEnd) : new(range.First, range.Last ?? NoEnd);

    /// <summary>The ages that both have; null for none.</summary>
    public AskedAges? Shared(AskedAges other)
    {
        var (first, last) = (Math.Max(First, other.First), Math.Min(Last, other.Last));
        return first <= last ? new(first, last) : null;
    }

    /// <summary>"age 13", "ages 16 and over", "children before birth", "children from before birth to age 4".</summary>
    public override string ToString() =>
        (First, Last) switch
        {
            (_, < 0) => $"children {Beginning}",
            (< 0, NoEnd) => $"everybody from {Beginning}",
            (< 0, _) => $"children from {Beginning} to age {Last}",
            (_, NoEnd) => $"ages {First} and over",
            _ => First == Last ? $"age {First}" : $"ages {First} to {Last}",
        };

    private string Beginning => First == AgeRange.PreConception ? "before conception" : "before birth";

    /// <summary>
    /// Reads an age as people write it: "13", "0-5", "16+", "under 5", "four", "a four-year-old", "18 months", "unborn", "year 7" of school.
    /// </summary>
    public static bool TryParse(string? text, out AskedAges ages)
    {
        var words = text?.Trim() ?? "";
        ages = default;
        if (words.Length is 0 or > 60)
            return false;
        if (Find(words, isAlone: true) is not { } found || words.Remove(found.Start, found.Length).Any(char.IsDigit))
            return false;
        ages = found.Ages;
        return true;
    }

    /// <summary>The first age in a question, with where it stands; null for none. A number of a paragraph or section is none.</summary>
    public static (AskedAges Ages, int Start, int Length)? In(string question) => Find(question, isAlone: false);

    private static (AskedAges Ages, int Start, int Length)? Find(string text, bool isAlone)
    {
        foreach (
            var pattern in (ReadOnlySpan<Regex>)
                [
                    Unborn(),
                    Span(),
                    Below(),
                    Above(),
                    SchoolYear(),
                    Months(),
                    OneAge(),
                    .. (isAlone ? (ReadOnlySpan<Regex>)[Alone()] : [Bare()]),
                ]
        )
            if (pattern.Match(text) is { Success: true } match && Read(match) is { } ages)
                return (ages, match.Index, match.Length);
        return null;
    }

    private static AskedAges? Read(Match match)
    {
        if (match.Groups["unborn"].Success)
            return new(AgeRange.PreBirth, AgeRange.PreBirth);
        if (NumberWords.Read(match.Groups["first"].Value) is not { } first)
            return null;
        AskedAges ages =
            match.Groups["year"].Success ? new(first + 4, first + 5)
            : match.Groups["months"].Success ? new(first / 12, first / 12)
            : match.Groups["weeks"].Success ? new(0, 0)
            : match.Groups["below"].Success ? new(0, first - 1)
            : match.Groups["above"].Success ? new(first, NoEnd)
            : match.Groups["last"].Success ? new(first, NumberWords.Read(match.Groups["last"].Value) ?? -1)
            : new(first, first);
        return ages.First <= ages.Last && ages.First <= AgeRange.Oldest && ages.Last is NoEnd or <= AgeRange.Oldest ? ages : null;
    }

    private const string Figure =
        "[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?<unborn>unborn(?:\s+(?:child|baby))?|pre-?birth|before\s+birth|not\s+yet\s+born)\b", Usual, 1000)]
    private static partial Regex Unborn();

    [GeneratedRegex(
        $@"\b(?:age[ds]?\s+|from\s+|between\s+)?(?<first>{Figure})\s*(?:-|–|to|and)\s*(?<last>{Figure})(?:[\s-]*(?:years?|yrs?)(?:[\s-]*olds?(?:['’]s)?)?)?\b(?!\.[0-9])",
        Usual,
        1000
    )]
    private static partial Regex Span();

    [GeneratedRegex($@"\b(?:aged?\s+)?(?<below>under|below|younger\s+than)[\s-]+(?<first>{Figure})s?\b", Usual, 1000)]
    private static partial Regex Below();

    [GeneratedRegex(
        $@"\b(?:(?:aged?\s+)?(?<above>over|above|older\s+than)[\s-]+(?<first>{Figure})s?\b|(?:aged?\s+)?(?<first>{Figure})\s*(?<above>\+|plus\b|and\s+(?:over|above|older)\b|or\s+(?:over|older)\b))",
        Usual,
        1000
    )]
    private static partial Regex Above();

    [GeneratedRegex($@"\b(?<year>year|yr)\s+(?<first>[1-9]|1[0-3])\b", Usual, 1000)]
    private static partial Regex SchoolYear();

    [GeneratedRegex(
        $@"\b(?<first>{Figure})[\s-]*(?:(?<months>months?)|(?<weeks>weeks?|days?))(?:[\s-]*olds?(?:['’]s)?)?\b",
        Usual,
        1000
    )]
    private static partial Regex Months();

    [GeneratedRegex(
        $@"\b(?:(?<first>{Figure})[\s-]*(?:years?|yrs?|yo)(?:[\s-]*olds?(?:['’]s)?)?|(?:aged?|at(?:\s+(?:age|the\s+age\s+of))?|turning|turned|is|who's)\s+(?<first>{Figure}))\b(?!\.[0-9])",
        Usual,
        1000
    )]
    private static partial Regex OneAge();

    /// <summary>A number by itself is an age unless it counts something else.</summary>
    [GeneratedRegex(
        @"(?<!\b(?:sections?|ss?\.?|paragraphs?|paras?|chapters?|parts?|stages?|articles?|regulations?|schedules?|levels?|tiers?|bands?|act|form|no\.?|number)\s*)(?<![0-9./])\b(?<first>[0-9]|1[0-9]|2[0-5])\b(?![./]?[0-9])",
        Usual,
        1000
    )]
    private static partial Regex Bare();

    [GeneratedRegex($@"\A(?<first>{Figure})\z", Usual, 1000)]
    private static partial Regex Alone();
}
