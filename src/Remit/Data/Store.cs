using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Data.Erasure;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Opens the database, to read and to write, today and as it was known. On SQLite all writes of this process go through one gate,
/// and a lock file keeps a second writing process out.
/// </summary>
public sealed partial class Store : IAsyncDisposable
{
    private const long CheckpointAt = 4 * 1024 * 1024;

    /// <summary>Held while the tables are brought up to date; the number after the one that orders the writers.</summary>
    private const string OrderMigrations = "SELECT pg_advisory_lock(353977330037)";

    private const string LetGoOfMigrations = "SELECT pg_advisory_unlock_all()";

    /// <summary>
    /// What a process that was killed while it migrated leaves behind, and every later one would wait for. Nobody else migrates:
    /// we hold the writer's lock.
    /// </summary>
    private const string LetGoOfMigrating = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly KnownAt knownAt;
    private FileStream? writerLock;

    /// <summary>Opens nothing yet.</summary>
    public Store(
        DatabaseChoice choice,
        Shapes shapes,
        IEnumerable<IInvariant> invariants,
        LondonClock clock,
        IdSource ids,
        Policy policy,
        IEnumerable<IInterceptor>? watchers = null,
        IEnumerable<TablesBeside>? beside = null,
        IEnumerable<BesidePeople>? besidePeople = null
    )
    {
        Choice = choice;
        Shapes = shapes;
        Invariants = [.. invariants];
        Clock = clock;
        Ids = ids;
        Policy = policy;
        Beside = [.. beside ?? []];
        BesidePeople = [.. besidePeople ?? []];
        Options = OptionsFor(choice, [.. watchers ?? []]);
        knownAt = new KnownAt(this);
    }

    /// <summary>Which database.</summary>
    public DatabaseChoice Choice { get; }

    /// <summary>The shapes of all records.</summary>
    public Shapes Shapes { get; }

    /// <summary>What lies in the same database beside the records.</summary>
    internal IReadOnlyList<TablesBeside> Beside { get; }

    /// <summary>What is kept of people beside the records.</summary>
    internal IReadOnlyList<BesidePeople> BesidePeople { get; }

    /// <summary>Makes ids.</summary>
    public IdSource Ids { get; }

    /// <summary>How the database is opened: for what lies in it beside the records.</summary>
    internal DbContextOptions Options { get; }

    internal IReadOnlyList<IInvariant> Invariants { get; }

    /// <summary>Who may do what.</summary>
    public Policy Policy { get; }

    internal LondonClock Clock { get; }

    /// <summary>
    /// Makes the database ready to write: the folder, the lock that keeps a second writer out, and the newest tables.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">The folder can't be written, another process writes, or the database can't be reached.</exception>
    public async Task Prepare()
    {
        await MakeReady();
        await ErasingAgain.CatchUp(this);
    }

    private Task MakeReady() =>
        ThroughTheGate(async () =>
        {
            await using var db = Write();
            await Reach(async () =>
            {
                await RefuseANewerProgramsTables(db);
                if (!Choice.IsPostgres)
                    await db.Database.ExecuteSqlRawAsync(LetGoOfMigrating);
                await Migrate(db);
                return true;
            });
            return true;
        });

