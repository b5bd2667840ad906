using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Duties;

/// <summary>What was sent that day, word for word?</summary>
[Needs("responsibilities.read")]
internal sealed class SentReportPage(Db db) : PageModel, IJsonTwin, IPublished
{
    public SentReport Report { get; private set; } = null!;

    public object Twin => new { Report };

    public Publication Publication => ReportPaper.Of(Report);

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string key)
    {
        var found = await (
            from report in db.All<ReportMade>()
            where report.Key == key
            join duty in db.All<ReportingDuty>() on report.Duty equals duty.Id
            join p in db.All<Person>() on report.By equals p.Id into people
            from person in people.DefaultIfEmpty()
            select new
            {
                Report = report,
                Duty = new Named(duty.Key, duty.About),
                By = person == null ? null : new Named(person.Key, person.Name),
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        var made = found.Report;
        Report = new SentReport(
            made.Key,
            made.Title,
            found.Duty,
            made.SentOn,
            made.Since,
            made.UpTo,
            made.Due,
            found.By?.Name ?? made.ByWords,
            made.Reference,
            made.Text,
            made.Note
        );
        return Page();
    }
}

/// <summary>A report as it was sent.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Duty">The duty by which it was sent.</param>
/// <param name="On">When it was sent.</param>
/// <param name="Since">The first day of which it tells.</param>
/// <param name="UpTo">The last.</param>
/// <param name="Due">The due day that it answers.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Reference">Where it is kept.</param>
/// <param name="Text">The text, in Markdown; null where it is only kept elsewhere.</param>
/// <param name="Note">What is worth saying.</param>
internal sealed record SentReport(
    string Key,
    string Title,
    Named Duty,
    DateOnly On,
    DateOnly? Since,
    DateOnly? UpTo,
    DateOnly? Due,
    string? By,
    string? Reference,
    string? Text,
    string? Note
);
