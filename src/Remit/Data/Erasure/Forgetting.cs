using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>Makes the database's files forget what is in no row any more.</summary>
internal static class Forgetting
{
    private const int Tries = 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Lets go of the files that wait to be brought in, of answers about those that were and of file names that betray somebody; then
    /// rewrites the database's files without what was deleted, and empties SQLite's journal.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">Another program keeps SQLite's journal open.</exception>
    public static Task ForgetWhatWasErased(this Store store, Traces traces) =>
        store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            await db.Set<Upload>().Where(u => u.ChangeNumber == null).ExecuteDeleteAsync();
            await db.Set<Upload>().ExecuteUpdateAsync(set => set.SetProperty(u => u.Answers, "{}"));
            foreach (
                var upload in await db.Set<Upload>()
                    .AsNoTracking()
                    .Select(u => new
                    {
                        u.Id,
                        u.Name,
                        u.Who,
                    })
                    .ToListAsync()
            )
                if (
                    traces.First($"{upload.Name}\n{upload.Who}") is not null
                    || traces.InKey(Slug.From(upload.Name)) is not Telling.Not
                )
                    await db.Set<Upload>()
                        .Where(u => u.Id == upload.Id)
                        .ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "a file").SetProperty(u => u.Who, "somebody"));
            await store.LetGoOfLooks();
            if (store.Choice.IsPostgres)
                await ForgetOnPostgres(store, db);
            else
                await ForgetOnSqlite(store, db);
            return true;
        });

    /// <summary>Rewrites tables and indexes, and takes new samples of what is in them.</summary>
    private static async Task ForgetOnPostgres(Store store, Db db)
    {
        await WaitForOlderLooks(db);
        var tables = store.Beside.Select(model => model(store)).Prepend(db.Model).SelectMany(m => m.GetEntityTypes());
        foreach (var vacuum in tables.Select(t => $"VACUUM (FULL, ANALYZE) \"{t.GetTableName()}\""))
            await db.Database.ExecuteSqlRawAsync(vacuum);
    }

    /// <summary>
    /// PostgreSQL keeps what a look that began before the erasure may still see: a page that is being read, its own taking of samples. Every
    /// look, that of the rewriting itself too, reaches back to the oldest change that is being written in any database of the server: until
    /// that is kept or dropped, nothing younger is taken out anywhere. Both are short, and are waited for; one that lasts longer than that is
    /// some program's that forgot to end it.
    /// </summary>
    private static async Task WaitForOlderLooks(Db db)
    {
        var now = await db.Database.SqlQueryRaw<string>("SELECT pg_current_xact_id()::text AS \"Value\"").SingleAsync();
        const string Older = """
            SELECT (pg_snapshot_xmin(pg_current_snapshot()) <= CAST({0} AS xid8) OR EXISTS (
                SELECT FROM pg_stat_activity
                    WHERE (datname = current_database() OR datname IS NULL) AND pid <> pg_backend_pid()
                        AND age(backend_xmin) > age(CAST(CAST({0} AS xid8) AS xid))
            )) AS "Value"
            """;
        for (var i = 0; i < Tries && await db.Database.SqlQueryRaw<bool>(Older, now).SingleAsync(); i++)
            await Task.Delay(Between);
    }

    private static async Task ForgetOnSqlite(Store store, Db db)
    {
        await db.Database.ExecuteSqlRawAsync("VACUUM");
        for (var i = 0; i < Tries; i++)
        {
            if (await IsEmptied(db))
                return;
            await Task.Delay(Between);
        }
        throw new DatabaseRefusedException(
            $"What was erased is gone from {store.Choice.Words}, and may still be in its journal, as another program reads it. Stop that and open the database again, such as with ./remit ledger verify."
        );
    }

    private static async Task<bool> IsEmptied(Db db)
    {
        await db.Database.OpenConnectionAsync();
        using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() && row.GetInt32(0) == 0;
    }
}
