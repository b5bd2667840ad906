using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>Something that is done with one item of an agenda, which the address names.</summary>
internal abstract class AgendaTask(Store store, Viewer viewer, LondonClock clock) : MeetingTask(store, viewer, clock)
{
    /// <summary>The key of the item; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = AgendaLinks.ItemKey)]
    public string? ItemKey { get; set; }

    /// <summary>All items, whoever sees them.</summary>
    protected List<AgendaItem> Items { get; private set; } = [];

    public AgendaItem? Item { get; private set; }

    /// <summary>What the form says was there when it was opened.</summary>
    public string Seen { get; private set; } = "";

    protected async Task<IActionResult?> FindItem(Db db, bool toChange = false)
    {
        if (await Find(db, toChange) is { } refused)
            return refused;
        Items = await new Drafting(db, Store.Ids, Today).Items(Meeting);
        Item = Items.Find(i => i.Key == ItemKey && Viewer.Sight.Sees(i));
        Seen = Item is { } item ? $"{item.Version}" : "";
        return ItemKey is not null && Item is null ? NotFound() : null;
    }

    /// <summary>Whether somebody changed the item meanwhile: then they are told, what stands is shown beside, and nothing is kept.</summary>
    protected bool ItemWasChanged()
    {
        if (Item is null || Answers["_seen"] == Seen)
            return false;
        ModelState.AddModelError(
            "",
            $"Somebody else changed this item while you had the page open: it is called “{Item.Title}” now{(Item.Minutes is { } m ? $", and takes {m} minutes" : "")}. What you typed stands below: look at it, then send it again"
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    protected async Task<IActionResult> KeepItem(
        Db db,
        IReadOnlyList<Refusal> refusals,
        string what,
        string? why,
        params string[] fields
    )
    {
        var kept = await Keep(db, refusals, $"{what} of {Body.Name} on {Meeting.Date.InWords()}", why, fields);
        return kept is RedirectResult redirect
            ? Redirect($"{AgendaLinks.Edit(BodyKey, Key)}{redirect.Url[redirect.Url.IndexOf('?', StringComparison.Ordinal)..]}")
            : kept;
    }

    protected RedirectResult Back(long change) => Redirect($"{AgendaLinks.Edit(BodyKey, Key)}?{EditLinks.SavedKey}={change}");
}
