using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure.Areas;

/// <summary>
/// What sort of place a local area is. The sorts are those of the register of geographic codes (Office for National Statistics); the
/// local authorities among them are those of the Local Government Act 1972, s. 1, and the orders made since.
/// </summary>
public enum LocalAreaKind
{
    Region,
    County,
    UnitaryAuthority,
    MetropolitanDistrict,
    LondonBorough,
    District,

    /// <summary>The area of a local authority of which nobody said of what sort it is.</summary>
    LocalAuthorityArea,
    Ward,
    Parish,

    /// <summary>The area of an NHS body.</summary>
    HealthArea,

    /// <summary>The area of a police force (Police Act 1996, s. 1).</summary>
    PoliceArea,

    /// <summary>An area that a partnership drew for itself.</summary>
    Locality,
    Other,
}

/// <summary>
/// A place on the map: a county, a district, a locality. Bodies cover it, organisations serve it, and it can lie in a wider one.
/// (A topic that a body covers is an <see cref="AreaOfResponsibility"/>.)
/// </summary>
public sealed class LocalArea : DatedRecord<LocalArea>
{
    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>What sort of place it is.</summary>
    public LocalAreaKind Kind { get; set; }

    /// <summary>The wider area in which it lies.</summary>
    public Id<LocalArea>? PartOf { get; set; }

    /// <summary>Its code in official statistics.</summary>
    public GssCode? Code { get; set; }

    internal static Shape<LocalArea> Shape { get; } =
        new Shape<LocalArea>("local-area", "local-areas", "A place on the map: a county, a district, a locality.")
            .Titled(a => a.Name)
            .FoundBy(a => a.Name)
            .Value("name", a => a.Name, "What it is called.", required: true)
            .Value("kind", a => a.Kind, "What sort of place it is.", required: true)
            .Value("part-of", a => a.PartOf, "The wider area in which it lies.")
            .Value("code", a => a.Code, "Its nine-character code in official statistics (GSS code).")
            .Dated(a => a.Period, "While there is such an area.")
            .InList("local-areas.csv");
}

/// <summary>That a body covers an area, and with it the areas that lie in it.</summary>
public sealed class CoveredArea : Link<CoveredArea>
{
    /// <summary>The body.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>The area.</summary>
    public required Id<LocalArea> Area { get; init; }
}

/// <summary>That the partnership of a neighbouring area owns a body together with ours.</summary>
public sealed class JointArea : Link<JointArea>
{
    /// <summary>The body.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>The neighbouring area.</summary>
    public required Id<LocalArea> Area { get; init; }
}

/// <summary>That an organisation serves an area.</summary>
public sealed class ServedArea : Link<ServedArea>
{
    /// <summary>The organisation.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The area.</summary>
    public required Id<LocalArea> Area { get; init; }
}
