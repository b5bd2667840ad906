using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>Establishes a proposed body: on which day, and what else starts with it.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class EstablishPage(Store store, Viewer viewer, LondonClock clock) : GuidedPage
{
    public const string DayStep = "day";
    public const string On = "on";
    public const string StartsControl = "starts";

    public Body Body { get; private set; } = null!;

    /// <summary>What can start with it; null before the day is known.</summary>
    public Establishing? Establishing { get; private set; }

    /// <summary>What somebody else saved of it meanwhile, and what was entered here; null where nobody did.</summary>
    public (string Saved, string Entered)? Clash { get; private set; }

    /// <summary>The bodies from which it is to take over.</summary>
    public IReadOnlyList<Named> ToSucceed { get; private set; } = [];

    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } body)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, body))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        TypedDate.Show(On, clock.Today, Answers);
        Step = DayStep;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } body)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var step = Answers[StepControl];
        Step = DayStep;
        if (ReadDay(On, "The day", "Enter the day from which it is established") is not { } on || Answers[GoControl] == DayStep)
            return Page();
        if (step == Check && body.EstablishedFrom == on)
            return Redirect(Shown(key, body.Version));
        var establishing = (await Establishing.Load(db, body.Id, on))!;
        Establishing = establishing;
        ToSucceed = await Meant(db, body.Id);
        // Before anybody chose, what was to start later starts with the body.
        if (step != Check)
            Answers.Set(StartsControl, [.. establishing.Starters.Where(s => s.IsUsual).Select(s => s.Value)]);
        var isTooLate = step == Check && body.IsEstablished;
        var done = establishing.Do(Answers.All(StartsControl));
        var change = viewer.Change($"Established “{body.Name}” from {LondonDate.Words(on)}", Why);
        var kept =
            done.IsRefused ? Result<LoggedChange>.Refused(done.Refusals)
            : step == Check ? await db.Commit(change)
            : await db.Rehearse(change);
        if (!kept.IsRefused && step == Check)
            return Redirect(Shown(key, kept.Value.Number));
        // The same form was sent at the same time, and was faster.
        if (kept.IsRefused && step == Check && await Find(db, key) is { } now && now.EstablishedFrom == on)
            return Redirect(Shown(key, now.Version));
        Step = done.IsRefused ? DayStep : Check;
        if (isTooLate || kept.Refusals.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            await ShowBoth(key, on);
        Say(kept.Refusals);
        return Page();
    }

    /// <summary>Shows what somebody else saved while this was checked beside what was entered here: nobody writes over what they did not see.</summary>
    private async Task ShowBoth(string key, DateOnly on)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } now)
            return;
        Establishing = await Establishing.Load(db, now.Id, on) ?? Establishing;
        var saved =
            !now.IsEstablished ? "Proposed, with other changes"
            : now.EstablishedFrom is { } since ? $"Established from {LondonDate.Words(since)}"
            : "Established, since when is not recorded";
        Clash = (saved, $"Established from {LondonDate.Words(on)}");
    }

    protected override IReadOnlyList<string> Steps => [DayStep, Check];

    protected override bool IsAskedAt(string step, string control) =>
        step == DayStep
            ? control == On || control.StartsWith(On + "-", StringComparison.Ordinal)
            : control is StartsControl or WhyControl;

    private static string Shown(string key, long change) => $"/bodies/{key}?{EditLinks.SavedKey}={change}";

    private static async Task<IReadOnlyList<Named>> Meant(Db db, Id<Body> id) =>
        await (
            from succession in db.All<Succession>()
            where succession.Successor == id && succession.State == SuccessionState.ToBecome
            join earlier in db.All<Body>() on succession.Predecessor equals earlier.Id
            orderby earlier.Name
            select new Named(earlier.Key, earlier.Name)
        ).ToListAsync();

    private async Task<Body?> Find(Db db, string key)
    {
        var body = await db.All<Body>().SingleOrDefaultAsync(b => b.Key == key);
        if (body is not null)
            Body = body;
        return body;
    }
}
