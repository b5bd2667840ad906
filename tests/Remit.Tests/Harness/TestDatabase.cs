using Microsoft.Data.Sqlite;
using Npgsql;
using Remit.Data;

namespace Remit.Tests.Harness;

/// <summary>A fresh database for one test, gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int made;

    private TestDatabase(string provider, string connectionString, string folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        Folder = folder;
    }

    /// <summary><see cref="Databases.Sqlite"/> or <see cref="Databases.PostgreSql"/>.</summary>
    public string Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The words with which a verb finds it.</summary>
    public IEnumerable<string> Words =>
        Provider == Databases.Sqlite
            ? ["--data", Folder]
            : ["--database", ConnectionString, "--keys", Path.Combine(Folder, DatabaseChoice.KeysName)];

    /// <summary>A folder of the test's own, fit for <c>--data</c>; the SQLite file lies in it as <c>remit.db</c>.</summary>
    public string Folder { get; }

    /// <summary>The same as the program is told of it.</summary>
    public DatabaseChoice Choice() =>
        Provider == Databases.Sqlite
            ? DatabaseChoice.Sqlite(Folder)
            : DatabaseChoice.Postgres(ConnectionString) with
            {
                Keys = Path.Combine(Folder, DatabaseChoice.KeysName),
            };

    /// <summary>Makes an empty database, or a copy of a template's. Skips the test when PostgreSQL is asked for and no
    /// server was started.</summary>
    public static async Task<TestDatabase> Create(string provider, DatabaseTemplate? template = null)
    {
        Assert.SkipWhen(provider == Databases.PostgreSql && Databases.Server is null, Databases.WithoutServer);
        return await Make(provider, template is null ? null : await template.For(provider));
    }

    /// <summary>As <see cref="Create"/>, for a database that is to become a template itself.</summary>
    internal static async Task<TestDatabase> Make(string provider, TestDatabase? original)
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        if (provider == Databases.Sqlite)
        {
            var file = Path.Combine(folder, "remit.db");
            if (original is not null)
            {
                // What has not been written back yet lies in the file beside it.
                foreach (var part in new[] { "remit.db", "remit.db-wal" })
                {
                    if (File.Exists(Path.Combine(original.Folder, part)))
                    {
                        File.Copy(Path.Combine(original.Folder, part), Path.Combine(folder, part));
                    }
                }
            }

            return new(provider, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString, folder);
        }

        // Unique among the test programs that share a server.
        var name = $"remit_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        var template = original is null ? "template0" : new NpgsqlConnectionStringBuilder(original.ConnectionString).Database;
        await OnServer($"""CREATE DATABASE "{name}" TEMPLATE "{template}" """);
        var connection = new NpgsqlConnectionStringBuilder(Databases.Server)
        {
            Database = name,
            // Many tests share the server's connections.
            MaxPoolSize = 20,
        };
        return new(provider, connection.ConnectionString, folder);
    }

    /// <summary>Lets go of the idle connections, so that the database can be copied or dropped.</summary>
    internal async Task LetGo()
    {
        if (Provider == Databases.Sqlite)
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LetGo();
        if (Provider == Databases.PostgreSql)
        {
            var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
            await OnServer($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(Databases.Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>
/// A database that is prepared once in a run (migrated, say, or filled with the sample) and copied for each test:
/// keep it in a static field and hand it to <see cref="TestDatabase.Create"/>.
/// </summary>
/// <param name="prepare">Fills the empty database, and disposes of what it opened.</param>
internal sealed class DatabaseTemplate(Func<TestDatabase, Task> prepare)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<TestDatabase>> prepared = new(StringComparer.Ordinal);

    internal Task<TestDatabase> For(string provider)
    {
        lock (gate)
        {
            return prepared.TryGetValue(provider, out var task) ? task : prepared[provider] = Prepare(provider);
        }
    }

    private async Task<TestDatabase> Prepare(string provider)
    {
        var database = await TestDatabase.Make(provider, original: null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().Wait();
        await prepare(database);
        await database.LetGo();
        return database;
    }
}
