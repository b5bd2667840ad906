using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>What do the minutes say of this item? Each is written on its own, so that two clerks can minute together.</summary>
[Needs("minutes.write"), OnlyNow]
internal sealed class NotePage(Store store, Viewer viewer, LondonClock clock, Minuting minuting)
    : MinutesTask(store, viewer, clock)
{
    [FromRoute(Name = "item")]
    public string? ItemKey { get; set; }

    public AgendaItem? Item { get; private set; }

    /// <summary>The mark of what was saved when the form was opened.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What somebody else saved meanwhile; null where nobody did.</summary>
    public string? Clash { get; private set; }

    public bool IsFixed => State == MinutesState.Approved;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindItem(db) is { } refused)
            return refused;
        var saved = await Saved(db);
        (Answers["words"], Seen) = (saved, MarkOf(saved));
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_seen")] string? seen)
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindItem(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var (typed, saved) = (Answers["words"].Trim(), await Saved(db));
        (Seen, Answers["words"]) = (seen ?? "", typed);
        if (IsFixed)
        {
            // Sent once more after it was approved with these words: nothing to say.
            if (typed == saved)
                return Done(0);
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError("", "A later meeting approved these minutes while you had the page open. Nothing was saved");
            return Page();
        }
        // The same form came again, or somebody else typed the same.
        if (typed == saved)
            return Done(0);
        if (Seen != MarkOf(saved))
            return Clashes(saved);
        await minuting.Note(db, Found, Item, typed);
        var kept = await db.Commit(
            Viewer.Change(
                Item is { } item
                    ? $"Minuted “{item.Title.Shortened(80)}” at {Found.Body.Name} on {Found.Meeting.Date.InWords()}"
                    : $"Minuted the meeting of {Found.Body.Name} on {Found.Meeting.Date.InWords()}"
            )
        );
        if (!kept.IsRefused)
            return Done(kept.Value.Number);
        // Somebody else was faster by a moment: what they saved is shown beside what was typed.
        await using var now = Store.Read(Viewer.Sight);
        var theirs = await Saved(now);
        if (theirs == typed)
            return Done(0);
        return theirs == saved ? await Say(kept.Refusals, "words") : Clashes(theirs);
    }

    private PageResult Clashes(string saved)
    {
        (Clash, Seen) = (saved, MarkOf(saved));
        ModelState.AddModelError("words", "Somebody else saved other words. Bring the two together, then save");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FindItem(Db db)
    {
        if (await Find(db) is { } refused)
            return refused;
        Item = await ItemOf(db, Found, ItemKey);
        return Item is null && !string.IsNullOrEmpty(ItemKey) ? NotFound() : null;
    }

    private async Task<string> Saved(Db db)
    {
        var id = Item?.Id;
        return Texts
            .WithOneKindOfLineEnd(
                await db.All<MinuteNote>()
                    .Where(n => n.Meeting == Found.Meeting.Id && n.Item == id)
                    .Select(n => n.Words)
                    .FirstOrDefaultAsync()
                    ?? ""
            )
            .Trim();
    }
}
