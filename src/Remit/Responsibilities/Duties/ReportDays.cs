using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>The days of which a report tells, as an address asks for them.</summary>
internal static class ReportDays
{
    private const int MonthsInAYear = 12;

    /// <summary>
    /// From the day after the last report up to a day, unless the address says otherwise. Days that end before they start, or that are still to
    /// come, are not taken, and the page says so.
    /// </summary>
    public static (DateOnly Since, DateOnly UpTo) Of(DutyOn on, string? since, string? until, DateOnly day, PageFrame frame)
    {
        var upTo = frame.Day("until", until) ?? day;
        if (upTo > day)
        {
            frame.Notices.Add($"{upTo.InWords()} is still to come. The report tells of the days up to {day.InWords()}.");
            upTo = day;
        }
        var usual = Usual(on, upTo);
        var from = frame.Day("since", since) ?? usual;
        if (from <= upTo)
            return (from, upTo);
        frame.Notices.Add(
            $"{upTo.InWords()} comes before {from.InWords()}. The report tells of the days from {usual.InWords()}."
        );
        return (usual, upTo);
    }

    /// <summary>The days of a report that are none of the usual ones, which move with the day: those that somebody chose.</summary>
    public static (DateOnly? Since, DateOnly? UpTo) Chosen(DutyOn on, DateOnly? since, DateOnly? upTo, DateOnly day) =>
        (since == Usual(on, upTo ?? day) ? null : since, upTo == day ? null : upTo);

    private static DateOnly Usual(DutyOn on, DateOnly upTo)
    {
        var last = on.Reports.Select(r => r.UpTo ?? r.On).Where(d => d < upTo).DefaultIfEmpty().Max();
        if (last != default)
            return last.AddDays(1);
        var months = on.Duty.Every switch
        {
            { Unit: CalendarUnit.Month, Count: var count } => count,
            { Unit: CalendarUnit.Year, Count: var years } => years * MonthsInAYear,
            _ => MonthsInAYear,
        };
        return upTo.Year * MonthsInAYear + upTo.Month > months + MonthsInAYear ? upTo.AddMonths(-months).AddDays(1) : upTo;
    }
}
