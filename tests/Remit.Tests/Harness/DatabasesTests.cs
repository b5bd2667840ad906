using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Remit.Tests.Harness;

public class DatabasesTests
{
    private static readonly DatabaseTemplate Papers = new(async database =>
    {
        await using var connection = await Open(database);
        await Run(connection, "CREATE TABLE papers (title TEXT NOT NULL)");
        await Run(connection, "INSERT INTO papers VALUES ('Terms of reference')");
    });

    [Theory, ClassData(typeof(Databases))]
    public async Task Each_test_has_a_database_of_its_own(string provider)
    {
        await using var one = await TestDatabase.Create(provider);
        await using var other = await TestDatabase.Create(provider);

        await using (var connection = await Open(one))
        {
            await Run(connection, "CREATE TABLE papers (title TEXT NOT NULL)");
        }

        await using (var connection = await Open(other))
        {
            await Should.ThrowAsync<DbException>(() => Run(connection, "INSERT INTO papers VALUES ('Minutes')"));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_copy_of_a_template_has_its_rows_and_leaves_it_alone(string provider)
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var copy = await TestDatabase.Create(provider, Papers);
            await using var connection = await Open(copy);
            await Run(connection, "INSERT INTO papers VALUES ('Minutes')");
            (await Read(connection, "SELECT COUNT(*) FROM papers")).ShouldBe(2L);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_database_is_gone_after_its_test(string provider)
    {
        var database = await TestDatabase.Create(provider);
        await using (await Open(database)) { }
        await database.DisposeAsync();

        Directory.Exists(database.Folder).ShouldBeFalse();
        await Should.ThrowAsync<DbException>(() => Open(database));
    }

    [Theory]
    [InlineData(null, Databases.WithoutServer)]
    [InlineData("Host=127.0.0.1", null)]
    public void The_row_of_PostgreSQL_is_always_there_and_skipped_only_without_a_server(string? server, string? skipped) =>
        new Databases(server)
            .Select(row => (row.Data, row.Skip))
            .ShouldBe([(Databases.Sqlite, null), (Databases.PostgreSql, skipped)]);

    private static async Task<DbConnection> Open(TestDatabase database)
    {
        DbConnection connection =
            database.Provider == Databases.Sqlite
                ? new SqliteConnection(database.ConnectionString)
                : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
