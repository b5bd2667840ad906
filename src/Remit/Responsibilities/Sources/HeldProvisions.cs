using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>Which provisions ask something of somebody, and nobody holds it: the one rule by which coverage and the line of sight say so.</summary>
internal static class HeldProvisions
{
    /// <summary>
    /// Those that nobody holds. One that is repealed or replaced on the day asks nothing. One is held with what it is a part of, and with a part of
    /// it; a heading over others asks nothing by itself.
    /// </summary>
    /// <param name="all">All provisions of some sources on a day.</param>
    public static IReadOnlySet<Id<Provision>> NotHeld(IReadOnlyCollection<AskedProvision> all)
    {
        var wholes = all.ToDictionary(p => p.Id, p => p.PartOf);
        var held = all.Where(p => p.IsHeld).Select(p => p.Id).ToHashSet();
        var through = held.SelectMany(p => Above(p, wholes)).ToHashSet();
        var withParts = all.Select(p => p.PartOf).OfType<Id<Provision>>().ToHashSet();
        return all.Where(p =>
                !held.Contains(p.Id)
                && !through.Contains(p.Id)
                && !Above(p.Id, wholes).Any(held.Contains)
                && !IsGone(p.State)
                && (p.HasText || !withParts.Contains(p.Id))
            )
            .Select(p => p.Id)
            .ToHashSet();
    }

    /// <summary>Whether what is in that state asks nothing any more.</summary>
    public static bool IsGone(ProvisionState? state) => state is ProvisionState.Repealed or ProvisionState.Replaced;

    /// <summary>What a provision is a part of, at any depth; never in a circle.</summary>
    private static IEnumerable<Id<Provision>> Above(Id<Provision> provision, Dictionary<Id<Provision>, Id<Provision>?> wholes)
    {
        var seen = new HashSet<Id<Provision>>();
        for (
            var whole = wholes.GetValueOrDefault(provision);
            whole is { } next && seen.Add(next);
            whole = wholes.GetValueOrDefault(next)
        )
            yield return next;
    }
}

/// <summary>A provision on a day, for whether somebody holds it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PartOf">What it is a part of.</param>
/// <param name="State">Where it is in its life on the day.</param>
/// <param name="HasText">Whether it asks something in words of its own.</param>
/// <param name="IsHeld">Whether a responsibility rests on it that day, were it one that only leads in to its parts.</param>
internal readonly record struct AskedProvision(
    Id<Provision> Id,
    Id<Provision>? PartOf,
    ProvisionState? State,
    bool HasText,
    bool IsHeld
);
