using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>Why is this item withdrawn?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class WithdrawPage(Store store, Viewer viewer, LondonClock clock) : AgendaTask(store, viewer, clock)
{
    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await FindItem(db) ?? (Item is null ? NotFound() : Page());
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindItem(db, toChange: true) is { } refused)
            return refused;
        if (Item is null)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var why = Texts.OrNull(Answers["reason"]);
        // The same form came again.
        if (Item.WithdrawnOn is not null && Item.WithdrawnBecause == why)
            return Back(Item.Version);
        if (ItemWasChanged())
            return Page();
        return await KeepItem(
            db,
            new Drafting(db, Store.Ids, Today).Withdraw(Item, why),
            $"Withdrew “{Item.Title}” from the agenda",
            why,
            "reason"
        );
    }
}
