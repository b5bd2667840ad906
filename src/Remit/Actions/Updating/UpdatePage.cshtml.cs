using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Listing;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Updating;

/// <summary>
/// How far are these actions? Each with its progress, its day, and whether it is done; only what is filled in is kept, all of it in one
/// change. A row that somebody else changed meanwhile is shown as it is now, beside what was typed.
/// </summary>
[Needs("action-progress.write"), OnlyNow]
internal sealed class UpdatePage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    /// <summary>More rows than these make a form that nobody finishes.</summary>
    public const int Most = 25;

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    public IReadOnlyList<UpdateRow> Rows { get; private set; } = [];

    /// <summary>How many open actions of the list whoever looks may update, also those that are not shown.</summary>
    public int Total { get; private set; }
    public Answers Answers { get; private set; } = new();

    public ActionFilter Filter =>
        new()
        {
            Status = Status is { } status && ActionFilter.Statuses.Contains(status) ? status : null,
            Owner = Texts.OrNull(Owner),
            For = Texts.OrNull(For),
        };

    public string? WrongAt(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Which of the pages of the list, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages the list has.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>What was typed for actions that are not theirs any more, or are gone: it can't be kept. Each with what the action says.</summary>
    public IReadOnlyList<(string What, IReadOnlyList<TypedAnswer> Typed)> Lost { get; private set; } = [];

    public async Task OnGet([FromQuery] string? page)
    {
        await using var db = store.Read(viewer.Sight, clock.Today);
        var open = (await ActionList.Load(db, db, clock.Today))
            .Where(a => a.View.Status == ActionStatus.Open && Filter.IsOf(a, viewer) && Filter.Meets(a.View, clock.Today))
            .Where(IsTheirs);
        var all = Filter.Sorted(open);
        Total = all.Count;
        Pages = Math.Max(1, (all.Count + Most - 1) / Most);
        Number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, Pages)
            : 1;
        var shown = all.Skip((Number - 1) * Most).Take(Most).ToList();
        var last = await LastVersions(db, shown);
        Rows = [.. shown.Select(a => new UpdateRow(a.View, store.Ids.Next(), last[a.Found.Action.Id]))];
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        Answers = Answers.Of(Request.Form);
        var keys = Answers.All("_row").Distinct(StringComparer.Ordinal).ToList();
        var ids = keys.Select(k => Guid.TryParse(Answers[UpdateRow.IdOf(k)], out var id) ? id : Guid.Empty).ToList();
        if (keys.Count is 0 or > Most || ids.Exists(i => i.Version != 7) || ids.Distinct().Count() != ids.Count)
            return BadRequest();
        var sent = ids.ConvertAll(i => new Id<ActionStatement>(i));
        if (await db.All<ActionStatement>().Where(s => sent.Contains(s.Id)).MaxAsync(s => (long?)s.Version) is { } there)
            return Kept(there);
        await Find(db, keys, ids);
        if (Lost.Count > 0)
            ModelState.AddModelError(
                "",
                "Nothing was saved: of what you typed, something is for actions that you can’t update any more. It stands below. The rest can be saved."
            );
        var updates = Rows.ToDictionary(r => r.Action.Key, Read, StringComparer.Ordinal);
        var filled = Rows.Where(r => updates[r.Action.Key] is { IsEmpty: false }).ToList();
        if (ModelState.IsValid && filled.Count == 0)
            return Redirect($"{ActionsLinks.Root}?{EditLinks.SavedKey}=0");
        if (Lost.Count > 0 || filled.Exists(r => r.IsChanged))
            Response.StatusCode = StatusCodes.Status409Conflict;
        if (!ModelState.IsValid || filled.Exists(r => r.IsChanged))
            return Page();
        return await Keep(db, filled, updates!) ?? Page();
    }

    private async Task<IActionResult?> Keep(Db db, List<UpdateRow> filled, Dictionary<string, ActionUpdate> updates)
    {
        var progressing = new Progressing(db, store.Ids, clock.Today);
        var keys = filled.ConvertAll(r => r.Action.Key);
        var byRow = new Dictionary<Guid, string>();
        foreach (var action in await db.Set<ActionItem>().Where(a => keys.Contains(a.Key)).ToListAsync())
        {
            byRow[action.RowId] = action.Key;
            foreach (var refusal in await updates[action.Key].To(action, progressing, Speaker.Of(viewer), clock.Today))
                Say(refusal, action.Key);
        }
        if (!ModelState.IsValid)
            return null;
        var kept = await db.Commit(viewer.Change($"Updated {filled.Count.Counted("action", "actions")}"));
        if (!kept.IsRefused)
            return Kept(kept.Value.Number);
        if (kept.Refusals.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        foreach (var refusal in kept.Refusals)
            Say(refusal, refusal.Record is { } record ? byRow.GetValueOrDefault(record.Id) : null);
        return null;
    }

    private void Say(Refusal refusal, string? key) =>
        ModelState.AddModelError(
            key is null
                ? ""
                : UpdateRow.Control(
                    refusal.Field is "due" or "why-moved" or "done-on" or "proof" or "reason" or "done" ? refusal.Field : "words",
                    key
                ),
            refusal.Message
        );

    private async Task Find(Db db, List<string> keys, List<Guid> ids)
    {
        var found = (await db.Actions(clock.Today, a => keys.Contains(a.Key))).ToDictionary(
            a => a.Action.Key,
            StringComparer.Ordinal
        );
        var names = await Mentions.Load(db, found.Values.SelectMany(f => f.Mentioned));
        var there = keys.Where(found.ContainsKey)
            .Select(k => new ListedAction(found[k], ActionView.Of(found[k], names, clock.Today)))
            .Where(IsTheirs)
            .ToList();
        Lost =
        [
            .. from key in keys
            where !there.Exists(a => a.View.Key == key)
            let typed = TypedAnswer.Of(Answers, UpdateRow.Questions.Select(q => (UpdateRow.Control(q.Name, key), q.Asked)))
            where typed.Count > 0
            select (found.TryGetValue(key, out var action) ? action.Action.What : key, typed),
        ];
        var last = await LastVersions(db, there);
        Rows =
        [
            .. there.Select(a =>
            {
                var key = a.View.Key;
                _ = long.TryParse(Answers[UpdateRow.SeenOf(key)], out var seen);
                var now = last[a.Found.Action.Id];
                return new UpdateRow(a.View, ids[keys.IndexOf(key)], now) { IsChanged = seen != now };
            }),
        ];
        Total = Rows.Count;
    }

    private ActionUpdate? Read(UpdateRow row)
    {
        var key = row.Action.Key;
        string? Typed(string name) => Texts.OrNull(Answers[UpdateRow.Control(name, key)]);
        DateOnly? Day(string name, string words)
        {
            if (TypedDate.Read(UpdateRow.Control(name, key), words, Answers, out var day) is { } wrong)
                ModelState.AddModelError(UpdateRow.Control(name, key), wrong);
            return day;
        }
        var done = Answers[UpdateRow.Control("done", key)] == "yes";
        return new ActionUpdate
        {
            Id = new Id<ActionStatement>(row.Id),
            Words = Typed("words"),
            Due = Day("due", "The new day"),
            WhyMoved = Typed("why-moved"),
            Becomes = done ? ActionStatus.Done : null,
            DoneOn = Day("done-on", "The day on which it was done"),
            Proof = Typed("proof"),
            Reason = Typed("reason"),
        };
    }

    /// <summary>Offered is what somebody may update; the policy itself decides when it is written.</summary>
    private bool IsTheirs(ListedAction action) =>
        viewer.May(
            "action-progress",
            action.Found.Action.Sensitivity,
            Verb.Write,
            action.Found.Owners.Concat(action.Found.Action.ReportedTo is { } to ? [to] : []).ToHashSet()
        );

    private static async Task<Dictionary<Id<ActionItem>, long>> LastVersions(Db db, List<ListedAction> actions)
    {
        using var everything = db.LookingAtEverything();
        var ids = actions.ConvertAll(a => a.Found.Action.Id);
        var said = await db.All<ActionStatement>()
            .Where(s => ids.Contains(s.Action))
            .GroupBy(s => s.Action)
            .Select(g => new { g.Key, Last = g.Max(s => s.Version) })
            .ToDictionaryAsync(g => g.Key, g => g.Last);
        return actions.ToDictionary(
            a => a.Found.Action.Id,
            a => Math.Max(a.Found.Action.Version, said.GetValueOrDefault(a.Found.Action.Id))
        );
    }

    private RedirectResult Kept(long change)
    {
        var back = ActionsLinks.Update(Filter).Replace("/update", "", StringComparison.Ordinal);
        return Redirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{EditLinks.SavedKey}={change}");
    }
}

/// <summary>A row of the form: an action, the id of what is to be said of it, and the change that touched it last.</summary>
internal sealed record UpdateRow(ActionView Action, Guid Id, long Seen)
{
    /// <summary>Whether somebody changed it after the form was opened.</summary>
    public bool IsChanged { get; init; }

    /// <summary>What is asked of a row in words or by a day, in short.</summary>
    public static IReadOnlyList<(string Name, string Asked)> Questions { get; } =
    [
        ("words", "How far is it?"),
        ("due", "Due on another day now"),
        ("why-moved", "Why does the day move?"),
        ("done-on", "Done on"),
        ("proof", "What shows it?"),
        ("reason", "Or why does nothing show it?"),
    ];

    /// <summary>A control of the row.</summary>
    public static string Control(string name, string key) => $"{name}--{key}";

    public static string IdOf(string key) => Control("_id", key);

    public static string SeenOf(string key) => Control("_seen", key);
}
