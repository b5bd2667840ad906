using System.CommandLine;
using Remit.Data;

namespace Remit.Web.CommandLine;

/// <summary>
/// How every verb finds its partnership: the options <c>--data</c>, <c>--database</c> and <c>--keys</c>, and the services over what they name.
/// What a verb prints for people goes to the output; why it could not do its work goes to the error output.
/// </summary>
public sealed class Opening(Func<DatabaseChoice, ServiceProvider> compose)
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>What was given is refused; nothing was saved.</summary>
    public const int Refused = 1;

    /// <summary>It can't work as it was called: no such folder, no database.</summary>
    public const int CannotWork = 2;

    /// <summary>The environment variable that names a PostgreSQL database.</summary>
    public const string DatabaseVariable = "REMIT_DATABASE";

    /// <summary>The environment variable that names the folder of the keys.</summary>
    public const string KeysVariable = "REMIT_KEYS";

    /// <summary>Where the embedded database lies.</summary>
    public Option<string> Data { get; } =
        new("--data")
        {
            Description = "The folder of the embedded database (default ./data)",
            HelpName = "DIR",
            Recursive = true,
        };

    /// <summary>PostgreSQL instead.</summary>
    public Option<string> Database { get; } =
        new("--database")
        {
            Description = $"A PostgreSQL connection, “Host=…;Database=…” (or set {DatabaseVariable})",
            HelpName = "CONNECTION",
            Recursive = true,
        };

    /// <summary>Where the keys lie.</summary>
    public Option<string> Keys { get; } =
        new("--keys")
        {
            Description = $"The folder of the keys (default {DatabaseChoice.KeysName} in the data folder; or set {KeysVariable})",
            HelpName = "DIR",
            Recursive = true,
        };

    /// <summary>The database that the words of the command name.</summary>
    public DatabaseChoice Choose(ParseResult words)
    {
        var folder = words.GetValue(Data);
        var connection =
            words.GetValue(Database) ?? (folder is null ? Environment.GetEnvironmentVariable(DatabaseVariable) : null);
        if (connection is not null && folder is not null)
            throw new DatabaseRefusedException("Name a folder with --data or a PostgreSQL database with --database, not both.");
        var choice = string.IsNullOrWhiteSpace(connection)
            ? DatabaseChoice.Sqlite(folder ?? "data")
            : DatabaseChoice.Postgres(connection);
        var keys = words.GetValue(Keys) ?? Environment.GetEnvironmentVariable(KeysVariable);
        return string.IsNullOrWhiteSpace(keys) ? choice : choice with { Keys = Path.GetFullPath(keys) };
    }

    /// <summary>Runs a verb that writes.</summary>
    public Task<int> ToWrite(ParseResult words, Func<IServiceProvider, Task<int>> verb) =>
        Run(words, verb, store => store.Prepare());

    /// <summary>Runs a verb that only reads.</summary>
    public Task<int> ToRead(ParseResult words, Func<IServiceProvider, Task<int>> verb) =>
        Run(words, verb, store => store.PrepareToRead());

    /// <summary>Runs a verb that sees to the database itself: what is there is not brought up to date, and none is made.</summary>
    public Task<int> AsItIs(ParseResult words, Func<IServiceProvider, Task<int>> verb) =>
        Run(words, verb, _ => Task.CompletedTask);

    private async Task<int> Run(ParseResult words, Func<IServiceProvider, Task<int>> verb, Func<Store, Task> prepare)
    {
        try
        {
            await using var services = compose(Choose(words));
            await prepare(services.GetRequiredService<Store>());
            return await verb(services);
        }
        catch (DatabaseRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return CannotWork;
        }
    }
}
