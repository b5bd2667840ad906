using Remit.Data.Erasure;

namespace Remit.Data;

/// <summary>A change as the log holds it.</summary>
public sealed class LoggedChange
{
    /// <summary>Its number: changes are numbered from 1 without a gap, in the order in which they were recorded.</summary>
    public required long Number { get; init; }

    /// <summary>When it was recorded; never before the change with the number below.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it; a neutral name once they were erased.</summary>
    public required string Who { get; init; }

    /// <summary>With what their name is salted in the ledger; null once they were erased.</summary>
    public string? WhoSalt { get; init; }

    /// <summary>What stands for their name in the ledger, once salt and name don't give it any more.</summary>
    public string? WhoCommitment { get; init; }

    /// <summary>In what capacity.</summary>
    public required string Capacity { get; init; }

    /// <summary>What was done.</summary>
    public required string What { get; init; }

    /// <summary>With what that is salted in the ledger; null where it stands there in the open, as older programs wrote it, or was blanked.</summary>
    public string? WhatSalt { get; init; }

    /// <summary>What stands for it in the ledger, once it was blanked.</summary>
    public string? WhatCommitment { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>With what that is salted in the ledger; null where there is none, it stands there in the open, or was blanked.</summary>
    public string? WhySalt { get; init; }

    /// <summary>What stands for it in the ledger, once it was blanked.</summary>
    public string? WhyCommitment { get; init; }

    /// <summary>What the change took out of the log's past, <see cref="ErasedText"/>; its digest is in the ledger. Null for nearly every change.</summary>
    public string? Erased { get; init; }
}

/// <summary>
/// One record that a change touched, as it was after: one leaf of the ledger. States are JSON objects by column in the form of RFC 8785,
/// without what is empty; for a text stands its commitment.
/// </summary>
public sealed class ChangeEntry
{
    /// <summary>Its place among all entries, from 0 without a gap.</summary>
    public required long Leaf { get; init; }

    /// <summary>The change.</summary>
    public required long ChangeNumber { get; init; }

    /// <summary>The record's id.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The change that left the record as it was before; null for a new one.</summary>
    public long? Previous { get; init; }

    /// <summary>As it was after; null for a row that left a list.</summary>
    public string? After { get; init; }

    /// <summary>The SHA-256 of the leaf that this entry and its change are, <see cref="LogLeaf"/>.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>
/// The texts of an entry, beside the log and not in it: what tells of a person can be erased, and the log stays as it is. Kept for
/// entries that have any.
/// </summary>
public sealed class PersonalValues : IKeptWithAChange
{
    private bool isBeingErased;

    /// <summary>The change.</summary>
    public required long ChangeNumber { get; init; }

    /// <summary>The record's id.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>
    /// A JSON object: by column the salt and the value. What was erased has no salt, and what is left of it.
    /// </summary>
    public required string Values { get; set; }

    /// <summary>The change by which they were erased; null while they are there.</summary>
    public long? ErasedBy { get; set; }

    /// <inheritdoc/>
    public void KeptWith(long change)
    {
        if (isBeingErased)
            ErasedBy = change;
    }

    /// <summary>Leaves this of them, with the change in whose context it is.</summary>
    internal void Erase(string left) => (Values, isBeingErased) = (left, true);
}
