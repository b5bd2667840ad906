using Remit.Checks;
using Remit.Kernel;

namespace Remit.Decisions.Checking;

/// <summary>An organisation’s sign-off that was due, by the day that was said or else the usual one, and is still waited for: MTG-02.</summary>
internal sealed class SignOffsOverdue() : DecisionsCheck("MTG-02", "A sign-off by an organisation that is overdue")
{
    public override string Why =>
        "Until everybody has signed off, what was agreed in principle is a recommendation, and nobody is bound by it.";

    public override string Source =>
        "Executive paper, 7.1: seeking prompt ratification through their own organisation’s governance.";

    protected override IEnumerable<Finding> Find(DecisionsOn at) =>
        from decision in at.Decisions
        where decision.Decision.IsAgreement
        from signOff in at.SignOffs[decision.Decision.Id]
        let due = signOff.DueBy(decision.Meeting.Date)
        where signOff.State == SignOffState.Waiting && due < at.Day
        let organisation = at.Found(signOff.Organisation)
        select new Finding(
            this,
            Severity.Warning,
            $"{organisation.Title} was to sign off {decision.InWords}, by {LondonDate.Words(due)}, and has not said yes or no.",
            "Ask whoever leads on it in the organisation; agree another day on the page of the decision, or take it back to the body.",
            [
                decision.Found,
                decision.FoundBody,
                decision.FoundMeeting,
                FoundRecord.Of("decision-sign-off", signOff, $"Sign-off by {organisation.Title}", decision.Found),
                organisation,
            ]
        )
        {
            Fault = "overdue",
        };
}
