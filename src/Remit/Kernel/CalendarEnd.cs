namespace Remit.Kernel;

/// <summary>Counting on from a day where the calendar may end, which goes up to 31 December 9999.</summary>
public static class CalendarEnd
{
    private const int MonthsOfAYear = 12;

    /// <summary>
    /// The day so many months later; a month that has no such day ends on its last. Null where the calendar ends before.
    /// </summary>
    /// <param name="day">From which it is counted.</param>
    /// <param name="months">How many: none or more.</param>
    public static DateOnly? MonthsLater(this DateOnly day, int months) =>
        (day.Year * MonthsOfAYear) + day.Month + months > (DateOnly.MaxValue.Year * MonthsOfAYear) + MonthsOfAYear
            ? null
            : day.AddMonths(months);
}
