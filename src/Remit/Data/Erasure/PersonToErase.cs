using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>A person's record with what names it, and all that tells of them.</summary>
internal sealed class PersonToErase
{
    private readonly Shape shape;
    private readonly Record record;
    private readonly IReadOnlyList<(Shape Kind, Record Record)> naming;
    private readonly HashSet<Guid> own;

    private PersonToErase(
        Shape shape,
        Record record,
        IReadOnlyList<(Shape Kind, Record Record)> naming,
        ErasedName name,
        IReadOnlyDictionary<string, HashSet<string>> told
    )
    {
        (this.shape, this.record, this.naming, Name) = (shape, record, naming, name);
        own = [record.RowId, .. naming.Select(n => n.Record.RowId)];
        Title = (string)shape.Title!.GetValue(record)!;
        Names = told[shape.Title.Name];
        Traces = new Traces(
            Names,
            told.Where(t => t.Key != shape.Title.Name)
                .SelectMany(t =>
                    t.Key == nameof(Record.Key) ? t.Value : t.Value.Where(v => v.Any(c => c == '@' || char.IsDigit(c)))
                )
        );
    }

    /// <summary>The neutral name.</summary>
    public ErasedName Name { get; }

    /// <summary>The name that the record has.</summary>
    public string Title { get; }

    /// <summary>The names that they have and had.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>What would betray them elsewhere.</summary>
    public Traces Traces { get; }

    /// <summary>The person with this record; null where there is none.</summary>
    public static async Task<PersonToErase?> Of(Store store, Db db, RecordRef record)
    {
        var shape = db.Shapes[record.Kind];
        return (await ByShape.WithIds(db, shape, [record.Id])).SingleOrDefault() is { } found
            ? new PersonToErase(
                shape,
                found,
                await Naming(db, record),
                await NameFor(db, shape, record, store),
                await ToldOf(db, shape, found)
            )
            : null;
    }

    /// <summary>Whether a column of a record is erased as a whole.</summary>
    public bool IsErasedWithThem(RecordRef of, string column) =>
        own.Contains(of.Id)
        && (of.Id == record.RowId ? shape : naming.First(n => n.Record.RowId == of.Id).Kind).Personal.Any(p =>
            TextColumns.NameOf(p) == column
        );

    /// <summary>What names them, in words.</summary>
    public async Task<IReadOnlyList<NamesThem>> NamedBy(Db db, DateOnly today)
    {
        var told = new List<NamesThem>();
        foreach (var (kind, row) in naming)
            told.Add(
                new NamesThem(
                    kind.InWords.One,
                    await Words(db, kind, row),
                    row is IDated dated ? new Period(dated.From, dated.Until) : Period.Unbounded,
                    Ends(row, today)
                )
            );
        return told;
    }

    /// <summary>
    /// Leaves neutral values of them in the tables and in the log's past, ends what they hold, and blanks their traces in the texts that are
    /// named; all to be kept with the change.
    /// </summary>
    /// <returns>What is taken out of the log.</returns>
    public async Task<IReadOnlyList<ErasedText>> Leave(Db db, DateOnly today, IReadOnlyCollection<string> blank)
    {
        var left = await LeaveInTheTables(db, today);
        var past = new PastWithout(db, Traces, left, Names, Name.Title, blank.ToHashSet(StringComparer.Ordinal));
        await BlankInTheTables(db, past);
        return await past.Leave();
    }

    private async Task<Dictionary<Guid, IReadOnlyDictionary<string, string?>>> LeaveInTheTables(Db db, DateOnly today)
    {
        var left = new Dictionary<Guid, IReadOnlyDictionary<string, string?>>
        {
            [record.RowId] = Set(db, shape, record, Name.Key, today),
        };
        var keys = new Dictionary<(string Kind, RecordRef? Holder), FreeKeys>();
        foreach (var (kind, row) in naming)
        {
            var within = (kind.Kind, kind.Holder is { } h ? ByShape.Named(db.Shapes, h, row) : null);
            if (!keys.TryGetValue(within, out var free))
                keys[within] = free = new FreeKeys(await KeysIn(db, kind, within.Item2));
            left[row.RowId] = Set(db, kind, row, free.Take(Name.Key), today);
        }
        return left;
    }

