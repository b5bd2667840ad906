using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>Why is this action not going to be done?</summary>
[Needs("action-progress.write"), OnlyNow]
internal sealed class WithdrawPage(Store store, Viewer viewer, LondonClock clock) : ActionStep(store, viewer, clock)
{
    protected override string InTheLog => "Withdrew an action";

    protected override IEnumerable<(string Control, string Asked)> Questions => [("reason", "Why is it not going to be done?")];

    protected override bool IsAskedAt(string step, string control) => control is "reason";

    protected override Task Read(Db db)
    {
        if (Texts.OrNull(Answers["reason"]) is null)
            ModelState.AddModelError("reason", "Say why it is withdrawn: whoever asked for it will want to know");
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Refusal>> Do(
        Progressing progressing,
        ActionItem action,
        Speaker by,
        Id<ActionStatement> id
    ) => progressing.Withdraw(action, by, Texts.OrNull(Answers["reason"]), id);
}
