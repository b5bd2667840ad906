using Remit.Checks;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Checking;

/// <summary>A report that a body or a post asked for, whose day has passed and which no meeting heard: MTG-07.</summary>
internal sealed class ReportsNeverReceived() : MeetingsCheck("MTG-07", "A report that was asked for and never received")
{
    public override string Why => "Who asks and hears nothing, and does not notice, does not hold anybody to account.";

    public override string Source => "Appendix A, future actions: reports to Board.";

    protected override IEnumerable<Finding> Find(MeetingsOn at) =>
        at
            .Reports.Where(r => IsNeverReceived(at, r))
            .Select(report =>
            {
                var body = at[report.Body];
                var day = DayOf(report)!.Value;
                return Fault(
                    Severity.Warning,
                    "never-received",
                    $"“{report.Title}” was asked for, for {body.Name}, by {LondonDate.Words(day)}, and no meeting has heard it.",
                    "Ask whoever is to write it, and put it on the next meeting; if it is not needed any more, have the body say so.",
                    [
                        MeetingsOn.Found(report),
                        MeetingsOn.Found(body),
                        at.Meeting(report.Meeting) is { } meeting ? at.Found(meeting) : null,
                    ]
                );
            });

    /// <summary>Whether somebody asked for it, its day is over, and no meeting heard it: it has none, or it was taken off its agenda.</summary>
    public static bool IsNeverReceived(MeetingsOn at, Report report)
    {
        if (report.AskedBy is null || report.Standing || !(DayOf(report) < at.Day))
            return false;
        return at.Meeting(report.Meeting) is not { } meeting
            || (
                meeting.IsHeld
                && meeting.Date <= at.Day
                && at.Items[meeting.Id].Where(i => i.Report == report.Id).ToList() is { Count: > 0 } items
                && items.TrueForAll(i => i.WithdrawnOn is not null)
            );
    }

    private static DateOnly? DayOf(Report report) => report.Latest ?? report.Due;
}
