using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>How a change is kept: all of it with its log, in one transaction, or none of it.</summary>
public static class Commits
{
    /// <summary>The rule that refuses whoever was slower: they look again before they write.</summary>
    public const string NobodysChangeIsLost = "Nobody's change is lost";

    /// <summary>One lock for all writers on PostgreSQL, so that changes are numbered in the order in which they are kept ("Remit" in ASCII).</summary>
    internal const string OrderWriters = "SELECT pg_advisory_xact_lock(353977330036)";

    /// <summary>
    /// Keeps everything that was added, changed or removed in this context as one change, and logs each record as it was before
    /// and after. Refused, with nothing kept, where a rule is broken or somebody else was faster.
    /// </summary>
    /// <returns>The change as logged; its number is 0 where there was nothing to keep.</returns>
    /// <exception cref="DatabaseRefusedException">The disk is full, may not be written, or fails; nothing is kept.</exception>
    public static Task<Result<LoggedChange>> Commit(this Db db, Change change) => Run(db, change, keep: true);

    /// <summary>Does everything that <see cref="Commit"/> does, then undoes it: what would be refused is.</summary>
    public static Task<Result<LoggedChange>> Rehearse(this Db db, Change change) => Run(db, change, keep: false);

    private static Task<Result<LoggedChange>> Run(Db db, Change change, bool keep)
    {
        var store = db.Store ?? throw new InvalidOperationException("This context was opened to read.");
        return store.ThroughTheGate(async () =>
        {
            // Looking through all rows for changes is the dearest part of a large one: it is done where it is needed, and not by every call.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            try
            {
                using var everything = db.LookingAtEverything();
                return await Keep(db, store, change, keep);
            }
            catch (Exception problem) when (WhatTheDatabaseRefuses.InWords(problem, store.Choice) is { } words)
            {
                db.ChangeTracker.Clear();
                throw new DatabaseRefusedException(
                    $"Can't save to {store.Choice.Words}: {words} Nothing of this was saved; everything saved before is there.",
                    problem
                );
            }
            finally
            {
                db.ChangeTracker.AutoDetectChangesEnabled = true;
            }
        });
    }