    /// <summary>
    /// One node after the other: the framework lets go of its own lock between two migrations, and a second node would then make the
    /// tables of the next one again.
    /// </summary>
    private async Task Migrate(Db db)
    {
        // The connection's end lets go of the lock, whatever happens.
        if (Choice.IsPostgres && await db.Database.CanConnectAsync())
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync(OrderMigrations);
        }
        var isFromBefore = (await db.Database.GetPendingMigrationsAsync()).Any(m =>
            m.EndsWith("_Ledger", StringComparison.Ordinal)
        );
        await db.Database.MigrateAsync();
        await OldLog.BringIn(db, isFromBefore);
        if (Choice.IsPostgres)
            await db.Database.ExecuteSqlRawAsync(LetGoOfMigrations);
    }

    /// <summary>
    /// Makes the database ready to read only: a process that writes may be running beside this one. Tables of an older program
    /// are brought up to date first, which needs the right to write.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">There is none, it can't be reached, or a newer program made it.</exception>
    public async Task PrepareToRead()
    {
        RefuseNoFile();
        await using var db = Write();
        var isOlder = await Reach(async () =>
        {
            await RefuseANewerProgramsTables(db);
            // Migrating would make a database of a mistyped name.
            if (Choice.IsPostgres)
                await RefuseNoTables(db);
            return (await db.Database.GetPendingMigrationsAsync()).Any();
        });
        if (isOlder || await ErasingAgain.IsDue(this))
            await Prepare();
    }

    /// <summary>The database as recorded now, to read, without what is not to be seen; with a day, as things were called then.</summary>
    public Db Read(Sight sight, DateOnly? asAt = null) => new(Options, Shapes, sight) { AsAt = asAt };

    /// <summary>The database as recorded now, to read and to write; whose rights bound a write is said by its <see cref="Change"/>.</summary>
    public Db Write() => Write(Sight.Everything);

    /// <summary>The same for somebody who may not read everything: what they see is all that their words can be compared with.</summary>
    public Db Write(Sight sight) => new(Options, Shapes, sight) { Store = this };

    /// <summary>The database to take a change back in: records may leave their tables.</summary>
    internal Db TakeBack() => new(Options, Shapes, Sight.Everything) { Store = this, TakesBack = true };

    /// <summary>
    /// The database as it was after a change, to read; nothing was known after change 0. It has every record and the changes up to then,
    /// and not the entries of the log, which are the same in the database as recorded now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such change yet.</exception>
    public Task<Db> ReadKnownAt(long change, Sight sight, DateOnly? asAt = null) => knownAt.Open(change, sight, asAt);

    /// <summary>Looks into the past that are in memory hold what was erased since; the next is made afresh.</summary>
    internal Task LetGoOfLooks() => knownAt.LetGo();

    /// <summary>The last change recorded by an instant; 0 where there was none.</summary>
    public async Task<long> LastChangeBy(DateTimeOffset instant)
    {
        await using var db = Read(Sight.Everything);
        return await db.Changes.Where(c => c.At <= instant).MaxAsync(c => (long?)c.Number) ?? 0;
    }

    /// <summary>Runs one write at a time on SQLite; PostgreSQL orders writers itself, by a lock inside the transaction.</summary>
    internal async Task<T> ThroughTheGate<T>(Func<Task<T>> write)
    {
        if (Choice.IsPostgres)
            return await write();
        await gate.WaitAsync();
        try
        {
            TakeWriterLock();
            var done = await write();
            await CheckpointIfLarge();
            return done;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await knownAt.DisposeAsync();
        if (!Choice.IsPostgres)
        {
            await using var connection = new SqliteConnection(Choice.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        if (writerLock is not null)
            await writerLock.DisposeAsync();
        gate.Dispose();
    }

    private async Task CheckpointIfLarge()
    {
        var log = new FileInfo(Choice.File + "-wal");
        if (!log.Exists || log.Length < CheckpointAt)
            return;
        await using var db = Write();
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException full) when (WhatTheDatabaseRefuses.IsThePlace(full))
        {
            // What was written is kept in the log beside the file, and whoever wrote it is told so. The next write tries again.
        }
    }

    /// <summary>Tells the operator what they can mend; everything else is a bug and stays an exception of its own kind.</summary>
    private async Task<T> Reach<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        // Npgsql's "likely transient" failures come wrapped, and a connection string with an unknown word is an argument.
        catch (Exception problem)
            when (problem is DbException or ArgumentException
                || problem is InvalidOperationException { InnerException: DbException }
            )
        {
            var reason =
                WhatTheDatabaseRefuses.InWords(problem, Choice)
                ?? (problem as DbException ?? problem.InnerException as DbException ?? problem).Message;
            throw new DatabaseRefusedException($"Can't open {Choice.Words}: {reason}", problem);
        }
    }

    private void RefuseNoFile()
    {
        if (Choice.File is { } file && !File.Exists(file))
            throw new DatabaseRefusedException(
                $"There is no partnership in {Choice.Folder}. Import one first, or name its folder with --data."
            );
    }

    /// <summary>There is nothing to read in a database without tables.</summary>
    private async Task RefuseNoTables(Db db)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync()).Any())
            throw new DatabaseRefusedException(
                $"There is no partnership in {Choice.Words}. Import one first, or name another with {(Choice.IsPostgres ? "--database" : "--data")}."
            );
    }

    private async Task RefuseANewerProgramsTables(Db db)
    {
        if (!await db.Database.CanConnectAsync())
            return;
        var unknown = (await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations(), StringComparer.Ordinal);
        if (unknown.Any())
            throw new DatabaseRefusedException($"A newer Remit made {Choice.Words}. Use that one, or a newer one still.");
    }

    /// <summary>Called inside the gate.</summary>
    private void TakeWriterLock()
    {
        if (Choice.Folder is null || writerLock is not null)
            return;
        var path = Path.Combine(Choice.Folder, DatabaseChoice.LockName);
        try
        {
            Directory.CreateDirectory(Choice.Folder);
            writerLock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new DatabaseRefusedException($"The data folder {Choice.Folder} can't be written: {problem.Message}", problem);
        }
        catch (IOException problem) when (File.Exists(path))
        {
            throw new DatabaseRefusedException(
                $"Another Remit is using {Choice.Folder} (it holds {path}). Stop it first, or name another folder with --data.",
                problem
            );
        }
        catch (IOException problem)
        {
            throw new DatabaseRefusedException($"The data folder {Choice.Folder} can't be used: {problem.Message}", problem);
        }
    }

    /// <summary>Lists of ids travel as one parameter, so that a query is the same SQL however many there are.</summary>
    private static DbContextOptions OptionsFor(DatabaseChoice choice, IReadOnlyList<IInterceptor> watchers)
    {
        var chosen = new DbContextOptionsBuilder().ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (choice.IsPostgres)
            chosen.UseNpgsql(choice.ConnectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
        else
            chosen
                .UseSqlite(choice.ConnectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(SqliteSettings.Instance);
        return chosen.AddInterceptors(watchers).Options;
    }
}

/// <summary>The model of tables that a capability has in the same database beside the records: accounts and their like. A backup has them, too.</summary>
public delegate IModel TablesBeside(Store store);
