namespace Remit.Tests.Harness;

/// <summary>
/// The databases that Remit runs on, a row of a theory for each: <c>[Theory, ClassData(typeof(Databases))]</c> on a test
/// that takes the provider's name and asks <see cref="TestDatabase.Create"/> for a fresh database.
/// The row of PostgreSQL is always there; without a server (<c>./test</c> starts one) it is skipped, visibly.
/// </summary>
public sealed class Databases : TheoryData<string>
{
    public const string Sqlite = "SQLite";
    public const string PostgreSql = "PostgreSQL";

    /// <summary>Names the server as a connection string of an account that may create databases.</summary>
    public const string ServerVariable = "REMIT_TEST_POSTGRES";

    /// <summary>Why PostgreSQL is left out; shown with each skipped row.</summary>
    public const string WithoutServer =
        $"PostgreSQL is left out: {ServerVariable} is not set (./test starts a server and sets it).";

    public Databases()
        : this(Server) { }

    internal Databases(string? server)
    {
        Add(Sqlite);
        Add(new TheoryDataRow<string>(PostgreSql) { Skip = server is null ? WithoutServer : null });
    }

    internal static string? Server =>
        Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;
}
