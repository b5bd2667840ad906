using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Brings the log of a database from before the ledger into it: a leaf for each entry, in the order of the changes. What was recorded then
/// is proved from the day on which it was brought in, and not before.
/// </summary>
internal static class OldLog
{
    /// <summary>Where the migration left the old entries.</summary>
    public const string Table = "old_change_entries";

    private const long ChangesAtOnce = 200;

    /// <summary>Makes the leaves, in one transaction; called by whoever migrates, and again where that was broken off.</summary>
    public static async Task BringIn(Db db, bool isFromBefore)
    {
        var last = await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
        if (!isFromBefore && (last == 0 || await db.ChangeEntries.AnyAsync()))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (leaf, previous) = (0L, new Dictionary<Guid, long>());
        for (var first = 1L; first <= last; first += ChangesAtOnce)
        {
            var changes = await Salted(db, first, first + ChangesAtOnce - 1);
            foreach (var old in await Entries(db, first, first + ChangesAtOnce - 1))
            {
                var (state, personal) = StateOf(db, old);
                long? before = old.WasThere == 0 ? null : previous[old.RecordId];
                var record = new RecordRef(old.Kind, old.RecordId);
                var change = changes[old.ChangeNumber];
                var made = LogWriting.Entry(change, new LogLeaf(change), leaf++, record, before, state, personal);
                previous[old.RecordId] = old.ChangeNumber;
                db.Add(made.Entry);
                if (made.Values is not null)
                    db.Add(made.Values);
            }
            await db.SaveInCommit();
            db.ChangeTracker.Clear();
        }
        await db.Database.ExecuteSqlRawAsync($"DROP TABLE \"{Table}\"");
        await transaction.CommitAsync();
    }

    private static async Task<Dictionary<long, LoggedChange>> Salted(Db db, long first, long last)
    {
        var changes = await db.Set<LoggedChange>().Where(c => c.Number >= first && c.Number <= last).ToListAsync();
        foreach (var entry in changes.Select(c => db.Entry(c)))
        {
            entry.Property(c => c.WhoSalt).CurrentValue = Commitment.NewSalt();
            entry.Property(c => c.WhatSalt).CurrentValue = Commitment.NewSalt();
            entry.Property(c => c.WhySalt).CurrentValue = entry.Entity.Why is null ? null : Commitment.NewSalt();
        }
        return changes.ToDictionary(c => c.Number);
    }

    private static Task<List<OldEntry>> Entries(Db db, long first, long last) =>
        db
            .Database.SqlQueryRaw<OldEntry>(
                "SELECT \"change_number\" AS \"ChangeNumber\", \"record_id\" AS \"RecordId\", \"kind\" AS \"Kind\", "
                    + $"\"was_there\" AS \"WasThere\", \"after\" AS \"After\" FROM \"{Table}\" "
                    + "WHERE \"change_number\" BETWEEN {0} AND {1} ORDER BY \"change_number\", \"kind\", \"record_id\"",
                first,
                last
            )
            .ToListAsync();

    private static (string? State, string? Personal) StateOf(Db db, OldEntry old)
    {
        if (old.After is null)
            return (null, null);
        var personal = TextColumns.Of(db, old.Kind);
        var commitments = new List<Commitment>();
        var state = new StringBuilder("{");
        using var row = JsonDocument.Parse(old.After);
        foreach (var cell in row.RootElement.EnumerateObject().OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            CanonicalJson.AppendString(state.Length > 1 ? state.Append(',') : state, cell.Name);
            state.Append(':');
            if (!personal.Contains(cell.Name))
            {
                state.Append(CanonicalJson.Of(cell.Value.GetRawText()));
                continue;
            }
            commitments.Add(Commitment.To(cell.Name, cell.Value.GetString()!));
            state.Append(Commitment.Standing(commitments[^1].Digest));
        }
        return (state.Append('}').ToString(), TextColumns.Write(commitments));
    }

    private sealed record OldEntry(long ChangeNumber, Guid RecordId, string Kind, int WasThere, string? After);
}
