using System.Globalization;
using Remit.Kernel;

namespace Remit.Meetings.Clocks;

/// <summary>
/// So many whole days between two: neither the day on which something is done nor that of the meeting counts (clear days). Of clear working days,
/// weekends and bank holidays don't count either.
/// </summary>
internal readonly record struct ClearDays
{
    /// <summary>Refuses less than none and more than 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is neither.</exception>
    public ClearDays(int count, bool working = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MeetingClock.MostDays);
        (Count, OfWork) = (count, working);
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Whether only working days count.</summary>
    public bool OfWork { get; }

    /// <summary>
    /// The last day on which something may be done so that these days lie between it and a meeting; of working days it is one itself. Null where the
    /// bank holidays on the way are not recorded.
    /// </summary>
    public DateOnly? LatestBefore(DateOnly meeting, WorkingCalendar calendar)
    {
        if (!OfWork)
            return meeting.DayNumber > Count ? meeting.AddDays(-Count - 1) : null;
        return new WorkingDays(Count + 1).Before(meeting, calendar);
    }
}

/// <summary>So many days on which work is done, counted from a day that is not counted itself.</summary>
internal readonly record struct WorkingDays
{
    /// <inheritdoc cref="ClearDays(int, bool)"/>
    public WorkingDays(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MeetingClock.MostDays + 1);
        Count = count;
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>The day that lies so many working days before a day; null where the bank holidays on the way are not recorded.</summary>
    public DateOnly? Before(DateOnly day, WorkingCalendar calendar) => Step(day, calendar, -1);

    /// <summary>The day that lies so many working days after a day; null where the bank holidays on the way are not recorded.</summary>
    public DateOnly? After(DateOnly day, WorkingCalendar calendar) => Step(day, calendar, 1);

    private DateOnly? Step(DateOnly day, WorkingCalendar calendar, int step)
    {
        for (var left = Count; left > 0; )
        {
            if (step < 0 ? day == DateOnly.MinValue : day == DateOnly.MaxValue)
                return null;
            day = day.AddDays(step);
            if (calendar.IsWorking(day) is not { } working)
                return null;
            left -= working ? 1 : 0;
        }
        return day;
    }
}

/// <summary>How days are counted, in words.</summary>
internal static class CountedDays
{
    /// <summary>"five clear working days", "28 clear days".</summary>
    public static string InWords(int amount, ClockUnit unit) =>
        $"{(amount <= 10 ? NumberWords.Of(amount) : amount.ToString(CultureInfo.InvariantCulture))} {unit.InASentence()}{(amount == 1 ? "" : "s")}";

    /// <summary>The day that a rule gives for a meeting; null where it can't be known.</summary>
    public static DateOnly? DayOf(int amount, ClockUnit unit, bool after, DateOnly meeting, WorkingCalendar calendar) =>
        (unit, after) switch
        {
            (ClockUnit.Days, false) => meeting.DayNumber >= amount ? meeting.AddDays(-amount) : null,
            (ClockUnit.Days, true) => DateOnly.MaxValue.DayNumber - meeting.DayNumber >= amount ? meeting.AddDays(amount) : null,
            (ClockUnit.ClearDays, false) => new ClearDays(amount).LatestBefore(meeting, calendar),
            (ClockUnit.ClearDays, true) => DateOnly.MaxValue.DayNumber - meeting.DayNumber > amount
                ? meeting.AddDays(amount + 1)
                : null,
            (ClockUnit.ClearWorkingDays, false) => new ClearDays(amount, working: true).LatestBefore(meeting, calendar),
            (ClockUnit.ClearWorkingDays, true) => new WorkingDays(amount + 1).After(meeting, calendar),
            (ClockUnit.WorkingDays, false) => new WorkingDays(amount).Before(meeting, calendar),
            (ClockUnit.WorkingDays, true) => new WorkingDays(amount).After(meeting, calendar),
        };
}
