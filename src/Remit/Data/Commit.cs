using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>How a change is kept: all of it with its log, in one transaction, or none of it.</summary>
public static class Commits
{
    /// <summary>One lock for all writers on PostgreSQL, so that changes are numbered in the order in which they are kept ("Remit" in ASCII).</summary>
    private const string OrderWriters = "SELECT pg_advisory_xact_lock(353977330036)";

    private static readonly Refusal SomebodyWasFaster = new(
        "Nobody's change is lost",
        "Somebody else changed the same record while you were working on it. Look at it again, then make your change."
    );

    /// <summary>
    /// Keeps everything that was added, changed or removed in this context as one change, and logs each record as it was before
    /// and after. Refused, with nothing kept, where a rule is broken or somebody else was faster.
    /// </summary>
    /// <returns>The change as logged; its number is 0 where there was nothing to keep.</returns>
    public static Task<Result<LoggedChange>> Commit(this Db db, Change change) => Run(db, change, keep: true);

    /// <summary>Does everything that <see cref="Commit"/> does, then undoes it: what would be refused is.</summary>
    public static Task<Result<LoggedChange>> Rehearse(this Db db, Change change) => Run(db, change, keep: false);

    private static Task<Result<LoggedChange>> Run(Db db, Change change, bool keep)
    {
        var store = db.Store ?? throw new InvalidOperationException("This context was opened to read.");
        return store.ThroughTheGate(() => Keep(db, store, change, keep));
    }

    private static async Task<Result<LoggedChange>> Keep(Db db, Store store, Change change, bool keep)
    {
        var rows = TouchedRows(db).ToList();
        var touched = new Touched(rows.Select(r => r.Row));
        var alone = touched.Rows.Where(r => r.State != EntityState.Deleted).SelectMany(OwnRefusals).ToList();
        if (alone.Count > 0)
            return Undone(db, alone);
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (store.Choice.IsPostgres)
            await db.Database.ExecuteSqlRawAsync(OrderWriters);
        var logged = await Number(db, store, change, rows.Count == 0);
        foreach (var (row, _, _) in rows)
            row.Row.Version = logged.Number;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Undone(db, [SomebodyWasFaster]);
        }
        var refusals = new List<Refusal>();
        foreach (var invariant in store.Invariants)
            refusals.AddRange(await invariant.Refusals(db, touched));
        if (refusals.Count > 0)
            return Undone(db, refusals);
        if (!keep || rows.Count == 0)
        {
            db.ChangeTracker.Clear();
            return Result<LoggedChange>.Done(logged);
        }
        db.Add(logged);
        foreach (var (row, entry, before) in rows)
        {
            db.Add(
                new ChangeEntry
                {
                    ChangeNumber = logged.Number,
                    RecordId = row.Row.RowId,
                    Kind = row.Kind,
                    Before = before,
                    After = row.State == EntityState.Deleted ? null : LogJson.Write(entry.Metadata, entry.CurrentValues),
                }
            );
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return Result<LoggedChange>.Done(logged);
    }

    private static async Task<LoggedChange> Number(Db db, Store store, Change change, bool nothing)
    {
        var last = await db.Changes.OrderByDescending(c => c.Number).Select(c => new { c.Number, c.At }).FirstOrDefaultAsync();
        var now = store.Clock.Now;
        return new LoggedChange
        {
            Number = nothing ? 0 : (last?.Number ?? 0) + 1,
            At = last is not null && last.At > now ? last.At : now,
            Who = change.Who,
            Capacity = change.Capacity,
            What = change.What,
            Why = change.Why,
        };
    }

    private static Result<LoggedChange> Undone(Db db, List<Refusal> refusals)
    {
        db.ChangeTracker.Clear();
        return Result<LoggedChange>.Refused(refusals);
    }

    private static IEnumerable<Refusal> OwnRefusals(TouchedRow row) =>
        row.Row is Record record
            ? record.Refusals().Select(r => r with { Record = r.Record ?? new RecordRef(row.Kind, record.RowId) })
            : [];

    private static IEnumerable<(TouchedRow Row, EntityEntry Entry, string? Before)> TouchedRows(Db db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<IRow>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            var before = entry.State == EntityState.Added ? null : entry.OriginalValues.Clone();
            var row = new TouchedRow(entry.Entity, db.KindOf(entry.Metadata.ClrType), entry.State, before);
            yield return (row, entry, before is null ? null : LogJson.Write(entry.Metadata, before));
        }
    }
}
