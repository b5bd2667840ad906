using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Places;

namespace Remit.Decisions.Recording;

/// <summary>
/// Records a decision, and changes one that is recorded: with its expectations, its actions, the sign-offs that it needs and what it changes, all in one
/// context. The one way of page and verb; nothing is kept before the caller commits.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="today">The London day.</param>
/// <param name="policy">Who may do what.</param>
/// <param name="viewer">Who records it.</param>
internal sealed partial class Recorder(Db db, IdSource ids, DateOnly today, Policy policy, Viewer viewer)
{
    internal const string MoreVotes = "No more votes are counted than members who may vote";
    internal const string DiscretionIsGiven = "The chair has discretion where the terms give it";
    internal const string StandsAsCarriedOut = "What was carried out is not decided otherwise";

    /// <summary>What it is worth as it was recorded last by this.</summary>
    public DecisionStatus? Status { get; private set; }

    /// <summary>Whether an earlier decision, which it confirms, came to stand with it, and what that one changes was carried out.</summary>
    public bool SettledEarlier { get; private set; }

    /// <summary>Records a decision.</summary>
    public async Task<IReadOnlyList<Refusal>> Record(MeetingDay day, DecisionDraft draft)
    {
        var decision = new Decision
        {
            Id = draft.Id,
            Key = FreeKeys.For(draft.Title, await Keys(day)),
            Meeting = day.Meeting.Id,
            Title = draft.Title,
            Wording = draft.Wording,
            Outcome = draft.Outcome,
            Sensitivity = day.Meeting.Sensitivity,
            RestrictedTo = day.Meeting.RestrictedTo,
            Order = await db.All<Decision>().CountAsync(d => d.Meeting == day.Meeting.Id),
        };
        db.Add(decision);
        return await Fill(decision, day, draft, [], [], isNew: true);
    }

    /// <summary>Changes one that is recorded. What was made with it before stays, and what the draft names beside it is added.</summary>
    public async Task<IReadOnlyList<Refusal>> Change(Decision decision, MeetingDay day, DecisionDraft draft)
    {
        var (signOffs, effects) = await Settling.Beside(db, decision.Id);
        var evidence = await db.Set<DecisionEvidence>().Where(e => e.Decision == decision.Id).ToListAsync();
        var isSettled = effects.Exists(e => e.DoneOn is not null) || signOffs.Exists(s => s.State is SignOffState.Given);
        if (isSettled && (decision.Outcome != draft.Outcome || decision.Wording != draft.Wording))
            return
            [
                new Refusal(
                    StandsAsCarriedOut,
                    "Something that this decision changes was carried out, or an organisation signed it off in these words. They stand: record another decision.",
                    new RecordRef("decision", decision.RowId),
                    decision.Outcome != draft.Outcome ? "outcome" : "wording"
                ),
            ];
        // What whoever changes it does not see stays.
        foreach (var gone in evidence.Where(e => !draft.Evidence.Contains(e.On)))
            if (await db.RecordOf(db.Shapes[gone.On.Kind], gone.On.Id) is not null)
                db.Remove(gone);
        return await Fill(decision, day, draft, signOffs, effects, isNew: false, [.. evidence.Select(e => e.On)]);
    }

    private async Task<IReadOnlyList<Refusal>> Fill(
        Decision decision,
        MeetingDay day,
        DecisionDraft draft,
        List<OrganisationSignOff> signOffs,
        List<Effect> effects,
        bool isNew,
        IReadOnlyList<RecordRef>? restsOn = null
    )
    {
        (decision.Title, decision.Wording, decision.Recommended) = (draft.Title, draft.Wording, draft.Recommended);
        (decision.Item, decision.Report, decision.Outcome) = (draft.Item, draft.Report, draft.Outcome);
        (decision.DeferredTo, decision.DecidedBy) = (draft.DeferredTo, draft.DecidedBy);
        (decision.For, decision.Against, decision.Abstained) = (draft.For, draft.Against, draft.Abstained);
        decision.CastingVote = draft.CastingVote;
        (decision.Reasons, decision.EvidenceWords) = (draft.Reasons, draft.EvidenceWords);
        (decision.Safeguarding, decision.Equality, decision.Views) = (draft.Safeguarding, draft.Equality, draft.Views);
        (decision.NothingToConsider, decision.ChairsDiscretion) = (draft.NothingToConsider, draft.ChairsDiscretion);
        (decision.BeyondPowers, decision.Commits, decision.Confirms) = (draft.BeyondPowers, draft.Commits, draft.Confirms);
        var refusals = decision
            .Refusals()
            .Concat(Wrong(decision, day))
            .Concat(DecisionsFit.OfTheMeeting(day.Meeting, today))
            .ToList();
        if (refusals.Count > 0)
            return refusals;
        await CloseAsWhatItIsAbout(decision, day);
        AddEvidence(decision, draft, restsOn ?? []);
        await AddExpectations(decision, draft, isNew);
        await AddActions(decision, day, draft);
        refusals.AddRange(await AddEffects(decision, day, draft, effects));
        if (refusals.Count > 0)
            return refusals;
        if (decision is { Outcome: DecisionOutcome.Deferred, DeferredTo: { } later, Report: { } report })
            await new CarryingOut(db, ids, today).Defer(report, later);
        await ItWasHeld(day.Meeting);
        // What follows from it does not depend on what whoever records it sees.
        using var everything = db.LookingAtEverything();
        var whole = (await MeetingDays.Load(db, [day.Meeting.Id]))[day.Meeting.Id];
        var settling = new Settling(db, ids, today);
        var confirmed = isNew ? null : await settling.ConfirmedOn(decision.Id);
        var (status, refused) = await settling.Settle(decision, whole, signOffs, effects, confirmed);
        (Status, SettledEarlier) = (status, settling.SettledEarlier);
        Follows(settling.Membership);
        return refused;
    }

