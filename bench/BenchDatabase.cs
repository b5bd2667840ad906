using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Remit.Bench;

/// <summary>The database that is measured: an embedded one in a folder, or one of its own on a PostgreSQL server, dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string folder;
    private readonly NpgsqlConnectionStringBuilder? server;
    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"remit_bench_{Environment.ProcessId}");

    private BenchDatabase(string folder, NpgsqlConnectionStringBuilder? server) => (this.folder, this.server) = (folder, server);

    /// <summary>The options of the command line that name it.</summary>
    public string[] Options =>
        server is null ? ["--data", folder] : ["--database", ConnectionString, "--keys", Path.Combine(folder, "keys")];

    /// <summary>How people are told which it is.</summary>
    public string InWords => server is null ? "SQLite" : "PostgreSQL";

    private string ConnectionString =>
        new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Database = name }.ConnectionString;

    /// <param name="folder">Where an embedded database lies, and the keys of any.</param>
    /// <param name="connection">A connection to a PostgreSQL server, whose user may make databases; null for an embedded one.</param>
    public static async Task<BenchDatabase> Make(string folder, string? connection)
    {
        var made = new BenchDatabase(folder, connection is null ? null : new NpgsqlConnectionStringBuilder(connection));
        await made.OnTheServer($"CREATE DATABASE {made.name} TEMPLATE template0");
        return made;
    }

    /// <summary>A connection past Remit.</summary>
    public async Task<DbConnection> Open()
    {
        if (server is null)
            return Floors.Open(Path.Combine(folder, "remit.db"));
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnTheServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private async Task OnTheServer(string sql)
    {
        if (server is null)
            return;
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The name is made here, of a number.
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
