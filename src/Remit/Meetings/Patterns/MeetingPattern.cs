using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Meetings.Patterns;

/// <summary>
/// When a body meets, as a rule: the second Wednesday of each month, the last Thursday of every third month, every six weeks. It gives days; whether
/// each of them can be kept is asked apart.
/// </summary>
internal sealed partial record MeetingPattern
{
    private const int MostApart = 60;
    private const int DaysInAWeek = 7;
    private const int WeeksInAFortnight = 2;
    private static readonly string[] Places = ["first", "second", "third", "fourth"];

    /// <summary>Which of its weekdays in a month, from 1 to 4; 0 for the last; null where it counts weeks.</summary>
    public int? Nth { get; private init; }

    /// <summary>The weekday; null where it counts weeks from a day, whatever weekday that is.</summary>
    public DayOfWeek? Weekday { get; private init; }

    /// <summary>How many months, or weeks, lie between two.</summary>
    public int Every { get; private init; } = 1;

    /// <summary>The same weekday of each month, or of every so many.</summary>
    public static MeetingPattern OfTheMonth(int nth, DayOfWeek weekday, int every = 1) =>
        new()
        {
            Nth = nth,
            Weekday = weekday,
            Every = every,
        };

    /// <summary>Every so many weeks.</summary>
    public static MeetingPattern Weekly(int every, DayOfWeek? weekday = null) => new() { Weekday = weekday, Every = every };

    /// <summary>The days that it gives in a time, in order.</summary>
    public IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        if (Nth is { } nth)
        {
            for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; )
            {
                var day = InMonth(month, nth, Weekday!.Value);
                if (day >= first && day <= last)
                    yield return day;
                if (month.Year >= DateOnly.MaxValue.Year)
                    yield break;
                month = month.AddMonths(Every);
            }
            yield break;
        }
        var start = first;
        while (Weekday is { } weekday && start.DayOfWeek != weekday)
            start = start.AddDays(1);
        for (var number = start.DayNumber; number <= last.DayNumber; number += DaysInAWeek * Every)
            yield return DateOnly.FromDayNumber(number);
    }

    /// <summary>"the second Wednesday of each month", "every 6 weeks".</summary>
    public string InWords() =>
        Nth is { } nth
            ? $"the {(nth == 0 ? "last" : Places[nth - 1])} {Weekday} of {(Every == 1 ? "each month" : $"every {Every} months")}"
            : (Every == 1 ? "every week" : $"every {Every} weeks") + (Weekday is { } day ? $" on {day}" : "");

    /// <summary>
    /// Reads what <see cref="InWords"/> writes, and what people write: "second Wednesday", "last Thursday of every 3 months", "every six weeks",
    /// "fortnightly on Wednesday", "six-weekly". Of what can be read in two ways <see cref="HowUnderstood"/> tells.
    /// </summary>
    public static bool TryParse(string? text, out MeetingPattern pattern)
    {
        pattern = Weekly(1);
        var written = (text ?? "").Trim();
        if (OfMonth().Match(written) is { Success: true } month)
        {
            var place = month.Groups["nth"].Value.ToLowerInvariant();
            var nth = place == "last" ? 0 : Array.IndexOf(Places, place) + 1;
            return TryEvery(month.Groups["every"], out var every)
                && Enum.TryParse<DayOfWeek>(month.Groups["day"].Value, ignoreCase: true, out var weekday)
                && Set(OfTheMonth(nth, weekday, every), out pattern);
        }
        if (OfWeeks().Match(written) is { Success: true } weeks)
            return TryEvery(weeks.Groups["every"], out var every) && Set(Weekly(every, DayOf(weeks)), out pattern);
        if (SoManyWeekly().Match(written) is { Success: true } weekly)
            return TryEvery(weekly.Groups["every"], out var every) && Set(Weekly(every, DayOf(weekly)), out pattern);
        if (OfFortnights().Match(written) is { Success: true } fortnights)
            return Set(Weekly(WeeksInAFortnight, DayOf(fortnights)), out pattern);
        if (EveryOther().Match(written) is { Success: true } other)
            return Set(Weekly(WeeksInAFortnight, DayOf(other)), out pattern);
        return false;
    }

    /// <summary>
    /// How words were read that some mean otherwise, and how the other is written: "every second Wednesday" is one of each month here, and every two
    /// weeks to others. Null where nobody can mean anything else.
    /// </summary>
    public static string? HowUnderstood(string? text)
    {
        var written = (text ?? "").Trim();
        if (!MayMeanWeeks().IsMatch(written) || !TryParse(written, out var pattern) || pattern.Nth is not { } nth)
            return null;
        return $"“{written}” is understood as {pattern.InWords()}. For every {NumberWords.Of(nth)} weeks, write “every {nth} weeks on {pattern.Weekday}”.";
    }

    private static DayOfWeek? DayOf(Match match) =>
        match.Groups["day"] is { Success: true } day && Enum.TryParse<DayOfWeek>(day.Value, ignoreCase: true, out var read)
            ? read
            : null;

    private static bool Set(MeetingPattern read, out MeetingPattern pattern)
    {
        pattern = read;
        return true;
    }

    private static bool TryEvery(Group written, out int every)
    {
        every =
            !written.Success ? 1
            : written.Value.Equals("other", StringComparison.OrdinalIgnoreCase) ? WeeksInAFortnight
            : Array.FindIndex(Places, p => p.Equals(written.Value, StringComparison.OrdinalIgnoreCase)) is > 0 and var place
                ? place + 1
            : NumberWords.Read(written.Value) ?? 0;
        return every is >= 1 and <= MostApart;
    }

    private static DateOnly InMonth(DateOnly month, int nth, DayOfWeek weekday)
    {
        var first = month.AddDays(((int)weekday - (int)month.DayOfWeek + DaysInAWeek) % DaysInAWeek);
        if (nth > 0)
            return first.AddDays(DaysInAWeek * (nth - 1));
        var last = DateTime.DaysInMonth(month.Year, month.Month);
        return first.AddDays(DaysInAWeek * ((last - first.Day) / DaysInAWeek));
    }

    [GeneratedRegex(
        @"\A(?:the\s+|every\s+)?(?<nth>first|second|third|fourth|last)\s+(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\s+(?:of\s+|in\s+)?(?:(?:the|each|every|a)\s+)?(?:(?<every>[a-z]+|\d{1,3})\s+)?months?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfMonth();

    [GeneratedRegex(
        @"\Aevery\s+(?:(?<every>[a-z]+|\d{1,3})\s+)?weeks?(?:\s+on\s+(?:a\s+)?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfWeeks();

    /// <summary>"six-weekly", "2-weekly on Wednesdays", "weekly".</summary>
    [GeneratedRegex(
        @"\A(?:(?<every>[a-z]+|\d{1,3})(?:-|\s+))?weekly(?:\s+on\s+(?:a\s+)?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex SoManyWeekly();

    /// <summary>"fortnightly on Wednesday", "every fortnight".</summary>
    [GeneratedRegex(
        @"\A(?:fortnightly|every\s+fortnight)(?:\s+on\s+(?:a\s+)?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfFortnights();

    [GeneratedRegex(
        @"\Aevery\s+other\s+(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex EveryOther();

    /// <summary>What some mean as one of each month, and others as every so many weeks.</summary>
    [GeneratedRegex(
        @"\Aevery\s+(?:second|third|fourth)\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex MayMeanWeeks();
}
