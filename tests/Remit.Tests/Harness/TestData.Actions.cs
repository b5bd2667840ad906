using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Tests.Harness;

/// <summary>What is said of actions, by the domain's own step.</summary>
internal sealed partial class TestData
{
    public static Speaker Ann { get; } = new(null, "Ann Clerk");

    public DateOnly Today => LondonDate.Of(Clock.GetUtcNow());

    /// <summary>Tries to say something of an action, or to close it, as somebody; what the step refuses is refused.</summary>
    public async Task<Result<LoggedChange>> TryProgress(
        ActionItem action,
        Func<Progressing, ActionItem, Task<IReadOnlyList<Refusal>>> step,
        Viewer? viewer = null
    )
    {
        await using var db = Store.Write();
        var progressing = new Progressing(db, Store.Ids, Today);
        var refusals = await step(progressing, db.Set<ActionItem>().Single(a => a.Id == action.Id));
        if (refusals.Count > 0)
            return Result<LoggedChange>.Refused([.. refusals]);
        return await db.Commit(viewer?.Change("Wrote") ?? Because("Wrote"));
    }

    public Task<Result<LoggedChange>> TrySay(ActionItem action, string words, string? due = null, string? why = null, Viewer? by = null) =>
        TryProgress(
            action,
            (p, a) => p.Say(a, new Said(Ann, Today, words) { Due = due is null ? null : When.Day(due), WhyMoved = why }),
            by
        );

    public Task<Result<LoggedChange>> TryClose(ActionItem action, string? proof = "The minutes", string? reason = null, Viewer? by = null, DateOnly? on = null) =>
        TryProgress(
            action,
            async (p, a) => (await p.Close(a, new Closing(Ann, on ?? Today) { Proof = proof, Reason = reason })).Refusals,
            by
        );
}
