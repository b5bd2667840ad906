namespace Remit.Data;

/// <summary>The one place where the log of changes is written: a change, then its entries in the order in which they come.</summary>
internal static class LogWriting
{
    /// <summary>Writes a change with an entry for each row that it touched, inside the transaction that keeps them.</summary>
    public static async Task Write(Db db, LoggedChange change, IEnumerable<ChangeEntry> entries)
    {
        await NewRows.Insert(db, db.Model.FindEntityType(typeof(LoggedChange))!, [change]);
        await NewRows.Insert(db, db.Model.FindEntityType(typeof(ChangeEntry))!, entries);
    }
}
