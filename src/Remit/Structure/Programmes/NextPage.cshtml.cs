using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>Which items go on next year, and in which quarter? Or: what is to be otherwise this year? Both begin another programme, as a draft.</summary>
[Needs("programmes.write"), OnlyNow]
internal sealed class NextPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    private const string Version = "version";

    [FromRoute]
    public string Key { get; set; } = "";

    [FromRoute(Name = "programme")]
    public string ProgrammeKey { get; set; } = "";

    /// <summary>The id of the programme to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>A mark of the programme and its items as they were when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public string? Seen { get; set; }

    public Named Body { get; private set; } = null!;
    public Named Programme { get; private set; } = null!;
    public ProgrammeState State { get; private set; }

    /// <summary>The year that the next is for.</summary>
    public Period Year { get; private set; }

    /// <summary>The items of which something is still to do.</summary>
    public IReadOnlyList<ItemView> Unfinished { get; private set; } = [];

    /// <summary>Who is to do some of them and is not there any more in that year, in a sentence; null where all are.</summary>
    public string? LeftOut { get; private set; }

    public Answers Answers { get; private set; } = new();

    /// <summary>Whether something changed after the form was opened.</summary>
    public bool IsChanged { get; private set; }

    public string Back => $"/bodies/{Key}/programmes/{ProgrammeKey}";

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not var (_, found))
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, found))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Id = store.Ids.Next();
        Answers["title"] = Beginning.TitleOf(Year);
        foreach (var item in Unfinished)
        {
            Answers[$"on-{item.Key}"] = "yes";
            Answers[$"due-{item.Key}"] = Kebab.Of(Quarter.First);
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        var seen = Seen;
        if (await Find(db) is not var (book, found))
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, found))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<WorkProgramme>(Id);
        if (await db.All<WorkProgramme>().FirstOrDefaultAsync(p => p.Id == id) is { } there)
            return Kept(there.Key, there.Version);
        Answers = Answers.Of(Request.Form);
        if (Answers["what"] != Version && Answers["title"].Trim().Length == 0)
            ModelState.AddModelError("title", "Enter what the programme is called");
        if (!ModelState.IsValid)
        {
            // What changed meanwhile is told once the rest is right.
            Seen = seen;
            return Page();
        }
        if (seen != Seen)
        {
            IsChanged = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var begun = await Begin(new Beginning(db, store.Ids, book), book, found, id);
        var kept = await db.Commit(viewer.Change($"Began “{begun.Title}” from “{found.Title}”"));
        if (!kept.IsRefused)
            return Kept(begun.Key, kept.Value.Number);
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(refusal.Field == "title" ? "title" : "", refusal.Message);
        return Page();
    }

    private Task<WorkProgramme> Begin(Beginning beginning, ProgrammeBook book, WorkProgramme found, Id<WorkProgramme> id)
    {
        if (Answers["what"] == Version)
            return beginning.NewVersion(found, id, found.Title);
        var goOn =
            from item in Beginning.Unfinished(book, found, clock.Today)
            where Answers[$"on-{item.Key}"] == "yes"
            let due = Kebab.All(typeof(Quarter)).TryGetValue(Answers[$"due-{item.Key}"], out var quarter)
                ? (Quarter?)(Quarter)quarter
                : null
            select new GoesOn(item, due);
        return beginning.NextYear(found, id, Answers["title"].Trim(), [.. goOn]);
    }

    private RedirectResult Kept(string programme, long change) =>
        Redirect($"/bodies/{Key}/programmes/{programme}?{EditLinks.SavedKey}={change}");

    private async Task<(ProgrammeBook Book, WorkProgramme Found)?> Find(Db db)
    {
        if (await ProgrammeBook.Load(db, Key) is not { } book || book.Find(ProgrammeKey) is not { } found)
            return null;
        Body = new Named(book.Body.Key, book.Body.Name);
        Programme = new Named(found.Key, found.Title);
        State = found.State;
        Year = Beginning.YearAfter(found.Period);
        var unfinished = Beginning.Unfinished(book, found, clock.Today);
        LeftOut = Beginning.LeftOut(book, await Beginning.NotThereIn(db, book, unfinished, Year));
        Unfinished = [.. unfinished.Select(i => ItemView.Of(book, i, clock.Today))];
        Seen = book.MarkOf(found);
        return (book, found);
    }
}
