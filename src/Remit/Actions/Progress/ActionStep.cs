using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Drift;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>
/// A form by which one action goes a step on: progress, closing, withdrawing, opening again. A form that is sent twice counts once, and who
/// did not see what somebody else did meanwhile is shown it first.
/// </summary>
internal abstract class ActionStep(Store store, Viewer viewer, LondonClock clock) : GuidedPage
{
    /// <summary>The only page of a step that asks everything at once.</summary>
    protected const string Ask = "ask";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The id of the statement to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The number of the change that had touched the action, or what was said of it, last when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    public ActionView Action { get; private set; } = null!;

    /// <summary>Whether somebody changed the action after the form was opened: what is so now is shown.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether the step can be gone from where the action is, and by whoever looks.</summary>
    public bool IsPossible { get; private set; }

    /// <summary>Whether whoever looks may go it; not where the action went over to somebody else while they had the form open.</summary>
    public bool IsTheirs { get; private set; } = true;

    /// <summary>What was typed where the step can't be gone any more: it is not kept.</summary>
    public IReadOnlyList<TypedAnswer> NotKept =>
        IsPossible || Answers.Controls.All(c => c.StartsWith('_')) ? [] : TypedAnswer.Of(Answers, Questions);

    public DateOnly Today => clock.Today;

    public string Back => $"{ActionsLinks.Root}/{Key}";

    /// <summary>Whether the step is for an action of this status.</summary>
    protected virtual bool IsFor(ActionStatus status) => status == ActionStatus.Open;

    protected override IReadOnlyList<string> Steps => [Ask];

    /// <summary>Its questions that are answered in words or by a day: the control of each, and what it asks in short.</summary>
    protected abstract IEnumerable<(string Control, string Asked)> Questions { get; }

    /// <summary>What stands in the form when it is opened.</summary>
    protected virtual void Begin() { }

    /// <summary>Reads the answers of the step that was asked, and says what is wrong with them.</summary>
    protected abstract Task Read(Db db);

    /// <summary>Does it.</summary>
    protected abstract Task<IReadOnlyList<Refusal>> Do(
        Progressing progressing,
        ActionItem action,
        Speaker by,
        Id<ActionStatement> id
    );

    /// <summary>What the log calls it. What the action says is not in it: it may name a person.</summary>
    protected abstract string InTheLog { get; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is not { } found)
            return NotFound();
        if (!found.May)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        (Id, Seen, Step) = (store.Ids.Next(), found.LastVersion, Steps[0]);
        Begin();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is not { } found)
            return NotFound();
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<ActionStatement>(Id);
        if (await db.All<ActionStatement>().FirstOrDefaultAsync(s => s.Id == id) is { } there)
            return Kept(there.Version);
        Answers = Answers.Of(Request.Form);
        if (!found.May || !IsPossible)
        {
            (IsTheirs, IsPossible) = (found.May, false);
            Response.StatusCode = found.May ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden;
            return Page();
        }
        Step = Steps.Contains(Answers[StepControl]) ? Answers[StepControl] : Steps[0];
        if (Answers[GoControl] is { Length: > 0 } go && Steps.Contains(go))
        {
            Step = go;
            return Page();
        }
        await Read(db);
        if (!ModelState.IsValid)
            return Page();
        if (Seen != found.LastVersion)
        {
            (IsChanged, Seen) = (true, found.LastVersion);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        if (Steps.Count > 1 && Step != Steps[^1])
        {
            Step = Steps[Steps.ToList().IndexOf(Step) + 1];
            return Page();
        }
        return await Keep(db, found, id);
    }

    private async Task<IActionResult> Keep(Db db, Found found, Id<ActionStatement> id)
    {
        var action = await db.Set<ActionItem>().SingleAsync(a => a.Id == found.Action.Id);
        var refused = await Do(new Progressing(db, store.Ids, clock.Today), action, Speaker.Of(viewer), id);
        if (refused.Count == 0)
        {
            var kept = await db.Commit(viewer.Change(InTheLog));
            if (!kept.IsRefused)
                return Kept(kept.Value.Number);
            // The same form came twice at the same moment, and the other was faster.
            if (await db.All<ActionStatement>().FirstOrDefaultAsync(s => s.Id == id) is { } twin)
                return Kept(twin.Version);
            refused = kept.Refusals;
        }
        if (refused.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        // Where the answers are only checked, they are asked again.
        if (Steps.Count > 1)
            Step = Steps[0];
        Say(refused);
        return Page();
    }

    private RedirectResult Kept(long change) => Redirect($"{Back}?{EditLinks.SavedKey}={change}");

    private async Task<Found?> Find(Db db)
    {
        if (await db.Action(Key) is not { } found)
            return null;
        Action = ActionView.Of(found, await Mentions.Load(db, found.Mentioned), clock.Today);
        IsPossible = IsFor(found.Action.Status);
        var may = await db.MayChangeInPart(store.Policy, viewer, found.Action);
        return new Found(found.Action, may, await db.LastVersionOf(found.Action));
    }

    private sealed record Found(ActionItem Action, bool May, long LastVersion);
}
