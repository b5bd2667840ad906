using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Minutes;

/// <summary>What in the minutes is wrong?</summary>
[Needs("minutes-corrections.write"), OnlyNow]
internal sealed class CorrectPage(Store store, Viewer viewer, LondonClock clock, Minuting minuting)
    : MinutesTask(store, viewer, clock)
{
    /// <summary>The id of the correction that is to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public IReadOnlyList<SelectOption> Items { get; private set; } = [];

    /// <summary>Whether they write the minutes, and so may write down what another asks for.</summary>
    public bool MayWriteForOthers => MayWrite(Viewer, Found);

    public async Task<IActionResult> OnGet(string? item)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db, asClerk: false) is { } refused)
            return refused;
        Id = Store.Ids.Next();
        Answers["item"] = item ?? "";
        await LoadItems(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, asClerk: false) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        await LoadItems(db);
        if (Texts.OrNull(Answers["words"]) is not { } words)
        {
            ModelState.AddModelError("words", "Say what the minutes should say");
            return Page();
        }
        var item = await ItemOf(db, Found, Answers["item"]);
        if (item is null && Answers["item"].Length > 0)
        {
            ModelState.AddModelError("item", "Choose an item of this meeting, or the minutes as a whole");
            return Page();
        }
        var kept = await minuting.Correct(
            db,
            Viewer,
            Found,
            item,
            words,
            MayWriteForOthers ? Texts.OrNull(Answers["by-words"]) : null,
            new Id<Correction>(Id)
        );
        return kept.IsRefused ? await Say(kept.Refusals, "words", "by-words") : Done(kept.Value.Number);
    }

    private async Task LoadItems(Db db) =>
        Items = [
            new SelectOption("The minutes as a whole", ""),
            .. (
                await db.All<AgendaItem>()
                    .Where(i => i.Meeting == Found.Meeting.Id)
                    .OrderBy(i => i.Number ?? int.MaxValue)
                    .ThenBy(i => i.Order)
                    .ThenBy(i => i.Key)
                    .Select(i => new { i.Title, i.Key })
                    .ToListAsync()
            ).Select(i => new SelectOption(i.Title, i.Key)),
        ];
}
