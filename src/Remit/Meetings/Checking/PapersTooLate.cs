using Remit.Checks;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;

namespace Remit.Meetings.Checking;

/// <summary>
/// Notice or papers later than the rule that binds the body, by law or by its own terms: MTG-01. It looks at meetings of the last year and those to
/// come, says nothing where nobody recorded what was done, and of rules that bind only in some cases only that a notice was late for no reason.
/// </summary>
internal sealed class PapersTooLate() : MeetingsCheck("MTG-01", "Notice or papers later than the rule that binds the body")
{
    private const int DaysOfAYear = 365;

    public override string Why =>
        "Who has not read the papers can’t decide on them, and the public can’t come to what it was not told of.";

    public override string Source =>
        "Local Government Act 1972, for councils and their committees; for other bodies their own terms.";

    protected override IEnumerable<Finding> Find(MeetingsOn at)
    {
        foreach (var body in at.Bodies)
        foreach (var meeting in at.Of(body).Where(m => m.Date.AddDays(DaysOfAYear) >= at.Day))
        {
            var rules = ShippedClocks.With(at.Clocks, meeting.Date).Where(r => r.OnlyWhere is null || r.TakesNotice);
            var notices = at.Notices[meeting.Id].ToList();
            foreach (var deadline in Deadline.Of(meeting, body.Kind, rules, at.Calendar, at.Day, notices))
                if (LateBy(at, meeting, deadline) is { } what && deadline.Day is { } day)
                    yield return Fault(
                        deadline.Rule.Ships || deadline.Rule.Binds.Count > 0 ? Severity.Error : Severity.Warning,
                        deadline.Rule.Key,
                        $"{body.Name}, meeting of {LondonDate.Words(meeting.Date)}: {what}. The latest day was {LondonDate.Words(day)} (“{deadline.Rule.Title}”).",
                        meeting.IsHeld
                            ? "Find out why it was late, and whether a decision taken there has to be taken again."
                            : "Move the meeting, or take what is late to the next one.",
                        [
                            at.Found(meeting),
                            MeetingsOn.Found(body),
                            Recorded(at, deadline.Rule),
                            Given(at, meeting, deadline, notices),
                            .. Late(at, meeting, deadline),
                        ]
                    );
        }
    }

    private static string? LateBy(MeetingsOn at, Meeting meeting, Deadline deadline) =>
        deadline.Rule.Sets switch
        {
            // What was never recorded to be done is not known to be late, but that nobody was called to it.
            ClockSets.Notice when deadline.State == DeadlineState.Missed => deadline.DoneOn is { } called
                ? $"its members were called on {LondonDate.Words(called)}"
                : "its members are not called yet",
            ClockSets.Agenda when deadline is { State: DeadlineState.Missed, DoneOn: { } published } =>
                $"its agenda and papers went out on {LondonDate.Words(published)}",
            ClockSets.Papers when Late(at, meeting, deadline).ToList() is { Count: > 0 } late => late.Count == 1
                ? "a report was handed in late"
                : $"{late.Count:N0} reports were handed in late",
            ClockSets.PrivateMeeting
            or ClockSets.KeyDecision when deadline is { State: DeadlineState.Missed, IsExcused: false, DoneOn: { } given } =>
                $"notice was given on {LondonDate.Words(given)}, and no reason is recorded",
            _ => null,
        };

    /// <summary>The notice that was given late.</summary>
    private static FoundRecord? Given(MeetingsOn at, Meeting meeting, Deadline deadline, List<MeetingNotice> notices) =>
        notices.Find(n => n.Key == deadline.Notice?.Key) is { } notice
            ? FoundRecord.Of("meeting-notice", notice, $"Notice given on {LondonDate.Words(notice.On)}", at.Found(meeting))
            : null;

    /// <summary>The reports that were handed in after the day.</summary>
    private static IEnumerable<FoundRecord> Late(MeetingsOn at, Meeting meeting, Deadline deadline) =>
        deadline is { Rule.Sets: ClockSets.Papers, Day: { } day }
            ? at
                .Reports.Where(r => r.Meeting == meeting.Id && at.Texts[r.Id].Any(t => t.SubmittedOn > day))
                .Select(MeetingsOn.Found)
            : [];

    /// <summary>The record of a rule that the partnership has itself; null for one that ships.</summary>
    private static FoundRecord? Recorded(MeetingsOn at, ClockRule rule) =>
        rule.Ships ? null
        : at.Clocks.FirstOrDefault(c => c.Key == rule.Key) is { } clock ? FoundRecord.Of("meeting-clock", clock, clock.Title)
        : null;
}
