using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>
/// What a map says fits together: each entry speaks of a provision of its earlier source and names provisions of its later one, as many as its
/// outcome has; of a provision one thing became, and no new provision is the same as two old ones.
/// </summary>
internal sealed class MapsFit : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var entries = touched
            .Of<MapEntry>()
            .Select(e => e.Id)
            .Concat(touched.Rows.Select(r => r.Row).OfType<MapSuccessor>().Select(s => s.Entry))
            .Distinct()
            .ToList();
        if (entries.Count == 0)
            return [];
        var maps = await db.All<MapEntry>().Where(e => entries.Contains(e.Id)).Select(e => e.Map).Distinct().ToListAsync();
        var found = await (
            from entry in db.All<MapEntry>()
            where maps.Contains(entry.Map)
            join map in db.All<SourceMap>() on entry.Map equals map.Id
            join provision in db.All<Provision>() on entry.Provision equals provision.Id
            join later in db.All<Source>() on map.Later equals later.Id
            join s in db.All<MapSuccessor>() on entry.Id equals s.Entry into successors
            from successor in successors.DefaultIfEmpty()
            join n in db.All<Provision>() on successor.Provision equals n.Id into named
            from becomes in named.DefaultIfEmpty()
            select new
            {
                Entry = entry,
                Map = map,
                Provision = provision,
                Later = later,
                Becomes = becomes,
            }
        ).ToListAsync();
        var all = found
            .GroupBy(f => f.Entry.Id)
            .Select(g =>
                (
                    Told: new Told(g.First().Entry, g.First().Map, g.First().Provision, g.First().Later),
                    Becomes: g.Select(f => f.Becomes).OfType<Provision>().DistinctBy(p => p.Id).ToList()
                )
            )
            .Select(g => g.Told with { Becomes = g.Becomes })
            .OrderBy(t => t.Provision.Number)
            .ThenBy(t => t.Provision.Key, StringComparer.Ordinal)
            .ThenBy(t => t.Entry.RowId)
            .ToList();
        var asked = entries.ToHashSet();
        return
        [
            .. all.Where(t => asked.Contains(t.Entry.Id)).SelectMany(Alone),
            .. all.GroupBy(t => t.Map.Id).SelectMany(map => Together([.. map], asked)),
        ];
    }

    private static IEnumerable<Refusal> Alone(Told told)
    {
        if (told.Provision.Source != told.Map.Earlier)
            yield return told.Refused(
                "A map speaks of the provisions of its earlier source",
                $"{told.Quoted} stands in another source than the one from which “{told.Map.Title}” leads.",
                "provision"
            );
        if (told.Becomes.Find(p => p.Source != told.Map.Later) is { } strange)
            yield return told.Refused(
                "A map leads to the provisions of its later source",
                $"{Told.Name(strange)}, which would take the place of {told.Quoted}, does not stand in “{told.Later.Title}”.",
                "successors"
            );
        if (told.WrongNumber is { } wrong)
            yield return told.Refused("What became of a provision says how many took its place", wrong, "successors");
        if (told.Entry.UsedFrom is { } day && !told.Later.Period.Covers(day))
            yield return told.Refused(
                "A map is used while its later source is in force",
                $"“{told.Later.Title}” is not in force on {LondonDate.Words(day)}: it is {told.Later.Period.InASentence()}.",
                "used-from"
            );
    }

    private static IEnumerable<Refusal> Together(List<Told> map, HashSet<Id<MapEntry>> asked)
    {
        foreach (var twice in map.GroupBy(t => t.Provision.Id).Where(g => g.Count() > 1 && g.Any(Asked)))
            yield return twice
                .Last(Asked)
                .Refused(
                    "Of a provision one thing became",
                    $"{twice.First().Quoted} is in the map already: {twice.First(t => t != twice.Last(Asked)).Entry.Outcome.OnScreen().ToLowerInvariant()}. Change that instead.",
                    "provision"
                );
        var carried = map.Where(t => t.Entry.Carries && t.Becomes.Count == 1).GroupBy(t => t.Becomes[0].Id);
        foreach (var twice in carried.Where(g => g.DistinctBy(t => t.Provision.Id).Skip(1).Any() && g.Any(Asked)))
            yield return twice
                .Last(Asked)
                .Refused(
                    "No new provision is the same as two",
                    $"{string.Join(" and ", twice.Select(t => t.Quoted))} can't both be what {Told.Name(twice.First().Becomes[0])} says. If it took the place of both, they were merged.",
                    "successors"
                );

        bool Asked(Told told) => asked.Contains(told.Entry.Id);
    }

    /// <summary>An entry with what it names.</summary>
    private sealed record Told(MapEntry Entry, SourceMap Map, Provision Provision, Source Later)
    {
        public List<Provision> Becomes { get; init; } = [];

        public string Quoted => Name(Provision);

        public string? WrongNumber =>
            (Entry.Outcome, Becomes.Count) switch
            {
                (Outcome.Repealed, > 0) =>
                    $"{Quoted} was repealed, so nothing took its place. Choose another outcome, or name nothing.",
                (Outcome.Repealed, _) => null,
                (Outcome.NotMapped, > 0) =>
                    $"{Quoted} is not mapped, so nothing took its place. Choose an outcome, or name nothing.",
                (Outcome.NotMapped, _) => null,
                (Outcome.Split, < 2) => $"{Quoted} was split: name the two or more provisions that took its place.",
                (Outcome.Split, _) => null,
                (_, 1) => null,
                var (outcome, _) =>
                    $"{Quoted} is {outcome.OnScreen().ToLowerInvariant()}: name the one provision that took its place.",
            };

        public static string Name(Provision provision) => $"“{provision.Called()}”";

        public Refusal Refused(string rule, string message, string field) =>
            new(rule, message, new RecordRef("map-entry", Entry.RowId), field);
    }
}
