using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Organisations;

/// <summary>How one organisation came to take over from another.</summary>
public enum SuccessionHow
{
    /// <summary>The earlier one merged, with others or alone, into it.</summary>
    Merged,

    /// <summary>The earlier one split, and it is one of what came of it.</summary>
    Split,

    /// <summary>It was there already and took the earlier one over.</summary>
    TookOver,
}

/// <summary>An organisation from which another took over. History stays under the old name.</summary>
public sealed class OrganisationSuccession : Record<OrganisationSuccession>, ISuccession
{
    /// <summary>The organisation that takes over.</summary>
    public required Id<Organisation> Successor { get; init; }

    /// <summary>The organisation from which it takes over.</summary>
    public required Id<Organisation> Predecessor { get; set; }

    /// <inheritdoc/>
    Guid ISuccession.Later => Successor.Value;

    /// <inheritdoc/>
    Guid ISuccession.Earlier => Predecessor.Value;

    /// <summary>By merger, by a split, or as an organisation that was there.</summary>
    public SuccessionHow How { get; set; }

    /// <summary>What was taken over, where it was not everything.</summary>
    public string? What { get; set; }

    /// <summary>The first day on which the successor stood in its stead, where it is recorded.</summary>
    public DateOnly? On { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals() =>
        Predecessor == Successor
            ?
            [
                new Refusal(
                    "An organisation can't take over from itself",
                    "Choose another organisation from which it takes over.",
                    Field: "organisation"
                ),
            ]
            : [];

    internal static Shape<OrganisationSuccession> Shape { get; } =
        new Shape<OrganisationSuccession>(
            "organisation-succession",
            "organisation-predecessors",
            "An organisation from which this one takes over."
        )
            .Called("predecessor of an organisation", "predecessors of organisations")
            .In(s => s.Successor, "organisation")
            .Value("organisation", s => s.Predecessor, "The organisation from which this one takes over.", required: true)
            .Value("how", s => s.How, "It merged, it split, or this one took it over.", required: true)
            .Value("what", s => s.What, "What was taken over, where it was not everything.")
            .Value("on", s => s.On, "The first day on which this one stands in its stead.");
}
