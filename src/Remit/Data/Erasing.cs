using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Erases what tells of a person, as a change of its own. The record stays, with a neutral name, so that what was decided and held still
/// has somebody to name. What the log kept of them beside its entries goes too, in the same transaction; the entries hold commitments only
/// and stay as they are, so that every proof holds.
/// </summary>
public static class Erasing
{
    /// <summary>
    /// Erases a person's record, the keys and notes of what names it (appointments, holders), and their name as one who made changes;
    /// then every trace in the database's files, and the files that wait to be brought in. Refused where a rule forbids what would be left.
    /// </summary>
    /// <param name="store">The database.</param>
    /// <param name="record">The record; its kind must be one that tells of a person.</param>
    /// <param name="change">Who erases it, and why; what it says must not name the person.</param>
    public static async Task<Result<Erased>> Erase(this Store store, RecordRef record, Change change)
    {
        await using var db = store.Write();
        var shape = db.Shapes[record.Kind];
        if ((await ByShape.WithIds(db, shape, [record.Id])).SingleOrDefault() is not { } found)
            return Refused($"There is no {shape.Kind} {record.Id}.");
        var title = (string)shape.Title!.GetValue(found)!;
        if (ErasedList.Find(store, record) is { } erased && erased.Title == title)
            return Refused($"What told of {title} was erased already.");
        var name = await NameFor(db, shape, record, store);
        var traces = TracesOf(shape, found).Concat(await Neutralise(db, shape, found, name)).SelectMany(WithLastName);
        var told = traces.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (told.Find(t => change.Why?.Contains(t, StringComparison.OrdinalIgnoreCase) == true) is { } named)
            return Refused($"The reason says “{named}”, and it stays in the log. Say it without what tells of the person.");
        var result = await db.Commit(change);
        if (result.IsRefused)
            return Result<Erased>.Refused(result.Refusals);
        await store.ForgetWhatWasErased(told);
        ErasedList.Add(store, name);
        return Result<Erased>.Done(new Erased(result.Value, name.Title, told));
    }

    /// <summary>
    /// Erases again what was erased before and is here again, as an older backup was put back; and ends what was broken off. Called before
    /// anybody reads.
    /// </summary>
    internal static async Task CatchUp(Store store)
    {
        foreach (var name in await Due(store))
        {
            var change = new Change(
                "Remit",
                "as the database was opened",
                $"Erased {name.Title} again",
                "They were erased before, and an older database was put back"
            );
            var result = await store.Erase(name.Record, change);
            if (result.IsRefused)
                throw new DatabaseRefusedException(
                    $"{store.Choice.Words} holds what tells of {name.Title}, who was erased, and it can't be erased again: {result.Refusals[0].Message}"
                );
        }
        foreach (var name in await Unfinished(store))
        {
            await store.ForgetWhatWasErased([]);
            ErasedList.Add(store, name);
        }
    }

