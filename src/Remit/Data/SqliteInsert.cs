using Microsoft.Data.Sqlite;

namespace Remit.Data;

/// <summary>Adds rows to one table of SQLite, by a statement that is prepared once.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly RowTable table;
    private readonly SqliteCommand insert;

    public SqliteInsert(RowTable table, SqliteConnection connection)
    {
        this.table = table;
        insert = connection.CreateCommand();
        var values = string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"));
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnNames}) VALUES ({values})";
        for (var i = 0; i < table.Columns.Count; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
    }

    /// <summary>Adds a row.</summary>
    /// <param name="stored">What a column is to hold, in the form in which it is stored.</param>
    public void Add(Func<RowColumn, object?> stored)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            insert.Parameters[i].Value = stored(table.Columns[i]) ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    public void Dispose() => insert.Dispose();
}
