using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>
/// How far is this item now? Whoever owns it says so, or who looks after the body. What was said before stays; a form that is sent twice counts
/// once, and who did not see what somebody else said meanwhile is shown it first.
/// </summary>
[Needs("progress.write"), OnlyNow]
internal sealed class ProgressPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute]
    public string Key { get; set; } = "";

    [FromRoute(Name = "programme")]
    public string ProgrammeKey { get; set; } = "";

    [FromRoute(Name = "item")]
    public string ItemKey { get; set; } = "";

    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The number of the change that had made the last statement when the form was opened; 0 for none.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    public Named Body { get; private set; } = null!;
    public Named Programme { get; private set; } = null!;
    public ItemView Item { get; private set; } = null!;
    public Answers Answers { get; private set; } = new();

    /// <summary>What somebody else said after the form was opened; null for nothing.</summary>
    public StatementView? Meanwhile { get; private set; }

    public string Here => $"/bodies/{Key}/programmes/{ProgrammeKey}/items/{ItemKey}";

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not { } found)
            return NotFound();
        if (!found.MayRecord)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        (Id, Seen) = (store.Ids.Next(), found.LastVersion);
        TypedDate.Show("on", clock.Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is not { } found)
            return NotFound();
        if (!found.MayRecord)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<ProgressStatement>(Id);
        if (await db.All<ProgressStatement>().FirstOrDefaultAsync(s => s.Id == id) is { } there)
            return Kept(there.Version);
        Answers = Answers.Of(Request.Form);
        if (Read(id, found) is not { } statement)
            return Page();
        if (Seen != found.LastVersion)
        {
            Meanwhile = Item.Last;
            Seen = found.LastVersion;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        db.Add(statement);
        var kept = await db.Commit(
            viewer.Change($"Recorded progress of “{Item.What}”: {statement.Status.OnScreen().ToLowerInvariant()}")
        );
        if (!kept.IsRefused)
            return Kept(kept.Value.Number);
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(
                refusal.Field is "on" or "status" or "done-on" or "words" ? refusal.Field : "",
                refusal.Message
            );
        return Page();
    }

    private ProgressStatement? Read(Id<ProgressStatement> id, Found found)
    {
        if (!Kebab.All(typeof(ItemStatus)).TryGetValue(Answers["status"], out var status))
            ModelState.AddModelError("status", "Choose how far it is");
        if (TypedDate.Read("on", "The day", Answers, out var on) is { } wrong)
            ModelState.AddModelError("on", wrong);
        else if (on is null)
            ModelState.AddModelError("on", "Enter the day for which you say so");
        if (TypedDate.Read("done-on", "The day", Answers, out var doneOn) is { } wrongDone)
            ModelState.AddModelError("done-on", wrongDone);
        if (!ModelState.IsValid)
            return null;
        var statement = new ProgressStatement
        {
            Id = id,
            Key = FreeKeys.For(LondonDate.Iso(on!.Value), found.Keys),
            Item = found.Item.Id,
            On = on.Value,
            Status = (ItemStatus)status!,
            DoneOn = doneOn,
            Words = Typed("words"),
            Ask = Typed("ask"),
            By = viewer.Person is { } person ? new Id<Person>(person) : null,
            ByWords = viewer.Person is null ? viewer.Name : null,
            Sensitivity = found.Item.Sensitivity,
            RestrictedTo = found.Item.RestrictedTo,
            Order = found.Keys.Count,
        };
        foreach (var refusal in statement.Refusals())
            ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        return ModelState.IsValid ? statement : null;
    }

    private string? Typed(string name) => Answers[name].Trim() is { Length: > 0 } words ? words : null;

    private RedirectResult Kept(long change) => Redirect($"{Here}?{EditLinks.SavedKey}={change}");

    private async Task<Found?> Find(Db db)
    {
        if (
            await ProgrammeBook.Load(db, Key) is not { } book
            || book.Find(ProgrammeKey) is not { } programme
            || book.Item(programme, ItemKey) is not { } item
        )
            return null;
        Body = new Named(book.Body.Key, book.Body.Name);
        Programme = new Named(programme.Key, programme.Title);
        Item = ItemView.Of(book, item, clock.Today);
        using var everything = db.LookingAtEverything();
        var statements = await db.All<ProgressStatement>()
            .Where(s => s.Item == item.Id)
            .Select(s => new { s.Key, s.Version })
            .ToListAsync();
        return new Found(
            item,
            viewer.May("progress", item.Sensitivity, Verb.Write, book.BelongsTo(item)),
            [.. statements.Select(s => s.Key)],
            statements.Select(s => s.Version).DefaultIfEmpty().Max()
        );
    }

    private sealed record Found(ProgrammeItem Item, bool MayRecord, IReadOnlyList<string> Keys, long LastVersion);
}
