using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;

namespace Remit.Portable.Packs;

/// <summary>How a partnership stands to a pack.</summary>
internal enum PackState
{
    /// <summary>Nothing of it is recorded.</summary>
    NotAdded,

    /// <summary>Some or all of its sources are recorded, and not from it.</summary>
    Known,

    /// <summary>An earlier edition was added.</summary>
    Older,

    /// <summary>It was added as it is.</summary>
    Added,
}

/// <summary>A pack with how a partnership stands to it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="State">How the partnership stands to it.</param>
/// <param name="Recorded">The sources that are recorded, by what the pack calls them.</param>
internal sealed record StandingPack(Pack Pack, PackState State, IReadOnlyDictionary<string, Source> Recorded)
{
    /// <summary>All packs. Two queries.</summary>
    public static async Task<IReadOnlyList<StandingPack>> All(Db db, ShippedPacks packs)
    {
        var sources = await db.All<Source>().ToListAsync();
        var maps = await db.All<SourceMap>().ToListAsync();
        return [.. packs.All.Select(p => Of(p, sources, maps))];
    }

    private static StandingPack Of(Pack pack, IReadOnlyCollection<Source> sources, IReadOnlyCollection<SourceMap> maps)
    {
        var recorded = pack
            .Sources.Select(s => (Draft: s, Source: PackMatching.SourceOf(s, sources)))
            .Where(s => s.Source is not null)
            .ToList();
        var ids = recorded.ToDictionary(s => s.Draft.Key, s => (Id<Source>?)s.Source!.Id);
        var known = pack
            .Maps.Select(draft => (Draft: draft, Map: maps.FirstOrDefault(m => IsMap(draft, m))))
            .Where(m => m.Map is not null)
            .ToList();
        var state =
            pack.Maps.Count > 0
                ? known.Count < pack.Maps.Count
                    ? PackState.NotAdded
                    : known.Any(m => m.Map!.Edition is null)
                        ? PackState.Known
                        : known.Any(m => m.Map!.Edition < Pack.EditionOf(m.Draft))
                            ? PackState.Older
                            : PackState.Added
                : recorded.Count == 0
                    ? PackState.NotAdded
                    : recorded.Any(s => s.Source!.Edition is null) || recorded.Count < pack.Sources.Count
                        ? PackState.Known
                        : recorded.Any(s => s.Source!.Edition < Pack.EditionOf(s.Draft))
                            ? PackState.Older
                            : PackState.Added;
        return new StandingPack(pack, state, recorded.ToDictionary(s => s.Draft.Key, s => s.Source!));

        bool IsMap(RecordDraft draft, SourceMap map) =>
            ids.GetValueOrDefault((string)draft.Stated["earlier"].Value!) == map.Earlier
            && ids.GetValueOrDefault((string)draft.Stated["later"].Value!) == map.Later;
    }
}

/// <summary>What the states are called on screen.</summary>
internal static class PackWords
{
    public static string OnScreen(this PackState state) =>
        state switch
        {
            PackState.NotAdded => "Not added",
            PackState.Known => "Your own",
            PackState.Older => "Newer edition",
            PackState.Added => "Added",
        };

    public static string Colour(this PackState state) =>
        state switch
        {
            PackState.NotAdded => "grey",
            PackState.Known => "yellow",
            PackState.Older => "blue",
            PackState.Added => "green",
        };
}
