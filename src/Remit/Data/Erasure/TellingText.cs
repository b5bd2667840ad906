using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>A text that tells of somebody and is not erased with them: people wrote it, of something else.</summary>
/// <param name="Place">Its place, as <c>KIND:ID/COLUMN</c> or <c>change:NUMBER/COLUMN</c>: the same in every version of a record.</param>
/// <param name="Where">The same in words.</param>
/// <param name="Excerpt">The words around what tells of them, in its newest version that does.</param>
/// <param name="Telling">How surely it is them.</param>
/// <param name="IsNow">Whether it stands there now; else it stood there once.</param>
/// <param name="Changes">The changes that recorded it.</param>
/// <param name="InTheOpen">Those of them in whose entries it stands in the open, as older programs wrote them: it can't be taken out there.</param>
public sealed record TellingText(
    string Place,
    string Where,
    string Excerpt,
    Telling Telling,
    bool IsNow,
    IReadOnlyList<long> Changes,
    IReadOnlyList<long> InTheOpen
)
{
    /// <summary>Whether anything of it can be blanked.</summary>
    public bool CanBeBlanked => IsNow || InTheOpen.Count < Changes.Count;
}

/// <summary>Looks for texts that tell of somebody, in all that is recorded now and in the log.</summary>
internal static class TellingTexts
{
    private const int AtOnce = 2000;
    private const int Longest = 200;

    /// <summary>The place of what a change says of itself.</summary>
    public static string PlaceOf(long change, string column) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"change:{change}/{column}");

    /// <summary>The place of a column of a record.</summary>
    public static string PlaceOf(RecordRef record, string column) => $"{record}/{column}";

    /// <summary>All of them, those of records first.</summary>
    /// <param name="db">The database, as somebody reads it who sees everything.</param>
    /// <param name="traces">What tells of them.</param>
    /// <param name="isErasedAnyway">Whether a column of a record is erased with them.</param>
    public static async Task<IReadOnlyList<TellingText>> Find(Db db, Traces traces, Func<RecordRef, string, bool> isErasedAnyway)
    {
        var found = new Dictionary<(RecordRef Record, string Column), List<Found>>();
        var newest = await db
            .ChangeEntries.GroupBy(e => e.RecordId)
            .ToDictionaryAsync(g => g.Key, g => g.Max(e => e.ChangeNumber));
        var total = await db.ChangeEntries.LongCountAsync();
        for (var first = 0L; first < total; first += AtOnce)
            foreach (var entry in await Between(db, first, first + AtOnce))
                Look(db, traces, entry, isErasedAnyway, newest[entry.RecordId] == entry.ChangeNumber, found);
        var names = await db.Names(found.Keys.Select(f => f.Record));
        return
        [
            .. found
                .OrderBy(f => f.Key.Record.Kind, StringComparer.Ordinal)
                .ThenBy(f => f.Value[0].Change)
                .Select(f => Told(f.Key.Record, f.Key.Column, f.Value, names)),
            .. await OfChanges(db, traces),
        ];
    }

    private static Task<List<LoggedEntry>> Between(Db db, long first, long end) =>
        (
            from entry in db.ChangeEntries
            where entry.Leaf >= first && entry.Leaf < end && entry.After != null
            orderby entry.Leaf
            select new LoggedEntry
            {
                Leaf = entry.Leaf,
                ChangeNumber = entry.ChangeNumber,
                RecordId = entry.RecordId,
                Kind = entry.Kind,
                AfterState = entry.After,
                AfterValues = db
                    .PersonalValues.Where(p => p.RecordId == entry.RecordId && p.ChangeNumber == entry.ChangeNumber)
                    .Select(p => p.Values)
                    .FirstOrDefault(),
            }
        ).ToListAsync();

    private static void Look(
        Db db,
        Traces traces,
        LoggedEntry entry,
        Func<RecordRef, string, bool> isErasedAnyway,
        bool isNow,
        Dictionary<(RecordRef Record, string Column), List<Found>> found
    )
    {
        var record = new RecordRef(entry.Kind, entry.RecordId);
        using var row = entry.After!.Read();
        foreach (var column in TextColumns.Of(db, entry.Kind))
        {
            if (row[column]?.GetString() is not { } text || isErasedAnyway(record, column))
                continue;
            var telling = column == TextColumns.Key ? traces.InKey(text) : traces.In(text);
            if (telling == Telling.Not)
                continue;
            if (!found.TryGetValue((record, column), out var here))
                found[(record, column)] = here = [];
            here.Add(new Found(entry.ChangeNumber, text, telling, isNow, row.IsInTheOpen(column)));
        }
    }

    private static TellingText Told(
        RecordRef record,
        string column,
        List<Found> found,
        IReadOnlyDictionary<RecordRef, RecordName> names
    )
    {
        var kind = record.Kind.Replace('-', ' ');
        var name = names.GetValueOrDefault(record) is { } named ? $"{kind} “{Shortened(named.Title)}”" : $"{kind} {record.Id:D}";
        return new TellingText(
            PlaceOf(record, column),
            $"{column.Replace('_', ' ')} of the {name}",
            Shortened(found[^1].Text),
            found.Max(f => f.Telling),
            found[^1].IsNow,
            [.. found.Select(f => f.Change)],
            [.. found.Where(f => f.IsInTheOpen).Select(f => f.Change)]
        );
    }

    private static async Task<List<TellingText>> OfChanges(Db db, Traces traces)
    {
        var told = new List<TellingText>();
        foreach (var change in await db.Changes.OrderBy(c => c.Number).ToListAsync())
        foreach (var text in ChangeText.Of(change))
            if (traces.In(text.Text) is var telling and not Telling.Not)
                told.Add(
                    new TellingText(
                        PlaceOf(change.Number, text.Column),
                        $"{text.Words} change {change.Number}",
                        Shortened(text.Text),
                        telling,
                        IsNow: false,
                        [change.Number],
                        text.IsInTheOpen ? [change.Number] : []
                    )
                );
        return told;
    }

    private static string Shortened(string text) =>
        text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)]}…";

    private readonly record struct Found(long Change, string Text, Telling Telling, bool IsNow, bool IsInTheOpen);
}

/// <summary>A text that a change says of itself.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Words">What it is, before the change's name.</param>
/// <param name="Text">The text.</param>
/// <param name="IsInTheOpen">Whether it stands in the open in the change's entries.</param>
internal sealed record ChangeText(string Column, string Words, string Text, bool IsInTheOpen)
{
    public static IEnumerable<ChangeText> Of(LoggedChange change)
    {
        yield return new(LogLeaf.Who, "name of who made", change.Who, IsInTheOpen: false);
        yield return new("capacity", "capacity in", change.Capacity, IsInTheOpen: true);
        yield return new(LogLeaf.What, "title of", change.What, change is { WhatSalt: null, WhatCommitment: null });
        if (change.Why is { } why)
            yield return new(LogLeaf.Why, "reason of", why, change is { WhySalt: null, WhyCommitment: null });
    }
}
