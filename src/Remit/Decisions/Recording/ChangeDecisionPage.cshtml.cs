using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Search;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>What is to be put right in a decision that is recorded? It can be changed until the minutes are approved.</summary>
[Needs("decisions.write"), OnlyNow]
internal sealed class ChangeDecisionPage(Store store, Viewer viewer, LondonClock clock, Searching searching)
    : DecideTask(store, viewer, clock, searching)
{
    [FromRoute(Name = "decision")]
    public string DecisionKey { get; set; } = "";

    public Decision There { get; private set; } = null!;

    public override bool IsChange => true;

    public override string Action => DecisionsLinks.Change($"{BodyKey}/{Key}/{DecisionKey}");

    public override string Back => DecisionsLinks.PageOf($"{BodyKey}/{Key}/{DecisionKey}");

    /// <summary>The change that touched it last when the form was opened.</summary>
    public string Seen => Answers.Has("_seen") ? Answers["_seen"] : There.Version.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (!await FindDecision(db))
            return NotFound();
        await ShowWhatIsThere(db);
        await Load(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        return await FindDecision(db) ? await Step(db) : NotFound();
    }

    private protected override async Task<IReadOnlyList<Refusal>> Write(Db db, Recorder recorder, DecisionDraft draft) =>
        await recorder.Change(
            await db.Set<Decision>().SingleAsync(d => d.Id == There.Id),
            Held,
            await WithWhatIsNotShown(db, draft)
        );

    /// <summary>What whoever changes it does not see, or could not choose, stays as it is.</summary>
    private async Task<DecisionDraft> WithWhatIsNotShown(Db db, DecisionDraft draft)
    {
        var item = There.Item is { } named && Held.Items.All(i => i.Id != named || i.WithdrawnOn is not null) ? There.Item : null;
        var report =
            There.Report is { } of && !await db.All<Meetings.ForwardPlanner.Report>().AnyAsync(r => r.Id == of)
                ? There.Report
                : null;
        var later =
            There.DeferredTo is { } to && !await db.All<Meeting>().AnyAsync(m => m.Id == to && m.State != MeetingState.Cancelled)
                ? There.DeferredTo
                : null;
        return draft with
        {
            Item = draft.Item ?? item,
            Report = draft.Report ?? report,
            DeferredTo = draft.DeferredTo ?? (draft.Outcome == DecisionOutcome.Deferred ? later : null),
        };
    }

    private protected override string InTheLog(DecisionDraft draft) =>
        $"Changed a decision of {Body.Name} on {Meeting.Date.InWords()}: {draft.Title.Shortened(120)}";

    private protected override Task<string> Kept(Id<Decision> id) => Task.FromResult(Back);

    private protected override bool WasOtherwise()
    {
        if (Answers["_seen"] == There.Version.ToString(CultureInfo.InvariantCulture))
            return false;
        ModelState.AddModelError(
            "wording",
            $"Somebody else changed this decision while you had the page open. It says now: “{There.Wording.Shortened(500)}” ({There.Outcome.OnScreen().ToLowerInvariant()}). Yours stands below: go on to keep it"
        );
        Answers["_seen"] = There.Version.ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    private async Task<bool> FindDecision(Db db)
    {
        var found = await db.All<Decision>().FirstOrDefaultAsync(d => d.Meeting == Meeting.Id && d.Key == DecisionKey);
        if (found is null)
            return false;
        (There, Id) = (found, found.RowId);
        return true;
    }

    private async Task ShowWhatIsThere(Db db)
    {
        var there = There;
        Answers["title"] = there.Title;
        Answers["wording"] = there.Wording;
        Answers["recommended"] = there.Recommended ?? "";
        Answers["outcome"] = Kebab.Of(there.Outcome);
        Answers["item"] =
            await db.All<Meetings.Agendas.AgendaItem>().Where(i => i.Id == there.Item).Select(i => i.Key).FirstOrDefaultAsync()
            ?? "";
        Answers["report"] =
            await db.All<Meetings.ForwardPlanner.Report>()
                .Where(r => r.Id == there.Report)
                .Select(r => r.Key)
                .FirstOrDefaultAsync()
            ?? "";
        Answers["deferred-to"] =
            await db.All<Meeting>().Where(m => m.Id == there.DeferredTo).Select(m => m.Key).FirstOrDefaultAsync() ?? "";
        Answers["decided-by"] = Kebab.Of(there.DecidedBy);
        Answers["for"] = there.For?.ToString(CultureInfo.InvariantCulture) ?? "";
        Answers["against"] = there.Against?.ToString(CultureInfo.InvariantCulture) ?? "";
        Answers["abstained"] = there.Abstained?.ToString(CultureInfo.InvariantCulture) ?? "";
        Answers["casting-vote"] = there.CastingVote is { } cast ? Kebab.Of(cast) : "";
        Answers["reasons"] = there.Reasons ?? "";
        Answers["evidence-words"] = there.EvidenceWords ?? "";
        Answers["safeguarding"] = there.Safeguarding ?? "";
        Answers["equality"] = there.Equality ?? "";
        Answers["views"] = there.Views ?? "";
        Answers["nothing-to-consider"] = there.NothingToConsider ?? "";
        Answers["chairs-discretion"] = there.ChairsDiscretion ?? "";
        Answers["beyond-powers"] = there.BeyondPowers ?? "";
        Answers["commits"] = there.Commits?.InRoundPounds() ?? "";
        var evidence = await db.All<DecisionEvidence>()
            .Where(e => e.Decision == there.Id)
            .OrderBy(e => e.Order)
            .Select(e => e.On)
            .ToListAsync();
        // What is not shown to whoever changes it is not offered, and stays.
        await BeginOn(db, [.. (await RestsOn.Named(db, Today, evidence)).Select(e => e.Ref)]);
        if (there.Confirms is { } id && await db.All<Decision>().FirstOrDefaultAsync(d => d.Id == id) is { } earlier)
            Answers["confirms"] = await db.PathOf(earlier) ?? "";
    }
}
