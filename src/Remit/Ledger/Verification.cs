using Microsoft.EntityFrameworkCore;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>
/// Recomputes the whole ledger: each leaf from what the log says, the order of the changes, the personal values against their
/// commitments, the tables against the newest states, and the tree against checkpoints of before.
/// </summary>
internal sealed class Verification
{
    private const int AtOnce = 2000;

    private readonly List<byte[]> leaves = [];
    private readonly List<string> faults = [];
    private readonly Dictionary<Guid, long> newest = [];

    private (long Change, LogLeaf Leaf)? ofTheLast;

    private Verification() { }

    /// <summary>The hashes of the leaves, held against what was recomputed, up to the first bad entry.</summary>
    public IReadOnlyList<byte[]> Leaves => leaves;

    /// <summary>What is wrong, as sentences, the first bad entry first; empty where all is as it should be.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>In how many entries personal values were erased.</summary>
    public int Erased { get; private set; }

    /// <summary>How many changes there are.</summary>
    public long Changes { get; private set; }

    /// <summary>Recomputes everything, at one moment, though others write meanwhile.</summary>
    /// <param name="db">The database, to read.</param>
    /// <param name="before">Checkpoints that it must agree with.</param>
    public static async Task<Verification> Of(Db db, IEnumerable<Checkpoint> before)
    {
        var verification = new Verification();
        await using var moment = await db.Snapshot();
        var erasures = await Erasures.Of(db);
        if (await verification.FirstBadEntry(db, erasures) is { } bad)
            verification.faults.Add(bad);
        else if (await erasures.OlderFault(db) is { } erased)
            verification.faults.Add(erased);
        else if (await LogAgainstTables.FirstDifference(db) is var (record, how))
            verification.faults.Add($"The record {record} {how}.");
        var count = await db.ChangeEntries.CountAsync();
        foreach (var checkpoint in before)
            if (verification.Disagreement(checkpoint, count) is { } fault)
                verification.faults.Add(fault);
        return verification;
    }

    private async Task<string?> FirstBadEntry(Db db, Erasures erasures)
    {
        var numbers = await db.Changes.OrderBy(c => c.Number).Select(c => new { c.Number, c.At }).ToListAsync();
        var last = (Change: 0L, At: DateTimeOffset.MinValue);
        var total = await db.ChangeEntries.LongCountAsync();
        while (leaves.Count < total)
        {
            var entries = await LedgerLog.Between(db, leaves.Count, leaves.Count + AtOnce);
            if (entries.Count == 0)
                return $"Entry {leaves.Count} is missing: the log goes on after it.";
            foreach (var entry in entries)
            {
                if (entry.Entry.Leaf != leaves.Count)
                    return $"Entry {leaves.Count} is missing: {entry.Words} stands in its place.";
                if (Fault(entry, last, erasures) is { } fault)
                    return $"The {entry.Words} is bad: {fault}.";
                last = (entry.Change.Number, entry.Change.At);
                leaves.Add(entry.Entry.Hash);
            }
        }
        Changes = last.Change;
        return numbers.Count != last.Change || (numbers.Count > 0 && numbers[^1].Number != last.Change)
            ? $"There are {numbers.Count} changes, and the entries speak of {last.Change}."
            : null;
    }

    private string? Fault(LedgerEntry logged, (long Change, DateTimeOffset At) last, Erasures erasures)
    {
        var (entry, change) = (logged.Entry, logged.Change);
        if (change.WhoSalt is null && change.WhoCommitment is null)
            return "nobody can tell who made the change";
        if (!LeafOf(change).HashOf(entry).AsSpan().SequenceEqual(entry.Hash))
            return "it is not what was recorded";
        if (change.Number != last.Change && change.Number != last.Change + 1)
            return $"it comes after an entry of change {last.Change}";
        if (change.At < last.At)
            return "it was recorded before the entry that it follows";
        if (entry.Previous is { } previous && newest.GetValueOrDefault(entry.RecordId) != previous)
            return $"it follows change {previous}, which is not the last one that touched the record";
        newest[entry.RecordId] = change.Number;
        if (logged.Personal?.ErasedBy is not null)
            Erased++;
        return Commitments.Fault(logged, erasures);
    }

    /// <summary>A large import is one change: what its leaves have in common is made once.</summary>
    private LogLeaf LeafOf(LoggedChange change)
    {
        if (ofTheLast is not { } made || made.Change != change.Number)
            ofTheLast = made = (change.Number, new LogLeaf(change));
        return made.Leaf;
    }

    private string? Disagreement(Checkpoint checkpoint, int count)
    {
        if (checkpoint.Size > count)
            return $"The log ends before entry {count}, and the checkpoint has {checkpoint.Size} entries: its end was cut off, or an older one was put in its place.";
        if (checkpoint.Size > leaves.Count)
            return null;
        return MerkleTree.Root(leaves, (int)checkpoint.Size).AsSpan().SequenceEqual(checkpoint.Root)
            ? null
            : $"The first {checkpoint.Size} entries are not those of the checkpoint, though each agrees with its own hash: the log was written anew.";
    }
}
