using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>What comes onto the agenda, and in which order?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class EditAgendaPage(Store store, Viewer viewer, LondonClock clock) : MeetingTask(store, viewer, clock)
{
    private string mark = "";
    private bool isTold;

    public AgendaView Agenda { get; private set; } = null!;

    /// <summary>The reports that are placed on the meeting and stand on no item.</summary>
    public IReadOnlyList<Report> Missing { get; private set; } = [];

    /// <summary>A mark of the items when the form was opened.</summary>
    public string Seen => isTold || !Answers.Has("_seen") ? mark : Answers["_seen"];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        await Load(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var drafting = new Drafting(db, Store.Ids, Today);
        var items = await drafting.Items(Meeting);
        mark = MarkOf(items);
        var words = Answers["do"].Split(':', 2);
        // Of a form that was opened before something moved nothing is done: the same form, sent twice, moves once.
        if (Answers["_seen"] != mark)
        {
            isTold = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError(
                "",
                "The agenda was changed since you opened the page, so nothing was done. It stands below as it is now"
            );
            await Load(db);
            return Page();
        }
        var item = words.Length > 1 ? items.Find(i => i.Key == words[1] && Viewer.Sight.Sees(i)) : null;
        if (words[0] is not "begin" and not "missing" && item is null)
            return BadRequest();
        var (refusals, what) = words[0] switch
        {
            "begin" => (await drafting.Begin(Meeting), "Began the agenda"),
            "missing" => (await drafting.AddMissing(Meeting), "Added reports to the agenda"),
            "up" => (drafting.Move(items, item!, up: true), $"Moved “{item!.Title}” up on the agenda"),
            "down" => (drafting.Move(items, item!, up: false), $"Moved “{item!.Title}” down on the agenda"),
            "out" => (drafting.TakeOut(item!), $"Took “{item!.Title}” out of the agenda"),
            _ => ([], ""),
        };
        if (refusals.Count == 0)
        {
            var kept = await db.Commit(Viewer.Change($"{what} of {Body.Name} on {Meeting.Date.InWords()}"));
            if (!kept.IsRefused)
                return Redirect($"{AgendaLinks.Edit(BodyKey, Key)}?{EditLinks.SavedKey}={kept.Value.Number}");
            refusals = kept.Refusals;
        }
        foreach (var refusal in refusals)
            ModelState.AddModelError("", refusal.Message);
        await Load(db);
        return Page();
    }

    /// <summary>Two agendas differ in it where their items do.</summary>
    internal static string MarkOf(IReadOnlyCollection<AgendaItem> items) =>
        $"{items.Count}.{items.Select(i => i.Version).DefaultIfEmpty().Max()}.{items.Sum(i => i.Version)}";

    private async Task Load(Db db)
    {
        db.ChangeTracker.Clear();
        var items = await new Drafting(db, Store.Ids, Today).Items(Meeting);
        mark = MarkOf(items);
        (Agenda, _, _) = await AgendaView.Load(db, Meeting);
        Missing = await Drafting.Missing(db, Meeting, items);
    }
}
