using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// What was known after a change: the newest state of each record up to it, read from the log into an in-memory database of the
/// same tables, on which the same queries run. A few stay in memory, the least recently asked for is let go.
/// </summary>
internal sealed class KnownAt(Store store) : IAsyncDisposable
{
    private const int Kept = 4;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly LinkedList<(long Change, string Name, SqliteConnection Keep)> loaded = new();

    public async Task<Db> Open(long change, Sensitivity ceiling)
    {
        await gate.WaitAsync();
        try
        {
            var db = Context(await NameOf(change), ceiling);
            // Held open: the database lives in memory as long as one connection to it, even if it is let go meanwhile.
            await db.Database.OpenConnectionAsync();
            return db;
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

    private async Task<string> NameOf(long change)
    {
        var found = loaded.FirstOrDefault(l => l.Change == change);
        if (found.Keep is null)
        {
            found = await Load(change);
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

    private async Task<(long Change, string Name, SqliteConnection Keep)> Load(long change)
    {
        await using var log = store.Read(Sensitivity.Restricted);
        var last = await log.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
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
            await Fill(keep, name, log, change);
            return (change, name, keep);
        }
        catch
        {
            await keep.DisposeAsync();
            throw;
        }
    }

    private async Task Fill(SqliteConnection keep, string name, Db log, long change)
    {
        await using var into = Context(name, Sensitivity.Restricted);
        await into.Database.EnsureCreatedAsync();
        var newest = log
            .ChangeEntries.Where(e =>
                e.After != null
                && e.ChangeNumber <= change
                && !log.ChangeEntries.Any(later =>
                    later.RecordId == e.RecordId && later.ChangeNumber > e.ChangeNumber && later.ChangeNumber <= change
                )
            )
            .Select(e => new { e.Kind, e.After });
        await using (var transaction = await keep.BeginTransactionAsync())
        {
            var tables = into
                .Shapes.All.Select(s => (s.Kind, s.Type))
                .Concat(into.Shapes.Links.Select(l => (l.Kind, l.Type)))
                .ToDictionary(t => t.Kind, t => new Table(into.Model.FindEntityType(t.Type)!, keep), StringComparer.Ordinal);
            await foreach (var entry in newest.AsAsyncEnumerable())
                tables[entry.Kind].Insert(entry.After!);
            foreach (var table in tables.Values)
                table.Dispose();
            await transaction.CommitAsync();
        }
        into.Set<LoggedChange>().AddRange(await log.Changes.Where(c => c.Number <= change).ToListAsync());
        await into.SaveInCommit();
    }

    private Db Context(string name, Sensitivity ceiling) =>
        new(
            new DbContextOptionsBuilder()
                .UseSqlite(ConnectionString(name), o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .Options,
            store.Shapes,
            ceiling
        );

    private static string ConnectionString(string name) =>
        $"Data Source={name};Mode=Memory;Cache=Shared;Foreign Keys=False;Pooling=False";

    private sealed class Table : IDisposable
    {
        private readonly IProperty[] columns;
        private readonly SqliteCommand insert;

        public Table(IEntityType type, SqliteConnection connection)
        {
            columns = [.. LogJson.Columns(type)];
            insert = connection.CreateCommand();
            var names = string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""));
            var values = string.Join(", ", columns.Select((_, i) => $"$p{i}"));
            insert.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({values})";
            for (var i = 0; i < columns.Length; i++)
                insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }

        public void Insert(string state)
        {
            using var row = JsonDocument.Parse(state);
            for (var i = 0; i < columns.Length; i++)
                insert.Parameters[i].Value = LogJson.Read(columns[i], row.RootElement) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        public void Dispose() => insert.Dispose();
    }
}
