using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Partnerships;

namespace Remit.Portable;

/// <summary>Joins drafts to the records that are there and to each other.</summary>
internal sealed class Joining(Db db, Store store, DraftReader reader, Action<string> progress)
{
    private const int Often = 500;

    private readonly IReadOnlyList<RecordDraft> drafts = reader.Drafts;
    private readonly Dictionary<(string Kind, string Path), Guid> ids = [];
    private readonly Dictionary<Guid, Record> records = [];
    private readonly Dictionary<Guid, RecordDraft> draftsById = [];
    private readonly Dictionary<Guid, StatedReference> firstReferences = [];
    private readonly Dictionary<(Type Link, Guid Holder), List<IRow>> links = [];
    private readonly Dictionary<Guid, string> paths = [];
    private readonly Dictionary<(string Kind, string Text), string> meant = [];

    public List<Problem> Problems { get; } = [];

    public List<RecordChange> Changes { get; } = [];

    public int Unchanged { get; private set; }

    /// <summary>Whether what is there keeps its place among its fellows, whatever order the files have.</summary>
    public bool LeavesOrderAsItIs { get; init; }

    /// <summary>What was loaded.</summary>
    public IReadOnlyCollection<Record> Loaded => records.Values;

    /// <summary>Loads every record and every list, or those of some kinds that name no others, a query for each table.</summary>
    public async Task Load(IReadOnlyCollection<Shape>? only = null)
    {
        foreach (var record in await Everything.Load(db, only ?? db.Shapes.All, tracked: true))
            records[record.RowId] = record;
        foreach (var (kind, id, path) in Everything.Paths(db.Shapes, records))
        {
            ids[(kind, path)] = id;
            paths[id] = path;
        }
        foreach (var link in db.Shapes.Links.Where(l => only?.Any(s => s.Fields.Any(f => f.Links == l)) ?? true))
        foreach (var row in await Everything.Rows(db, link.Type, tracked: true))
        {
            var holder = References.IdIn(link.Holder, row)!.Value;
            if (!links.TryGetValue((link.Type, holder), out var rows))
                links[(link.Type, holder)] = rows = [];
            rows.Add(row);
        }
    }

