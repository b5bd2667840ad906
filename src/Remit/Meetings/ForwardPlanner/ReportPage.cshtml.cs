using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>What is this report, who writes it, and when is it heard?</summary>
[Needs("meetings.read")]
internal sealed class ReportPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public ReportLine Report { get; private set; } = null!;

    public object Twin => new { Report };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await FoundReport.All(db, db.All<Report>().Where(r => r.Key == key)) is not [var found])
            return NotFound();
        Report = ReportLine.Of([found], await Mentions.Load(db, found.Mentioned), looking.AsAt)[0];
        return Page();
    }
}
