using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Actions.Progress;

/// <summary>
/// What is done says on which day, and what shows it or why nothing does; what is withdrawn says why; nothing is due before it begins; and
/// what comes again goes on once, from what is done. What a log or a folder brings in was so elsewhere, and is taken as it is.
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
        refusals.AddRange(touched.Of<ActionItem>().Where(a => a.Due < a.Period.From).Where(a => IsNewIn(touched, a)).Select(BeforeItBegan));
        refusals.AddRange(await OfWhatGoesOn(db, touched));
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
            yield return Of(action, "What is withdrawn says why", "Say why it is withdrawn: whoever asked for it will want to know.", "reason");
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
            select Of(action, rule, "An action goes on with one that is done. Close that first: the next is made by itself.", "continues"),
        ];
    }

    private static Refusal Of(ActionItem action, string rule, string message, string field) =>
        new(rule, message, new RecordRef("action", action.RowId), field);
}
