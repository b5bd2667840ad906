using System.Data.Common;
using CsvHelper;
using Microsoft.Data.Sqlite;

namespace Remit.Bench;

/// <summary>The least that the work could cost here: what the program's figures are divided by. Each runs as a process of its own.</summary>
internal static class Floors
{
    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    /// <summary>
    /// Writes every row of a partnership's database to a new one with the same tables: one prepared statement for each table, one
    /// transaction, what was read bound again.
    /// </summary>
    public static void Insert(string from, string to)
    {
        SQLitePCL.Batteries_V2.Init();
        using var source = Open(from);
        using var target = Open(to);
        var tables = Texts(source, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        foreach (var sql in Texts(source, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"))
            Run(target, sql);
        using var transaction = target.BeginTransaction();
        Run(target, "PRAGMA defer_foreign_keys=ON");
        foreach (var table in tables)
            Insert(source, target, table);
        transaction.Commit();
    }

    /// <summary>Reads every cell of a comma-separated file with CsvHelper.</summary>
    public static void Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        using var rows = new CsvDataReader(csv);
        long letters = 0;
        while (rows.Read())
            for (var i = 0; i < rows.FieldCount; i++)
                letters += rows.GetString(i).Length;
        Console.WriteLine(letters);
    }

    /// <summary>Reads every column of one table once.</summary>
    /// <returns>How many rows there were.</returns>
    public static int Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var rows = 0;
        for (; reader.Read(); rows++)
            reader.GetValues(values);
        return rows;
    }

    /// <summary>Opens a database with the settings that Remit gives its own.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, Settings);
        return connection;
    }

    private static void Insert(SqliteConnection source, SqliteConnection target, string table)
    {
        using var read = source.CreateCommand();
        read.CommandText = $"SELECT * FROM \"{table}\"";
        using var rows = read.ExecuteReader();
        using var insert = target.CreateCommand();
        var names = Enumerable.Range(0, rows.FieldCount).Select(i => $"$p{i}").ToList();
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        while (rows.Read())
        {
            for (var i = 0; i < names.Count; i++)
                insert.Parameters[i].Value = rows.GetValue(i);
            insert.ExecuteNonQuery();
        }
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
