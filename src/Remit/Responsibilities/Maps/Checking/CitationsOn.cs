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
    private readonly Dictionary<Id<Source>, bool> superseded = [];
    private readonly Dictionary<Id<Source>, HashSet<Id<Provision>>> after = [];

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

    /// <summary>Nine queries, whatever there is.</summary>
    public static async Task<CitationsOn> Load(Db db, DateOnly day)
    {
        var provisions = await db.All<Provision>().ToListAsync();
        var citations = await AllCited(db, day, provisions);
        var stages = await db.All<Stage>().On(day).ToListAsync();
        var maps = await (
            from map in db.All<SourceMap>()
            join later in db.All<Source>() on map.Later equals later.Id
            orderby map.Key
            select new { Map = map, Later = later }
        ).ToListAsync();
        var entries = await (
            from entry in db.All<MapEntry>()
            where entry.Outcome != Outcome.NotMapped
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

    /// <summary>Each row, register, provision and source is read once, however many citations name it. Four queries.</summary>
    private static async Task<IReadOnlyList<Cited>> AllCited(Db db, DateOnly day, IReadOnlyList<Provision> provisions)
    {
        var citations = await db.All<Citation>()
            .Select(c => new
            {
                c.Responsibility,
                c.Provision,
                c.Order,
            })
            .ToListAsync();
        var rows = await db.All<Responsibility>().On(day).ToDictionaryAsync(r => r.Id);
        var registers = await db.All<Register>().ToDictionaryAsync(r => r.Id);
        var sources = await db.All<Source>().ToDictionaryAsync(s => s.Id);
        var byId = provisions.ToDictionary(p => p.Id);
        var cited =
            from citation in citations
            where rows.ContainsKey(citation.Responsibility) && byId.ContainsKey(citation.Provision)
            let row = rows[citation.Responsibility]
            let provision = byId[citation.Provision]
            where registers.ContainsKey(row.Register) && sources.ContainsKey(provision.Source)
            select (Cited: new Cited(row, registers[row.Register], provision, sources[provision.Source]), citation.Order);
        return
        [
            .. cited
                .OrderBy(c => c.Cited.Register.Key, StringComparer.Ordinal)
                .ThenBy(c => c.Cited.Row.Order)
                .ThenBy(c => c.Cited.Row.Key, StringComparer.Ordinal)
                .ThenBy(c => c.Order)
                .Select(c => c.Cited),
        ];
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
    public bool IsSuperseded(Source source)
    {
        if (!superseded.TryGetValue(source.Id, out var known))
            superseded.Add(source.Id, known = HasGivenWay(source));
        return known;
    }

    private bool HasGivenWay(Source source) =>
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
        if (!after.TryGetValue(cited.Source.Id, out var later))
            after.Add(
                cited.Source.Id,
                later = [
                    .. Maps.Where(m => m.Map.Earlier == cited.Source.Id)
                        .SelectMany(m => Provisions[m.Later.Id])
                        .Select(p => p.Id),
                ]
            );
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
