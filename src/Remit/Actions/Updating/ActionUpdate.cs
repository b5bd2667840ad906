using Remit.Actions.Progress;
using Remit.Kernel;

namespace Remit.Actions.Updating;

/// <summary>What somebody fills in for one action among several: only what is filled in is kept.</summary>
internal sealed record ActionUpdate
{
    /// <summary>How far it has come; null for nothing to say.</summary>
    public string? Words { get; init; }

    /// <summary>For which day that is said; null for today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The day on which it is due from now on; null where that stays.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Why that day moves.</summary>
    public string? WhyMoved { get; init; }

    /// <summary>What it becomes: done or withdrawn; null where it stays open.</summary>
    public ActionStatus? Becomes { get; init; }

    /// <summary>On which day it was done; null for today.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>What shows that it was done.</summary>
    public string? Proof { get; init; }

    /// <summary>Why nothing shows it, or why it is withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the statement to be: a form that is sent twice counts once.</summary>
    public Id<ActionStatement>? Id { get; init; }

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsEmpty =>
        Words is null
        && On is null
        && Due is null
        && WhyMoved is null
        && Becomes is null
        && DoneOn is null
        && Proof is null
        && Reason is null;

    /// <summary>What was filled in and says nothing of an action that does not become so: why, and the field; null for nothing.</summary>
    private (string Message, string Field)? Contradiction =>
        Becomes is null && (Proof ?? Reason) is not null ? ("Say that it is done, or leave out what shows it.", "done")
        : Becomes is null && DoneOn is not null ? ("Say that it is done, or leave out the day on which it was.", "done-on")
        : Becomes == ActionStatus.Withdrawn && Proof is not null
            ? ("What is withdrawn was not done: leave out what shows it, or say that it is done.", "proof")
        : Becomes == ActionStatus.Withdrawn && DoneOn is not null
            ? ("What is withdrawn was not done: leave out the day on which it was, or say that it is done.", "done-on")
        : null;

    /// <summary>Does it to an action; the caller commits.</summary>
    public async Task<IReadOnlyList<Refusal>> To(ActionItem action, Progressing progressing, Speaker by, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (Contradiction is { } wrong)
            refusals.Add(
                new Refusal(
                    "Only what is closed says what shows it",
                    wrong.Message,
                    new RecordRef("action", action.RowId),
                    wrong.Field
                )
            );
        var moves = Due is { } due && due != action.Due;
        // What is only done says its words with the closing.
        if (
            refusals.Count == 0
            && (moves || WhyMoved is not null || Becomes is null || (Words is not null && Becomes == ActionStatus.Withdrawn))
        )
            refusals.AddRange(
                await progressing.Say(
                    action,
                    new Said(by, On ?? today, Words)
                    {
                        Id = Becomes is null ? Id : null,
                        Due = Due,
                        WhyMoved = WhyMoved,
                    }
                )
            );
        if (refusals.Count > 0)
            return refusals;
        if (Becomes == ActionStatus.Done)
            refusals.AddRange(
                (
                    await progressing.Close(
                        action,
                        new Closing(by, DoneOn ?? today)
                        {
                            Id = Id,
                            Proof = Proof,
                            Reason = Reason,
                            Words = moves ? null : Words,
                            On = On,
                        }
                    )
                ).Refusals
            );
        else if (Becomes == ActionStatus.Withdrawn)
            refusals.AddRange(await progressing.Withdraw(action, by, Reason, Id));
        return refusals;
    }
}
