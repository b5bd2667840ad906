using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>Closes a body: on which day, who takes over, what goes where; then everything is checked and kept in one change.</summary>
[Needs("structure.write"), OnlyNow, RequestFormLimits(ValueCountLimit = 50_000)]
internal sealed class ClosePage(Store store, Viewer viewer, LondonClock clock, Closing closing) : GuidedPage
{
    public const string DayStep = "day";
    public const string SuccessorsStep = "successors";
    public const string GoesStep = "goes";
    public const string Last = "last";
    public const string SuccessorsControl = "successors";
    public const string AllControl = "_all";

    /// <summary>The body that closes.</summary>
    public Body Body { get; private set; } = null!;

    /// <summary>The bodies that may take over, by name.</summary>
    public IReadOnlyList<Body> Others { get; private set; } = [];

    /// <summary>What closing would do; null while that is not known.</summary>
    public ClosingPlan? Plan { get; private set; }

    /// <summary>What is on the list since the form was opened, or was not asked for before.</summary>
    public IReadOnlySet<string> New { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } body)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, body))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (body.Period.HasEndedBy(clock.Today))
            return Redirect(HandoverLinks.Closed(key));
        TypedDate.Show(Last, body.Until ?? clock.Today, Answers);
        Answers.Set(SuccessorsControl, [.. (await Closing.MeantToSucceed(db, body.Id)).Select(s => s.Key)]);
        Step = DayStep;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } body)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var (step, go) = (Answers[StepControl], Answers[GoControl]);
        Step = step is DayStep or SuccessorsStep or GoesStep or Check ? step : DayStep;
        Others = await OthersThan(db, body);
        var last = ReadDay(Last, "The last day", "Enter the last day");
        if (last is not { } day || go == DayStep)
            return Ask(DayStep, keepErrors: last is null);
        var successors = Others.Where(o => Answers.All(SuccessorsControl).Contains(o.Key, StringComparer.Ordinal)).ToList();
        Plan = (await closing.Plan(db, body.Id, day, [.. successors.Select(s => s.Id)]))!;
        if (step == Check && IsTwin(body, day, successors, Plan))
            return Redirect(HandoverLinks.Closed(key));
        if (Plan.Refusals.FirstOrDefault() is { } refused && (step != DayStep || refused.Field == Last))
        {
            Step = refused.Field == Last ? DayStep : SuccessorsStep;
            Say(Plan.Refusals);
            return Page();
        }
        if (step == DayStep || go == SuccessorsStep)
            return Ask(SuccessorsStep);
        return await Go(db, key, step, go);
    }

    private async Task<IActionResult> Go(Db db, string key, string step, string go)
    {
        var plan = Plan!;
        var asked = Answers
            .Controls.Where(c => c.StartsWith("goes-", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        New = asked.Count == 0 ? New : plan.Items.Select(i => i.Control).Except(asked).ToHashSet(StringComparer.Ordinal);
        if (step is GoesStep or Check && Answers[MarkControl] != plan.Mark)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError(
                "",
                $"Somebody else changed something that “{Body.Name}” holds while you were working. Look again where everything goes: what is new is marked"
            );
            return Ask(GoesStep, keepErrors: true);
        }
        if (plan.Successors.Concat(plan.Above).FirstOrDefault(b => b.Key == Answers[AllControl]) is { } all)
        {
            foreach (var item in plan.Items.Where(i => plan.MayGoTo(i).Contains(all)))
                Answers[item.Control] = item.Has(all) is null || item.Ends is null ? all.Key : ClosingPlan.End;
            return Ask(GoesStep);
        }
        if (go == GoesStep || (step == SuccessorsStep && plan.Items.Any()))
            return Ask(GoesStep);
        var words = ClosingWords.Of(plan, plan.Goes(Answers));
        var done = plan.Do(db, store.Ids, Answers);
        var change = viewer.Change(words.Change, Why);
        var kept =
            done.IsRefused ? Result<LoggedChange>.Refused(done.Refusals)
            : step == Check ? await db.Commit(change)
            : await db.Rehearse(change);
        // The same form was sent at the same time, and was faster.
        if (kept.IsRefused && step == Check && await IsDone(key, plan))
            return Redirect(HandoverLinks.Closed(key));
        if (kept.IsRefused)
        {
            Step = plan.Items.Any() ? GoesStep : Check;
            Say(kept.Refusals);
            return Page();
        }
        return step == Check ? Redirect($"{HandoverLinks.Closed(key)}?{EditLinks.SavedKey}={kept.Value.Number}") : Ask(Check);
    }

    protected override IReadOnlyList<string> Steps => [DayStep, SuccessorsStep, GoesStep, Check];

    protected override bool IsAskedAt(string step, string control) =>
        step switch
        {
            DayStep => control == Last || control.StartsWith(Last + "-", StringComparison.Ordinal),
            SuccessorsStep => control == SuccessorsControl,
            GoesStep => control.StartsWith("goes-", StringComparison.Ordinal),
            _ => control is WhyControl,
        };

    /// <summary>Whether the same form was sent before, and all of it is done.</summary>
    private async Task<bool> IsDone(string key, ClosingPlan plan)
    {
        await using var db = store.Write(viewer.Sight);
        var body = await db.Set<Body>().SingleAsync(b => b.Key == key);
        var successions = await Successions.Load(db, body, plan.Successors);
        return body.Until == plan.Last && successions.AreDone(plan.Successors);
    }

    /// <summary>Whether all of it was done by a form that was sent before. A last day may also be only planned: then something is left.</summary>
    private static bool IsTwin(Body body, DateOnly last, IReadOnlyList<Body> successors, ClosingPlan plan) =>
        body.Until == last && plan.Successions.AreDone(successors) && !plan.LeavesSomething;

    private IActionResult Ask(string step, bool keepErrors = false)
    {
        if (!keepErrors)
            ModelState.Clear();
        Step = step;
        return Page();
    }

    private async Task<Body?> Find(Db db, string key)
    {
        var body = await db.All<Body>().SingleOrDefaultAsync(b => b.Key == key);
        if (body is not null)
            Body = body;
        return body;
    }

    private static async Task<IReadOnlyList<Body>> OthersThan(Db db, Body body) =>
        await db.All<Body>().Where(b => b.Id != body.Id).OrderBy(b => b.Name).ThenBy(b => b.Key).ToListAsync();
}
