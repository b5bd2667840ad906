using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Decisions.Checking;

/// <summary>
/// Something that a body which decides agreed, and of which some organisation has not said how far it is: MTG-04. Those who signed it off, own an
/// action from it or said something of it before are to say; where there is nobody, somebody is. It gives them three months.
/// </summary>
internal sealed class NotKnownWhetherDone()
    : DecisionsCheck("MTG-04", "A decision of which some organisation has not said whether it is done")
{
    private const int DaysToBegin = 92;
    private const int DaysBetween = 183;

    public override string Why =>
        "A decision that is not carried out in every organisation is one in name only, and the body does not know.";

    public override string Source =>
        "Executive paper, 7.1: decisions are implemented across the partnership and within each organisation.";

    protected override IEnumerable<Finding> Find(DecisionsOn at) => at.Decisions.Select(d => Of(at, d)).OfType<Finding>();

    private Finding? Of(DecisionsOn at, CheckedDecision found)
    {
        var id = found.Decision.Id;
        var signOffs = at.SignOffs[id].ToList();
        // What waited for sign-offs is begun with the last of them.
        var given = signOffs.Where(s => s.State == SignOffState.Given).Max(s => s.On);
        var begun = given > found.Meeting.Date ? given.Value : found.Meeting.Date;
        if (
            !found.Decision.IsAgreement
            || found.Body.Deciding != Deciding.DecisionMaking
            || begun.AddDays(DaysToBegin) > at.Day
            // Until everybody has signed off there is nothing to carry out.
            || signOffs.Exists(s => s.State is SignOffState.Waiting or SignOffState.Refused)
            // What is carried out in Remit itself is done.
            || (at.Effects[id].ToList() is { Count: > 0 } effects && effects.TrueForAll(e => e.DoneOn <= at.Day))
        )
            return null;
        var doings = at.Doings[id].ToList();
        var organisations = signOffs
            .Where(s => s.State == SignOffState.Given)
            .Select(s => s.Organisation)
            .Concat(at.Owners[found.Decision.RowId])
            .Concat(doings.Select(d => d.Organisation))
            .Distinct()
            .ToList();
        if (organisations.Count == 0)
            return new Finding(
                this,
                Severity.Note,
                $"{found.InWords}: no organisation has said whether it does it.",
                "Ask each organisation whose part it is to say how far it is, or that there is nothing for it to do.",
                found.Records
            )
            {
                Fault = "nobody",
            };
        var silent = organisations.Where(o => !IsKnown(at, doings, o)).ToList();
        return silent.Count == 0
            ? null
            : new Finding(
                this,
                Severity.Warning,
                $"{found.InWords}: it is not known how far {string.Join(" and ", silent.Select(o => at.Found(o).Title))} {(silent.Count == 1 ? "is" : "are")} with it.",
                "Ask the organisation to say how far it is, or that there is nothing for it to do.",
                [.. found.Records, .. silent.Select(at.Found)]
            )
            {
                Fault = "unknown",
            };
    }

    /// <summary>That it is done, or nothing is to be done, is known for good; how far somebody is, for half a year.</summary>
    private static bool IsKnown(DecisionsOn at, List<Doing> doings, Id<Organisation> organisation) =>
        doings.Where(d => d.Organisation == organisation).MaxBy(d => (d.On, d.Order)) is { } last
        && (last.State is DoingState.Done or DoingState.NothingToDo || last.On.AddDays(DaysBetween) >= at.Day);
}
