using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>A map with both of its sources, as far as the viewer may see them: what pages, verbs and the use of a map are made from.</summary>
internal sealed class MapBook
{
    private readonly Dictionary<Id<Provision>, MapEntry> entries;
    private readonly Dictionary<Id<Provision>, MapEntry> rows;
    private readonly ILookup<Id<MapEntry>, Id<Provision>> successors;
    private readonly Dictionary<Id<Provision>, Provision> later;
    private readonly Dictionary<Id<Provision>, int> resting;

    private MapBook(
        SourceMap map,
        Source earlier,
        Source laterSource,
        IEnumerable<Provision> provisions,
        IReadOnlyCollection<MapEntry> all,
        ILookup<Id<MapEntry>, Id<Provision>> successors,
        Dictionary<Id<Provision>, int> resting
    )
    {
        (Map, Earlier, Later) = (map, earlier, laterSource);
        var ordered = provisions.OrderBy(p => p.Number).ThenBy(p => p.Order).ThenBy(p => p.Key, StringComparer.Ordinal).ToList();
        Old = [.. ordered.Where(p => p.Source == earlier.Id)];
        New = [.. ordered.Where(p => p.Source == laterSource.Id)];
        later = New.ToDictionary(p => p.Id);
        rows = all.ToDictionary(e => e.Provision);
        entries = rows.Where(e => e.Value.Outcome != Outcome.NotMapped).ToDictionary();
        this.successors = successors;
        this.resting = resting;
    }

    public SourceMap Map { get; }

    public Source Earlier { get; }

    public Source Later { get; }

    /// <summary>The provisions of the earlier source, in the order of their numbers.</summary>
    public IReadOnlyList<Provision> Old { get; }

    /// <summary>The provisions of the later source, in the order of their numbers.</summary>
    public IReadOnlyList<Provision> New { get; }

    /// <summary>Of how many provisions the map says what became.</summary>
    public int Mapped => Old.Count(p => entries.ContainsKey(p.Id));

    /// <summary>For how many it is in use.</summary>
    public int Used => Old.Count(p => EntryOf(p) is { UsedFrom: not null });

    /// <summary>"31 of 48 provisions mapped".</summary>
    public string Progress => $"{Mapped:N0} of {Old.Count:N0} {(Old.Count == 1 ? "provision" : "provisions")} mapped";

    /// <summary>What it says of a provision; null where it says nothing yet.</summary>
    public MapEntry? EntryOf(Provision provision) => entries.GetValueOrDefault(provision.Id);

    /// <summary>The row that stands for a provision, also where what it said was taken out again; null for none.</summary>
    public MapEntry? RowOf(Provision provision) => rows.GetValueOrDefault(provision.Id);

    /// <summary>What took the place of a provision.</summary>
    public IReadOnlyList<Provision> SuccessorsOf(MapEntry entry) =>
        [.. successors[entry.Id].Select(id => later.GetValueOrDefault(id)).OfType<Provision>()];

    /// <summary>How many responsibilities rest on a provision.</summary>
    public int RestingOn(Provision provision) => resting.GetValueOrDefault(provision.Id);

    /// <summary>The entries that say what became of a provision and are not in use yet.</summary>
    public IReadOnlyList<MapEntry> NotYetUsed => [.. Old.Select(EntryOf).OfType<MapEntry>().Where(e => e.UsedFrom is null)];

    /// <summary>The first provision after another of which the map says nothing yet; from the beginning where none follows.</summary>
    public Provision? NextUnmapped(Provision? after)
    {
        var unmapped = Old.Where(p => EntryOf(p) is null && p.Id != after?.Id).ToList();
        var place = after is null ? -1 : Old.Index().Where(p => p.Item.Id == after.Id).Select(p => p.Index).FirstOrDefault(-1);
        return Old.Skip(place + 1).FirstOrDefault(unmapped.Contains) ?? unmapped.FirstOrDefault();
    }

    /// <summary>Null where there is none that the viewer may see, or a source of it is not shown to them. Four queries.</summary>
    public static async Task<MapBook?> Load(Db db, string key, DateOnly day)
    {
        var found = await (
            from map in db.All<SourceMap>()
            where map.Key == key
            join earlier in db.All<Source>() on map.Earlier equals earlier.Id
            join later in db.All<Source>() on map.Later equals later.Id
            select new
            {
                Map = map,
                Earlier = earlier,
                Later = later,
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var (old, now) = (found.Earlier.Id, found.Later.Id);
        var provisions = await db.All<Provision>().Where(p => p.Source == old || p.Source == now).ToListAsync();
        var told = await (
            from entry in db.All<MapEntry>()
            where entry.Map == found.Map.Id
            join s in db.All<MapSuccessor>() on entry.Id equals s.Entry into successors
            from successor in successors.DefaultIfEmpty()
            orderby entry.Order, entry.Key, successor.Order
            select new { Entry = entry, Successor = successor }
        ).ToListAsync();
        var resting = await (
            from citation in db.All<Citation>()
            join provision in db.All<Provision>() on citation.Provision equals provision.Id
            where provision.Source == old
            join responsibility in db.All<Responsibility>().On(day) on citation.Responsibility equals responsibility.Id
            join register in db.All<Register>() on responsibility.Register equals register.Id
            group citation by citation.Provision into g
            select new { Provision = g.Key, Number = g.Count() }
        ).ToListAsync();
        return new MapBook(
            found.Map,
            found.Earlier,
            found.Later,
            provisions,
            [.. told.Select(t => t.Entry).DistinctBy(e => e.Id)],
            told.Where(t => t.Successor is not null).ToLookup(t => t.Entry.Id, t => t.Successor!.Provision),
            resting.ToDictionary(r => r.Provision, r => r.Number)
        );
    }
}
