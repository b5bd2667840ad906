using Remit.Checks;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Checking;

/// <summary>
/// A forward planner that can't fit: a report whose latest day has no meeting before it, or that is placed after that day; a meeting on which more is
/// placed than it has time for beside its other items, or more to note than its terms let it take: MTG-05. Of what a body asked for and never had, MTG-07 tells.
/// </summary>
internal sealed class ReportsMissTheirMeeting()
    : MeetingsCheck("MTG-05", "A forward planner that can’t fit: a report misses its latest meeting")
{
    public override string Why =>
        "A report that comes after its day comes for nothing: the deadline, the return or the budget is over.";

    public override string Source => "Appendix A, notes: so many reports to the Board that some prioritisation is needed.";

    protected override IEnumerable<Finding> Find(MeetingsOn at) =>
        at.Reports.Where(r => !r.Standing).Select(r => OfReport(at, r)).OfType<Finding>().Concat(TooFull(at));

    private Finding? OfReport(MeetingsOn at, Report report)
    {
        if (report.Latest is not { } latest || ReportsNeverReceived.IsNeverReceived(at, report))
            return null;
        var body = at[report.Body];
        if (at.Meeting(report.Meeting) is { } placed)
            return placed.Date <= latest || placed.Date <= at.Day
                ? null
                : Fault(
                    Severity.Warning,
                    "too-late",
                    $"“{report.Title}” has to be heard by {LondonDate.Words(latest)}, and is on the meeting of {LondonDate.Words(placed.Date)}.",
                    "Put it on an earlier meeting, or call one; if the day can be another, change it and say why.",
                    [MeetingsOn.Found(report), MeetingsOn.Found(body), at.Found(placed)]
                );
        var could = at.ComingOf(body).FirstOrDefault(m => m.Date <= latest && !(m.Date < report.Earliest));
        var next = at.ComingOf(body).FirstOrDefault();
        // Where no meeting to come is recorded, its dates are not known yet, and there may well be one in time.
        if (could is not null || (next is null && latest >= at.Day))
            return null;
        return Fault(
            Severity.Warning,
            "no-meeting",
            $"“{report.Title}” has to be heard by {LondonDate.Words(latest)}, and {body.Name} has no meeting "
                + (latest < at.Day ? "at which it was." : "until then at which it could be.")
                + (next is null ? "" : $" The next one is on {LondonDate.Words(next.Date)}."),
            "Call a meeting before that day, have it decided another way that the terms allow, or change the day and say why.",
            [MeetingsOn.Found(report), MeetingsOn.Found(body), next is null ? null : at.Found(next)]
        );
    }

    private IEnumerable<Finding> TooFull(MeetingsOn at)
    {
        foreach (var body in at.Bodies)
        foreach (var meeting in at.ComingOf(body))
        {
            var placed = at.Reports.Where(r => r.Meeting == meeting.Id || MinutesTaken.IsStandingOn(r, meeting)).ToList();
            var taken = MinutesTaken.Of(meeting, at.Items[meeting.Id], at.Reports);
            var minutes = taken.ByStanding + placed.Where(r => !r.Standing).Sum(r => r.Minutes ?? 0);
            if (taken.Lasts is { } lasts && minutes > 0 && minutes + taken.ByItems > lasts)
                yield return Fault(
                    Severity.Warning,
                    "too-full",
                    $"{body.Name} has {lasts:N0} minutes on {LondonDate.Words(meeting.Date)}. The reports placed on it need {minutes:N0}, and {(taken.IsBegun ? "the other items of its agenda" : "the usual items")} {taken.ByItems:N0}.",
                    "Plan again: some reports have to wait, or the meeting has to last longer.",
                    [at.Found(meeting), MeetingsOn.Found(body), .. placed.Select(MeetingsOn.Found)]
                );
            var (notes, toNote) = (at.NotesOf(meeting), placed.Where(NotesTaken.IsToNote).ToList());
            if (toNote.Count > notes.Most)
                yield return Fault(
                    Severity.Warning,
                    "too-many-to-note",
                    $"{body.Name} has {toNote.Count.Counted("report", "reports")} only to be noted on {LondonDate.Words(meeting.Date)}. Version {notes.Version} of its terms of reference lets a meeting take {notes.Most:N0}.",
                    "Put some on another meeting, circulate them another way, or ask the body to do more than note them.",
                    [
                        at.Found(meeting),
                        MeetingsOn.Found(body),
                        at.FoundTerms(meeting, notes.Version!),
                        .. toNote.Select(MeetingsOn.Found),
                    ]
                );
        }
    }
}
