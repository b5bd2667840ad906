using Remit.Kernel;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// When reports are due: the one place where that is worked out. Days that come every so long are counted from the first due day, each
/// anew, so that the 31st stays the last of a month that has 30; a late report moves none of them.
/// </summary>
internal static class DueDays
{
    private const int MonthsInAYear = 12;

    /// <summary>The first due day that no report answers yet; null where there is none, or none can be told.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="reports">Its reports as far as they count, in whatever order.</param>
    public static DateOnly? Next(ReportingDuty duty, IReadOnlyCollection<ReportSent> reports)
    {
        var next = duty.Rhythm switch
        {
            ReportRhythm.Every when duty is { FirstDue: { } first, Every: { } every } => After(
                first,
                every,
                reports.Max(r => r.Due)
            ),
            ReportRhythm.Every or ReportRhythm.AfterTheLast when duty.Every is { } every => reports.Count == 0
                ? duty.FirstDue
                : every.After(reports.Max(r => r.On)),
            ReportRhythm.Once => reports.Any(r => r.Due is not null) ? null : duty.FirstDue,
            _ => null,
        };
        return next is { } day && !duty.Period.HasEndedBy(day) ? next : null;
    }

    /// <summary>
    /// The meetings that no report answers yet, of a report that is owed after each: a report answers every meeting up to its day. Those before the
    /// duty began, or after it ended, count for nothing.
    /// </summary>
    /// <param name="duty">The duty.</param>
    /// <param name="reports">Its reports as far as they count, in whatever order.</param>
    /// <param name="met">The days on which the body met, the earliest first.</param>
    public static IReadOnlyList<DateOnly> Unanswered(
        ReportingDuty duty,
        IReadOnlyCollection<ReportSent> reports,
        IEnumerable<DateOnly> met
    )
    {
        if (duty.Rhythm != ReportRhythm.AfterMeetings)
            return [];
        DateOnly? last = reports.Count == 0 ? null : reports.Max(r => r.On);
        return [.. met.Where(d => !(d <= last) && duty.Period.Covers(d))];
    }

    /// <summary>
    /// The due days that a report which is sent on a day can answer, the earliest first: those that have passed (at most the last few), and
    /// the next to come. A report answers its day and all before it.
    /// </summary>
    public static IReadOnlyList<DateOnly> Open(ReportingDuty duty, IReadOnlyCollection<ReportSent> reports, DateOnly day)
    {
        const int Few = 5;
        var open = new List<DateOnly>();
        if (Next(duty, reports) is not { } next)
            return open;
        open.Add(next);
        if (duty is not { Rhythm: ReportRhythm.Every, FirstDue: { } first, Every: { } every })
            return open;
        // Of a daily report that nobody has sent for years only the last days are of interest.
        if (After(first, every, day) is { } ahead && ahead > next)
        {
            open.Clear();
            for (var n = Count(first, every, ahead); n >= 0 && open.Count < Few; n--)
                if (Nth(first, every, n) is { } earlier && earlier >= next)
                    open.Insert(0, earlier);
        }
        return [.. open.Where(d => !duty.Period.HasEndedBy(d))];
    }

    /// <summary>The due day that a report is most likely to answer: the last that has passed, else the next.</summary>
    public static DateOnly? Likeliest(IReadOnlyList<DateOnly> open, DateOnly day) =>
        open.Count == 0 ? null : open.LastOrDefault(d => d <= day, open[0]);

    private static DateOnly? After(DateOnly first, CalendarSpan every, DateOnly? last)
    {
        if (last is not { } answered || answered < first)
            return first;
        for (var n = Count(first, every, answered); ; n++)
            if (Nth(first, every, n) is not { } day || day > answered)
                return Nth(first, every, n);
    }

    /// <summary>How many times the span fits between the days, or one fewer.</summary>
    private static int Count(DateOnly first, CalendarSpan every, DateOnly day) =>
        Months(every) is { } months
            ? ((day.Year - first.Year) * MonthsInAYear + day.Month - first.Month) / months
            : (day.DayNumber - first.DayNumber) / Days(every);

    /// <summary>The day so many spans after the first; null where the calendar ends before.</summary>
    private static DateOnly? Nth(DateOnly first, CalendarSpan every, int n)
    {
        if (Months(every) is { } months)
            return first.MonthsLater(months * n);
        var days = (long)Days(every) * n;
        return days > DateOnly.MaxValue.DayNumber - first.DayNumber ? null : first.AddDays((int)days);
    }

    /// <summary>Those of the calendar in a span; null for one that is counted in days.</summary>
    private static int? Months(CalendarSpan every) =>
        every.Unit switch
        {
            CalendarUnit.Month => every.Count,
            CalendarUnit.Year => every.Count * MonthsInAYear,
            CalendarUnit.Day or CalendarUnit.Week => null,
        };

    private static int Days(CalendarSpan every) => every.Unit == CalendarUnit.Week ? every.Count * 7 : every.Count;
}

/// <summary>That a report was sent.</summary>
/// <param name="On">On which day.</param>
/// <param name="Due">The due day that it answers; null for one beside those that are due.</param>
internal readonly record struct ReportSent(DateOnly On, DateOnly? Due);
