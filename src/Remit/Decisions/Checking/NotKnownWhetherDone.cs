using Remit.Checks;
using Remit.Kernel;

namespace Remit.Decisions.Checking;

/// <summary>
/// Something that a body which decides agreed, and of which some organisation has not said how far it is: MTG-04. Those who signed it off, own an
/// action from it or said something of it before are to say; where there is nobody, somebody is. It gives them three months.
/// </summary>
internal sealed class NotKnownWhetherDone()
    : DecisionsCheck("MTG-04", "A decision of which some organisation has not said whether it is done")
{
    public override string Why =>
        "A decision that is not carried out in every organisation is one in name only, and the body does not know.";

    public override string Source =>
        "Executive paper, 7.1: decisions are implemented across the partnership and within each organisation.";

    protected override IEnumerable<Finding> Find(DecisionsOn at) => at.Decisions.Select(d => Of(at, d)).OfType<Finding>();

    private Finding? Of(DecisionsOn at, CheckedDecision found)
    {
        var id = found.Decision.Id;
        var known = new Implementation(found.Decision, found.Meeting.Date, found.Body.Deciding)
        {
            SignOffs = [.. at.SignOffs[id]],
            Doings = [.. at.Doings[id]],
            Effects = [.. at.Effects[id]],
            Owners = [.. at.Owners[found.Decision.RowId]],
        };
        if (!known.IsAskedFor(at.Day))
            return null;
        if (known.Organisations.Count == 0)
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
        var silent = known.Organisations.Where(o => !known.IsKnown(o, at.Day)).ToList();
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
}
