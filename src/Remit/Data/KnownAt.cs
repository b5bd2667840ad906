using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// What was known after a change: the newest state of each record up to it, read from the log into an in-memory database of the
/// same tables, on which the same queries run. A few stay in memory, the least recently asked for is let go.
/// What is closed to a viewer now is closed to them in the past as well: a record that was published by mistake and then
/// restricted must not be there for whoever looks back. Who sees everything looks at what was recorded, sensitivity and all; for
/// everybody else each record is at least as closed as it is now.
/// </summary>
internal sealed class KnownAt(Store store) : IAsyncDisposable
{
    private const int Kept = 4;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly LinkedList<(Asked For, string Name, SqliteConnection Keep)> loaded = new();

    public async Task<Db> Open(long change, Sight sight, DateOnly? asAt)
    {
        await gate.WaitAsync();
        try
        {
            var db = Context(await NameOf(await For(change, sight)), sight, asAt);
            // Held open: the database lives in memory as long as one connection to it, even if it is let go meanwhile.
            await db.Database.OpenConnectionAsync();
            return db;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Lets go of all that is in memory.</summary>
    public async Task LetGo()
    {
        await gate.WaitAsync();
        try
        {
            foreach (var (_, _, keep) in loaded)
                await keep.DisposeAsync();
            loaded.Clear();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, _, keep) in loaded)
            await keep.DisposeAsync();
        gate.Dispose();
    }

    /// <summary>
    /// Read before what is closed, so that a change which comes between closes too much for once, and never too little. Another node may
    /// have erased somebody: what was loaded before that is not asked for again.
    /// </summary>
    private async Task<Asked> For(long change, Sight sight)
    {
        await using var log = store.Read(Sight.Everything);
        var erased = await log.PersonalValues.MaxAsync(v => v.ErasedBy) ?? 0;
        return new Asked(change, sight.IsWhole ? null : await LastOf(log), erased);
    }

    private async Task<string> NameOf(Asked asked)
    {
        var found = loaded.FirstOrDefault(l => l.For == asked);
        if (found.Keep is null)
        {
            found = await Load(asked);
            while (loaded.Count >= Kept)
            {
                await loaded.Last!.Value.Keep.DisposeAsync();
                loaded.RemoveLast();
            }
        }
        else
        {
            loaded.Remove(found);
        }
        loaded.AddFirst(found);
        return found.Name;
    }

    private async Task<(Asked For, string Name, SqliteConnection Keep)> Load(Asked asked)
    {
        await using var log = store.Read(Sight.Everything);
        var change = asked.Change;
        var last = await LastOf(log);
        if (change < 0 || change > last)
            throw new ArgumentOutOfRangeException(
                nameof(change),
                change,
                $"The last change is {last}: what comes after is not known."
            );
        var name = $"known-at-{change}-{store.Ids.Next():N}";
        var keep = new SqliteConnection(ConnectionString(name));
        try
        {
            await keep.OpenAsync();
            await Fill(keep, name, log, asked);
            return (asked, name, keep);
        }
        catch
        {
            await keep.DisposeAsync();
            throw;
        }
    }

    private async Task Fill(SqliteConnection keep, string name, Db log, Asked asked)
    {
        var change = asked.Change;
        var closed = asked.ClosedBy is null ? null : await ClosedNow(log);
        HashSet<Guid> there = closed is null ? [] : [.. await log.IdsSeen().ToListAsync()];
        await using var into = Context(name, Sight.Everything);
        await into.Database.EnsureCreatedAsync();
        var newest = log
            .ChangeEntries.Where(e =>
                e.After != null
                && e.ChangeNumber <= change
                && !log.ChangeEntries.Any(later =>
                    later.RecordId == e.RecordId && later.ChangeNumber > e.ChangeNumber && later.ChangeNumber <= change
                )
            )
            .Select(e => new
            {
                e.RecordId,
                e.Kind,
                e.After,
                Personal = log
                    .PersonalValues.Where(p => p.RecordId == e.RecordId && p.ChangeNumber == e.ChangeNumber)
                    .Select(p => p.Values)
                    .FirstOrDefault(),
            });
        await using (var transaction = await keep.BeginTransactionAsync())
        {
            var tables = into
                .Shapes.All.Select(s => (s.Kind, s.Type))
                .Concat(into.Shapes.Links.Select(l => (l.Kind, l.Type)))
                .ToDictionary(
                    t => t.Kind,
                    t => new RowInsert(RowTable.Of(into.Model.FindEntityType(t.Type)!), keep),
                    StringComparer.Ordinal
                );
            await foreach (var entry in newest.AsAsyncEnumerable())
            {
                using var row = new LoggedState(entry.After!, entry.Personal).Read();
                var now = closed?.GetValueOrDefault(entry.RecordId);
                // What was taken back is nobody's to see but those who see everything.
                if (closed is not null && into.Shapes.Find(entry.Kind) is not null && !there.Contains(entry.RecordId))
                    now = new Closed(entry.RecordId, (int)Sensitivity.Restricted, null);
                tables[entry.Kind].Add(column => ValueOf(column.Property, row, now));
            }
            foreach (var table in tables.Values)
                table.Dispose();
            await transaction.CommitAsync();
        }
        into.Set<LoggedChange>().AddRange(await log.Changes.Where(c => c.Number <= change).ToListAsync());
        await into.SaveInCommit();
    }

    private static async Task<long> LastOf(Db log) => await log.Changes.MaxAsync(c => (long?)c.Number) ?? 0;

    /// <summary>As it was, and at least as closed as it is now.</summary>
    private static object? ValueOf(IProperty column, LoggedRow then, Closed? now) =>
        now is null || then["sensitivity"]!.Value.GetInt32() > now.Sensitivity ? LogJson.Read(column, then)
        : column.Name == nameof(Record.Sensitivity) ? now.Sensitivity
        : column.Name == nameof(Record.RestrictedTo) ? now.RestrictedTo
        : LogJson.Read(column, then);

    /// <summary>Every record that is closed to somebody now, with how.</summary>
    private static async Task<Dictionary<Guid, Closed>> ClosedNow(Db now)
    {
        var tables = now.Shapes.All.Select(s => now.Model.FindEntityType(s.Type)!.GetTableName());
        var sql = string.Join(
            " UNION ALL ",
            tables.Select(t =>
                $"SELECT \"id\" AS \"Id\", \"sensitivity\" AS \"Sensitivity\", \"restricted_to\" AS \"RestrictedTo\" FROM \"{t}\" WHERE \"sensitivity\" > 0"
            )
        );
        return await now.Database.SqlQueryRaw<Closed>(sql).ToDictionaryAsync(c => c.Id);
    }

    private Db Context(string name, Sight sight, DateOnly? asAt = null) =>
        new(
            new DbContextOptionsBuilder()
                .UseSqlite(ConnectionString(name), o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .Options,
            store.Shapes,
            sight
        )
        {
            AsAt = asAt,
            IsOfAChange = true,
        };

    private static string ConnectionString(string name) =>
        $"Data Source={name};Mode=Memory;Cache=Shared;Foreign Keys=False;Pooling=False";

    /// <param name="Change">The change after which to look.</param>
    /// <param name="ClosedBy">The last change that may have closed a record to somebody; null for who sees everything, to whom none is closed.</param>
    /// <param name="ErasedBy">The last change that erased somebody; 0 for none.</param>
    private sealed record Asked(long Change, long? ClosedBy, long ErasedBy);

    /// <summary>How a record is closed.</summary>
    private sealed record Closed(Guid Id, int Sensitivity, string? RestrictedTo);
}
