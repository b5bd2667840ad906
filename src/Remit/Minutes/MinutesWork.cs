using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Minutes;

/// <summary>
/// What chairs and clerks have to do about minutes: corrections that wait, minutes that are to be written, with the latest day, and those that the
/// next meeting is to approve. One query, and one for the rules about time, which are
/// remembered.
/// </summary>
internal sealed class MinutesWork(MinutesLinks links, LatestDays latest) : IWorkSource
{
    public int Order => 25;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, today) = (looking.Db, me.Today);
        var led = me.Led.Where(b => b.Kind == "body").Select(b => new Id<Body>(b.Id)).ToList();
        if (led.Count == 0)
            return null;
        var meetings = await (
            from meeting in db.All<Meeting>()
            where
                led.Contains(meeting.Body)
                && meeting.Date <= today
                && (meeting.State == MeetingState.Held || meeting.State == MeetingState.Minuted)
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, meeting.Key
            select new
            {
                Meeting = meeting,
                meeting.Date,
                meeting.Key,
                meeting.MinutedOn,
                body.Kind,
                Body = body.Name,
                BodyKey = body.Key,
                State = db.All<MeetingMinutes>()
                    .Where(m => m.Meeting == meeting.Id)
                    .Select(m => (MinutesState?)m.State)
                    .FirstOrDefault(),
                Waiting = db.All<Correction>().Count(c => c.Meeting == meeting.Id && c.Outcome == CorrectionOutcome.Waiting),
                Next = db.All<Meeting>()
                    .Where(m => m.Body == meeting.Body && m.Date > meeting.Date && m.State != MeetingState.Cancelled)
                    .Min(m => (DateOnly?)m.Date),
            }
        ).ToListAsync();
        var lines = new List<(int Sort, WorkLine Line)>();
        foreach (var m in meetings.Where(m => m.State != MinutesState.Approved))
        {
            var (what, page) = ($"{m.Body}, {m.Date.InWords()}", links.Minutes(m.BodyKey, m.Key));
            if (m.Waiting > 0)
                lines.Add(
                    (
                        0,
                        new WorkLine(what, page)
                        {
                            Said = $"{m.Waiting.Counted("correction waits", "corrections wait")} for your answer",
                        }
                    )
                );
            else if (m.State == MinutesState.Circulated)
                lines.Add(
                    (
                        2,
                        new WorkLine(what, page)
                        {
                            Said = m.Next is { } next
                                ? next <= today
                                    ? $"to be approved: the meeting on {next.InWords()} could have"
                                    : $"to be approved at the meeting on {next.InWords()}"
                                : "to be approved at the next meeting, which has no date yet",
                        }
                    )
                );
            // Whoever keeps minutes elsewhere says when they went out, and has nothing to write here.
            else if (m.MinutedOn is null && m.State is null or MinutesState.Draft)
            {
                var last = await latest.Of(looking, m.Meeting, m.Kind, ClockSets.Minutes);
                lines.Add(
                    (1, new WorkLine(what, page) { Said = $"minutes to write and circulate. {last.Said}", Due = last.Day })
                );
            }
        }
        return lines.Count == 0
            ? null
            : new WorkPart("minutes", "Minutes", [.. lines.OrderBy(l => l.Sort).Select(l => l.Line)])
            {
                Waiting = lines.Count(l => l.Sort == 0),
                Late = lines.Count(l => l.Line.Due < today),
                Soon = lines.Count(l => l.Line.Due >= today && l.Line.Due <= MyWork.SoonBy(today)),
            };
    }
}
