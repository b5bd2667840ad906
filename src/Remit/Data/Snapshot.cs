using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Remit.Data;

/// <summary>Reading a whole that belongs together while others write.</summary>
public static class Snapshots
{
    /// <summary>Until it is disposed, every query of the context sees the database as it was at the first of them.</summary>
    public static async Task<IAsyncDisposable> Snapshot(this Db db)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await db.Database.OpenConnectionAsync();
        // Deferred: SQLite would else take the writers' lock for a reader.
        var transaction = await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true));
        return transaction!;
    }
}
