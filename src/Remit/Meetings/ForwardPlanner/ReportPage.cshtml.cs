using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>What is this report, who writes it, and when is it heard?</summary>
[Needs("meetings.read")]
internal sealed class ReportPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public ReportLine Report { get; private set; } = null!;

    /// <summary>The reports that have to be heard before it.</summary>
    public IReadOnlyList<Named> Before { get; private set; } = [];

    public object Twin => new { Report, Before };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await FoundReport.All(db, db.All<Report>().Where(r => r.Key == key)) is not [var found])
            return NotFound();
        Report = ReportLine.Of([found], await Mentions.Load(db, found.Mentioned), looking.AsAt)[0];
        Before = await (
            from order in db.All<ReportOrder>()
            where order.Report == found.Report.Id
            join before in db.All<Report>() on order.After equals before.Id
            orderby order.Order
            select new Named(before.Key, before.Title)
        ).ToListAsync();
        return Page();
    }
}
