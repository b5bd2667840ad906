using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Drift;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions;

/// <summary>What was promised, by whom, by when, where did it come from, how far is it, and what became of its day?</summary>
[Needs("actions.read")]
internal sealed class ActionPage(Db db, Store store, Looking looking) : PageModel, IJsonTwin
{
    public ActionView Action { get; private set; } = null!;

    /// <summary>What was said of it, the newest first.</summary>
    public IReadOnlyList<SaidView> Said { get; private set; } = [];

    /// <summary>Each time that it was carried over to another body.</summary>
    public IReadOnlyList<CarriedView> CarriedOver { get; private set; } = [];

    /// <summary>The one before in its series; null for none.</summary>
    public OneOfASeries? Before { get; private set; }

    /// <summary>The next one in its series; null for none.</summary>
    public OneOfASeries? Next { get; private set; }

    /// <summary>Whether it stands on the date of the page.</summary>
    public bool Stands { get; private set; }

    /// <summary>Whether whoever looks may say how far it is, and close it.</summary>
    public bool MayUpdate { get; private set; }

    /// <summary>How the page is named to those who may change what the action says.</summary>
    public ShownRecord Shown { get; private set; } = null!;

    public object Twin =>
        new
        {
            Action,
            Said,
            CarriedOver,
            Before,
            Next,
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await db.Action(key) is not { } found)
            return NotFound();
        var action = found.Action;
        Stands = action.Period.Covers(looking.AsAt);
        var statements = await db.All<ActionStatement>()
            .Where(s => s.Action == action.Id)
            .OrderByDescending(s => s.On)
            .ThenByDescending(s => s.Order)
            .Select(s => new { Said = s, IsByALink = db.Changes.Any(c => c.Number == s.Version && c.Capacity == Viewer.ByALink) })
            .ToListAsync();
        var byALink = statements.Where(s => s.IsByALink).Select(s => s.Said.Version).ToHashSet();
        var said = statements.ConvertAll(s => s.Said);
        await ReadSeries(action);
        var drift = await DriftOf(action);
        var names = await Mentions.Load(
            db,
            [.. found.Mentioned, .. said.Select(SaidView.SpeakerOf), .. drift.Mentioned.Select(r => (RecordRef?)r)]
        );
        Action = ActionView.Of(found, names, looking.AsAt, drift, await GoneOwners.On(db, looking.AsAt));
        Said =
        [
            .. said.Select(s => SaidView.Of(s, names) with { Through = byALink.Contains(s.Version) ? Viewer.ByALink : null }),
        ];
        CarriedOver = [.. drift.Carried.Select(c => new CarriedView(c.On, names[c.From], names[c.To]))];
        var belongs = found.Owners.Append(new RecordRef("action", action.RowId)).Concat(Reported(action)).ToHashSet();
        MayUpdate = looking.IsNow && looking.Viewer.May("action-progress", action.Sensitivity, Verb.Write, belongs);
        Shown = new ShownRecord("action", action.Key) { Sensitivity = action.Sensitivity, BelongsTo = [.. Reported(action)] };
        return Page();
    }

    private static IEnumerable<RecordRef> Reported(ActionItem action) => action.ReportedTo is { } to ? [to] : [];

    private async Task<Drift.Drift> DriftOf(ActionItem action)
    {
        if (looking.KnownAt is null)
            return (await DriftLog.Read(db, only: action))[action];
        await using var log = store.Read(Sight.Everything);
        return (await DriftLog.Read(log, looking.KnownAt, action))[action];
    }

    private async Task ReadSeries(ActionItem action)
    {
        var before = action.Continues;
        if (before is null && action.Every is null)
            return;
        var all = await db.All<ActionItem>().Where(a => a.Id == before || a.Continues == action.Id).ToListAsync();
        Before = OneOfASeries.Of(all.Find(a => a.Id == before));
        Next = OneOfASeries.Of(all.Find(a => a.Continues == action.Id));
    }
}

/// <summary>An action of a series, as another of it names it.</summary>
internal sealed record OneOfASeries(string Key, ActionStatus Status, DateOnly? Due, DateOnly? DoneOn)
{
    public static OneOfASeries? Of(ActionItem? action) =>
        action is null ? null : new(action.Key, action.Status, action.Due, action.DoneOn);

    /// <summary>"due on 1 March 2008, open".</summary>
    public string InWords =>
        (Due is { } due ? $"due on {due.InWords()}, " : "")
        + Status.OnScreen().ToLowerInvariant()
        + (DoneOn is { } done ? $" on {done.InWords()}" : "");
}

/// <summary>Where an action was carried over, as far as the viewer may see it.</summary>
internal sealed record CarriedView(DateOnly On, Mention? From, Mention? To);
