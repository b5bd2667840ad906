using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>The reports that somebody is to write: theirs, their posts' and those of the bodies that they lead, as long as nobody heard them.</summary>
internal sealed class ReportsWork(MeetingsLinks links) : IWorkSource
{
    public int Order => 20;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, day, own) = (looking.Db, me.Today, me.AnswersFor.ToList());
        var reports = await (
            from report in db.All<Report>()
            where !report.Standing && db.All<ReportAuthor>().Any(a => a.Report == report.Id && own.Contains(a.Author))
            join body in db.All<Body>() on report.Body equals body.Id
            join m in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)m.Id into placed
            from meeting in placed.DefaultIfEmpty()
            where meeting == null || (meeting.Date >= day && meeting.State != MeetingState.Cancelled)
            where !db.All<ReportText>().Any(t => t.Report == report.Id && (t.SubmittedOn != null || t.RecalledOn != null))
            select new
            {
                Report = report,
                Body = body.Name,
                PapersDue = meeting == null ? null : meeting.PapersDue,
                On = meeting == null ? null : (DateOnly?)meeting.Date,
            }
        ).ToListAsync();
        return reports.Count == 0
            ? null
            : WorkPart.Due(
                "reports",
                "Reports to write",
                reports.Select(r => new WorkLine(r.Report.Title, links.Report(r.Report.Key))
                {
                    Said =
                        $"For {r.Body}{(r.On is { } on ? $" on {LondonDate.Words(on)}" : r.Report.MeetingWords is { } words ? $" ({words})" : "")}",
                    Due = r.Report.Due ?? r.PapersDue ?? r.On,
                }),
                me
            );
    }
}
