using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Duties;

/// <summary>What is there to report by this duty: by default since the last report?</summary>
[Needs("responsibilities.read")]
internal sealed class ReportPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public PreparedReport Report { get; private set; } = null!;

    /// <summary>Whether whoever looks may send it, and looks at today.</summary>
    public bool MaySend { get; private set; }

    /// <summary>Whether somebody's words wait to be sent with it.</summary>
    public bool HasDraft { get; private set; }

    public object Twin => new { Report };

    public Publication Publication => ReportPaper.Of(Report, looking.AsAt);

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string key, [FromQuery] string? since, [FromQuery] string? until)
    {
        if (await DutyOn.Find(db, key, looking.AsAt) is not { } on)
            return NotFound();
        var (from, upTo) = ReportDays.Of(on, since, until, looking.AsAt, frame);
        Report = await PreparedReport.Load(db, on, from, upTo);
        HasDraft = on.Draft is not null;
        MaySend = looking.IsNow && Sending.May(looking.Viewer, on.Duty);
        return Page();
    }
}
