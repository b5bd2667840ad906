using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>
/// A date as people in England write it, as far as they wrote it: "31/10/2007" is a day, "31 October" a day without its year,
/// "October 2007" a month. Days stand before months; two figures are a year of this century up to 79, and from 80 on of the last.
/// </summary>
/// <param name="DayOfMonth">1 to 31; null for a month.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">1900 to 2199; null where it is left out.</param>
/// <param name="Weekday">The weekday that stands with it.</param>
public sealed partial record WrittenDate(int? DayOfMonth, int Month, int? Year, DayOfWeek? Weekday = null)
{
    private const int Longest = 60;

    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The day; null where its year or the day itself was left out.</summary>
    public DateOnly? Day => Year is { } year && DayOfMonth is not null ? In(year) : null;

    /// <summary>The day or, of a month, its last day; null without a year.</summary>
    public DateOnly? LastDay => Year is { } year ? In(year) : null;

    /// <summary>Whether it is a month without a day.</summary>
    public bool IsMonth => DayOfMonth is null;

    /// <summary>Whether a weekday stands with the day that it does not fall on.</summary>
    public bool IsOnAnotherWeekday => Day is { } day && Weekday is { } said && said != day.DayOfWeek;

    /// <summary>The day, or of a month its last, in a year; null where that year has no such day.</summary>
    public DateOnly? In(int year)
    {
        if (year is < 1 or > 9999)
            return null;
        var last = DateTime.DaysInMonth(year, Month);
        return (DayOfMonth ?? last) <= last ? new DateOnly(year, Month, DayOfMonth ?? last) : null;
    }

    /// <summary>
    /// Reads a text that is a date and nothing else: "12/09/2007", "12.9.07", "2007-09-12", "Wednesday 12th Sept 2007",
    /// "September 12, 2007", "12 September", "12/9", "September 2008", "Sept ’08", "09/2008", "September". Null for anything else, for days that no month
    /// has, and for years before 1900 or after 2199.
    /// </summary>
    public static WrittenDate? Read(string written)
    {
        if (written.Length > Longest)
            return null;
        var text = OneLine.Of(written).TrimEnd('.', ',').Replace('’', '\'').ToLowerInvariant();
        foreach (var form in new[] { Iso(), Figures(), InWords(), American(), MonthInFigures(), MonthInWords() })
            if (form.Match(text) is { Success: true } match)
                return Of(match);
        return null;
    }

    /// <summary>The first whole day that stands anywhere in the first 400 letters of a text.</summary>
    public static DateOnly? FirstIn(string text)
    {
        var start = (text.Length > 400 ? text[..400] : text).Replace('’', '\'').ToLowerInvariant();
        foreach (Match match in Anywhere().Matches(start))
            if (Of(match)?.Day is { } day)
                return day;
        return null;
    }

    /// <summary>1 to 12 for the name of a month in small letters or its short form, "sep" or "sept"; null for another word.</summary>
    public static int? MonthOf(string word)
    {
        if (word == "sept")
            return 9;
        var index =
            word.Length < 3
                ? -1
                : Array.FindIndex(Months, m => word.Length == 3 ? m.StartsWith(word, StringComparison.Ordinal) : m == word);
        return index < 0 ? null : index + 1;
    }

    /// <summary>The weekday of its name in small letters or its short form, "thu" or "thurs"; null for another word.</summary>
    public static DayOfWeek? WeekdayOf(string word)
    {
        if (word == "weds")
            return DayOfWeek.Wednesday;
        var index = Array.FindIndex(
            Weekdays,
            d => d == word || (word.Length is 3 or 4 or 5 && d.StartsWith(word, StringComparison.Ordinal))
        );
        return index < 0 ? null : (DayOfWeek)index;
    }

    /// <summary>The year of four figures, or of two by the one rule.</summary>
    /// <param name="year">0 to 9999.</param>
    public static int YearOf(int year) =>
        year switch
        {
            < 80 => 2000 + year,
            < 100 => 1900 + year,
            _ => year,
        };

    /// <summary>Whether a number can be the year of a paper: 1900 to 2199.</summary>
    public static bool IsYear(int year) => year is >= 1900 and <= 2199;

    private static WrittenDate? Of(Match match)
    {
        var written = match.Groups["month"].Value;
        var month = char.IsAsciiDigit(written[0]) ? Whole(written) : MonthOf(written) ?? 0;
        int? day = match.Groups["day"].Success ? Whole(match.Groups["day"].Value) : null;
        int? year = match.Groups["year"].Success ? YearOf(Whole(match.Groups["year"].Value)) : null;
        if (month is < 1 or > 12 || day < 1 || (year is { } of && !IsYear(of)))
            return null;
        DayOfWeek? weekday = null;
        if (match.Groups["weekday"].Success && (weekday = WeekdayOf(match.Groups["weekday"].Value)) is null)
            return null;
        var date = new WrittenDate(day, month, year, weekday);
        // The year 2000 has every day that any year has.
        return date.In(year ?? 2000) is null ? null : date;
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string AWeekday = @"(?:(?<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\.?,? )?";
    private const string ADay = "(?<day>[0-9]{1,2})";
    private const string AMonth = @"(?<month>[a-z]{3,9})\.?";
    private const string AYear = "'?(?<year>[0-9]{4}|[0-9]{2})";
    private const string AnIsoDay = "(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[ t][0-9:]{5,8})?";

    [GeneratedRegex("^" + AnIsoDay + "$", Plainly)]
    private static partial Regex Iso();

    [GeneratedRegex(
        "^" + AWeekday + ADay + " ?(?:[/.-] ?(?<month>[0-9]{1,2}) ?[/.-] ?(?<year>[0-9]{4}|[0-9]{2})|[/.](?<month>[0-9]{1,2}))$",
        Plainly
    )]
    private static partial Regex Figures();

    [GeneratedRegex(
        "^" + AWeekday + "(?:the )?" + ADay + "(?:st|nd|rd|th)?(?: of)?[ -]?" + AMonth + "(?:,?[ -]?" + AYear + ")?$",
        Plainly
    )]
    private static partial Regex InWords();

    [GeneratedRegex("^" + AWeekday + AMonth + " " + ADay + "(?:st|nd|rd|th)?,? (?<year>[0-9]{4})$", Plainly)]
    private static partial Regex American();

    [GeneratedRegex("^(?<month>[0-9]{1,2}) ?[/.] ?(?<year>[0-9]{4})$", Plainly)]
    private static partial Regex MonthInFigures();

    [GeneratedRegex("^" + AMonth + "(?:,?[ -]?" + AYear + ")?$", Plainly)]
    private static partial Regex MonthInWords();

    [GeneratedRegex(
        @"\b(?:"
            + AnIsoDay
            + "|"
            + ADay
            + "(?:[/.-](?<month>[0-9]{1,2})[/.-](?<year>[0-9]{4}|[0-9]{2})|(?:st|nd|rd|th)?(?: of)?[ -]*"
            + AMonth
            + ",?[ -]*"
            + AYear
            + @"))\b",
        Plainly
    )]
    private static partial Regex Anywhere();
}
