using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>In what a length of time is counted.</summary>
public enum CalendarUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>
/// A length of time as people say it: six weeks, ten days, two months, a year; at least one, at most 999. Months and years are those of the calendar, so
/// that two spans are compared from a day on: <see cref="After"/>.
/// </summary>
public readonly partial record struct CalendarSpan
{
    private const int Most = 999;

    /// <summary>Refuses less than one, and more than 999.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is neither.</exception>
    public CalendarSpan(int count, CalendarUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        (Count, Unit) = (count, unit);
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Days, weeks, months or years.</summary>
    public CalendarUnit Unit { get; }

    /// <summary>
    /// The day on which it is over, counted from a day; a month that has no such day ends on its last: a month after 31 January is the
    /// last of February. Never later than the calendar goes.
    /// </summary>
    public DateOnly After(DateOnly day)
    {
        var left = DateOnly.MaxValue.DayNumber - day.DayNumber;
        return Unit switch
        {
            CalendarUnit.Day => day.AddDays(Math.Min(Count, left)),
            CalendarUnit.Week => day.AddDays(Math.Min(Count * 7, left)),
            CalendarUnit.Month => day.MonthsLater(Count) ?? DateOnly.MaxValue,
            CalendarUnit.Year => day.MonthsLater(Count * 12) ?? DateOnly.MaxValue,
        };
    }

    /// <summary>Reads "6 weeks", "six weeks", "a month", "10 days", "a year"; refuses working days, which depend on holidays.</summary>
    public static bool TryParse(string? text, out CalendarSpan span)
    {
        span = default;
        var match = Written().Match(text?.Trim() ?? "");
        if (!match.Success || CountIn(match.Groups["count"].Value) is not (>= 1 and <= Most and var count))
            return false;
        span = new CalendarSpan(count, Enum.Parse<CalendarUnit>(match.Groups["unit"].Value, ignoreCase: true));
        return true;
    }

    /// <summary>"6 weeks", "1 month".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {Kebab.Of(Unit)}{(Count == 1 ? "" : "s")}");

    private static int? CountIn(string word) => word.ToLowerInvariant() is "a" or "an" ? 1 : NumberWords.Read(word);

    [GeneratedRegex(
        @"\A(?<count>[0-9]{1,4}|[a-z]{1,9})\s+(?<unit>day|week|month|year)s?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Written();
}
