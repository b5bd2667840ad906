namespace Remit.Data;

/// <summary>Which database: an embedded SQLite file in a data folder, or PostgreSQL.</summary>
/// <param name="Folder">The data folder; for PostgreSQL null.</param>
/// <param name="ConnectionString">The connection string; for SQLite made from the folder.</param>
public sealed record DatabaseChoice(string? Folder, string ConnectionString)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "remit.db";

    /// <summary>The name of the file that the writing process holds while it runs.</summary>
    public const string LockName = "remit.lock";

    /// <summary>The name of the folder of the keys, where it lies in the data folder.</summary>
    public const string KeysName = "keys";

    /// <summary>The folder of the keys: <c>keys</c> inside the data folder unless another was named; with PostgreSQL inside <c>./data</c>.</summary>
    public string Keys { get; init; } = Path.GetFullPath(Path.Combine(Folder ?? "data", KeysName));

    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgres => Folder is null;

    /// <summary>The database file; null for PostgreSQL.</summary>
    public string? File => Folder is null ? null : Path.Combine(Folder, FileName);

    /// <summary>An embedded database in a folder.</summary>
    public static DatabaseChoice Sqlite(string folder) =>
        new(Path.GetFullPath(folder), $"Data Source={Path.Combine(Path.GetFullPath(folder), FileName)};Default Timeout=30");

    /// <summary>PostgreSQL 15 or later.</summary>
    public static DatabaseChoice Postgres(string connectionString) => new(null, connectionString);

    /// <summary>How people are told which it is, without a password.</summary>
    public string Words => IsPostgres ? "the PostgreSQL database" : $"the embedded database {File}";
}

/// <summary>The database can't be used, for a reason that its operator can mend.</summary>
public sealed class DatabaseRefusedException(string message, Exception? cause = null) : Exception(message, cause);
