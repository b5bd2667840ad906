using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>A report is placed on a meeting of the body that is to hear it.</summary>
internal sealed class ReportsGoToTheirBody : IInvariant
{
    internal const string Rule = "A report is heard at a meeting of its body";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched.Of<Report>().Select(r => r.Id).ToList();
        if (ids.Count == 0)
            return [];
        var wrong = await (
            from report in db.All<Report>()
            where ids.Contains(report.Id)
            join meeting in db.All<Meeting>() on report.Meeting equals meeting.Id
            where meeting.Body != report.Body
            join own in db.All<Body>() on report.Body equals own.Id
            join other in db.All<Body>() on meeting.Body equals other.Id
            orderby report.Order, report.Key
            select new
            {
                Report = report,
                meeting.Date,
                Own = own.Name,
                Other = other.Name,
            }
        ).ToListAsync();
        return
        [
            .. wrong.Select(w => new Refusal(
                Rule,
                $"“{w.Report.Title}” is for “{w.Own}”, and the meeting on {w.Date.InWords()} is one of “{w.Other}”. Choose a meeting of “{w.Own}”.",
                new RecordRef("report", w.Report.RowId),
                "meeting"
            )),
        ];
    }
}
