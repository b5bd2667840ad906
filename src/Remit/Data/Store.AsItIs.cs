using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Remit.Data.Backups;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>The database as backing up and restoring need it: not brought up to date, and made as it was then.</summary>
public sealed partial class Store
{
    /// <summary>The database with the tables that it has, an older program's too, and nothing brought up to date.</summary>
    /// <exception cref="DatabaseRefusedException">There is none, it can't be reached, or a newer program made it.</exception>
    internal async Task<Db> OpenAsItIs()
    {
        RefuseNoFile();
        var db = Read(Sight.Everything);
        try
        {
            return await Reach(async () =>
            {
                await RefuseANewerProgramsTables(db);
                await RefuseNoTables(db);
                return db;
            });
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the tables as they were after these migrations, in a place that has none yet, or has just these.</summary>
    /// <exception cref="BackupRefusedException">This program does not know one of them.</exception>
    /// <exception cref="DatabaseRefusedException">The place has other tables, or can't be used.</exception>
    internal Task MakeTables(IReadOnlyList<string> migrations) =>
        ThroughTheGate(async () =>
        {
            await using var db = Write();
            if (migrations.Count == 0 || migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
                throw new BackupRefusedException(
                    "A newer Remit wrote this backup. Use that one, or a newer one still. Nothing was restored."
                );
            return await Reach(async () =>
            {
                var isThere = await db.Database.CanConnectAsync();
                var applied = isThere ? (await db.Database.GetAppliedMigrationsAsync()).ToList() : [];
                if (
                    applied.Except(migrations, StringComparer.Ordinal).Any()
                    || isThere && applied.Count == 0 && (await StoredTable.All(this, db)).Count > 0
                )
                    throw Restoring.NotEmpty(Choice);
                if (!Choice.IsPostgres)
                    await db.Database.ExecuteSqlRawAsync(LetGoOfMigrating);
                await db.Database.MigrateAsync(migrations[^1]);
                // The migration of the ledger makes it, and takes it away only when it has brought an older log in.
                if (await HasOldLog(db) && !await db.Changes.AnyAsync())
                    await OldLog.BringIn(db, isFromBefore: true);
                return true;
            });
        });

    /// <summary>Lets go of the database's files and removes them.</summary>
    internal void RemoveFiles()
    {
        using (var connection = new SqliteConnection(Choice.ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var file in Directory.EnumerateFiles(Choice.Folder!, DatabaseChoice.FileName + "*"))
            File.Delete(file);
    }

    private static async Task<bool> HasOldLog(Db db)
    {
        var found = db.Database.IsNpgsql()
            ? db.Database.SqlQuery<long>(
                $"SELECT count(*) AS \"Value\" FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = {OldLog.Table}"
            )
            : db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM sqlite_schema WHERE name = {OldLog.Table}");
        return await found.SingleAsync() > 0;
    }
}