    private static IEnumerable<Refusal> Wrong(Decision decision, MeetingDay day)
    {
        var itself = new RecordRef("decision", decision.RowId);
        var voting = day.Deciding(decision.Item)
            .Where(w => w.Seat!.Vote != Vote.Advisory)
            .Select(w => w.Person?.Key ?? w.Seat!.Key)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var votes = (decision.For ?? 0) + (decision.Against ?? 0) + (decision.Abstained ?? 0);
        if (day.IsRecorded && votes > voting)
            yield return new Refusal(
                MoreVotes,
                $"{votes} votes are counted, and {voting} who may vote were there at this item and decided. Change the numbers, or put the attendance right first.{(day.HowItDecides.GivesCastingVote ? " The chair’s casting vote is not among them: say apart how it was cast." : "")}",
                itself,
                "for"
            );
        if (decision.ChairsDiscretion is not null && !day.Quorum.HasDiscretion)
            yield return new Refusal(
                DiscretionIsGiven,
                day.Terms is null
                    ? "No terms of reference are recorded that held that day, so none give the chair discretion. Leave this out."
                    : $"Version {day.Terms} of the terms of reference, which held that day, does not give the chair discretion to go on without a quorum. Leave this out.",
                itself,
                "chairs-discretion"
            );
    }

    /// <summary>It is no more open than its item and its report, and what is made with it is as open as it is.</summary>
    private async Task CloseAsWhatItIsAbout(Decision decision, MeetingDay day)
    {
        using var everything = db.LookingAtEverything();
        var about = new List<Record?>
        {
            day.Items.FirstOrDefault(i => i.Id == decision.Item),
            await db.All<Meetings.ForwardPlanner.Report>().FirstOrDefaultAsync(r => r.Id == decision.Report),
        };
        foreach (var closer in about.OfType<Record>().Where(r => r.Sensitivity > decision.Sensitivity))
            (decision.Sensitivity, decision.RestrictedTo) = (closer.Sensitivity, closer.RestrictedTo);
    }

    private void AddEvidence(Decision decision, DecisionDraft draft, IReadOnlyList<RecordRef> there)
    {
        foreach (var (on, at) in draft.Evidence.Distinct().Select((on, at) => (on, at)).Where(e => !there.Contains(e.on)))
            db.Add(
                new DecisionEvidence
                {
                    Id = ids.Next<DecisionEvidence>(),
                    Decision = decision.Id,
                    On = on,
                    Order = at,
                }
            );
    }

    private async Task AddExpectations(Decision decision, DecisionDraft draft, bool isNew)
    {
        var before = isNew ? [] : await db.All<Expectation>().Where(e => e.Decision == decision.Id).ToListAsync();
        var keys = new FreeKeys(before.Select(b => b.Key));
        // What is sent twice is expected once.
        var wanted = draft.Expectations.Where(m =>
            before.TrueForAll(b => (b.Measure, b.Direction, b.By) != (m.Measure, m.Direction, m.By))
        );
        foreach (var (move, at) in wanted.Select((m, at) => (m, at)))
            db.Add(
                new Expectation
                {
                    Id = ids.Next<Expectation>(),
                    Key = keys.Take(move.Measure),
                    Decision = decision.Id,
                    Measure = move.Measure,
                    Direction = move.Direction,
                    By = move.By,
                    Sensitivity = decision.Sensitivity,
                    RestrictedTo = decision.RestrictedTo,
                    Order = before.Count + at,
                }
            );
    }

    private async Task AddActions(Decision decision, MeetingDay day, DecisionDraft draft)
    {
        if (draft.Actions.Count == 0)
            return;
        var keys = new FreeKeys(await db.KeysBeside(ActionItem.Shape, null));
        var order = await db.All<ActionItem>().MaxAsync(a => (int?)a.Order) ?? -1;
        var itself = new RecordRef("decision", decision.RowId);
        var before = await db.All<ActionItem>()
            .Where(a => a.Origin == itself)
            .Select(a => new
            {
                a.What,
                a.Due,
                a.OwnerWords,
            })
            .ToListAsync();
        // What is sent twice is to be done once.
        foreach (
            var wanted in draft.Actions.Where(w =>
                before.TrueForAll(b => (b.What, b.Due, b.OwnerWords) != (w.What, w.Due, w.OwnerWords))
            )
        )
        {
            var action = new ActionItem
            {
                Id = ids.Next<ActionItem>(),
                Key = keys.Take(wanted.What),
                What = wanted.What,
                Due = wanted.Due,
                OwnerWords = wanted.OwnerWords,
                Origin = itself,
                ReportedTo = new RecordRef("body", day.Body.RowId),
                Sensitivity = decision.Sensitivity,
                RestrictedTo = decision.RestrictedTo,
                Order = ++order,
                Period = new Period(day.Meeting.Date, null),
            };
            db.Add(action);
            if (wanted.Owner is { } owner)
                db.Add(
                    new ActionOwner
                    {
                        Id = ids.Next<ActionOwner>(),
                        Action = action.Id,
                        Owner = owner,
                    }
                );
        }
    }

    private async Task<IReadOnlyList<string>> Keys(MeetingDay day)
    {
        using var everything = db.LookingAtEverything();
        return await db.All<Decision>().Where(d => d.Meeting == day.Meeting.Id).Select(d => d.Key).ToListAsync();
    }

    private async Task ItWasHeld(Meeting held)
    {
        var meeting = await db.Set<Meeting>().SingleAsync(m => m.Id == held.Id);
        if (meeting.State is MeetingState.Planned or MeetingState.Called)
            meeting.State = MeetingState.Held;
    }
}
