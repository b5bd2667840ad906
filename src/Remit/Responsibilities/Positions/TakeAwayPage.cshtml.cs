using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// Must this document go? One that should not have been attached is deleted for good; the account and that there was a document stay.
/// </summary>
[Needs("positions.decide"), OnlyNow]
internal sealed class TakeAwayPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute(Name = "register")]
    public string RegisterKey { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    [FromRoute(Name = "position")]
    public string PositionKey { get; set; } = "";

    [FromRoute(Name = "evidence")]
    public string EvidenceKey { get; set; } = "";

    public Evidence Evidence { get; private set; } = null!;
    public string Back => ResponsibilitiesLinks.ResponsibilityPath(RegisterKey, Key);

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        return await Find(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        var hash = Evidence.File;
        var piece = await db.Set<Evidence>().SingleAsync(e => e.Id == Evidence.Id);
        (piece.File, piece.FileName) = (null, null);
        piece.Note = $"{piece.Note}\n\nThe document was taken away on {LondonDate.Words(clock.Today)}.".Trim();
        db.WithTheChange = () =>
            db.Set<Attachment>().Where(a => a.Hash == hash && !db.Set<Evidence>().Any(e => e.File == hash)).ExecuteDeleteAsync();
        var kept = await db.Commit(viewer.Change($"Took away the document “{Evidence.Title}”"));
        if (!kept.IsRefused)
            return Redirect($"{Back}?{EditLinks.SavedKey}={kept.Value.Number}");
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    private async Task<IActionResult?> Find(Db db)
    {
        var found = await (
            from g in db.All<Register>()
            where g.Key == RegisterKey
            join r in db.All<Responsibility>() on g.Id equals r.Register
            where r.Key == Key
            join p in db.All<Position>() on r.Id equals p.Responsibility
            where p.Key == PositionKey
            join e in db.All<Evidence>() on p.Id equals e.Position
            where e.Key == EvidenceKey && e.File != null
            select new
            {
                r.Id,
                p.Sensitivity,
                Evidence = e,
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        Evidence = found.Evidence;
        var rights = await PositionRights.Load(db, clock.Today, [found.Id]);
        return rights.MayDecide(viewer, found.Id, found.Sensitivity)
            ? null
            : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
