using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Organisations;

/// <summary>Gives a body or an organisation another name from a day on. Until then it keeps the one that it had.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class RenamePage(Store store, Viewer viewer, LondonClock clock, EditLinks links) : PageModel
{
    /// <summary>"bodies" or "organisations".</summary>
    [FromRoute]
    public string Plural { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>What it is called now.</summary>
    public string Now { get; private set; } = "";
    public Answers Answers { get; private set; } = new();

    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public string Address => $"/{Plural}/{Key}";

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not { } record)
            return NotFound();
        if (links.FormOf(Kind) is null || !await db.MayChange(store.Policy, viewer, record))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Answers["name"] = Now;
        TypedDate.Show("on", clock.Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is not { } record)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var name = Answers["name"].Trim();
        if (name.Length == 0)
            ModelState.AddModelError("name", "Enter the new name");
        if (TypedDate.Read("on", "The day", Answers, out var on) is { } wrong)
            ModelState.AddModelError("on", wrong);
        else if (on is null)
            ModelState.AddModelError("on", "Enter the day from which it is called so");
        if (!ModelState.IsValid)
            return Page();
        var renaming = new Reorganising(db, store.Ids);
        var renamed = record is Body body
            ? await renaming.Rename(body.Id, name, on!.Value)
            : await renaming.Rename(((Organisation)record).Id, name, on!.Value);
        var refusals = renamed.Refusals;
        if (!renamed.IsRefused)
        {
            var kept = await db.Commit(viewer.Change($"Renamed “{Now}” to “{name}” from {LondonDate.Words(on.Value)}"));
            if (!kept.IsRefused)
                return Redirect($"{Address}?{EditLinks.SavedKey}={kept.Value.Number}");
            refusals = kept.Refusals;
        }
        foreach (var refusal in refusals)
            ModelState.AddModelError(refusal.Field is "name" or "on" ? refusal.Field : "", refusal.Message);
        return Page();
    }

    private string Kind => Plural == "bodies" ? "body" : "organisation";

    private async Task<Record?> Find(Db db)
    {
        Record? record = Plural switch
        {
            "bodies" => await db.All<Body>().FirstOrDefaultAsync(b => b.Key == Key),
            "organisations" => await db.All<Organisation>().FirstOrDefaultAsync(o => o.Key == Key),
            _ => null,
        };
        Now = (record as INamed)?.Name ?? "";
        return record;
    }
}
