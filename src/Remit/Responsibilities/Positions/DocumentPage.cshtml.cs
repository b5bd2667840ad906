using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// The document behind a position, for whoever sees its evidence: always as a file to be saved, never shown by the browser as a page of ours.
/// </summary>
[Needs("positions.read")]
internal sealed class DocumentPage(Db db, Attachments attachments, Viewer viewer, LondonClock clock)
    : PageModel,
        IAnswersWithAFile
{
    public async Task<IActionResult> OnGet(string register, string key, string position, string evidence)
    {
        var found = await (
            from g in db.All<Register>()
            where g.Key == register
            join r in db.All<Responsibility>() on g.Id equals r.Register
            where r.Key == key
            join p in db.All<Position>() on r.Id equals p.Responsibility
            where p.Key == position
            join e in db.All<Evidence>() on p.Id equals e.Position
            where e.Key == evidence && e.File != null
            select new
            {
                r.Id,
                p.Draft,
                p.DraftedBy,
                Row = r.Sensitivity,
                e.File,
                e.FileName,
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        if (found.Draft is not null)
        {
            var rights = await PositionRights.Load(db, clock.Today, [found.Id]);
            if (
                !rights.MayDecide(viewer, found.Id, found.Row)
                && !rights.Drafters(viewer, found.Id).Contains(found.DraftedBy ?? default)
            )
                return NotFound();
        }
        return await attachments.Read(found.File!) is { } bytes
            ? File(bytes, "application/octet-stream", found.FileName)
            : NotFound();
    }
}