    private static async Task<Result<LoggedChange>> Keep(Db db, Store store, Change change, bool keep)
    {
        if (!Texts.CanBeKept($"{change.What} {change.Why}"))
            return Undone(
                db,
                [new("Text is text", "There is a character in the reason that can't be printed. Type it again.", Field: "why")]
            );
        db.ChangeTracker.DetectChanges();
        if (!db.TakesBack && await ClosedWithItsHolder.Close(db) is { Count: > 0 } open)
            return Undone(db, [.. open]);
        var rows = TouchedRows(db);
        var touched = new Touched(rows.Select(r => r.Row))
        {
            IsErasure = change.Erases is not null,
            IsTakenOver = change.TakesOver || db.TakesBack,
            By = change.By,
        };
        var alone = touched.Remaining.SelectMany(r => OwnRefusals(db, r)).ToList();
        if (alone.Count > 0)
            return Undone(db, alone);
        if (
            change.By is { } writer
            && await WriteGuard.Refusals(db, store.Policy, writer, touched, change.Follows) is { Count: > 0 } forbidden
        )
            return Undone(db, [.. forbidden]);
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (store.Choice.IsPostgres)
            await db.Database.ExecuteSqlRawAsync(OrderWriters);
        var logged = await Number(db, store, change, rows.Count == 0);
        var refusals = new List<Refusal>(await PartsInCircles.Refusals(db, touched));
        if (refusals.Count > 0)
            return Undone(db, refusals);
        foreach (var row in touched.Remaining)
            row.Row.Version = logged.Number;
        foreach (var kept in db.ChangeTracker.Entries<IKeptWithAChange>())
        {
            kept.Entity.KeptWith(logged.Number);
            kept.DetectChanges();
        }
        foreach (var (_, entry) in rows.Where(r => r.Row.State == EntityState.Modified))
            entry.DetectChanges();
        try
        {
            if (await NewRows.Save(db, [.. rows.Select(r => r.Entry)]) is { } taken)
                return Undone(db, [KeyIsTaken(db, taken, change.By)]);
            await db.SaveInCommit();
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            return Undone(db, [SomebodyWasFaster(db, conflict)]);
        }
        catch (DbUpdateException clash) when (WhatTheDatabaseRefuses.IsDoubleKey(clash.InnerException))
        {
            return Undone(db, [KeyIsTaken(db, clash.Entries.FirstOrDefault(), change.By)]);
        }
        catch (DbUpdateException named) when (db.TakesBack && WhatTheDatabaseRefuses.IsStillNamed(named.InnerException))
        {
            return Undone(db, [TakingBack.IsBuiltOn(null)]);
        }
        foreach (var invariant in store.Invariants)
            refusals.AddRange(await invariant.Refusals(db, touched));
        if (refusals.Count > 0)
            return Undone(db, refusals);
        if (!keep || rows.Count == 0)
        {
            db.ChangeTracker.Clear();
            return Result<LoggedChange>.Done(logged);
        }
        if (db.WithTheChange is { } beside)
            await beside();
        await LogWriting.Write(db, logged, [.. rows.Select(r => (r.Row, r.Entry.Metadata))]);
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
            WhoSalt = Commitment.NewSalt(),
            Capacity = change.Capacity,
            What = change.What,
            WhatSalt = Commitment.NewSalt(),
            Why = change.Why,
            WhySalt = change.Why is null ? null : Commitment.NewSalt(),
            Erased = change.Erases,
        };
    }

    private static Result<LoggedChange> Undone(Db db, List<Refusal> refusals)
    {
        db.ChangeTracker.Clear();
        return Result<LoggedChange>.Refused(refusals);
    }

    private static IEnumerable<Refusal> OwnRefusals(Db db, TouchedRow row) =>
        row.Row is Record record
            ? OwnText
                .Refusals(db.Shapes[row.Kind], record)
                .Concat(record.Refusals())
                .Select(r => r with { Record = r.Record ?? new RecordRef(row.Kind, record.RowId) })
            : [];

    private static Refusal SomebodyWasFaster(Db db, DbUpdateException conflict) =>
        new(
            NobodysChangeIsLost,
            "Somebody else changed the same record while you were working on it. Look at it again, then make your change.",
            Blamed(db, conflict.Entries.FirstOrDefault())
        );

    /// <summary>Whoever does not see everything is told how to go on, and not what has the key: it may be hidden from them.</summary>
    private static Refusal KeyIsTaken(Db db, EntityEntry? entry, Viewer? by) =>
        Blamed(db, entry) is { } record && entry?.Entity is Record named
            ? new Refusal(
                "A key names one record",
                $"There is already another {record.Kind.Replace('-', ' ')} with the key “{named.Key}” here"
                    + (
                        by is null || by.Sight.IsWhole
                            ? ". Choose another key."
                            : ", perhaps one that is not shown to you. Choose another key; where it is made of the name, as in a paper that is brought in, write the name otherwise."
                    ),
                record
            )
            : new Refusal("A list names each record once", "The same record stands twice in a list. Leave one of them out.");

    private static RecordRef? Blamed(Db db, EntityEntry? entry) =>
        entry?.Entity is Record record ? new RecordRef(db.KindOf(entry.Metadata.ClrType), record.RowId) : null;

    private static List<(TouchedRow Row, EntityEntry Entry)> TouchedRows(Db db)
    {
        var rows = new List<(TouchedRow Row, EntityEntry Entry)>();
        foreach (var entry in db.ChangeTracker.Entries<IRow>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry is { State: EntityState.Deleted, Entity: Record } && !db.TakesBack)
                throw new InvalidOperationException(
                    $"Records are never deleted: they end, or are withdrawn ({entry.Metadata.ClrType.Name} {entry.Entity.RowId})."
                );
            var values = entry.State == EntityState.Added ? null : entry.OriginalValues.Clone();
            var table = RowTable.Of(entry.Metadata);
            if (entry.State == EntityState.Modified && LogJson.Write(table, values!) == LogJson.Write(table, entry.Entity))
            {
                entry.State = EntityState.Unchanged;
                continue;
            }
            rows.Add((new TouchedRow(entry.Entity, db.KindOf(entry.Metadata.ClrType), entry.State, values), entry));
        }
        return rows;
    }
}
