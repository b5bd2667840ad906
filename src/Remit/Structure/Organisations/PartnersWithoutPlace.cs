using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;
using Remit.Structure.Places;

namespace Remit.Structure.Organisations;

/// <summary>A statutory partner of the area that sits nowhere: STR-11.</summary>
internal sealed class PartnersWithoutPlace()
    : StructureCheck("STR-11", "A statutory partner of the area that no place represents")
{
    /// <summary>The kinds of partner with which a council must make arrangements.</summary>
    internal static readonly IReadOnlyList<OrganisationKind> Statutory =
    [
        OrganisationKind.CountyCouncil,
        OrganisationKind.UnitaryCouncil,
        OrganisationKind.DistrictCouncil,
        OrganisationKind.Health,
        OrganisationKind.Police,
        OrganisationKind.CareersService,
        OrganisationKind.EducationAndSkills,
    ];

    /// <summary>Those that every area has, whatever the law of the day calls them.</summary>
    private static readonly (OrganisationKind Kind, string Words)[] Everywhere =
    [
        (OrganisationKind.Health, "health service"),
        (OrganisationKind.Police, "police force"),
    ];

    public override string Why =>
        "The law asks these partners to work together for children. Who sits nowhere is not asked and does not hear.";

    public override string Source => "Children Act 2004, s. 10(4): district councils, police, health, careers and skills.";

    public override SetUp SetUp => new(9, "Which health service and police force the area has");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        var here = at
            .Organisations.Values.Where(o => o.Period.Covers(at.Day) && Statutory.Contains(o.Kind) && IsOfTheArea(at, o))
            .OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var places = at.Ours.SelectMany(at.Places).ToList();
        var represented = Represented(at, places);
        foreach (var partner in here.Where(o => !represented.Contains(o.Id) && !IsSpokenFor(at, o, places)))
            yield return Fault(
                Severity.Note,
                $"No place on any board or group represents {partner.Name}.",
                "Record the place that it fills or that speaks for it, or why it needs none.",
                Of(partner)
            );
        if (at.Partnership is not { } partnership || places.Count == 0)
            yield break;
        foreach (var (kind, words) in Everywhere.Where(e => here.TrueForAll(o => o.Kind != e.Kind)))
            yield return NotRecorded(
                Severity.Note,
                $"No {words} of the area is recorded.",
                "Record it among the organisations, and the places that it fills.",
                FoundRecord.Of("partnership", partnership, partnership.Name)
            ) with
            {
                Fault = Kebab.Of(kind),
            };
    }

    /// <summary>It serves our area or a part of it; where it is not recorded whom it serves, it is here because it was recorded here.</summary>
    internal static bool IsOfTheArea(StructureOn at, Organisation organisation) =>
        at.Partnership?.Area is not { } ours
        || !at.Served[organisation.Id].Any()
        || at.Served[organisation.Id].Any(a => at.Lies(a, ours) || at.Lies(ours, a));

    /// <summary>Those that fill a place, name its holder, have the post that goes with it, or employ who sits there; with what they are part of.</summary>
    private static HashSet<Id<Organisation>> Represented(StructureOn at, IEnumerable<PlaceOn> places)
    {
        var posts = at.Posts.ToDictionary(p => p.Id);
        var found = new HashSet<Id<Organisation>>();
        foreach (var place in places)
        {
            var post = place.Place.ExOfficioPost is { } id ? posts.GetValueOrDefault(id) : null;
            foreach (
                var named in new[]
                {
                    place.Place.FilledBy,
                    place.Place.NominatedBy,
                    post?.Organisation,
                    place.Person?.Organisation,
                }
            )
                for (var up = named; up is { } organisation && found.Add(organisation); )
                    up = at.Organisations.GetValueOrDefault(organisation)?.PartOf;
        }
        return found;
    }

    /// <summary>One representative can speak for several of a kind: one district council's for all of them.</summary>
    private static bool IsSpokenFor(StructureOn at, Organisation partner, IEnumerable<PlaceOn> places) =>
        places.Any(p =>
            p.Place.Capacity == Capacity.Represents
            && p.Place.FilledBy is { } by
            && at.Organisations.GetValueOrDefault(by)?.Kind == partner.Kind
        );
}
