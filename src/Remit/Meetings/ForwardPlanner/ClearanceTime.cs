using Remit.Meetings.Clocks;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>How long it takes until a report is cleared that somebody is asked to clear, where nobody said by which day it will be.</summary>
internal static class ClearanceTime
{
    /// <summary>So many working days, for all who clear it together.</summary>
    public const int WorkingDays = 5;

    /// <summary>Where the bank holidays on the way are not recorded: days of the calendar.</summary>
    private const int DaysOtherwise = 7;

    /// <summary>"five working days".</summary>
    public static string InWords => CountedDays.InWords(WorkingDays, ClockUnit.WorkingDays);

    /// <summary>The day on which what is still to be cleared is reckoned to be ready.</summary>
    public static DateOnly ReadyFrom(DateOnly day, WorkingCalendar calendar) =>
        new WorkingDays(WorkingDays).After(day, calendar) ?? day.AddDays(DaysOtherwise);
}
