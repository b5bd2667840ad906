using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Remit.Data.Backups;

/// <summary>
/// Lets rows come in any order, within one table and across tables that name each other: whether each names one that is there is checked
/// when all are.
/// </summary>
internal sealed class NamesAreCheckedLast
{
    private readonly DbConnection connection;
    private readonly IReadOnlyList<(string Table, string Constraint)> checks;

    private NamesAreCheckedLast(DbConnection connection, IReadOnlyList<(string Table, string Constraint)> checks) =>
        (this.connection, this.checks) = (connection, checks);

    /// <summary>Inside the open transaction, until it ends.</summary>
    public static async Task<NamesAreCheckedLast> Begin(Db db)
    {
        var connection = db.Database.GetDbConnection();
        if (connection is not NpgsqlConnection)
        {
            // Checked as the transaction is committed.
            await Run(connection, "PRAGMA defer_foreign_keys=ON");
            return new NamesAreCheckedLast(connection, []);
        }
        var naming = new NamesAreCheckedLast(connection, await Checks(connection));
        await naming.Each("DEFERRABLE INITIALLY DEFERRED");
        return naming;
    }

    /// <summary>Checks all, and leaves the tables as they were made.</summary>
    /// <exception cref="DbException">A row names one that is not there.</exception>
    public async Task End()
    {
        if (connection is not NpgsqlConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT \"table\", \"parent\" FROM pragma_foreign_key_check LIMIT 1";
            await using var rows = await command.ExecuteReaderAsync();
            if (await rows.ReadAsync())
                throw new InvalidOperationException(
                    $"a row of {rows.GetString(0)} names one of {rows.GetString(1)} that is not there."
                );
            return;
        }
        await Run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        await Each("NOT DEFERRABLE");
    }

    private static async Task<IReadOnlyList<(string, string)>> Checks(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.relname::text, k.conname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE k.contype = 'f' AND NOT k.condeferrable AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2
            """;
        await using var rows = await command.ExecuteReaderAsync();
        var checks = new List<(string, string)>();
        while (await rows.ReadAsync())
            checks.Add((rows.GetString(0), rows.GetString(1)));
        return checks;
    }

    private async Task Each(string how)
    {
        foreach (var (table, constraint) in checks)
            await Run(connection, $"ALTER TABLE \"{table}\" ALTER CONSTRAINT \"{constraint}\" {how}");
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
