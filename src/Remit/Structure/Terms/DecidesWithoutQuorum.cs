using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Checking;

namespace Remit.Structure.Terms;

/// <summary>A body that makes decisions without a quorum, or with one that its members can't reach: STR-12.</summary>
internal sealed class DecidesWithoutQuorum() : StructureCheck("STR-12", "A body that decides without a quorum, or can’t reach it")
{
    public override string Why => "A decision that too few people made can be undone by anybody who was not asked.";

    public override string Source => "Good practice; the papers of 2007 are silent.";

    public override SetUp SetUp => new(5, "How many must be there before a body that makes decisions may decide");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours.Where(b => b.Deciding == Deciding.DecisionMaking))
        {
            // Where no terms are recorded, that is said already.
            if (at.TermsOf(body) is not { } version)
                continue;
            if (version.Quorum.State == QuorumState.NotRecorded)
                yield return NotRecorded(
                    Weight(at, body, Severity.Warning),
                    $"{body.Name} makes decisions. What its terms say about quorum is not recorded.",
                    "Record the quorum with its terms, or that they state none.",
                    Of(body),
                    Of(version, body)
                );
            else if (version.Quorum.State == QuorumState.NoneStated)
                yield return Fault(
                    Weight(at, body, Severity.Warning),
                    $"{body.Name} makes decisions, and its terms state no quorum.",
                    "Put a quorum into its terms of reference.",
                    Of(body),
                    Of(version, body)
                ) with
                {
                    Fault = "none-stated",
                };
            else if (OutOfReach(at, body, version) is { } finding)
                yield return finding;
        }
    }

    private Finding? OutOfReach(StructureOn at, Body body, TermsVersion version)
    {
        var seats = at.SeatsOf(body);
        var missing = seats.Count == 0 ? [] : version.Quorum.WithAllThere(seats).Missing.ToList();
        if (missing.Count == 0)
            return null;
        var named = at.Places(body)
            .Where(p => version.Places.Contains(p.Place.Id) || version.Places.Contains(p.Place.Continues ?? p.Place.Id));
        var rules = version.Quorum.Rules.Select(r => FoundRecord.Of("quorum-rule", r.Rule, "Quorum", Of(version, body)));
        return Fault(
            Weight(at, body, Severity.Error, Severity.Warning),
            $"{body.Name} can’t reach its quorum, even with everybody there. {string.Join(' ', missing)}",
            "Fill the vacant places, or change the quorum in its terms of reference.",
            [Of(body), Of(version, body), .. named.Select(p => Of(p.Place, body)), .. rules]
        ) with
        {
            Fault = "out-of-reach",
        };
    }
}
