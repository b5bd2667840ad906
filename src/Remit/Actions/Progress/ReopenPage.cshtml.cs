using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>Why is this action, which was closed, open again?</summary>
[Needs("action-progress.write"), OnlyNow]
internal sealed class ReopenPage(Store store, Viewer viewer, LondonClock clock) : ActionStep(store, viewer, clock)
{
    protected override string InTheLog => "Opened an action again";

    protected override bool IsFor(ActionStatus status) => status != ActionStatus.Open;

    protected override IEnumerable<(string Control, string Asked)> Questions => [("reason", "Why is it open again?")];

    protected override bool IsAskedAt(string step, string control) => control is "reason";

    protected override Task Read(Db db)
    {
        if (Texts.OrNull(Answers["reason"]) is null)
            ModelState.AddModelError("reason", "Say why it is opened again");
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Refusal>> Do(
        Progressing progressing,
        ActionItem action,
        Speaker by,
        Id<ActionStatement> id
    ) => progressing.Reopen(action, by, Texts.OrNull(Answers["reason"]), id);
}
