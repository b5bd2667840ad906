using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Remit.Data.Backups;

/// <summary>A column as the database has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declared">The type that the database declares.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="InKey">Its place in the primary key, from 1; 0 where it is not in it.</param>
internal sealed record StoredColumn(string Name, string Declared, StoredKind Kind, int InKey);

/// <summary>
/// A table as the database has it: found in the database's own catalogue, so that none is forgotten. What SQLite declares as text can
/// be an id or a day; the model says which, where it knows the column.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, by name.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns)
{
    private const string OnSqlite = """
        SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        """;

    private const string OnPostgres = """
        SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), coalesce(array_position(k.indkey::int2[], a.attnum), -1) + 1
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index k ON k.indrelid = c.oid AND k.indisprimary
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
        """;

    /// <summary>What the framework keeps for itself: which migrations are applied stands in the manifest, and locks are nobody's to keep.</summary>
    private static readonly string[] TheFrameworks = ["__EFMigrationsHistory", "__EFMigrationsLock"];

    /// <summary>The columns as they stand in brackets in SQL.</summary>
    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>
    /// All rows, in the order of the primary key, by its bytes: the same on every database, whatever order it sorts words in.
    /// </summary>
    public string Rows(bool isPostgres)
    {
        var key = Columns.Where(c => c.InKey > 0).OrderBy(c => c.InKey).ToList();
        var order = (key.Count > 0 ? key : Columns).Select(c =>
            isPostgres && c.Kind == StoredKind.Text ? $"\"{c.Name}\" COLLATE \"C\"" : $"\"{c.Name}\""
        );
        return $"SELECT {ColumnNames} FROM \"{Name}\" ORDER BY {string.Join(", ", order)}";
    }

    /// <summary>All tables of the database, by name.</summary>
    /// <exception cref="DatabaseRefusedException">One has a column of a type that can't be kept.</exception>
    public static async Task<IReadOnlyList<StoredTable>> All(Store store, Db db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var known = Known([db.Model, .. store.Beside.Select(b => b(store))]);
        var columns = new List<(string Table, StoredColumn Column)>();
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection ? OnPostgres : OnSqlite;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (table, column, declared) = (rows.GetString(0), rows.GetString(1), rows.GetString(2));
            if (TheFrameworks.Contains(table, StringComparer.Ordinal))
                continue;
            var kind =
                known.GetValueOrDefault((table, column))
                ?? StoredKinds.Declared(declared)
                ?? throw new DatabaseRefusedException(
                    $"The column {column} of the table {table} has the type “{declared}”, which a backup can't keep. Is the table Remit's? Another program's tables belong in another database."
                );
            columns.Add((table, new StoredColumn(column, declared, kind, rows.GetInt32(3))));
        }
        return
        [
            .. columns
                .GroupBy(c => c.Table, c => c.Column, StringComparer.Ordinal)
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => new StoredTable(t.Key, [.. t.OrderBy(c => c.Name, StringComparer.Ordinal)])),
        ];
    }

    private static Dictionary<(string, string), StoredKind?> Known(IEnumerable<IModel> models) =>
        models
            .SelectMany(m => m.GetEntityTypes())
            .SelectMany(t => t.GetProperties(), (t, p) => (Table: t.GetTableName()!, Property: p))
            .ToDictionary(
                c => (c.Table, c.Property.GetColumnName()),
                c => StoredKinds.Of(LogJson.Converter(c.Property)?.ProviderClrType ?? c.Property.ClrType)
            );
}
