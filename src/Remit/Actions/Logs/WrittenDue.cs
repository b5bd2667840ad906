using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>When something is due, as a log has it: a day only where that is certain, else the words.</summary>
/// <param name="Day">The day.</param>
/// <param name="Words">What the log writes, where it is no plain day.</param>
/// <param name="Doubt">Why a person should look; null where nothing is doubtful.</param>
/// <param name="WithoutYear">Whether the year was told from the meeting's date.</param>
internal sealed record WrittenDue(DateOnly? Day, string? Words, string? Doubt = null, bool WithoutYear = false)
{
    public static WrittenDue None { get; } = new(null, null);

    /// <summary>Reads what stands in a column of deadlines.</summary>
    /// <param name="written">"31/10", "end of October 2007", "next meeting".</param>
    /// <param name="raised">The day of the meeting at which it was agreed: what is due comes after it.</param>
    /// <param name="paper">The day of which the paper speaks: the nearest such day is meant.</param>
    public static WrittenDue Read(string written, DateOnly? raised, DateOnly? paper)
    {
        var text = OneLine.Of(written);
        if (LogWords.Shipped.SaysNothing(text))
            return None;
        var phrase = text.TrimEnd('.', ',', ';');
        var bare = true;
        foreach (var start in Starts)
            if (phrase.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                phrase = phrase[start.Length..];
                break;
            }
        var end =
            phrase.StartsWith("end of ", StringComparison.OrdinalIgnoreCase) ? 7
            : phrase.StartsWith("end ", StringComparison.OrdinalIgnoreCase) ? 4
            : 0;
        if (end > 0)
            (phrase, bare) = (phrase[end..], false);
        if (end > 0 && WrittenMonth.Read(phrase) is { } month)
        {
            if (month.Year is { } of)
                return new WrittenDue(LastOf(of, month.Month), text);
            return InAYear(year => LastOf(year, month.Month), text, text, raised, paper);
        }
        if (WrittenDate.TryRead(phrase, out var day))
            return new WrittenDue(day, bare ? null : text);
        if (WrittenDate.TryReadWithoutYear(phrase, out var dayOf))
            return InAYear(year => DayIn(year, dayOf.Month, dayOf.Day), text, bare ? null : text, raised, paper);
        return new WrittenDue(null, text);
    }

    private static readonly string[] Starts = ["due by ", "by ", "due ", "before the ", "before "];

    private static DateOnly? LastOf(int year, int month) => DayIn(year, month, DateTime.DaysInMonth(year, month));

    private static DateOnly? DayIn(int year, int month, int day) =>
        day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static WrittenDue InAYear(Func<int, DateOnly?> dayIn, string text, string? words, DateOnly? raised, DateOnly? paper)
    {
        // A day without a year can't be placed where nobody says of when the paper speaks.
        if ((raised ?? paper) is not { Year: > 1 and < 9999 } near)
            return new WrittenDue(null, text);
        var around = Enumerable.Range(near.Year - 1, 3).Select(dayIn).OfType<DateOnly>().ToList();
        if (raised is not null)
            return around.Find(d => d >= near) is var after && after >= near
                ? new WrittenDue(after, words, WithoutYear: true)
                : new WrittenDue(null, text);
        if (around.Count == 0)
            return new WrittenDue(null, text);
        var nearest = around.OrderBy(d => Math.Abs(d.DayNumber - near.DayNumber)).ThenByDescending(d => d).First();
        return new WrittenDue(
            nearest,
            words,
            nearest < near ? $"“{text}” has no year, and was taken as {Kernel.LondonDate.Words(nearest)}" : null,
            WithoutYear: true
        );
    }
}

/// <summary>Months as people write them: "October", "Oct 07", "December 2024".</summary>
internal sealed partial record WrittenMonth(int Month, int? Year)
{
    public static WrittenMonth? Read(string text)
    {
        if (text.Length > 30 || Form().Match(text) is not { Success: true } match)
            return null;
        if (WrittenDate.MonthOf(match.Groups["month"].Value) is not { } month)
            return null;
        return new WrittenMonth(month, match.Groups["year"].Success ? WrittenDate.YearOf(match.Groups["year"].Value) : null);
    }

