using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Organisations;

/// <summary>What is this body called from a day on? Until then it keeps the name that it had.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class RenameBodyPage(Store store, Viewer viewer, LondonClock clock)
    : RenamePage<Body>(store, viewer, clock, "bodies")
{
    private protected override Task<Result<FormerName>> Rename(Reorganising renaming, Body record, string name, DateOnly on) =>
        renaming.Rename(record.Id, name, on);
}

/// <summary>What is this organisation called from a day on? Until then it keeps the name that it had.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class RenameOrganisationPage(Store store, Viewer viewer, LondonClock clock)
    : RenamePage<Organisation>(store, viewer, clock, "organisations")
{
    private protected override Task<Result<FormerName>> Rename(
        Reorganising renaming,
        Organisation record,
        string name,
        DateOnly on
    ) => renaming.Rename(record.Id, name, on);
}

/// <summary>What the two share with their form.</summary>
internal interface IRenaming
{
    /// <summary>What it is called now.</summary>
    string Now { get; }

    /// <summary>Where its page is.</summary>
    string Address { get; }

    /// <summary>What was typed.</summary>
    Answers Answers { get; }

    /// <summary>What is wrong with the day; null for nothing.</summary>
    string? WrongDay { get; }
}

/// <summary>Gives something with a name another one from a day on.</summary>
internal abstract class RenamePage<T>(Store store, Viewer viewer, LondonClock clock, string plural) : PageModel, IRenaming
    where T : DatedRecord<T>, INamed
{
    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>What it is called now.</summary>
    public string Now { get; private set; } = "";
    public Answers Answers { get; private set; } = new();

    public string? WrongDay => ModelState.TryGetValue("on", out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;
    public string Address => $"/{plural}/{Key}";

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not { } record)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, record))
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
        if (Answers["_was-name"] != Now)
            ModelState.AddModelError(
                "name",
                $"Somebody else named it “{Now}” while you had this page open. Rename it again if yours still holds"
            );
        else if (name.Length == 0)
            ModelState.AddModelError("name", "Enter the new name");
        if (TypedDate.Read("on", "The day", Answers, out var on) is { } wrong)
            ModelState.AddModelError("on", wrong);
        else if (on is null)
            ModelState.AddModelError("on", "Enter the day from which it is called so");
        if (!ModelState.IsValid)
            return Page();
        var renamed = await Rename(new Reorganising(db, store.Ids), record, name, on!.Value);
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

    private protected abstract Task<Result<FormerName>> Rename(Reorganising renaming, T record, string name, DateOnly on);

    private async Task<T?> Find(Db db)
    {
        var record = await db.All<T>().FirstOrDefaultAsync(r => r.Key == Key);
        Now = record?.Name ?? "";
        return record;
    }
}
