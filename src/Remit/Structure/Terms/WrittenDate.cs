using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Structure.Terms;

/// <summary>A day, or a month of which the last day is given, as papers write it.</summary>
/// <param name="Day">The day; of a month its last.</param>
/// <param name="IsMonth">Whether only the month was written.</param>
internal sealed partial record WrittenDate(DateOnly Day, bool IsMonth)
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>
    /// Reads "12/09/2007", "12.9.07", "2007-09-12", "Wednesday 12th Sept 2007", "September 12, 2007", "September 2008", "09/2008", which
    /// are the whole text. Null for anything else, days that no month has, and years before 1900 or after 2199.
    /// </summary>
    public static WrittenDate? Read(string written)
    {
        if (written.Length > 60)
            return null;
        var text = written.Trim().TrimEnd('.').ToLowerInvariant();
        foreach (var form in new[] { Iso(), Figures(), InWords(), American() })
            if (form.Match(text) is { Success: true } match)
                return Of(match, match.Groups["day"].Value);
        foreach (var form in new[] { MonthInWords(), MonthInFigures() })
            if (form.Match(text) is { Success: true } match)
                return Of(match, null);
        return null;
    }

    private static WrittenDate? Of(Match match, string? written)
    {
        var year = Whole(match.Groups["year"].Value);
        if (year < 100)
            year += 2000;
        var month = match.Groups["month"].Value;
        var number = char.IsAsciiDigit(month[0])
            ? Whole(month)
            : Array.FindIndex(Months, m => month.StartsWith(m, StringComparison.Ordinal)) + 1;
        if (year is < 1900 or > 2199 || number is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, number);
        if (written is null)
            return new WrittenDate(new DateOnly(year, number, last), true);
        var day = Whole(written);
        return day >= 1 && day <= last ? new WrittenDate(new DateOnly(year, number, day), false) : null;
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Month =
        "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.]?";

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$", Plainly)]
    private static partial Regex Iso();

    [GeneratedRegex(
        "^(?:[a-z]{3,9},?\\s+)?(?<day>[0-9]{1,2})\\s?[/.-]\\s?(?<month>[0-9]{1,2})\\s?[/.-]\\s?(?<year>[0-9]{4}|[0-9]{2})$",
        Plainly
    )]
    private static partial Regex Figures();

    [GeneratedRegex(
        "^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?(?:the\\s+)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+"
            + Month
            + ",?[\\s-]+(?<year>[0-9]{4}|[0-9]{2})$",
        Plainly
    )]
    private static partial Regex InWords();

    [GeneratedRegex("^" + Month + "\\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>[0-9]{4})$", Plainly)]
    private static partial Regex American();

    [GeneratedRegex("^" + Month + ",?[\\s-]+(?<year>[0-9]{4}|[0-9]{2})$", Plainly)]
    private static partial Regex MonthInWords();

    [GeneratedRegex("^(?<month>[0-9]{1,2})\\s?[/.]\\s?(?<year>[0-9]{4})$", Plainly)]
    private static partial Regex MonthInFigures();
}