    /// <summary>Adds and changes the tracked records; every problem is kept with its place.</summary>
    public void Join()
    {
        foreach (var draft in drafts)
        {
            if (!ids.TryGetValue((draft.Shape.Kind, draft.Path), out var id))
                ids[(draft.Shape.Kind, draft.Path)] = id = store.Ids.Next();
            draft.Id = id;
            draftsById[id] = draft;
            paths[id] = draft.Path;
        }
        var usual = UsualSensitivity();
        var orders = new Orders(records.Values, drafts, db.Shapes);
        var added = new List<Record>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var isNew = !records.TryGetValue(draft.Id, out var record);
            if (isNew)
                added.Add(record = Make(draft, usual));
            var fields = Apply(draft, record!, usual);
            if (orders.Of(draft) is { } order && order != record!.Order && (isNew || !LeavesOrderAsItIs))
            {
                fields.Add(new FieldChange("place in the list", $"{record.Order + 1}", $"{order + 1}"));
                record.Order = order;
            }
            if (isNew || fields.Count > 0)
                Changes.Add(new RecordChange(draft.Shape.Kind, draft.Path, isNew, isNew ? [] : fields));
            else
                Unchanged++;
            if ((i + 1) % Often == 0)
                progress($"Compared {i + 1:N0} of {drafts.Count:N0} records…");
        }
        RefuseCircles(added);
        if (Problems.Count == 0)
            db.AddRange(added);
    }

    /// <summary>Where a refusal is to be mended in the files.</summary>
    public Problem Place(Refusal refusal)
    {
        var message = $"{refusal.Message} ({refusal.Rule}.)";
        if (refusal.Record is not { } named)
            return new Problem(PartnershipFile, 0, 0, message);
        if (!draftsById.TryGetValue(named.Id, out var draft))
            return new Problem(FileOf(named), 0, 0, message);
        var field = refusal.Field is "period" ? CommonFields.Until : refusal.Field;
        return
            field is not null
            && (draft.Stated.GetValueOrDefault(field) ?? (field == CommonFields.Until ? Start(draft) : null)) is { } stated
            ? draft.Wrong(stated, message)
            : draft.Wrong(message);
    }

    private static StatedValue? Start(RecordDraft draft) => draft.Stated.GetValueOrDefault(CommonFields.From);

    private string PartnershipFile => db.Shapes[typeof(Partnership)].Place!.Path;

    /// <summary>The file in which a record that is there already would stand.</summary>
    private string FileOf(RecordRef named)
    {
        var record = records.GetValueOrDefault(named.Id);
        while (record is not null && db.Shapes[record.GetType()] is { Place: null, Holder: { } holder })
            record = records.GetValueOrDefault(References.IdIn(holder, record) ?? default);
        return record is null || db.Shapes[record.GetType()].Place is not { } place ? PartnershipFile
            : place.Form == FileForm.FileEach ? $"{place.Path}/{record.Key}.yaml"
            : place.Path;
    }

    private Sensitivity UsualSensitivity()
    {
        var stated = drafts
            .FirstOrDefault(d => d.Shape.Type == typeof(Partnership))
            ?.Stated.GetValueOrDefault("default-sensitivity");
        return stated?.Value as Sensitivity?
            ?? records.Values.OfType<Partnership>().FirstOrDefault()?.DefaultSensitivity
            ?? Sensitivity.Partnership;
    }

    private static Record Make(RecordDraft draft, Sensitivity usual)
    {
        var holder = draft.Holder is { } above ? new RecordRef(above.Shape.Kind, above.Id) : (RecordRef?)null;
        var record = NewRecord.Of(draft.Shape, draft.Id, draft.Key, holder);
        record.Sensitivity = usual;
        return record;
    }

    private List<FieldChange> Apply(RecordDraft draft, Record record, Sensitivity usual)
    {
        var changes = new List<FieldChange>();
        foreach (var field in CommonFields.Of(draft.Shape))
        {
            var change =
                field.Form == FieldForm.OwnPeriod ? ApplyPeriod(draft, record, field)
                : !draft.Stated.TryGetValue(field.Name, out var stated) ? null
                : field.Form == FieldForm.Links ? ApplyLinks(draft, record, field, stated)
                : field.Form == FieldForm.References ? ApplyReferences(draft, record, field, stated)
                : ApplyValue(draft, record, field, stated, usual);
            if (change is not null)
                changes.Add(change);
        }
        return changes;
    }

    private FieldChange? ApplyValue(RecordDraft draft, Record record, Field field, StatedValue stated, Sensitivity usual)
    {
        var was = field.Property.GetValue(record);
        var type = field.Property.PropertyType;
        var becomes = stated.Value;
        if (References.IsReference(type) && becomes is string text)
        {
            if (Resolve(draft, type, text, stated) is not { } target)
                return null;
            becomes = References.To(type, target);
            firstReferences.TryAdd(draft.Id, new StatedReference(field, stated));
        }
        if (becomes is StatedPeriod period)
        {
            if (Merged(draft, stated, stated, period.Days, was as Period? ?? Period.Unbounded) is not { } merged)
                return null;
            becomes = merged;
        }
        // Nothing stated for who may see it must never open it.
        if (becomes is null && type == typeof(Sensitivity))
            becomes = field.Name == CommonFields.SensitivityName ? usual : Sensitivity.Partnership;
        if (becomes is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            becomes = Activator.CreateInstance(type);
        if (Equals(was, becomes))
            return null;
        field.Property.SetValue(record, becomes);
        return new FieldChange(field.Name, Shown(was), Shown(becomes));
    }

    private FieldChange? ApplyPeriod(RecordDraft draft, Record record, Field field)
    {
        var was = (Period)field.Property.GetValue(record)!;
        var days = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        foreach (var name in CommonFields.Names(field))
        {
            if (draft.Stated.TryGetValue(name, out var day))
                days[name] = (DateOnly?)day.Value;
        }
        var from = draft.Stated.GetValueOrDefault(CommonFields.From);
        var until = draft.Stated.GetValueOrDefault(CommonFields.Until);
        if (Merged(draft, from, until, days, was) is not { } becomes || was == becomes)
            return null;
        field.Property.SetValue(record, becomes);
        return new FieldChange("period", was.ToString(), becomes.ToString());
    }

    /// <summary>The ends that are stated, and those that were there where none is.</summary>
    private Period? Merged(
        RecordDraft draft,
        StatedValue? atFrom,
        StatedValue? atUntil,
        IReadOnlyDictionary<string, DateOnly?> days,
        Period was
    )
    {
        var from = days.TryGetValue(CommonFields.From, out var first) ? first : was.From;
        var until = days.TryGetValue(CommonFields.Until, out var last) ? last : was.Until;
        if (!Period.EndsBeforeItStarts(from, until))
            return new Period(from, until);
        Problems.Add(draft.Wrong((atUntil ?? atFrom)!, DraftReader.EndsTooEarly(from, until)));
        return null;
    }

    /// <summary>What is stated is the whole of the set: to leave a body out of those that may see a record is to close it to that body.</summary>
    private FieldChange? ApplyReferences(RecordDraft draft, Record record, Field field, StatedValue stated)
    {
        var texts = stated.Value as List<StatedValue> ?? [];
        var named = texts.Select(t => Resolve(draft, field.Holds, (string)t.Value!, t)).ToList();
        if (named.Contains(null))
            return null;
        var was = (string?)field.Property.GetValue(record);
        var becomes = RecordRef.Join(named.OfType<RecordRef>());
        if (was == becomes)
            return null;
        field.Property.SetValue(record, becomes);
        return new FieldChange(
            field.Name,
            was is null ? null : "other bodies",
            string.Join("; ", texts.Select(t => (string)t.Value!))
        );
    }

    private FieldChange? ApplyLinks(RecordDraft draft, Record record, Field field, StatedValue stated)
    {
        var list = field.Links!;
        if (!links.TryGetValue((list.Type, record.RowId), out var rows))
            links[(list.Type, record.RowId)] = rows = [];
        var order = NewRecord.OrderOf(list);
        var next = rows.Select(r => (int)order.GetValue(r)! + 1).DefaultIfEmpty(0).Max();
        var there = rows.Select(r => list.Target.GetValue(r)).ToHashSet();
        var added = new List<string>();
        foreach (var item in stated.Value as List<StatedValue> ?? [])
        {
            if (Resolve(draft, list.Target.PropertyType, (string)item.Value!, item) is not { } target)
                continue;
            var reference = References.To(list.Target.PropertyType, target);
            if (!there.Add(reference))
                continue;
            var row = NewRecord.Link(list, store.Ids.Next(), record, target, next++);
            rows.Add(row);
            db.Add(row);
            added.Add((string)item.Value!);
        }
        return added.Count == 0 ? null : new FieldChange(field.Name, null, string.Join("; ", added));
    }

    /// <summary>The record that a text names: a key or path for a fixed kind (a key alone looks in the same holder), else a kind and a path.</summary>
    private RecordRef? Resolve(RecordDraft draft, Type type, string text, StatedValue at)
    {
        if (References.TargetOf(type) is { } target)
        {
            var isFellow =
                draft.Holder is not null && target == draft.Shape.Type && !text.Contains('/', StringComparison.Ordinal);
            var path = isFellow ? Everything.Below(draft.Shape, draft.Holder!.Shape.Kind, draft.Holder.Path, text) : text;
            return Find(draft, db.Shapes[target].Kind, path, at, text);
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && db.Shapes.Find(text[..colon]) is { } shape)
            return Find(draft, shape.Kind, text[(colon + 1)..], at, text[(colon + 1)..]);
        Problems.Add(
            draft.Wrong(
                at,
                colon > 0
                    ? $"“{DraftReader.Shortened(text[..colon])}” is not a kind of record.{DraftReader.DidYouMean(text[..colon], db.Shapes.All.Select(s => s.Kind))}"
                    : $"“{DraftReader.Shortened(text)}” is not {ValueText.Expected(type)}."
            )
        );
        return null;
    }

    private RecordRef? Find(RecordDraft draft, string kind, string path, StatedValue at, string typed)
    {
        if (ids.TryGetValue((kind, path), out var id))
            return new RecordRef(kind, id);
        if (!IsInAnUnreadableFile(kind, path))
            Problems.Add(
                draft.Wrong(
                    at,
                    $"There is no {kind.Replace('-', ' ')} with the key “{DraftReader.Shortened(typed)}”.{Meant(kind, path)}"
                )
            );
        return null;
    }

    /// <summary>Whether it may well stand in a file of which the problem is told already.</summary>
    private bool IsInAnUnreadableFile(string kind, string path)
    {
        if (reader.Unreadable.Count + reader.UnreadableLists.Count == 0)
            return false;
        var shape = db.Shapes[kind];
        var keys = path.Split('/');
        var first = shape.HolderKinds.Count > 1 && keys.Length > 1 ? keys[1] : keys[0];
        while (shape.Place is null && shape.HolderKinds.Count > 0)
            shape = db.Shapes[shape.HolderKinds[0]];
        return reader.Unreadable.Contains((shape.Kind, first)) || reader.UnreadableLists.Contains(shape.Kind);
    }

    private string Meant(string kind, string path)
    {
        // Whoever has a hundred different wrong keys has a wrong file, and waits for no suggestions.
        if (!meant.TryGetValue((kind, path), out var words))
            meant[(kind, path)] = words =
                meant.Count < 100 ? DraftReader.DidYouMean(path, ids.Keys.Where(k => k.Kind == kind).Select(k => k.Path)) : "";
        return words;
    }

    /// <summary>New records that need one another to be there first can't be kept: an organisation that is a part of a part of itself.</summary>
    private void RefuseCircles(List<Record> added)
    {
        var needs = added.ToDictionary(
            r => r.RowId,
            r =>
                db.Shapes[r.GetType()]
                    .Fields.Where(f => f.Form == FieldForm.Value && References.TargetOf(f.Property.PropertyType) is not null)
                    .Select(f => References.IdIn(f.Property, r))
                    .Append(db.Shapes[r.GetType()].Holder is { } holder ? References.IdIn(holder, r) : null)
                    .OfType<Guid>()
                    .ToList()
        );
        // Whatever needs nothing that is still waiting is let go, until only circles and what hangs on them are left.
        var waiting = needs.ToDictionary(n => n.Key, n => n.Value.Count(needs.ContainsKey));
        var neededBy = needs.SelectMany(n => n.Value, (n, needed) => (needed, n.Key)).ToLookup(n => n.needed, n => n.Key);
        var free = new Queue<Guid>(waiting.Where(w => w.Value == 0).Select(w => w.Key));
        while (free.TryDequeue(out var done))
        {
            waiting.Remove(done);
            foreach (var next in neededBy[done].Where(n => --waiting[n] == 0))
                free.Enqueue(next);
        }
        foreach (var draft in drafts.Where(d => waiting.ContainsKey(d.Id)))
        {
            var circle = CircleFrom(draft.Id, needs);
            if (circle is null)
                continue;
            var message = $"These records name one another in a circle: {string.Join(" → ", circle.Select(id => paths[id]))}.";
            Problems.Add(
                firstReferences.TryGetValue(draft.Id, out var reference)
                    ? draft.Wrong(reference.Value, message)
                    : draft.Wrong(message)
            );
        }
    }

    private static List<Guid>? CircleFrom(Guid start, Dictionary<Guid, List<Guid>> needs)
    {
        var cameFrom = new Dictionary<Guid, Guid>();
        var next = new Queue<Guid>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var needed in needs[at].Where(needs.ContainsKey))
            {
                if (needed == start)
                {
                    var circle = new List<Guid> { start };
                    for (var back = at; back != start; back = cameFrom[back])
                        circle.Insert(0, back);
                    circle.Insert(0, start);
                    return circle;
                }
                if (cameFrom.TryAdd(needed, at))
                    next.Enqueue(needed);
            }
        }
        return null;
    }

    private string? Shown(object? value)
    {
        if (value is null)
            return null;
        var type = value.GetType();
        if (References.TargetOf(type) is not null)
            return paths.GetValueOrDefault(References.IdOf(value)!.Value);
        if (value is RecordRef named)
            return $"{named.Kind}:{paths.GetValueOrDefault(named.Id)}";
        return value is Period period ? period.ToString() : ValueText.Write(value);
    }

    private sealed record StatedReference(Field Field, StatedValue Value);
}
