using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Ledger;

/// <summary>The log of changes as the leaves of a tree.</summary>
internal static class LedgerLog
{
    /// <summary>The hashes of all leaves, in order, as the log has them.</summary>
    public static Task<List<byte[]>> Hashes(Db db) => db.ChangeEntries.OrderBy(e => e.Leaf).Select(e => e.Hash).ToListAsync();

    /// <summary>The entries of a record, in order, with their changes and personal values.</summary>
    public static async Task<IReadOnlyList<LedgerEntry>> Of(Db db, RecordRef record) =>
        await Read(db, db.ChangeEntries.Where(e => e.RecordId == record.Id && e.Kind == record.Kind)).ToListAsync();

    /// <summary>All entries from one leaf to before another, in order.</summary>
    public static Task<List<LedgerEntry>> Between(Db db, long first, long end) =>
        Read(db, db.ChangeEntries.Where(e => e.Leaf >= first && e.Leaf < end)).ToListAsync();

    /// <summary>The entries of a record up to where the log was verified; others may write meanwhile.</summary>
    public static async Task<IReadOnlyList<ProvedEntry>> Proved(
        Db db,
        RecordRef record,
        IReadOnlyList<byte[]> leaves,
        bool withPersonal
    ) =>
        [
            .. (await Of(db, record))
                .Where(e => e.Entry.Leaf < leaves.Count)
                .Select(e => new ProvedEntry(
                    e.Entry.Leaf,
                    e.Leaf,
                    MerkleTree.Inclusion(leaves, (int)e.Entry.Leaf),
                    [.. e.Disclosable(db, withPersonal)]
                )),
        ];

    private static IQueryable<LedgerEntry> Read(Db db, IQueryable<ChangeEntry> entries) =>
        from entry in entries
        join change in db.Changes on entry.ChangeNumber equals change.Number
        orderby entry.Leaf
        select new LedgerEntry(
            entry,
            change,
            db.PersonalValues.FirstOrDefault(p => p.RecordId == entry.RecordId && p.ChangeNumber == entry.ChangeNumber)
        );
}

/// <summary>An entry with what belongs to its leaf and lies elsewhere.</summary>
internal sealed record LedgerEntry(ChangeEntry Entry, LoggedChange Change, PersonalValues? Personal)
{
    /// <summary>How people are told which it is.</summary>
    public string Words => $"entry {Entry.Leaf} (change {Change.Number}, {Entry.Kind}:{Entry.RecordId:D})";

    /// <summary>The leaf.</summary>
    public string Leaf => LogLeaf.Of(Change, Entry);

    /// <summary>The texts that are still there: what and why, and of the record's those that tell of nobody; or all, and who made the change.</summary>
    public IEnumerable<Commitment> Disclosable(Db db, bool withPersonal)
    {
        var personal = db.Shapes.Find(Entry.Kind)?.Personal.Select(TextColumns.NameOf).ToHashSet(StringComparer.Ordinal) ?? [];
        var ofTheChange = new (string Name, string? Salt, string? Value)[]
        {
            (LogLeaf.What, Change.WhatSalt, Change.What),
            (LogLeaf.Who, withPersonal ? Change.WhoSalt : null, Change.Who),
            (LogLeaf.Why, Change.WhySalt, Change.Why),
        };
        return ofTheChange
            .Concat(
                Commitments
                    .Of(Personal)
                    .Where(c => withPersonal || !personal.Contains(c.Column))
                    .Select(c => (Name: c.Column, c.Salt, Value: (string?)c.Value))
            )
            .Where(c => c.Salt is not null && c.Value is not null)
            .Select(c => new Commitment(c.Salt!, c.Name, c.Value!));
    }
}
