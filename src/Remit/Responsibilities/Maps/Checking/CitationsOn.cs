using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps.Checking;

/// <summary>Everything that is cited on a day, where that is in its life, and what maps say of it: what two checks look at.</summary>
internal sealed class CitationsOn
{
    public required DateOnly Day { get; init; }

    /// <summary>Every citation by a responsibility that holds on the day, in the order of the registers.</summary>
    public required IReadOnlyList<Cited> Citations { get; init; }

    /// <summary>Every provision that is recorded.</summary>
    public required ILookup<Id<Source>, Provision> Provisions { get; init; }

    /// <summary>Where provisions are on the day, by stages that cover it.</summary>
    public required IReadOnlyDictionary<Id<Provision>, Stage> Stages { get; init; }

    /// <summary>What maps say of a provision.</summary>
    public required ILookup<Id<Provision>, MappedTo> Mapped { get; init; }

    /// <summary>All maps, with the sources to which they lead.</summary>
    public required IReadOnlyList<(SourceMap Map, Source Later)> Maps { get; init; }

    /// <summary>Everything that was ever reopened, by responsibility.</summary>
    public required ILookup<Id<Responsibility>, Reopening> Reopenings { get; init; }

    /// <summary>The provisions on which a responsibility rests.</summary>
    public ILookup<Id<Responsibility>, Id<Provision>> Rests => field ??= Citations.ToLookup(c => c.Row.Id, c => c.Provision.Id);

    /// <summary>Six queries, whatever there is.</summary>
    public static async Task<CitationsOn> Load(Db db, DateOnly day)
    {
        var citations = await (
            from citation in db.All<Citation>()
            join row in db.All<Responsibility>().On(day) on citation.Responsibility equals row.Id
            join register in db.All<Register>() on row.Register equals register.Id
            join provision in db.All<Provision>() on citation.Provision equals provision.Id
            join source in db.All<Source>() on provision.Source equals source.Id
            orderby register.Key, row.Order, row.Key, citation.Order
            select new Cited(row, register, provision, source)
        ).ToListAsync();
        var provisions = await db.All<Provision>().ToListAsync();
        var stages = await db.All<Stage>().On(day).ToListAsync();
        var maps = await (
            from map in db.All<SourceMap>()
            join later in db.All<Source>() on map.Later equals later.Id
            orderby map.Key
            select new { Map = map, Later = later }
        ).ToListAsync();
        var entries = await (
            from entry in db.All<MapEntry>()
            join s in db.All<MapSuccessor>() on entry.Id equals s.Entry into successors
            from successor in successors.DefaultIfEmpty()
            orderby entry.Key, successor.Order
            select new { Entry = entry, Successor = successor == null ? null : (Id<Provision>?)successor.Provision }
        ).ToListAsync();
        var reopenings = await db.All<Reopening>().Where(r => r.Since <= day).ToListAsync();
        var byId = provisions.ToDictionary(p => p.Id);
        var byMap = maps.ToDictionary(m => m.Map.Id);
        return new CitationsOn
        {
            Day = day,
            Citations = citations,
            Provisions = provisions.ToLookup(p => p.Source),
            Stages = stages.GroupBy(s => s.Provision).ToDictionary(g => g.Key, g => g.First()),
            Maps = [.. maps.Select(m => (m.Map, m.Later))],
            Mapped = entries
                .GroupBy(e => e.Entry.Id)
                .Select(g => new MappedTo(
                    g.First().Entry,
                    byMap[g.First().Entry.Map].Map,
                    byMap[g.First().Entry.Map].Later,
                    [.. g.Select(e => e.Successor).OfType<Id<Provision>>().Select(id => byId[id])]
                ))
                .ToLookup(m => m.Entry.Provision),
            Reopenings = reopenings.ToLookup(r => r.Responsibility),
        };
    }

    /// <summary>Where a provision is on the day; null where nobody recorded it.</summary>
    public ProvisionState? StateOf(Provision provision) => Stages.GetValueOrDefault(provision.Id)?.State ?? provision.State;

    /// <summary>Whether it asks nothing any more.</summary>
    public bool IsGone(Provision provision) => StateOf(provision) is ProvisionState.Repealed or ProvisionState.Replaced;

    /// <summary>What a map in use on the day says of a provision; null for none.</summary>
    public MappedTo? InUse(Provision provision) => Mapped[provision.Id].FirstOrDefault(m => m.Entry.UsedFrom <= Day);

    /// <summary>
    /// Whether something came after a source as a whole: its last day has passed, a map leads to what is in force, or of guidance nothing that
    /// is listed is in force any more. Of an Act only some sections are listed, so that those which are replaced say nothing of the others.
    /// </summary>
    public bool IsSuperseded(Source source) =>
        source.Until < Day
        || Maps.Any(m => m.Map.Earlier == source.Id && (m.Later.From ?? m.Later.Dated) <= Day)
        || (
            source.Kind is not (SourceKind.Act or SourceKind.Regulations)
            && Provisions[source.Id].Any()
            && Provisions[source.Id].All(IsGone)
        );

    /// <summary>
    /// Whether a citation waits for a map: its source was superseded, no map in use says what became of the provision, and the responsibility does
    /// not rest on what came after it either.
    /// </summary>
    public bool WaitsForAMap(Cited cited) =>
        IsSuperseded(cited.Source) && InUse(cited.Provision) is null && !RestsOnWhatCameAfter(cited);

    private bool RestsOnWhatCameAfter(Cited cited)
    {
        var later = Maps.Where(m => m.Map.Earlier == cited.Source.Id)
            .SelectMany(m => Provisions[m.Later.Id])
            .Select(p => p.Id)
            .ToHashSet();
        return Rests[cited.Row.Id].Any(later.Contains);
    }

    internal static FoundRecord Of(Source source) => FoundRecord.Of("source", source, source.Title);

    internal static FoundRecord Of(Provision provision, Source source) =>
        FoundRecord.Of("provision", provision, provision.Called(), Of(source));

    internal static FoundRecord Of(Register register) => FoundRecord.Of("register", register, register.Title);

    internal static FoundRecord Of(Responsibility row, Register register) =>
        FoundRecord.Of("responsibility", row, row.Text, Of(register));
}

/// <summary>That a responsibility rests on a provision.</summary>
internal sealed record Cited(Responsibility Row, Register Register, Provision Provision, Source Source);

/// <summary>What a map says of a provision.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Map">Its map.</param>
/// <param name="Later">The source to which that leads.</param>
/// <param name="Successors">What took the provision's place.</param>
internal sealed record MappedTo(MapEntry Entry, SourceMap Map, Source Later, IReadOnlyList<Provision> Successors);
