using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>Takes what tells of a person out of the texts that lie beside the log, and remembers each that it took.</summary>
/// <param name="db">The database, to write.</param>
/// <param name="traces">What tells of them.</param>
/// <param name="left">What is left of the records that are erased with them: by record and column.</param>
/// <param name="names">The names under which they made changes.</param>
/// <param name="title">Their neutral name.</param>
/// <param name="blank">The places of other texts from which their traces go.</param>
internal sealed class PastWithout(
    Db db,
    Traces traces,
    IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string?>> left,
    IReadOnlyCollection<string> names,
    string title,
    IReadOnlySet<string> blank
)
{
    private readonly List<ErasedText> taken = [];

    /// <summary>The places in records.</summary>
    public IReadOnlyList<(RecordRef Record, string Column)> Places { get; } =
    [
        .. from place in blank
        where place.Split('/') is [var of, _] && !of.StartsWith("change:", StringComparison.Ordinal)
        select (RecordRef.Parse(place.Split('/')[0]), place.Split('/')[1]),
    ];

    /// <summary>Whether a column of a record loses their traces.</summary>
    public bool IsBlanked(RecordRef record, string column) => blank.Contains(TellingTexts.PlaceOf(record, column));

    /// <summary>Takes it out; what was taken.</summary>
    public async Task<IReadOnlyList<ErasedText>> Leave()
    {
        var ids = left.Keys.Concat(Places.Select(p => p.Record.Id)).Distinct().ToList();
        var rows = await (
            from values in db.Set<PersonalValues>()
            where ids.Contains(values.RecordId)
            join entry in db.Set<ChangeEntry>()
                on new { values.RecordId, values.ChangeNumber } equals new { entry.RecordId, entry.ChangeNumber }
            orderby entry.Leaf
            select new { Values = values, Entry = entry }
        ).ToListAsync();
        foreach (var row in rows)
            LeaveOf(row.Values, row.Entry);
        foreach (var change in await db.Set<LoggedChange>().OrderBy(c => c.Number).ToListAsync())
            LeaveOf(change);
        return taken;
    }

    private void LeaveOf(PersonalValues values, ChangeEntry entry)
    {
        var record = new RecordRef(entry.Kind, entry.RecordId);
        var here = TextColumns.Read(values.Values).ToDictionary(v => v.Column, v => (v.Salt, v.Value), StringComparer.Ordinal);
        var kept = new List<(string Column, string? Salt, string Value)>();
        var (lines, isTouched) = (new List<ErasedText>(), false);
        using var state = new LoggedState(entry.After!, values.Values).Read();
        foreach (var column in state.Committed)
        {
            var (salt, value) = here.TryGetValue(column, out var there) ? there : (null, null);
            var leaves = Left(record, column, value);
            isTouched |= leaves != value || (salt is not null && IsOwn(record.Id, column));
            if (salt is not null && leaves == value && !IsOwn(record.Id, column))
            {
                kept.Add((column, salt, value!));
                continue;
            }
            // What an earlier change took out is named again: the newest line about a text is the one that counts.
            lines.Add(ErasedText.Leaving(values.ChangeNumber, record.Id, column, leaves));
            if (leaves is not null)
                kept.Add((column, null, leaves));
        }
        if (!isTouched)
            return;
        taken.AddRange(lines);
        values.Erase(TextColumns.Write(kept));
    }

    private bool IsOwn(Guid record, string column) => left.TryGetValue(record, out var own) && own.ContainsKey(column);

    private string? Left(RecordRef record, string column, string? value) =>
        left.TryGetValue(record.Id, out var own) && own.TryGetValue(column, out var neutral) ? neutral
        : value is null || !IsBlanked(record, column) ? value
        : column == TextColumns.Key ? traces.KeyWithout(value)
        : traces.Without(value);

    private void LeaveOf(LoggedChange change)
    {
        var entry = db.Entry(change);
        foreach (var text in ChangeText.Of(change).Where(t => !t.IsInTheOpen))
        {
            var leaves =
                text.Column == LogLeaf.Who && names.Contains(change.Who) ? title
                : blank.Contains(TellingTexts.PlaceOf(change.Number, text.Column)) ? traces.Without(text.Text)
                : text.Text;
            if (leaves == text.Text)
                continue;
            var (value, salt, commitment) = Properties(text.Column);
            if (entry.Property(salt).CurrentValue is string salted)
                entry.Property(commitment).CurrentValue = new Commitment(salted, text.Column, text.Text).Digest;
            entry.Property(salt).CurrentValue = null;
            entry.Property(value).CurrentValue = leaves;
            taken.Add(ErasedText.Leaving(change.Number, null, text.Column, leaves));
        }
    }

    private static (string Value, string Salt, string Commitment) Properties(string column) =>
        column switch
        {
            LogLeaf.Who => (nameof(LoggedChange.Who), nameof(LoggedChange.WhoSalt), nameof(LoggedChange.WhoCommitment)),
            LogLeaf.What => (nameof(LoggedChange.What), nameof(LoggedChange.WhatSalt), nameof(LoggedChange.WhatCommitment)),
            _ => (nameof(LoggedChange.Why), nameof(LoggedChange.WhySalt), nameof(LoggedChange.WhyCommitment)),
        };
}
