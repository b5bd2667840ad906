using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>The reports that a closing body was still to hear, and those that it was still to write.</summary>
internal sealed class ReportsLegacy : Legacy
{
    private const int MostLetters = 100;

    public override string Heading => "Reports of the forward planner";

    public override (string One, string Several) InWords => ("report", "reports");

    public override int Order => 100;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, self, last) = (closure.Db, closure.Body.Id, closure.Reference, closure.Last);
        var waiting = await (
            from report in db.Set<Report>()
            where report.Body == id || db.Set<ReportAuthor>().Any(a => a.Report == report.Id && a.Author == self)
            join meeting in db.Set<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into placed
            from there in placed.DefaultIfEmpty()
            where there == null || there.State == MeetingState.Cancelled || there.Date > last
            orderby report.Order, report.Key
            select new { Report = report, Meeting = there }
        ).ToListAsync();
        var ids = waiting.ConvertAll(w => w.Report.Id);
        var authors = (await db.Set<ReportAuthor>().Where(a => ids.Contains(a.Report)).ToListAsync()).ToLookup(a => a.Report);
        return
        [
            .. waiting
                .Where(w => w.Report.Body == id)
                .Select(w => new LegacyItem(
                    new RecordRef("report", w.Report.RowId),
                    w.Report.Version,
                    $"To hear: {w.Report.Title.Shortened(MostLetters)}"
                )
                {
                    Ends = "Stays unheard",
                    IsLeft = true,
                    Goes = to => Hear(closure, w.Report, w.Meeting, authors[w.Report.Id], to),
                }),
            .. waiting
                .Where(w => w.Report.Body != id)
                .Select(w => new LegacyItem(
                    new RecordRef("report", w.Report.RowId),
                    w.Report.Version,
                    $"To write: {w.Report.Title.Shortened(MostLetters)}"
                )
                {
                    Ends = "Is left as it is",
                    IsLeft = true,
                    MayGoAbove = true,
                    Goes = to =>
                    {
                        closure.Open(w.Report, to);
                        HandOverAuthors(closure, authors[w.Report.Id], to);
                    },
                }),
        ];
    }

    /// <summary>Another body is to hear it: at the meeting that goes with it, else at one that is still to be chosen.</summary>
    private static void Hear(Closure closure, Report report, Meeting? meeting, IEnumerable<ReportAuthor> authors, Body to)
    {
        closure.Db.Entry(report).Property(nameof(Report.Body)).CurrentValue = to.Id;
        if (meeting is not null && meeting.Body != to.Id)
        {
            report.Meeting = null;
            report.MeetingWords ??= LondonDate.Words(meeting.Date);
        }
        closure.Open(report, to);
        HandOverAuthors(closure, authors, to);
    }

    /// <summary>Where nobody gets it, the closed body stays named: it says who was to write it.</summary>
    private static void HandOverAuthors(Closure closure, IEnumerable<ReportAuthor> authors, Body to)
    {
        var all = authors.ToList();
        if (all.Find(a => a.Author == closure.Reference) is not { } own)
            return;
        var next = new RecordRef("body", to.RowId);
        closure.Db.Remove(own);
        if (!all.Exists(a => a.Author == next))
            closure.Db.Add(
                new ReportAuthor
                {
                    Id = closure.Ids.Next<ReportAuthor>(),
                    Report = own.Report,
                    Author = next,
                    Order = own.Order,
                }
            );
    }
}
