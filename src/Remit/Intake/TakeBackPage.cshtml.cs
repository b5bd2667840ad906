using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>Take all of it back?</summary>
[Needs("intake.write"), OnlyNow]
internal sealed class TakeBackPage(Uploads uploads, Store store, Viewer viewer, IntakeLinks links) : PageModel
{
    public Upload Upload { get; private set; } = null!;

    /// <summary>How many records it added, which would be withdrawn.</summary>
    public int Added { get; private set; }

    /// <summary>How many it changed, which would be as they were.</summary>
    public int Changed { get; private set; }

    /// <summary>Why it can't be taken back any more.</summary>
    public IReadOnlyList<string> Refusals { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        await Show(await store.TakeBack(Upload.ChangeNumber!.Value, Change(), rehearse: true));
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        var result = await store.TakeBack(Upload.ChangeNumber!.Value, Change(), Upload);
        if (!result.IsRefused)
            return Redirect(links.Import(id) + "?done=back");
        // A form that was sent twice finds it taken back by the first.
        if (await Load(id) is { } already)
            return already;
        await Show(result);
        return Page();
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await uploads.Find(id) is not { } upload)
            return NotFound();
        if (upload.ChangeNumber is null || upload.TakenBackBy is not null)
            return Redirect(links.Import(id) + "?done=back");
        Upload = upload;
        return null;
    }

    private Change Change() =>
        viewer.Change($"Took change {Upload.ChangeNumber!.Value.ToString(CultureInfo.InvariantCulture)} back: {Upload.Name}");

    private async Task Show(Result<LoggedChange> result)
    {
        Refusals = [.. result.Refusals.Select(r => r.Message).Distinct()];
        foreach (var refusal in Refusals)
            ModelState.AddModelError("", refusal);
        await using var db = store.Read(viewer.Sight);
        var kinds = db.Shapes.All.Select(s => s.Kind).ToList();
        var counts = await db
            .ChangeEntries.Where(e => e.ChangeNumber == Upload.ChangeNumber && kinds.Contains(e.Kind))
            .GroupBy(e => e.Previous == null)
            .Select(g => new { IsNew = g.Key, Count = g.Count() })
            .ToListAsync();
        Added = counts.Where(c => c.IsNew).Sum(c => c.Count);
        Changed = counts.Where(c => !c.IsNew).Sum(c => c.Count);
    }
}