    /// <summary>The personal columns get neutral values, or none where they need none; what they hold then, by column.</summary>
    private Dictionary<string, string?> Set(Db db, Shape kind, Record row, string key, DateOnly today)
    {
        var entry = db.Entry(row);
        entry.State = EntityState.Unchanged;
        var left = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in kind.Personal)
        {
            var neutral =
                property == nameof(Record.Key) ? key
                : property == kind.Title?.Name || kind.Fields.Any(f => f.IsRequired && f.Property.Name == property) ? Name.Title
                : null;
            entry.Property(property).CurrentValue = neutral;
            left[TextColumns.NameOf(property)] = neutral;
        }
        if (Ends(row, today))
            entry.Property(nameof(IDated.Until)).CurrentValue = LastDay((IDated)row, today);
        return left;
    }

    private async Task BlankInTheTables(Db db, PastWithout past)
    {
        foreach (var kind in past.Places.GroupBy(p => p.Record.Kind, p => p, StringComparer.Ordinal))
        {
            if (db.Shapes.Find(kind.Key) is not { } of)
                continue;
            foreach (var row in await ByShape.WithIds(db, of, kind.Select(p => p.Record.Id)))
            {
                var entry =
                    db.ChangeTracker.Entries<Record>().FirstOrDefault(e => e.Entity.RowId == row.RowId) ?? db.Entry<Record>(row);
                if (entry.State == EntityState.Detached)
                    entry.State = EntityState.Unchanged;
                foreach (
                    var property in of.Texts.Where(p => past.IsBlanked(new RecordRef(of.Kind, row.RowId), TextColumns.NameOf(p)))
                )
                    if (entry.Property(property).CurrentValue is string text)
                        entry.Property(property).CurrentValue =
                            property == nameof(Record.Key)
                                ? await FreeKey(db, of, row, Traces.KeyWithout(text))
                                : Traces.Without(text);
            }
        }
    }

    private static async Task<string> FreeKey(Db db, Shape kind, Record row, string wished)
    {
        var holder = kind.Holder is { } h ? ByShape.Named(db.Shapes, h, row) : null;
        return wished == row.Key ? wished : FreeKeys.For(wished, await KeysIn(db, kind, holder));
    }

    private static bool Ends(Record row, DateOnly today) =>
        row is IDated dated && new Period(dated.From, dated.Until).Covers(today);

    /// <summary>Yesterday; what began only today ends today.</summary>
    private static DateOnly LastDay(IDated row, DateOnly today) => row.From == today ? today : today.AddDays(-1);

    private static async Task<string> Words(Db db, Shape kind, Record row)
    {
        if (kind.Holder is not { } holder || ByShape.Named(db.Shapes, holder, row) is not { } above)
            return kind.InWords.One;
        var of = db.Shapes[above.Kind];
        if ((await ByShape.WithIds(db, of, [above.Id])).SingleOrDefault() is not { } held)
            return kind.InWords.One;
        var words = $"{of.InWords.One} {ByShape.Words(of, held)}";
        return of.Holder is null ? words : $"{words}, {await Words(db, of, held)}";
    }

    /// <summary>All that the record says and said, of what tells of them, by property.</summary>
    private static async Task<IReadOnlyDictionary<string, HashSet<string>>> ToldOf(Db db, Shape shape, Record found)
    {
        var properties = shape.Personal.Where(p => p != nameof(Record.Note)).ToList();
        var told = properties.ToDictionary(
            p => p,
            p =>
                new[] { shape.Type.GetProperty(p)!.GetValue(found) as string }.OfType<string>().ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        foreach (var values in await db.PersonalValues.Where(v => v.RecordId == found.RowId).Select(v => v.Values).ToListAsync())
        foreach (var (column, salt, value) in TextColumns.Read(values))
            if (salt is not null && properties.Find(p => TextColumns.NameOf(p) == column) is { } property)
                told[property].Add(value);
        return told;
    }

    /// <summary>The records that name it and whose key is made of its name: appointments, holders, deputies, tasks.</summary>
    private static async Task<IReadOnlyList<(Shape Kind, Record Record)>> Naming(Db db, RecordRef record)
    {
        var id = typeof(Id<>).MakeGenericType(db.Shapes[record.Kind].Type);
        var naming = new List<(Shape, Record)>();
        foreach (var kind in db.Shapes.All.Where(s => s.Personal.Contains(nameof(Record.Key)) && s.Kind != record.Kind))
        foreach (var property in kind.Type.GetProperties().Where(p => MustName(p, id)))
            naming.AddRange(
                (await ByShape.Where(db, kind.Type, property, [record]))
                    .Where(r => naming.TrueForAll(n => n.Item2.RowId != r.RowId))
                    .Select(r => (kind, r))
            );
        return naming;
    }

    /// <summary>What need not name anybody is not made of a name: where an action comes from, say.</summary>
    private static bool MustName(PropertyInfo property, Type id) =>
        property.CanWrite && (property.PropertyType == id || property.PropertyType == typeof(RecordRef));

    private static async Task<ErasedName> NameFor(Db db, Shape shape, RecordRef record, Store store)
    {
        var listed = ErasedList.Of(store);
        if (listed.FirstOrDefault(n => n.Record == record) is { } before)
            return before;
        var taken = await ByShape.Keys(db, shape);
        var number = 1;
        while (taken.Contains(ErasedName.KeyOf(shape, number)) || listed.Any(n => n.Key == ErasedName.KeyOf(shape, number)))
            number++;
        return new ErasedName(record, $"Erased {shape.Kind.Replace('-', ' ')} {number}", ErasedName.KeyOf(shape, number));
    }

    private static async Task<IEnumerable<string>> KeysIn(Db db, Shape shape, RecordRef? holder) =>
        holder is { } within
            ? (await ByShape.Where(db, shape.Type, shape.Holder!, [within])).Select(r => r.Key)
            : await ByShape.Keys(db, shape);
}
