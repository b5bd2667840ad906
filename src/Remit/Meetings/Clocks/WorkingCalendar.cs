using Remit.Kernel;

namespace Remit.Meetings.Clocks;

/// <summary>
/// Which days are working days: Monday to Friday but bank holidays of England. The bank holidays of some years ship
/// with the program; a partnership's own calendar adds to them. Beyond the years of which they are recorded, nothing is known.
/// </summary>
internal sealed class WorkingCalendar
{
    private const int LongestHoliday = 31;
    private const int MostTries = 60;

    private readonly Dictionary<DateOnly, string> holidays;
    private readonly List<CalendarDays> own;

    /// <summary>The bank holidays that ship, with a partnership's own entries.</summary>
    public WorkingCalendar(IEnumerable<CalendarDays> own)
    {
        this.own = [.. own.Where(d => d is { From: not null, Until: not null })];
        holidays = new(BankHolidays.Shipped.Names);
        foreach (var entry in this.own.Where(d => d.Sort == DaysSort.BankHoliday))
            for (
                var day = entry.From!.Value.DayNumber;
                day <= Math.Min(entry.Until!.Value.DayNumber, entry.From!.Value.DayNumber + LongestHoliday);
                day++
            )
                holidays.TryAdd(DateOnly.FromDayNumber(day), entry.Title);
    }

    /// <summary>Whether all bank holidays that could fall on a day are recorded.</summary>
    public bool Knows(DateOnly day) =>
        BankHolidays.Shipped.Known.Covers(day)
        || own.Exists(d => d.Sort == DaysSort.BankHolidaysComplete && d.Period.Covers(day));

    /// <summary>The bank holiday that a day is; null for none.</summary>
    public string? HolidayOn(DateOnly day) => holidays.GetValueOrDefault(day);

    /// <summary>Why nobody meets on a day; null where somebody may.</summary>
    public string? ShutOn(DateOnly day) => own.FirstOrDefault(d => d.Sort == DaysSort.NoMeetings && d.Period.Covers(day))?.Title;

    /// <summary>The school term in which a day lies; null for none.</summary>
    public string? TermOn(DateOnly day) => own.FirstOrDefault(d => d.Sort == DaysSort.Term && d.Period.Covers(day))?.Title;

    /// <summary>Whether any term dates are recorded that lie in a period.</summary>
    public bool HasTermsIn(Period days) => own.Exists(d => d.Sort == DaysSort.Term && d.Period.Overlaps(days));

    /// <summary>The first day and the last of which a term is recorded; null where none is.</summary>
    public Period? TermsRecorded =>
        own.Where(d => d.Sort == DaysSort.Term).ToList() is { Count: > 0 } terms
            ? new Period(terms.Min(t => t.From), terms.Max(t => t.Until))
            : null;

    /// <summary>Whether work is done on a day; null where its bank holidays are not recorded and it is no weekend.</summary>
    public bool? IsWorking(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || HolidayOn(day) is not null ? false
        : Knows(day) ? true
        : null;

    /// <summary>The next working day in a direction, the day itself where it is one; null where it can't be known.</summary>
    public DateOnly? Nearest(DateOnly day, int step)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (IsWorking(day) is not { } working)
                return null;
            if (working)
                return day;
            if (step < 0 ? day == DateOnly.MinValue : day == DateOnly.MaxValue)
                return null;
            day = day.AddDays(step);
        }
        return null;
    }
}
