using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Checking;

namespace Remit.Structure.Places;

/// <summary>A place that binds its organisation, and nothing recorded of what it may agree: STR-13.</summary>
internal sealed class BindsWithoutPower()
    : StructureCheck("STR-13", "A member who binds their organisation, for what is not recorded")
{
    public override string Why =>
        "A member who does not know what they may agree either takes everything back, or agrees too much.";

    public override string Source => "Executive paper, 7.1: binding decisions within agreed delegated powers.";

    public override SetUp SetUp => new(7, "What members who bind their organisation may agree for it");

    protected override IEnumerable<Finding> Find(StructureOn at) =>
        from body in at.Ours
        where body.Deciding == Deciding.DecisionMaking
        let binding = at.Places(body).Where(p => p.Place.Capacity == Capacity.Binds && !p.HasPower).Select(p => p.Place).ToList()
        where binding.Count > 0
        select NotRecorded(
            Severity.Note,
            $"{binding.Count} {(binding.Count == 1 ? "place" : "places")} on {body.Name} can bind an organisation. It is not recorded what may be agreed: {Texts.Listed(binding.Select(p => p.Title))}.",
            "Record what the holder may agree for the organisation, what always goes back, to whom, and how long that takes.",
            [Of(body), .. binding.Select(p => Of(p, body))]
        );
}
