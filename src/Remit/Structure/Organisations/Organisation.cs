using Remit.Kernel;
using Remit.Structure.Areas;

namespace Remit.Structure.Organisations;

/// <summary>What sort of partner an organisation is.</summary>
public enum OrganisationKind
{
    CountyCouncil,
    UnitaryCouncil,
    DistrictCouncil,
    Health,
    Police,
    EducationAndSkills,
    CareersService,
    VoluntarySector,
    Forum,
    Government,
    Partnership,
    Other,
}

/// <summary>A partner: it fills places, employs people, and signs off what goes beyond its members' powers.</summary>
public sealed class Organisation : DatedRecord<Organisation>, INamed
{
    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>What sort of partner it is.</summary>
    public OrganisationKind Kind { get; set; }

    /// <summary>The organisation of which it is a part.</summary>
    public Id<Organisation>? PartOf { get; set; }

    internal static Shape<Organisation> Shape { get; } =
        new Shape<Organisation>("organisation", "organisations", "A partner: a council, a health body, a forum, a service.")
            .Titled(o => o.Name)
            .FoundBy(o => o.Name)
            .Value("name", o => o.Name, "What it is called.", required: true)
            .Value("kind", o => o.Kind, "What sort of partner it is.", required: true)
            .Value("part-of", o => o.PartOf, "The organisation of which it is a part.")
            .Links<ServedArea, Id<LocalArea>>(
                "serves",
                "served-area",
                "served_areas",
                s => s.Organisation,
                s => s.Area,
                "The local areas that it serves."
            )
            .Dated(o => o.Period)
            .InFolder("organisations");
}
