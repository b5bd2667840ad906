using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>
/// On screen "map": from one source to a later one, provision by provision, what became of each. It can be unfinished for as long as it takes,
/// and carries nothing before it is taken into use.
/// </summary>
public sealed class SourceMap : Record<SourceMap>
{
    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The source whose provisions are mapped.</summary>
    public required Id<Source> Earlier { get; init; }

    /// <summary>The source that came after it.</summary>
    public required Id<Source> Later { get; init; }

    /// <summary>Who held it against the texts, in words.</summary>
    public string? CheckedBy { get; set; }

    /// <summary>The day on which somebody last held it against the texts.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>What it was held against: an address, or words.</summary>
    public string? CheckedAgainst { get; set; }

    /// <summary>What could not be verified, in words; it is shown beside what the map says.</summary>
    public string? Unverified { get; set; }

    /// <summary>The edition of the pack from which it was last brought in; null where people made it themselves.</summary>
    public DateOnly? Edition { get; set; }

    internal static Shape<SourceMap> Shape { get; } =
        new Shape<SourceMap>("map", "maps", "From one source to a later one: what became of each provision.")
            .Titled(m => m.Title)
            .FoundBy(m => m.Title)
            .ClosedBy(m => m.Earlier)
            .ClosedBy(m => m.Later)
            .Value("title", m => m.Title, "What it is called.", required: true)
            .Value("earlier", m => m.Earlier, "The source whose provisions are mapped.", required: true)
            .Value("later", m => m.Later, "The source that came after it.", required: true)
            .Value("checked-by", m => m.CheckedBy, "Who held it against the texts, in words.")
            .Value("checked-on", m => m.CheckedOn, "The day on which it was last held against the texts.")
            .Value("checked-against", m => m.CheckedAgainst, "What it was held against: an address, or words.")
            .Value("unverified", m => m.Unverified, "What could not be verified, in words.")
            .Value("edition", m => m.Edition, "The edition of the pack from which it was last brought in.")
            .Personally(m => m.CheckedBy)
            .InFolder("maps");

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        // A new map is begun at this address.
        if (Key == "new")
            yield return new Refusal(
                "A map is found at its own address",
                $"“{Title}” can't have the key “new”: choose another one."
            );
        if (Earlier == Later)
            yield return new Refusal(
                "A map leads from one source to another",
                $"“{Title}” leads from a source to itself. Choose the one that came after it.",
                Field: "later"
            );
        foreach (var refusal in Verification.Refusals(Title, CheckedOn, CheckedAgainst))
            yield return refusal;
    }
}
