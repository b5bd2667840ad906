using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Remit.Data;

/// <summary>
/// Writes new rows to their tables past the framework, which makes and sends a command for each: by a statement that is made once on
/// SQLite, in one stream for each table on PostgreSQL. What can't be written this way is left to the framework.
/// </summary>
internal static class NewRows
{
    private const string Before = "new_rows";

    /// <summary>
    /// Writes the new among the touched rows, inside the transaction of their change, and tells the tracker so. Where the database
    /// refuses one, none is written.
    /// </summary>
    /// <returns>The row of which another has what only one may have; null where all are written, or left to the framework.</returns>
    public static async Task<EntityEntry?> Save(Db db, IReadOnlyList<EntityEntry> touched)
    {
        var added = touched.Where(e => e.State == EntityState.Added).ToList();
        if (added.Count == 0 || touched.Any(MakesRoom) || InsertOrder.Of(added) is not { } order)
            return null;
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before);
        try
        {
            foreach (var (type, rows) in order)
                await Insert(db, type, rows);
        }
        catch (DbException refusal) when (!WhatTheDatabaseRefuses.IsThePlace(refusal))
        {
            await transaction.RollbackToSavepointAsync(Before);
            if (!WhatTheDatabaseRefuses.IsDoubleKey(refusal))
                return null;
            var refused = FirstRefused(db, order);
            await transaction.RollbackToSavepointAsync(Before);
            return added.Find(e => ReferenceEquals(e.Entity, refused));
        }
        await transaction.ReleaseSavepointAsync(Before);
        foreach (var entry in added)
            entry.State = EntityState.Unchanged;
        return null;
    }

    /// <summary>Writes rows to the table of their type, in their order, inside the transaction that is open.</summary>
    public static async Task Insert(Db db, IEntityType type, IEnumerable<object> rows)
    {
        var table = RowTable.Of(type);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await Copy(postgres, table, rows);
            return;
        }
        using var insert = new RowInsert(table, db.Database.GetDbConnection());
        foreach (var row in rows)
            insert.Add(column => column.Of(row));
    }

    /// <summary>A stream is refused as a whole, so the rows are tried one by one.</summary>
    private static object? FirstRefused(Db db, IReadOnlyList<(IEntityType Type, IReadOnlyList<object> Rows)> order)
    {
        foreach (var (type, rows) in order)
        {
            using var insert = new RowInsert(RowTable.Of(type), db.Database.GetDbConnection());
            foreach (var row in rows)
            {
                try
                {
                    insert.Add(column => column.Of(row));
                }
                catch (DbException)
                {
                    return row;
                }
            }
        }
        return null;
    }

    private static async Task Copy(NpgsqlConnection connection, RowTable table, IEnumerable<object> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)"
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var column in table.Columns)
            {
                if (column.Of(row) is { } value)
                    await copy.WriteAsync(value);
                else
                    await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }

    /// <summary>A row that goes, or names something else than before, may have to do so before a new one can be there.</summary>
    private static bool MakesRoom(EntityEntry entry) =>
        entry.State == EntityState.Deleted
        || entry.State == EntityState.Modified
            && entry.Properties.Any(p =>
                p.IsModified && p.Metadata.GetContainingIndexes().Any(i => i.IsUnique) && !Equals(p.OriginalValue, p.CurrentValue)
            );
}
