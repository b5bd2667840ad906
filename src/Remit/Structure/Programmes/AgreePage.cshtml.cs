using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>Is this programme proposed to the body above, or was it agreed there, on which day and by which minute?</summary>
[Needs("programmes.write"), OnlyNow]
internal sealed class AgreePage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute]
    public string Key { get; set; } = "";

    [FromRoute(Name = "programme")]
    public string ProgrammeKey { get; set; } = "";

    /// <summary>A mark of the programme and its items as they were when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public string? Seen { get; set; }

    public Named Body { get; private set; } = null!;
    public ProgrammeView Programme { get; private set; } = null!;
    public Answers Answers { get; private set; } = new();

    /// <summary>The bodies that can have agreed it, by name.</summary>
    public IReadOnlyList<Named> Bodies { get; private set; } = [];

    /// <summary>What is agreed for the same time, and is superseded.</summary>
    public IReadOnlyList<string> Superseded { get; private set; } = [];

    /// <summary>Whether somebody else changed the programme or its items after the form was opened.</summary>
    public bool IsChanged { get; private set; }

    public string Back => $"/bodies/{Key}/programmes/{ProgrammeKey}";

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not { } found)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, found))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        var lines = await BodyLines.Load(db, new RecordRef("body", found.Body.Value), clock.Today);
        Answers["by"] = Agreeing.BodyAbove(lines.Outward)?.Key ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        var seen = Seen;
        if (await Find(db) is not { } found)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, found))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Answers = Answers.Of(Request.Form);
        if (Answers["state"] is not ("proposed" or "agreed"))
            ModelState.AddModelError("state", "Choose whether it is proposed, or was agreed");
        var isAgreed = Answers["state"] == "agreed";
        DateOnly? on = null;
        if (isAgreed && TypedDate.Read("on", "The day", Answers, out on) is { } wrong)
            ModelState.AddModelError("on", wrong);
        else if (isAgreed && on is null)
            ModelState.AddModelError("on", "Enter the day on which it was agreed");
        else if (on > clock.Today)
            ModelState.AddModelError(
                "on",
                $"{LondonDate.Words(on.Value)} is still to come. Enter the day on which it was agreed"
            );
        var by = isAgreed ? await db.All<Body>().FirstOrDefaultAsync(b => b.Key == Answers["by"]) : null;
        if (isAgreed && by is null)
            ModelState.AddModelError("by", "Choose the body that agreed it");
        if (!ModelState.IsValid)
        {
            // What changed meanwhile is told once the rest is right.
            Seen = seen;
            return Page();
        }
        if (IsDoneAlready(found, isAgreed, by?.Id, on))
            return Kept(0);
        if (seen != Seen)
        {
            IsChanged = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        return await Keep(db, found, isAgreed, by, on) ?? Page();
    }

    private async Task<IActionResult?> Keep(Db db, WorkProgramme found, bool isAgreed, Body? by, DateOnly? on)
    {
        var programme = await db.Set<WorkProgramme>().SingleAsync(p => p.Id == found.Id);
        if (isAgreed)
            await Agreeing.Agree(db, programme, by!.Id, on, Answers["minute"].Trim() is { Length: > 0 } minute ? minute : null);
        else
            Agreeing.Propose(programme);
        var kept = await db.Commit(
            viewer.Change(
                isAgreed ? $"Recorded that {by!.Name} agreed “{programme.Title}”" : $"Proposed “{programme.Title}” to be agreed"
            )
        );
        if (!kept.IsRefused)
            return Kept(kept.Value.Number);
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(
                refusal.Field == "agreed-on" ? "on"
                    : refusal.Field == "state" ? "state"
                    : "",
                refusal.Message
            );
        return null;
    }

    private static bool IsDoneAlready(WorkProgramme programme, bool isAgreed, Id<Body>? by, DateOnly? on) =>
        isAgreed
            ? programme.State == ProgrammeState.Agreed && programme.AgreedBy == by && programme.AgreedOn == on
            : programme.State == ProgrammeState.Proposed;

    private RedirectResult Kept(long change) => Redirect($"{Back}?{EditLinks.SavedKey}={change}");

    private async Task<WorkProgramme?> Find(Db db)
    {
        if (await ProgrammeBook.Load(db, Key) is not { } book || book.Find(ProgrammeKey) is not { } found)
            return null;
        Body = new Named(book.Body.Key, book.Body.Name);
        Programme = ProgrammeView.Of(book, found, clock.Today);
        Seen = book.MarkOf(found);
        Superseded =
        [
            .. book
                .Programmes.Where(p => p.Id != found.Id && p.State == ProgrammeState.Agreed && p.Period.Overlaps(found.Period))
                .Select(p => p.Title),
        ];
        Bodies = await db.All<Body>()
            .Where(b => b.Id != found.Body)
            .OrderBy(b => b.Name)
            .Select(b => new Named(b.Key, b.Name))
            .ToListAsync();
        return found;
    }
}
