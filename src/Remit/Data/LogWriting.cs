using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// The one place where the log of changes is written: a change, then its entries in the order in which they come, with the hashes of the
/// ledger's leaves that they are, and what is personal beside them.
/// </summary>
internal static class LogWriting
{
    /// <summary>Writes a change with an entry for each row that it touched, inside the transaction that keeps them.</summary>
    public static async Task Write(Db db, LoggedChange change, IReadOnlyList<(TouchedRow Row, IEntityType Type)> touched)
    {
        var leaf = await db.ChangeEntries.MaxAsync(e => (long?)e.Leaf) + 1 ?? 0;
        var leaves = new LogLeaf(change);
        var (entries, values) = (new List<ChangeEntry>(touched.Count), new List<PersonalValues>());
        foreach (var (row, type) in touched)
        {
            var (state, personal) =
                row.State == EntityState.Deleted ? (null, null) : LogJson.WriteForTheLog(RowTable.Of(type), row.Row);
            var made = Entry(
                change,
                leaves,
                leaf++,
                new RecordRef(row.Kind, row.Row.RowId),
                row.Before?.GetValue<long>(nameof(IRow.Version)),
                state,
                personal
            );
            entries.Add(made.Entry);
            if (made.Values is not null)
                values.Add(made.Values);
        }
        await NewRows.Insert(db, db.Model.FindEntityType(typeof(LoggedChange))!, [change]);
        await NewRows.Insert(db, db.Model.FindEntityType(typeof(ChangeEntry))!, entries);
        if (values.Count > 0)
            await NewRows.Insert(db, db.Model.FindEntityType(typeof(PersonalValues))!, values);
    }

    /// <summary>An entry with its hash, and the personal values to keep beside it; null for none.</summary>
    public static (ChangeEntry Entry, PersonalValues? Values) Entry(
        LoggedChange change,
        LogLeaf leaves,
        long leaf,
        RecordRef record,
        long? previous,
        string? state,
        string? personal
    )
    {
        var entry = new ChangeEntry
        {
            Leaf = leaf,
            ChangeNumber = change.Number,
            RecordId = record.Id,
            Kind = record.Kind,
            Previous = previous,
            After = state,
            Hash = [],
        };
        entry.Hash = leaves.HashOf(entry);
        var values = personal is null
            ? null
            : new PersonalValues
            {
                ChangeNumber = change.Number,
                RecordId = record.Id,
                Values = personal,
            };
        return (entry, values);
    }
}
