using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Panels;

/// <summary>When a body meets next, and what it is to hear.</summary>
internal sealed class BodyMeetingsPanel : IPanel
{
    private const int Shown = 4;

    public string Kind => "body";

    public int Order => 20;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var (db, day, id) = (looking.Db, looking.AsAt, new Id<Body>(record.Id));
        var placed =
            from report in db.All<Report>()
            where report.Body == id
            join meeting in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into found
            from there in found.DefaultIfEmpty()
            select new { On = there, report.Standing };
        var shown = await (
            from body in db.All<Body>()
            where body.Id == id
            select new
            {
                Body = new Named(body.Key, body.Name),
                Coming = db.All<Meeting>()
                    .Where(m => m.Body == body.Id && m.Date >= day && m.State != MeetingState.Cancelled)
                    .OrderBy(m => m.Date)
                    .ThenBy(m => m.Start)
                    .Take(Shown)
                    .Select(m => new { Meeting = m, Reports = db.All<Report>().Count(r => r.Meeting == m.Id) })
                    .ToList(),
                Meetings = db.All<Meeting>().Count(m => m.Body == body.Id),
                Waiting = placed.Count(p => p.On == null || p.On.State == MeetingState.Cancelled || p.On.Date >= day),
                Unplaced = placed.Count(p =>
                    (p.On == null && !p.Standing) || (p.On != null && p.On.State == MeetingState.Cancelled)
                ),
            }
        ).SingleOrDefaultAsync();
        if (shown is null || shown.Meetings + shown.Waiting == 0)
            return null;
        return new Panel(
            "meetings",
            "/Meetings/Panels/_BodyMeetings.cshtml",
            new BodyMeetings(
                shown.Body.Key,
                [
                    .. shown.Coming.Select(c => new MeetingLine(
                        shown.Body,
                        c.Meeting.Key,
                        c.Meeting.Date,
                        c.Meeting.Start,
                        c.Meeting.End,
                        c.Meeting.Venue,
                        c.Meeting.Kind,
                        Meeting.StateOn(day, c.Meeting.State, c.Meeting.Date),
                        c.Meeting.PapersDue,
                        c.Reports
                    )),
                ],
                shown.Meetings,
                shown.Waiting,
                shown.Unplaced
            )
        );
    }
}

/// <summary>The meetings of a body and its forward planner in a few lines.</summary>
/// <param name="Body">The body's key.</param>
/// <param name="Next">The next few meetings.</param>
/// <param name="Meetings">How many are recorded, whenever they are.</param>
/// <param name="Waiting">The reports that wait to be heard.</param>
/// <param name="Unplaced">Those of them without a meeting, which a standing item does not need.</param>
internal sealed record BodyMeetings(string Body, IReadOnlyList<MeetingLine> Next, int Meetings, int Waiting, int Unplaced);
