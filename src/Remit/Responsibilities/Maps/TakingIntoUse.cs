using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>What taking a map into use does, or would do.</summary>
/// <param name="Entries">Of how many provisions what the map says is taken into use.</param>
/// <param name="Carried">How many responsibilities get the citation of the new provision beside the old one and go on as they are.</param>
/// <param name="Reopened">How many are reopened for their holders.</param>
/// <param name="NotMapped">Of how many provisions on which responsibilities rest the map says nothing yet: nothing happens to those.</param>
internal sealed record MapUse(int Entries, int Carried, int Reopened, int NotMapped);

/// <summary>
/// Takes what a map says so far into use from a day on, as one change: what rests on a provision that is the same or moved cites the new one
/// beside the old one; what rests on any other is reopened for its holder. What the map does not say yet carries nothing, and can be taken
/// into use later.
/// </summary>
internal sealed class TakingIntoUse(Store store)
{
    /// <summary>How the change of a use begins in the log.</summary>
    private const string Took = "Took the map";

    /// <summary>What it would do. Nothing is kept.</summary>
    public static async Task<MapUse> Plan(Db db, MapBook book, DateOnly from)
    {
        var resting = await RestingOn(db, book, from);
        return new MapUse(
            book.NotYetUsed.Count,
            Carried(book, resting).Select(c => c.Responsibility).Distinct().Count(),
            Reopened(book, resting).Select(r => r.Responsibility.Id).Distinct().Count(),
            book.Old.Count(p => book.EntryOf(p) is null && book.RestingOn(p) > 0)
        );
    }

    /// <summary>Takes it into use. Refused where the map says nothing that is not in use yet.</summary>
    /// <param name="db">The database to write to.</param>
    /// <param name="book">The map.</param>
    /// <param name="from">The first day on which it is in use.</param>
    /// <param name="change">Who takes it into use, of what was done.</param>
    public async Task<Result<LoggedChange>> Use(Db db, MapBook book, DateOnly from, Func<string, Change> change)
    {
        if (book.NotYetUsed.Count == 0)
            return Result<LoggedChange>.Refused([
                new Refusal(
                    "A map that is used says something",
                    book.Mapped == 0
                        ? $"“{book.Map.Title}” does not say yet what became of any provision. Map some first."
                        : $"All that “{book.Map.Title}” says is in use already."
                ),
            ]);
        var ids = book.NotYetUsed.Select(e => e.Id).ToList();
        // What is closed to whoever takes it into use is carried forward all the same, and stays as closed.
        using (db.LookingAtEverything())
        {
            var resting = await RestingOn(db, book, from);
            foreach (var entry in await db.Set<MapEntry>().Where(e => ids.Contains(e.Id)).ToListAsync())
                entry.UsedFrom = from;
            var last = resting.Cited.CountBy(c => c.Responsibility).ToDictionary(c => c.Key, c => c.Value);
            foreach (var (responsibility, provision) in Carried(book, resting))
                db.Add(
                    new Citation
                    {
                        Id = store.Ids.Next<Citation>(),
                        Responsibility = responsibility,
                        Provision = provision,
                        Order = last[responsibility]++,
                    }
                );
            foreach (var (responsibility, entry) in Reopened(book, resting))
                db.Add(
                    new Reopening
                    {
                        Id = store.Ids.Next<Reopening>(),
                        Key = $"{LondonDate.Iso(from)}-{entry.Key}"[
                            ..Math.Min(Slug.Longest, LondonDate.Iso(from).Length + 1 + entry.Key.Length)
                        ]
                            .Trim('-'),
                        Responsibility = responsibility.Id,
                        Entry = entry.Id,
                        Since = from,
                        Sensitivity = responsibility.Sensitivity,
                        RestrictedTo = responsibility.RestrictedTo,
                    }
                );
        }
        return await db.Commit(change(WhatOf(book.Map, ids.Count, from)));
    }

