using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>What became of a provision in a later source.</summary>
public enum Outcome
{
    /// <summary>It stands there in the same place and says the same.</summary>
    Same,

    /// <summary>It says the same in another place.</summary>
    Moved,

    /// <summary>Several provisions took its place.</summary>
    Split,

    /// <summary>It stands in one provision together with others.</summary>
    Merged,

    /// <summary>One provision took its place and asks something else.</summary>
    Changed,

    /// <summary>Nothing took its place.</summary>
    Repealed,

    /// <summary>Nobody says what became of it: what was said was taken out of the map again.</summary>
    NotMapped,
}

/// <summary>What a map says of one provision: what became of it, and what took its place.</summary>
public sealed class MapEntry : Record<MapEntry>
{
    /// <summary>The map.</summary>
    public required Id<SourceMap> Map { get; init; }

    /// <summary>The provision of the earlier source.</summary>
    public required Id<Provision> Provision { get; init; }

    /// <summary>What became of it.</summary>
    public Outcome Outcome { get; set; }

    /// <summary>The day from which it is in use; null where it carries nothing yet.</summary>
    public DateOnly? UsedFrom { get; set; }

    /// <summary>Who held it against the texts, in words; null leaves it to the map.</summary>
    public string? CheckedBy { get; set; }

    /// <summary>The day on which somebody last held it against the texts.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>What it was held against: an address, or words.</summary>
    public string? CheckedAgainst { get; set; }

    /// <summary>What could not be verified, in words.</summary>
    public string? Unverified { get; set; }

    internal static Shape<MapEntry> Shape { get; } =
        new Shape<MapEntry>("map-entry", "map-entries", "What became of one provision.")
            .Called("entry of a map", "entries of a map")
            .In(e => e.Map, "map")
            .ClosedBy(e => e.Provision)
            .Value("provision", e => e.Provision, "The provision of the earlier source.", required: true)
            .Value(
                "outcome",
                e => e.Outcome,
                "What became of it; not-mapped where what was said was taken out of the map again.",
                required: true
            )
            .Links<MapSuccessor, Id<Provision>>(
                "successors",
                "map-successor",
                "map-successors",
                s => s.Entry,
                s => s.Provision,
                "The provisions of the later source that took its place."
            )
            .Value("used-from", e => e.UsedFrom, "The day from which it is in use; leave it out where it carries nothing yet.")
            .Value(
                "checked-by",
                e => e.CheckedBy,
                "Who held it against the texts, in words, where it was not whoever checked the map."
            )
            .Value("checked-on", e => e.CheckedOn, "The day on which it was last held against the texts.")
            .Value("checked-against", e => e.CheckedAgainst, "What it was held against: an address, or words.")
            .Value("unverified", e => e.Unverified, "What could not be verified, in words.")
            .Personally(e => e.CheckedBy);

    /// <summary>Whether what hangs on the old provision goes on under the new one as it is.</summary>
    public bool Carries => Outcome is Outcome.Same or Outcome.Moved;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Outcome == Outcome.NotMapped && UsedFrom is not null)
            yield return new Refusal(
                "What is in use says what became",
                "What was taken out of the map carries nothing, so it can’t be in use. Say what became of the provision first.",
                Field: "used-from"
            );
        foreach (var refusal in Verification.Refusals(Key, CheckedOn, CheckedAgainst))
            yield return refusal;
    }
}

/// <summary>A provision that took the place of another.</summary>
public sealed class MapSuccessor : Link<MapSuccessor>
{
    /// <summary>What the map says.</summary>
    public required Id<MapEntry> Entry { get; init; }

    /// <summary>The provision of the later source.</summary>
    public required Id<Provision> Provision { get; init; }
}
