using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>
/// Erases again what was erased before and is here again, as an older backup was put back; and ends what was broken off. Called before
/// anybody reads.
/// </summary>
internal static class ErasingAgain
{
    /// <summary>Does it.</summary>
    /// <exception cref="DatabaseRefusedException">Somebody who was erased is here and can't be erased.</exception>
    public static async Task CatchUp(Store store)
    {
        foreach (var name in await Due(store))
        {
            var change = new Change(
                "Remit",
                "as the database was opened",
                $"Erased {name.Title} again",
                "They were erased before, and an older database was put back"
            );
            var result = await store.Erase(name.Record, change, name.Blanked);
            if (result.IsRefused)
                throw new DatabaseRefusedException(
                    $"{store.Choice.Words} holds what tells of {name.Title}, who was erased, and it can't be erased again: {result.Refusals[0].Message}"
                );
        }
        foreach (var name in await Unfinished(store))
        {
            await store.ForgetWhatWasErased(new Traces([], []));
            ErasedList.Add(store, name);
        }
    }

    /// <summary>Whether somebody who was erased is here again, or an erasure was broken off.</summary>
    public static async Task<bool> IsDue(Store store) => (await Due(store)).Count + (await Unfinished(store)).Count > 0;

    private static async Task<IReadOnlyList<ErasedName>> Due(Store store)
    {
        var names = ErasedList.Of(store);
        if (names.Count == 0)
            return [];
        await using var db = store.Read(Sight.Everything);
        var due = new List<ErasedName>();
        foreach (var kind in names.GroupBy(n => n.Record.Kind, StringComparer.Ordinal))
        {
            var shape = db.Shapes[kind.Key];
            var there = (await ByShape.WithIds(db, shape, kind.Select(n => n.Record.Id))).ToDictionary(r => r.RowId);
            due.AddRange(
                kind.Where(n =>
                    there.TryGetValue(n.Record.Id, out var record) && (string)shape.Title!.GetValue(record)! != n.Title
                )
            );
        }
        return due;
    }

    /// <summary>Those who are erased in the database and not in the list: the process ended in between.</summary>
    private static async Task<IReadOnlyList<ErasedName>> Unfinished(Store store)
    {
        await using var db = store.Read(Sight.Everything);
        var erased = await (
            from values in db.PersonalValues
            where values.ErasedBy != null
            join entry in db.ChangeEntries
                on new { values.RecordId, values.ChangeNumber } equals new { entry.RecordId, entry.ChangeNumber }
            select new { entry.Kind, entry.RecordId }
        )
            .Distinct()
            .ToListAsync();
        var listed = ErasedList.Of(store).Select(n => n.Record).ToHashSet();
        var missing = new List<ErasedName>();
        foreach (var record in erased.Select(e => new RecordRef(e.Kind, e.RecordId)).Where(r => !listed.Contains(r)))
        {
            // Appointments and the like are erased with the person whom they name, and others' texts lost only what told of that person.
            if (
                db.Shapes[record.Kind] is { Title: { } title } shape
                && shape.Personal.Contains(title.Name)
                && (await ByShape.WithIds(db, shape, [record.Id])).SingleOrDefault() is { } there
                && ErasedName.IsKeyOf(shape, there.Key)
            )
                missing.Add(
                    new ErasedName(record, (string)title.GetValue(there)!, there.Key) { Blanked = await BlankedWith(db, record) }
                );
        }
        return missing;
    }

    /// <summary>The places of all texts that were taken out with somebody.</summary>
    private static async Task<IReadOnlyList<string>> BlankedWith(Db db, RecordRef record)
    {
        var lines = await (
            from values in db.PersonalValues
            where values.RecordId == record.Id && values.ErasedBy != null
            join change in db.Changes on values.ErasedBy equals change.Number
            where change.Erased != null
            select change.Erased
        )
            .Distinct()
            .ToListAsync();
        var texts = lines.SelectMany(ErasedText.Read).Where(t => t.Left is not null).ToList();
        var ids = texts.Select(t => t.Record).OfType<Guid>().Distinct().ToList();
        var kinds = await db
            .ChangeEntries.Where(e => ids.Contains(e.RecordId))
            .Select(e => new { e.RecordId, e.Kind })
            .Distinct()
            .ToDictionaryAsync(e => e.RecordId, e => e.Kind);
        return
        [
            .. texts
                .Select(t =>
                    t.Record is { } id
                        ? TellingTexts.PlaceOf(new RecordRef(kinds[id], id), t.Column)
                        : TellingTexts.PlaceOf(t.Change, t.Column)
                )
                .Distinct(),
        ];
    }
}
