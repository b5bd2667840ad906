using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;

namespace Remit.Ledger;

/// <summary>
/// What was erased, by the changes that erased it: nobody else can take a text out of the log's past, or put another there. A change names
/// each text that it took out, and its leaf commits to that; changes of older programs named none, and left what the record has since.
/// </summary>
internal sealed class Erasures
{
    private readonly Dictionary<(long Change, Guid? Record, string Column), string?> left = [];
    private readonly HashSet<long> erasing = [];
    private bool hasOlder;

    /// <summary>Reads what the changes say that they erased.</summary>
    /// <exception cref="FormatException">A line of it is none.</exception>
    public static async Task<Erasures> Of(Db db)
    {
        var erasures = new Erasures();
        var lists = await db
            .Changes.Where(c => c.Erased != null)
            .OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.Erased })
            .ToListAsync();
        foreach (var list in lists)
        {
            erasures.erasing.Add(list.Number);
            foreach (var text in ErasedText.Read(list.Erased!))
                erasures.left[(text.Change, text.Record, text.Column)] = text.Left;
        }
        erasures.hasOlder = await db.PersonalValues.AnyAsync(v =>
            v.ErasedBy != null && db.Changes.Any(c => c.Number == v.ErasedBy && c.Erased == null)
        );
        return erasures;
    }

    /// <summary>Whether a text was erased and stands as it was left; null where nobody erased it.</summary>
    public bool? IsErased(LedgerEntry logged, string column, string? value) =>
        left.TryGetValue((logged.Change.Number, logged.Entry.RecordId, column), out var digest) ? IsLeft(digest, value)
        : logged.Personal?.ErasedBy is { } by && !erasing.Contains(by) ? true
        : null;

    /// <summary>Why what a change says of itself is not what was recorded or left of it; null where it is.</summary>
    public string? FaultOf(LoggedChange change)
    {
        // An older erasure named nobody: who made a change is held against the neutral names below.
        var isNamed = !hasOlder || left.ContainsKey((change.Number, null, LogLeaf.Who));
        return change.WhoSalt is null && isNamed && FaultOf(change, LogLeaf.Who, change.Who) is { } who ? who
            : change is { WhatSalt: null, WhatCommitment: not null } && FaultOf(change, LogLeaf.What, change.What) is { } what
                ? what
            : change is { WhySalt: null, WhyCommitment: not null } ? FaultOf(change, LogLeaf.Why, change.Why)
            : null;
    }

    /// <summary>The first value that an older program erased and that is not as its change left it, in a sentence; null where there is none.</summary>
    public async Task<string?> OlderFault(Db db)
    {
        if (!hasOlder)
            return null;
        var erased = await (
            from values in db.PersonalValues
            where values.ErasedBy != null && db.Changes.Any(c => c.Number == values.ErasedBy && c.Erased == null)
            orderby values.ErasedBy, values.RecordId, values.ChangeNumber
            select new
            {
                Values = values,
                Since = db.PersonalValues.FirstOrDefault(s => s.RecordId == values.RecordId && s.ChangeNumber == values.ErasedBy),
                IsTouched = db.ChangeEntries.Any(e => e.RecordId == values.RecordId && e.ChangeNumber == values.ErasedBy),
            }
        ).ToListAsync();
        var neutral = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in erased)
        {
            var since = Commitments.Of(row.Since).ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
            var kept = Commitments.Of(row.Values);
            if (
                !row.IsTouched
                || kept.Any(c => c.Salt is not null || !since.TryGetValue(c.Column, out var value) || value != c.Value)
            )
                return $"What change {row.Values.ChangeNumber} recorded of {row.Values.RecordId:D} is gone, and change {row.Values.ErasedBy} did not erase it.";
            neutral.UnionWith(kept.Select(c => c.Value));
        }
        var nameless = await db
            .Changes.Where(c => c.WhoSalt == null)
            .OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.Who })
            .ToListAsync();
        return nameless.Find(c => !left.ContainsKey((c.Number, null, LogLeaf.Who)) && !neutral.Contains(c.Who)) is { } other
            ? $"Who made change {other.Number} is gone, and nobody erased it."
            : null;
    }

    private string? FaultOf(LoggedChange change, string column, string? text) =>
        !left.TryGetValue((change.Number, null, column), out var digest)
            ? $"the {column} of its change is gone, and nobody erased it"
        : !IsLeft(digest, text) ? $"the {column} of its change is not what was left of it when it was erased"
        : null;

    private static bool IsLeft(string? digest, string? value) =>
        value is null ? digest is null : digest == ErasedText.DigestOf(value);
}