    [GeneratedRegex(
        @"^(?<month>[A-Za-z]{3,9})\.?,?(?: *['’]?(?<year>[0-9]{4}|[0-9]{2}))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}

/// <summary>Days as people write them: "31/10/2007", "31.10.07", "31st October 2007", "Wednesday 31 Oct 07", "2007-10-31".</summary>
internal static partial class WrittenDate
{
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

    /// <summary>A day and nothing else.</summary>
    public static bool TryRead(string text, out DateOnly day) => Read(text.Trim(), Whole(), out day, out _);

    /// <summary>A day of a month and nothing else; its year is unknown.</summary>
    public static bool TryReadWithoutYear(string text, out (int Month, int Day) day)
    {
        day = default;
        if (text.Length > 40 || WithoutYear().Match(text.Trim()) is not { Success: true } match)
            return false;
        return Parts(match) is { } parts && (day = (parts.Month, parts.Day)) != default;
    }

    /// <summary>The first day, with its year, that stands anywhere in a text.</summary>
    public static DateOnly? FirstIn(string text)
    {
        var start = text.Length > 400 ? text[..400] : text;
        foreach (Match match in Anywhere().Matches(start))
            if (DayOf(match) is { } day)
                return day;
        return null;
    }

    /// <summary>1 to 12; null for what is no month.</summary>
    public static int? MonthOf(string word)
    {
        var plain = word.ToLowerInvariant();
        if (plain.Length < 3)
            return null;
        var index = Array.FindIndex(Months, m => m.StartsWith(plain == "sept" ? "sep" : plain, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    /// <summary>Two digits are a year of this century up to 79, then of the last.</summary>
    public static int YearOf(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 2 ? year + (year < 80 ? 2000 : 1900) : Math.Max(year, 1);
    }

    private static bool Read(string text, Regex form, out DateOnly day, out Match match)
    {
        day = default;
        match = Match.Empty;
        if (text.Length > 60)
            return false;
        match = form.Match(text);
        if (!match.Success || DayOf(match) is not { } found)
            return false;
        day = found;
        return true;
    }

    private static DateOnly? DayOf(Match match)
    {
        if (match.Groups["isoyear"].Success)
            return Of(
                int.Parse(match.Groups["isoyear"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["isomonth"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["isoday"].Value, CultureInfo.InvariantCulture)
            );
        return Parts(match) is { } parts && match.Groups["year"].Success
            ? Of(YearOf(match.Groups["year"].Value), parts.Month, parts.Day)
            : null;
    }

    private static (int Month, int Day)? Parts(Match match)
    {
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var month = match.Groups["word"].Success
            ? MonthOf(match.Groups["word"].Value)
            : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month.Value) ? (month.Value, day) : null;
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private const string Weekday =
        @"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?,? +)?";
    private const string Iso = @"(?<isoyear>[0-9]{4})-(?<isomonth>[0-9]{2})-(?<isoday>[0-9]{2})(?:[ T][0-9:]{5,8})?";
    private const string DayPart = @"(?<day>[0-9]{1,2})";
    private const string Year = @"(?<year>[0-9]{4}|[0-9]{2})";
    private const string WordMonth = @"(?:st|nd|rd|th)?(?: of)?[ -]*(?<word>[A-Za-z]{3,9})\.?";

    [GeneratedRegex(
        "^"
            + Weekday
            + "(?:"
            + Iso
            + "|"
            + DayPart
            + @"(?:[/.-](?<month>[0-9]{1,2})[/.-]|"
            + WordMonth
            + @",?[ -]*['’]?)"
            + Year
            + ")$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Whole();

    [GeneratedRegex(
        "^" + Weekday + DayPart + @"(?:[/.](?<month>[0-9]{1,2})|" + WordMonth + ")$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex WithoutYear();

    [GeneratedRegex(
        @"\b(?:" + Iso + "|" + DayPart + @"(?:[/.-](?<month>[0-9]{1,2})[/.-]|" + WordMonth + @",?[ -]+)" + Year + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Anywhere();
}
