using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Remit.Data.Backups;

/// <summary>A table's rows as lines: for each row a JSON array of its values in the order of the columns, and a line feed.</summary>
internal static class TableLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows of a table, as the open transaction sees it.</summary>
    /// <exception cref="DatabaseRefusedException">A value is not what its column holds.</exception>
    public static async Task<BackupTable> Write(Db db, StoredTable table, Stream to)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = table.Rows(connection is NpgsqlConnection);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync();
        using var line = new MemoryStream();
        long count = 0;
        while (await rows.ReadAsync())
        {
            line.SetLength(0);
            WriteLine(table, rows, line);
            sum.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await to.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length));
            count++;
        }
        return new BackupTable(
            table.Name,
            BackupManifest.FileOf(table.Name),
            count,
            Convert.ToHexStringLower(sum.GetHashAndReset()),
            [.. table.Columns.Select(c => new BackupColumn(c.Name, c.Kind.Word()))]
        );
    }

    private static void WriteLine(StoredTable table, DbDataReader row, MemoryStream to)
    {
        using (var line = new Utf8JsonWriter(to, Plain))
        {
            line.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
                WriteValue(table, line, row, i);
            line.WriteEndArray();
        }
        to.WriteByte((byte)'\n');
    }

    private static void WriteValue(StoredTable table, Utf8JsonWriter line, DbDataReader row, int column)
    {
        try
        {
            table.Columns[column].Kind.Write(line, row, column);
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException or ArgumentException)
        {
            throw new DatabaseRefusedException(
                $"In the table {table.Name}, the column {table.Columns[column].Name} of row {row[0]} holds what is no {table.Columns[column].Kind.Word()}: {problem.Message}",
                problem
            );
        }
    }
}