    /// <summary>Whether somebody who was erased is here again, or an erasure was broken off.</summary>
    internal static async Task<bool> IsDue(Store store) => (await Due(store)).Count + (await Unfinished(store)).Count > 0;

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
            // Appointments and the like are erased with the person whom they name.
            if (
                db.Shapes[record.Kind] is { Title: { } title } shape
                && shape.Personal.Contains(title.Name)
                && (await ByShape.WithIds(db, shape, [record.Id])).SingleOrDefault() is { } there
            )
                missing.Add(new ErasedName(record, (string)title.GetValue(there)!, there.Key));
        }
        return missing;
    }

    private static async Task<ErasedName> NameFor(Db db, Shape shape, RecordRef record, Store store)
    {
        var listed = ErasedList.Of(store);
        if (listed.FirstOrDefault(n => n.Record == record) is { } before)
            return before;
        var taken = await ByShape.Keys(db, shape);
        var number = 1;
        while (taken.Contains(KeyOf(number)) || listed.Any(n => n.Key == KeyOf(number)))
            number++;
        return new ErasedName(record, $"Erased {shape.Kind.Replace('-', ' ')} {number}", KeyOf(number));

        string KeyOf(int n) => $"erased-{shape.Kind}-{n}";
    }

    /// <summary>What would betray the person elsewhere: name and key, and how to reach them, which has a digit or an @.</summary>
    private static IReadOnlyList<string> TracesOf(Shape shape, Record record) =>
        [
            .. shape
                .Personal.Where(p => p != nameof(Record.Note))
                .Select(p => (Name: p, Text: (shape.Type.GetProperty(p)!.GetValue(record) as string)?.Trim() ?? ""))
                .Where(t =>
                    t.Name == nameof(Record.Key) || t.Name == shape.Title!.Name || t.Text.Any(c => c == '@' || char.IsDigit(c))
                )
                .Select(t => t.Text)
                .Where(t => t.Length > 0),
        ];

    /// <summary>"Dr Jane Smith" is also "Smith". A shorter last name stands in too many words.</summary>
    private static IEnumerable<string> WithLastName(string trace) =>
        trace.Split(' ') is [_, .., { Length: > 3 } last] ? [trace, last] : [trace];

    /// <summary>Puts neutral values in the place of all personal ones, to be kept with the change; gives the names that the person had.</summary>
    private static async Task<IReadOnlyCollection<string>> Neutralise(Db db, Shape shape, Record found, ErasedName name)
    {
        var touched = new List<(RecordRef Record, IReadOnlyDictionary<string, string> Left)>
        {
            (name.Record, Set(db, shape, found, name.Title, name.Key)),
        };
        var keys = new Dictionary<(string Kind, RecordRef? Holder), FreeKeys>();
        foreach (var (kind, naming) in await Naming(db, name.Record))
        {
            var within = (kind.Kind, kind.Holder is { } h ? ByShape.Named(db.Shapes, h, naming) : null);
            if (!keys.TryGetValue(within, out var free))
                keys[within] = free = new FreeKeys(await KeysIn(db, kind, within.Item2));
            touched.Add((new RecordRef(kind.Kind, naming.RowId), Set(db, kind, naming, name.Title, free.Take(name.Key))));
        }
        var ids = touched.Select(t => t.Record.Id).ToList();
        var left = touched.ToDictionary(t => t.Record.Id, t => t.Left);
        var was = new HashSet<string>(StringComparer.Ordinal);
        foreach (var values in await db.Set<PersonalValues>().Where(v => ids.Contains(v.RecordId)).ToListAsync())
        {
            if (values.RecordId == name.Record.Id && Column(db, shape, shape.Title!.Name) is var title)
                was.UnionWith(PersonalColumns.Read(values.Values).Where(v => v.Column == title).Select(v => v.Value));
            values.Erase(PersonalColumns.Write(left[values.RecordId].Select(l => (l.Key, (string?)null, l.Value))));
        }
        foreach (var made in await db.Set<LoggedChange>().Where(c => was.Contains(c.Who) && c.WhoSalt != null).ToListAsync())
        {
            var entry = db.Entry(made);
            entry.Property(c => c.WhoCommitment).CurrentValue = new Commitment(made.WhoSalt!, LogLeaf.Who, made.Who).Digest;
            entry.Property(c => c.WhoSalt).CurrentValue = null;
            entry.Property(c => c.Who).CurrentValue = name.Title;
        }
        return was;
    }

    /// <summary>The personal columns get neutral values, or none where they need none; what they hold then, by column.</summary>
    private static Dictionary<string, string> Set(Db db, Shape shape, Record record, string title, string key)
    {
        var entry = db.Entry(record);
        entry.State = EntityState.Unchanged;
        var left = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in shape.Personal.Order(StringComparer.Ordinal))
        {
            var neutral =
                property == nameof(Record.Key) ? key
                : property == shape.Title?.Name || shape.Fields.Any(f => f.IsRequired && f.Property.Name == property) ? title
                : null;
            entry.Property(property).CurrentValue = neutral;
            if (neutral is not null)
                left[Column(db, shape, property)] = neutral;
        }
        return left;
    }

    /// <summary>The records that name it and whose key is made of its name: appointments, holders, deputies.</summary>
    private static async Task<IReadOnlyList<(Shape Kind, Record Record)>> Naming(Db db, RecordRef record)
    {
        var id = typeof(Id<>).MakeGenericType(db.Shapes[record.Kind].Type);
        var naming = new List<(Shape, Record)>();
        foreach (var shape in db.Shapes.All.Where(s => s.Personal.Contains(nameof(Record.Key)) && s.Kind != record.Kind))
        foreach (
            var property in shape
                .Type.GetProperties()
                .Where(p => p.CanWrite && (p.PropertyType == id || p.PropertyType == typeof(RecordRef)))
        )
            naming.AddRange((await ByShape.Where(db, shape.Type, property, [record])).Select(r => (shape, r)));
        return naming;
    }

    private static async Task<IEnumerable<string>> KeysIn(Db db, Shape shape, RecordRef? holder) =>
        holder is { } within
            ? (await ByShape.Where(db, shape.Type, shape.Holder!, [within])).Select(r => r.Key)
            : await ByShape.Keys(db, shape);

    private static string Column(Db db, Shape shape, string property) =>
        db.Model.FindEntityType(shape.Type)!.FindProperty(property)!.GetColumnName();

    private static Result<Erased> Refused(string message) =>
        Result<Erased>.Refused([new Refusal("Only who is there is erased", message)]);
}

/// <summary>What was erased.</summary>
/// <param name="Change">The change that did it.</param>
/// <param name="Title">The neutral name that the record has now.</param>
/// <param name="Traces">What told of the person, to look for it elsewhere: name, address, telephone number.</param>
public sealed record Erased(LoggedChange Change, string Title, IReadOnlyList<string> Traces);
