using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Meetings.Papers;

/// <summary>The bytes of a paper, for whoever sees it: always as a file to be saved, never shown by the browser as a page of ours.</summary>
[Needs("papers.read")]
internal sealed class PaperPage(Db db, Store store) : PageModel, IAnswersWithAFile
{
    public async Task<IActionResult> OnGet(string key, string id)
    {
        var found = await (
            from report in db.All<Report>()
            where report.Key == key
            join p in db.All<Paper>() on report.Id equals p.Report
            where p.Key == id
            select p
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        // One that is recalled in the records of today, by itself or with its report, is shut whichever day is looked at.
        await using var now = store.Read(Sight.Everything);
        var recalled = await (
            from p in now.All<Paper>()
            where p.Id == found.Id
            join t in now.All<ReportText>() on p.Report equals t.Report into texts
            from text in texts.DefaultIfEmpty()
            select p.RecalledBecause ?? text!.RecalledBecause
        ).FirstOrDefaultAsync();
        if (recalled is not null)
        {
            Problems.Say(HttpContext, StatusCodes.Status410Gone, "This paper is recalled", recalled);
            return new StatusCodeResult(StatusCodes.Status410Gone);
        }
        return await PaperBytes.Read(now, found.Hash) is { } bytes
            ? File(bytes, "application/octet-stream", found.File)
            : NotFound();
    }
}
