using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Structure.Terms;

/// <summary>With which words does a new version begin?</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class NewTermsPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    /// <summary>The answer that begins with headings alone.</summary>
    public const string Empty = "";

    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Body Body { get; private set; } = null!;

    /// <summary>The versions with which it can begin, the newest first.</summary>
    public IReadOnlyList<TermsLine> Versions { get; private set; } = [];

    /// <summary>That with which it most likely does; empty for none.</summary>
    public string Likeliest { get; private set; } = Empty;

    /// <summary>The id of the version to be: a form that is sent twice begins one.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Id = store.Ids.Next();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "begin-with")] string? from)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        if (await db.RecordOf(TermsOfReference.Shape, Id) is { } begun)
            return Redirect(StructureLinks.TermsTask(Key, begun.Key, "edit"));
        var taken = string.IsNullOrEmpty(from) ? null : await db.RecordAt("terms", $"{Key}/{from}") as TermsOfReference;
        if (taken is null && !string.IsNullOrEmpty(from))
        {
            ModelState.AddModelError("begin-with", "Choose a version from the list");
            return Page();
        }
        var draft = await new TermsPath(db, store.Ids, clock.Today).Begin(Body, taken, new Id<TermsOfReference>(Id));
        var kept = await db.Commit(viewer.Change($"Began version {draft.Key} of the terms of reference of {Body.Name}"));
        if (!kept.IsRefused)
            return Redirect($"{StructureLinks.TermsTask(Key, draft.Key, "edit")}?{EditLinks.SavedKey}={kept.Value.Number}");
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    private async Task<IActionResult?> Find(Db db)
    {
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == Key) is not { } body)
            return NotFound();
        Body = body;
        if (!await db.MayAdd(store.Policy, viewer, TermsOfReference.Shape, new RecordRef("body", body.RowId)))
        {
            Problems.Say(
                HttpContext,
                StatusCodes.Status403Forbidden,
                "You do not have permission to write these terms",
                $"Those of {body.Name} are written by its clerk, its chair, and whoever runs the partnership’s records."
            );
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        Versions = (await Quorums.Load(db, body.Id)).Versions;
        Likeliest = (TermsLine.CountingOn(clock.Today, Versions) ?? (Versions.Count > 0 ? Versions[0] : null))?.Key ?? Empty;
        return null;
    }
}
