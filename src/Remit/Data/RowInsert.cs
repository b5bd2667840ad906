using System.Data.Common;

namespace Remit.Data;

/// <summary>Adds rows to one table, one after the other, by a statement that is made once.</summary>
internal sealed class RowInsert : IDisposable
{
    private readonly RowTable table;
    private readonly DbCommand insert;

    public RowInsert(RowTable table, DbConnection connection)
    {
        this.table = table;
        insert = connection.CreateCommand();
        var values = string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"));
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnNames}) VALUES ({values})";
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            insert.Parameters.Add(parameter);
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="stored">What a column is to hold, in the form in which it is stored.</param>
    /// <exception cref="DbException">The database refuses it.</exception>
    public void Add(Func<RowColumn, object?> stored)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            insert.Parameters[i].Value = stored(table.Columns[i]) ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    public void Dispose() => insert.Dispose();
}
