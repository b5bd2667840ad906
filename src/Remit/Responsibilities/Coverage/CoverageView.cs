using System.Text.Json.Serialization;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Coverage;

/// <summary>Coverage as the page, its JSON and its papers tell it.</summary>
internal sealed record CoverageView
{
    /// <summary>A line for each source, by title.</summary>
    public required IReadOnlyList<SourceCoverage> Sources { get; init; }

    /// <summary>The provisions of the source that is asked for; empty where none is.</summary>
    public required IReadOnlyList<ProvisionCoverage> Provisions { get; init; }

    /// <summary>A line for each holder of the source that is asked for, or of all.</summary>
    public required IReadOnlyList<HolderCoverage> ByHolder { get; init; }

    /// <param name="on">What there is on the day.</param>
    /// <param name="source">Only this source, with its provisions; null for all.</param>
    /// <param name="holder">Only what this holder holds; null for all.</param>
    public static CoverageView Of(CoverageOn on, string? source, Mention? holder)
    {
        var asked = on.Provisions.Where(p => source is null || p.Source.Key == source).ToList();
        var held = asked
            .SelectMany(p => on.Held[p.Id].Where(Asks).Select(h => (Provision: p, Held: h)))
            .ToLookup(h => h.Provision.Id, h => h.Held);
        var without = HeldProvisions.NotHeld([
            .. on.Provisions.Select(p => new AskedProvision(
                p.Id,
                p.PartOf,
                p.State,
                p.HasText,
                p.LeadsIn || on.Held[p.Id].Any()
            )),
        ]);
        return new CoverageView
        {
            Sources =
            [
                .. asked
                    .GroupBy(p => p.Source)
                    .Select(g => new SourceCoverage(
                        g.Key,
                        g.Count(),
                        holder is null ? g.Count(p => without.Contains(p.Id)) : 0,
                        CoverageCounts.Of(g.SelectMany(p => held[p.Id]))
                    ))
                    .Where(s => holder is null || s.Counts.Responsibilities > 0),
            ],
            Provisions = source is null
                ? []
                :
                [
                    .. asked
                        .Select(p => new ProvisionCoverage(p.Key, p.Called, p.State, without.Contains(p.Id), [.. held[p.Id]]))
                        .Where(p => holder is null || p.HeldBy.Count > 0),
                ],
            ByHolder =
            [
                .. held.SelectMany(g => g)
                    .DistinctBy(h => h.Id)
                    .GroupBy(h => h.Holder)
                    .Select(g => new HolderCoverage(g.Key, CoverageCounts.Of(g)))
                    .OrderBy(h => h.Holder is null)
                    .ThenBy(h => h.Holder?.Title, StringComparer.Ordinal),
            ],
        };

        bool Asks(CoveredBy by) => holder is null || by.Holder == holder;
    }
}

/// <summary>How what rests on something is met, in numbers; each responsibility once.</summary>
/// <param name="Responsibilities">How many there are.</param>
/// <param name="ByRating">How many are met so far, for every rating, best first.</param>
/// <param name="NoHolder">How many nobody is recorded to hold.</param>
/// <param name="NoEvidence">How many have an account with nothing behind it.</param>
/// <param name="Stale">How many were to be looked at again by now.</param>
/// <param name="Reopened">How many are reopened.</param>
internal sealed record CoverageCounts(
    int Responsibilities,
    IReadOnlyList<FulfilmentCount> ByRating,
    int NoHolder,
    int NoEvidence,
    int Stale,
    int Reopened
)
{
    public static CoverageCounts Of(IEnumerable<CoveredBy> held)
    {
        var all = held.DistinctBy(h => h.Id).ToList();
        var counts = all.CountBy(h => h.Fulfilment).ToDictionary(c => c.Key, c => c.Value);
        return new CoverageCounts(
            all.Count,
            [.. Fulfilments.All.Select(f => new FulfilmentCount(f, counts.GetValueOrDefault(f)))],
            all.Count(h => h.Holder is null),
            all.Count(h => h.LacksEvidence),
            all.Count(h => h.IsStale),
            all.Count(h => h.IsReopened)
        );
    }

    /// <summary>From 0 to 4: how large a share a number is, for the shade behind it.</summary>
    public int ShadeOf(int number) =>
        Responsibilities == 0 || number == 0 ? 0 : Math.Min(4, 1 + number * 4 / (Responsibilities + 1));
}

/// <summary>A source, with how many of its provisions nobody holds, and how what rests on it is met.</summary>
internal sealed record SourceCoverage(Named Source, int Provisions, int NotHeld, CoverageCounts Counts);

/// <summary>A holder, with how what they hold is met; null where nobody is recorded.</summary>
internal sealed record HolderCoverage(Mention? Holder, CoverageCounts Counts);

/// <summary>A provision with what rests on it.</summary>
/// <param name="Key">Its key in its source.</param>
/// <param name="Called">Its number and title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="NoHolder">Whether nobody holds it, nor what it is a part of, nor a part of it, though it is not gone.</param>
/// <param name="HeldBy">What rests on it.</param>
internal sealed record ProvisionCoverage(
    string Key,
    string Called,
    ProvisionState? State,
    bool NoHolder,
    IReadOnlyList<CoveredBy> HeldBy
);
