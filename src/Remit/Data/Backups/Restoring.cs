using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Remit.Data.Letters;

namespace Remit.Data.Backups;

/// <summary>
/// Puts a backup back into an empty place: its tables as they were then, all rows in one transaction, checked against the backup before
/// it is kept. Tables of an older program are brought up to date when the database is next prepared.
/// </summary>
internal static class Restoring
{
    /// <summary>Restores a backup.</summary>
    /// <exception cref="BackupRefusedException">A newer program wrote it, or the database refuses what is in it. The place is left empty.</exception>
    /// <exception cref="DatabaseRefusedException">The place is not empty, or can't be used.</exception>
    public static async Task Restore(this Store store, BackupFile backup)
    {
        var isNew = store.Choice.File is { } file && !File.Exists(file);
        try
        {
            await store.MakeTables(backup.Manifest.Migrations);
            await store.ThroughTheGate(async () =>
            {
                await using var db = store.Write();
                await Fill(store, db, backup);
                return true;
            });
        }
        catch
        {
            // Tables without rows would look like a partnership that lost everything.
            if (isNew)
                store.RemoveFiles();
            throw;
        }
    }

    private static async Task Fill(Store store, Db db, BackupFile backup)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (store.Choice.IsPostgres)
            await db.Database.ExecuteSqlRawAsync(Commits.OrderWriters);
        var there = (await StoredTable.All(store, db)).ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var table in there.Values)
            await RefuseRows(store, db, table);
        var naming = await NamesAreCheckedLast.Begin(db);
        foreach (var table in backup.Manifest.Tables.Where(t => t.Rows > 0))
        {
            if (!there.TryGetValue(table.Name, out var target) || !IsLike(target, table))
                throw new BackupRefusedException(
                    $"The backup has a table {table.Name} that Remit does not make so: another program's, or altered by hand. Nothing was restored."
                );
            await Told(table.Name, () => Insert(db, target, table, backup));
        }
        await Told("one", naming.End);
        foreach (var table in backup.Manifest.Tables.Where(t => there.ContainsKey(t.Name)))
            await RefuseADifference(db, there[table.Name], table);
        if (there.ContainsKey(Letter.Table))
            await SendNoneTwice(db);
        await transaction.CommitAsync();
    }

    /// <summary>What waited when the backup was made may have been sent since: somebody must say whether it goes.</summary>
    private static Task SendNoneTwice(Db db) =>
        db.Set<Letter>()
            .Where(l => l.State == LetterState.Waiting || l.State == LetterState.Sending)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(l => l.State, LetterState.Unsure)
                    .SetProperty(l => l.Said, "A backup was restored. This may have been sent after the backup was made.")
            );

    private static async Task RefuseRows(Store store, Db db, StoredTable table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT EXISTS (SELECT 1 FROM \"{table.Name}\")";
        if (Convert.ToBoolean(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture))
            throw NotEmpty(store.Choice);
    }

    /// <summary>Why nothing is restored over what is there.</summary>
    public static DatabaseRefusedException NotEmpty(DatabaseChoice choice) =>
        new(
            $"There is a partnership in {choice.Words} already, and a restore never overwrites. Name an empty place with {(choice.IsPostgres ? "--database" : "--data")}."
        );

    private static bool IsLike(StoredTable there, BackupTable table) =>
        there
            .Columns.Select(c => c.Name)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(table.Columns.Select(c => c.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static async Task Told(string table, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem)
            when (!WhatTheDatabaseRefuses.IsThePlace(problem)
                && problem is DbException { IsTransient: false } or JsonException or FormatException or InvalidOperationException
            )
        {
            throw new BackupRefusedException(
                $"The backup has rows, in the table {table} first, that this database refuses: {problem.Message} Nothing was restored.",
                problem
            );
        }
    }

    private static async Task Insert(Db db, StoredTable target, BackupTable table, BackupFile backup)
    {
        var columns = table
            .Columns.Select(c => (Kind: StoredKinds.Read(c.Kind)!.Value, In: target.Columns.Single(t => t.Name == c.Name)))
            .ToList();
        var names = string.Join(", ", columns.Select(c => $"\"{c.In.Name}\""));
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await Copy(postgres, $"COPY \"{table.Name}\" ({names}) FROM STDIN (FORMAT BINARY)", columns, backup.Rows(table));
            return;
        }
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.CommandText =
            $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        foreach (var i in Enumerable.Range(0, columns.Count))
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            insert.Parameters.Add(parameter);
        }
        foreach (var row in backup.Rows(table))
        {
            for (var i = 0; i < columns.Count; i++)
                insert.Parameters[i].Value = columns[i].Kind.Read(row[i]) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task Copy(
        NpgsqlConnection connection,
        string into,
        List<(StoredKind Kind, StoredColumn In)> columns,
        IEnumerable<JsonElement> rows
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(into);
        copy.Timeout = Timeout.InfiniteTimeSpan;
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Kind.Read(row[i]) is { } value)
                    await copy.WriteAsync(value, StoredKinds.OnPostgres(columns[i].In.Declared));
                else
                    await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }

    private static async Task RefuseADifference(Db db, StoredTable there, BackupTable table)
    {
        var restored = await TableLines.Write(db, there, Stream.Null);
        if (restored.Rows != table.Rows || restored.Sha256 != table.Sha256)
            throw new BackupRefusedException(
                $"The table {table.Name} did not come back as it was: {restored.Rows:N0} rows of {table.Rows:N0}, or other words in them. Nothing was restored."
            );
    }
}
