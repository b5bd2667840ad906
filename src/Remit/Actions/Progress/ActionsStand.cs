using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Actions.Progress;

/// <summary>
/// What is done says on which day, and what shows it or why nothing does; what is withdrawn says why; nothing is due before it begins; a day
/// that moves says why; what is closed is not said to go on; and what comes again goes on once, from what is done. What a log or a folder brings in was so elsewhere, and is taken as it is.
/// </summary>
internal sealed class ActionsStand(LondonClock clock) : IInvariant
{
    /// <summary>The rule that asks for a proof, or for the reason why there is none.</summary>
    public const string WhatIsDoneShowsIt = "What is done says what shows it, or why nothing does";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (touched.IsTakenOver || touched.IsErasure)
            return [];
        var refusals = new List<Refusal>();
        foreach (var (action, before) in touched.Changed<ActionItem>())
            if (ClosesBy(before).Any(f => !Equals(f.Before, f.Now(action))))
                refusals.AddRange(OfClosing(action));
        refusals.AddRange(
            touched.Of<ActionItem>().Where(a => a.Due < a.Period.From).Where(a => IsNewIn(touched, a)).Select(BeforeItBegan)
        );
        refusals.AddRange(OfDaysThatMove(touched));
        refusals.AddRange(await OfWhatGoesOn(db, touched));
        refusals.AddRange(await OfItsOwnProof(db, touched));
        refusals.AddRange(await OfWhatIsSaidOfClosedOnes(db, touched));
        return refusals;
    }

    private static IEnumerable<(object? Before, Func<ActionItem, object?> Now)> ClosesBy(PropertyValues before) =>
        [
            (before[nameof(ActionItem.Status)], a => a.Status),
            (before[nameof(ActionItem.DoneOn)], a => a.DoneOn),
            (before[nameof(ActionItem.Proof)], a => a.Proof),
            (before[nameof(ActionItem.ProofRecord)], a => a.ProofRecord),
            (before[nameof(ActionItem.Reason)], a => a.Reason),
        ];

    private IEnumerable<Refusal> OfClosing(ActionItem action)
    {
        if (action is { Status: ActionStatus.Withdrawn, Reason: null })
            yield return Of(
                action,
                "What is withdrawn says why",
                "Say why it is withdrawn: whoever asked for it will want to know.",
                "reason"
            );
        foreach (var (field, text) in new[] { ("proof", action.Proof), ("reason", action.Reason) })
            if (text?.Length > ActionStatement.MostLetters)
                yield return Of(
                    action,
                    "What shows it is said in a few words",
                    $"These are {text.Length:N0} letters, and at most {ActionStatement.MostLetters:N0} are kept. Name the paper in which the rest stands.",
                    field
                );
        if (action.Status != ActionStatus.Done)
            yield break;
        const string rule = "What is done was done on a day";
        if (action.DoneOn is not { } done)
            yield return Of(action, rule, "Say on which day it was done.", "done-on");
        else if (done > clock.Today)
            yield return Of(
                action,
                rule,
                $"{LondonDate.Words(done)} is still to come. An action is closed once it is done: say the day on which it was, at the latest today.",
                "done-on"
            );
        else if (done < action.Period.From)
            yield return Of(
                action,
                rule,
                $"The action was agreed on {LondonDate.Words(action.Period.From!.Value)}, so it can’t have been done on {LondonDate.Words(done)}.",
                "done-on"
            );
        if (action is { Proof: null, ProofRecord: null, Reason: null })
            yield return Of(
                action,
                WhatIsDoneShowsIt,
                action.ProofExpected is { } expected
                    ? $"“{expected}” was to show that it is done. Say what shows it, or why nothing does."
                    : "Say what shows that it is done, or why nothing does.",
                "proof"
            );
    }

    /// <summary>The day of an open action moves with a statement that says why, whoever moves it and by whatever page or command.</summary>
    private static IEnumerable<Refusal> OfDaysThatMove(Touched touched)
    {
        var explained = touched
            .Rows.Where(r => r.State == EntityState.Added)
            .Select(r => r.Row)
            .OfType<ActionStatement>()
            .Where(s => s.WhyMoved is not null)
            .Select(s => s.Action)
            .ToHashSet();
        return from change in touched.Changed<ActionItem>()
            let was = change.Before.GetValue<DateOnly?>(nameof(ActionItem.Due))
            where was is not null && was != change.Now.Due
            where change.Now.Status == ActionStatus.Open && !explained.Contains(change.Now.Id)
            select Of(
                change.Now,
                "A day that moves says why",
                $"It is due on {LondonDate.Words(was!.Value)}. Leave that here, and use “Record progress” on the action’s page: there you give the new day and say why it moves.",
                "due"
            );
    }

    private static async Task<IReadOnlyList<Refusal>> OfItsOwnProof(Db db, Touched touched)
    {
        var shown = touched.Of<ActionItem>().Where(a => a.ProofRecord is { Kind: "action" }).ToList();
        if (shown.Count == 0)
            return [];
        var ids = shown.ConvertAll(a => (Id<ActionItem>?)a.Id);
        var next = (await db.All<ActionItem>().Where(a => ids.Contains(a.Continues)).ToListAsync()).ToLookup(a => a.Continues);
        return
        [
            .. from action in shown
            where
                action.ProofRecord!.Value.Id == action.RowId || next[action.Id].Any(n => n.RowId == action.ProofRecord!.Value.Id)
            select Of(
                action,
                "Nothing shows itself",
                "An action does not show that it is done, and the next of its series does not either. Name what came of it: a paper, a report, a decision.",
                "proof-record"
            ),
        ];
    }

    /// <summary>How far something is, is said while it is open; with its closing too.</summary>
    private static async Task<IReadOnlyList<Refusal>> OfWhatIsSaidOfClosedOnes(Db db, Touched touched)
    {
        var said = touched
            .Rows.Where(r => r.State == EntityState.Added)
            .Select(r => r.Row)
            .OfType<ActionStatement>()
            .Where(s => s.Became is null)
            .ToList();
        if (said.Count == 0)
            return [];
        var justClosed = touched
            .Changed<ActionItem>()
            .Where(c => c.Before.GetValue<ActionStatus>(nameof(ActionItem.Status)) == ActionStatus.Open)
            .Select(c => c.Now.Id)
            .ToHashSet();
        var ids = said.ConvertAll(s => s.Action);
        // As it is kept, and not as whoever writes had read it.
        var closed = await db.All<ActionItem>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.Status != ActionStatus.Open)
            .ToListAsync();
        return [.. from action in closed where !justClosed.Contains(action.Id) select Progressing.IsClosed(action)!];
    }

    /// <summary>Only who writes one of the two days is told of it: older ones stand as they came in.</summary>
    private static bool IsNewIn(Touched touched, ActionItem action) =>
        touched.Rows.First(r => r.Row == action).Before is not { } before
        || !Equals(before[nameof(ActionItem.Due)], action.Due)
        || !Equals(before[nameof(IDated.From)], action.Period.From);

    private static Refusal BeforeItBegan(ActionItem action) =>
        Of(
            action,
            "Nothing is due before it begins",
            $"The action begins on {LondonDate.Words(action.Period.From!.Value)}, so it can’t be due on {LondonDate.Words(action.Due!.Value)}. Choose a later day.",
            "due"
        );

    private static async Task<IReadOnlyList<Refusal>> OfWhatGoesOn(Db db, Touched touched)
    {
        var next = touched.Of<ActionItem>().Where(a => a.Continues is not null).ToList();
        if (next.Count == 0)
            return [];
        var ids = next.ConvertAll(a => a.Continues);
        var named = ids.ConvertAll(i => i!.Value);
        var others = await db.All<ActionItem>().Where(a => ids.Contains(a.Continues)).ToListAsync();
        var before = await db.All<ActionItem>().Where(a => named.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        const string rule = "What comes again goes on once, from what is done";
        return
        [
            .. from action in next
            where others.Exists(o => o.Continues == action.Continues && o.Id != action.Id)
            select Of(action, rule, "The next one was made already, from the same action. Look at that one.", "continues"),
            .. from action in next
            where touched.Rows.First(r => r.Row == action).State == EntityState.Added
            where before.TryGetValue(action.Continues!.Value, out var earlier) && earlier.Status != ActionStatus.Done
            select Of(
                action,
                rule,
                "An action goes on with one that is done. Close that first: the next is made by itself.",
                "continues"
            ),
        ];
    }

    private static Refusal Of(ActionItem action, string rule, string message, string field) =>
        new(rule, message, new RecordRef("action", action.RowId), field);
}