    /// <summary>The number of the change by which it was last taken into use; null where that was taken back, or there is none. Two queries.</summary>
    public static async Task<long?> LastUse(Db db, MapBook book)
    {
        var versions = book
            .Old.Select(book.EntryOf)
            .OfType<MapEntry>()
            .Where(e => e.UsedFrom is not null)
            .Select(e => e.Version)
            .ToList();
        if (versions.Count == 0)
            return null;
        // Entries in use can have come in with a partnership's files: that change is not ours to take back.
        var newest = versions.Max();
        return await db.Changes.AnyAsync(c => c.Number == newest && c.What.StartsWith(Took)) ? newest : null;
    }

    /// <summary>Takes a use back as a whole; refused once something of it was settled.</summary>
    public Task<Result<LoggedChange>> TakeBack(long number, SourceMap map, Func<string, Change> change, bool rehearse = false) =>
        store.TakeBack(number, change($"Took the use of “{map.Title}” back"), rehearse: rehearse);

    private static string WhatOf(SourceMap map, int entries, DateOnly from) =>
        $"{Took} “{map.Title}” into use from {LondonDate.Words(from)}, for {entries.Counted("provision", "provisions")}";

    private static IEnumerable<(Id<Responsibility> Responsibility, Id<Sources.Provision> Provision)> Carried(
        MapBook book,
        Resting resting
    ) =>
        (
            from pair in resting.Pairs
            where pair.Entry.Carries
            let successor = book.SuccessorsOf(pair.Entry).FirstOrDefault()
            where successor is not null && !resting.Cites(pair.Row.Id, successor.Id)
            select (pair.Row.Id, successor.Id)
        ).Distinct();

    /// <summary>A lead-in is neither met nor not met: its parts are reopened, where they rest on the provision as well.</summary>
    private static IEnumerable<(Responsibility Responsibility, MapEntry Entry)> Reopened(MapBook book, Resting resting)
    {
        var wholes = resting
            .Pairs.Where(p => p.Row.PartOf is not null)
            .Select(p => (p.Row.PartOf!.Value, p.Entry.Id))
            .ToHashSet();
        return from pair in resting.Pairs
            where !pair.Entry.Carries && !(pair.Row.LeadIn && wholes.Contains((pair.Row.Id, pair.Entry.Id)))
            select (pair.Row, pair.Entry);
    }

    private static async Task<Resting> RestingOn(Db db, MapBook book, DateOnly first)
    {
        var entries = book.NotYetUsed.ToDictionary(e => e.Provision);
        var old = entries.Keys.ToList();
        var rows = await (
            from citation in db.All<Citation>()
            where old.Contains(citation.Provision)
            join row in db.All<Responsibility>() on citation.Responsibility equals row.Id
            where row.Until == null || row.Until >= first
            join register in db.All<Register>() on row.Register equals register.Id
            orderby register.Key, row.Order, row.Key, citation.Order
            select new { Row = row, citation.Provision }
        ).ToListAsync();
        var ids = rows.Select(r => r.Row.Id).Distinct().ToList();
        var cited = await db.All<Citation>().Where(c => ids.Contains(c.Responsibility)).ToListAsync();
        return new Resting([.. rows.Select(r => (r.Row, entries[r.Provision]))], cited);
    }

    /// <summary>The responsibilities that rest on what is mapped, with all that they cite.</summary>
    private sealed record Resting(IReadOnlyList<(Responsibility Row, MapEntry Entry)> Pairs, IReadOnlyList<Citation> Cited)
    {
        private readonly HashSet<(Id<Responsibility>, Id<Sources.Provision>)> pairs =
        [
            .. Cited.Select(c => (c.Responsibility, c.Provision)),
        ];

        public bool Cites(Id<Responsibility> responsibility, Id<Sources.Provision> provision) =>
            pairs.Contains((responsibility, provision));
    }
}
