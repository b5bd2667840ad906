using Remit.Intake;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>An action that is closed here and that a paper says otherwise of: what showed that it was done shows nothing any more.</summary>
internal static class ClosedBefore
{
    /// <summary>Takes out the day, the proof and the reason of the closing that the paper takes back. What it is now, the caller says.</summary>
    public static void TakeOut(ActionDraft draft, ActionItem action, string called, Proposal proposal)
    {
        if (draft.Status is not { } said || said == action.Status || action.Status == ActionStatus.Open)
            return;
        if (said == ActionStatus.Open)
            proposal.Say(
                FindingKind.Doubtful,
                draft.Place,
                $"“{called}” is {action.Status.OnScreen().ToLowerInvariant()} here{(action.DoneOn is { } on ? $" since {LondonDate.Words(on)}" : "")}, and the paper says that it is open. "
                    + "It is opened again, and what showed that it was done is taken out. Is the paper older than that?"
            );
        (action.DoneOn, action.Proof, action.ProofRecord, action.Reason) = (null, null, null, null);
    }
}
