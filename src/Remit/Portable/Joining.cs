using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Partnerships;

namespace Remit.Portable;

/// <summary>Joins drafts to the records that are there and to each other.</summary>
internal sealed class Joining(Db db, Store store, IReadOnlyList<RecordDraft> drafts)
{
    private readonly Dictionary<(string Kind, string Path), Guid> ids = [];
    private readonly Dictionary<Guid, Record> records = [];
    private readonly Dictionary<Guid, RecordDraft> draftsById = [];
    private readonly Dictionary<(Type Link, Guid Holder), List<IRow>> links = [];
    private readonly Dictionary<RecordRef, string> names = [];

    public List<Problem> Problems { get; } = [];

    public List<RecordChange> Changes { get; } = [];

    public int Unchanged { get; private set; }

    /// <summary>Loads every record of the kinds that the files state, and the keys of the others.</summary>
    public async Task Load()
    {
        foreach (var record in await Everything.Load(db, db.Shapes.All, tracked: true))
            records[record.RowId] = record;
        foreach (var (kind, id, path) in Everything.Paths(db.Shapes, records))
        {
            ids[(kind, path)] = id;
            names[new RecordRef(kind, id)] = path;
        }
        foreach (var link in db.Shapes.Links)
        foreach (var row in await Everything.Rows(db, link.Type, tracked: true))
        {
            var holder = Everything.IdIn(link.Holder, row)!.Value;
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
            names[new RecordRef(draft.Shape.Kind, id)] = draft.Path;
        }
        var usual = UsualSensitivity();
        var orders = drafts
            .Where(d => !records.ContainsKey(d.Id))
            .GroupBy(d => (d.Shape.Kind, Holder: d.Holder?.Id))
            .ToDictionary(g => g.Key, g => FirstFreeOrder(g.Key.Kind, g.Key.Holder));
        foreach (var draft in drafts)
        {
            var isNew = !records.TryGetValue(draft.Id, out var record);
            if (isNew)
                record = Make(draft, usual, orders[(draft.Shape.Kind, draft.Holder?.Id)]++);
            var fields = Apply(draft, record!);
            if (isNew)
                db.Add(record!);
            if (isNew || fields.Count > 0)
                Changes.Add(new RecordChange(draft.Shape.Kind, draft.Path, isNew, isNew ? [] : fields));
            else
                Unchanged++;
        }
    }

    /// <summary>Where a refusal is to be mended in the files.</summary>
    public Problem Place(Refusal refusal)
    {
        if (refusal.Record is not { } named || !draftsById.TryGetValue(named.Id, out var draft))
            return new Problem("partnership.yaml", 0, 0, $"{refusal.Message} ({refusal.Rule}.)");
        return refusal.Field is { } field && draft.Stated.TryGetValue(field, out var stated)
            ? draft.Wrong(stated, $"{refusal.Message} ({refusal.Rule}.)")
            : draft.Wrong($"{refusal.Message} ({refusal.Rule}.)");
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

    private int FirstFreeOrder(string kind, Guid? holder)
    {
        var shape = db.Shapes[kind];
        var fellows = records.Values.Where(r =>
            r.GetType() == shape.Type && (shape.Holder is null || Everything.IdIn(shape.Holder, r) == holder)
        );
        return fellows.Select(r => r.Order + 1).DefaultIfEmpty(0).Max();
    }

    private static Record Make(RecordDraft draft, Sensitivity usual, int order)
    {
        var type = draft.Shape.Type;
        var record = (Record)Activator.CreateInstance(type)!;
        type.GetProperty("Id")!.SetValue(record, Everything.Typed(type, draft.Id));
        type.GetProperty(nameof(Record.Key))!.SetValue(record, draft.Key);
        if (draft.Shape.Holder is { } holder)
            holder.SetValue(record, Everything.Reference(holder.PropertyType, draft.Holder!.Shape.Kind, draft.Holder.Id));
        foreach (
            var text in draft.Shape.Fields.Where(f =>
                f.Property.PropertyType == typeof(string) && (f.IsRequired || f.Form == FieldForm.TextFile)
            )
        )
            text.Property.SetValue(record, "");
        record.Sensitivity = usual;
        record.Order = order;
        return record;
    }

    private List<FieldChange> Apply(RecordDraft draft, Record record)
    {
        var changes = new List<FieldChange>();
        foreach (var field in CommonFields.Of(draft.Shape))
        {
            var change =
                field.Form == FieldForm.OwnPeriod ? ApplyPeriod(draft, record, field)
                : !draft.Stated.TryGetValue(field.Name, out var stated) ? null
                : field.Form == FieldForm.Links ? ApplyLinks(draft, record, field, stated)
                : ApplyValue(draft, record, field, stated);
            if (change is not null)
                changes.Add(change);
        }
        return changes;
    }

    private FieldChange? ApplyValue(RecordDraft draft, Record record, Field field, StatedValue stated)
    {
        var was = field.Property.GetValue(record);
        var type = field.Property.PropertyType;
        var becomes = stated.Value;
        if (ValueText.IsReference(type) && becomes is string text)
        {
            if (Resolve(draft, type, text, stated) is not { } target)
                return null;
            becomes = Everything.Reference(type, target.Kind, target.Id);
        }
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
        var from = draft.Stated.TryGetValue(CommonFields.From, out var first) ? (DateOnly?)first.Value : was.From;
        var until = draft.Stated.TryGetValue(CommonFields.Until, out var last) ? (DateOnly?)last.Value : was.Until;
        if (Period.EndsBeforeItStarts(from, until))
        {
            Problems.Add(draft.Wrong((last ?? first)!, DraftReader.EndsTooEarly(from, until)));
            return null;
        }
        var becomes = new Period(from, until);
        if (was == becomes)
            return null;
        field.Property.SetValue(record, becomes);
        return new FieldChange("period", was.ToString(), becomes.ToString());
    }

    private FieldChange? ApplyLinks(RecordDraft draft, Record record, Field field, StatedValue stated)
    {
        var list = field.Links!;
        if (!links.TryGetValue((list.Type, record.RowId), out var rows))
            links[(list.Type, record.RowId)] = rows = [];
        var there = rows.Select(r => list.Target.GetValue(r)).ToHashSet();
        var added = new List<string>();
        foreach (var item in stated.Value as List<StatedValue> ?? [])
        {
            if (Resolve(draft, list.Target.PropertyType, (string)item.Value!, item) is not { } target)
                continue;
            var reference = Everything.Reference(list.Target.PropertyType, target.Kind, target.Id);
            if (!there.Add(reference))
                continue;
            var row = (IRow)Activator.CreateInstance(list.Type)!;
            list.Type.GetProperty("Id")!.SetValue(row, Everything.Typed(list.Type, store.Ids.Next()));
            list.Holder.SetValue(row, Everything.Typed(record.GetType(), record.RowId));
            list.Target.SetValue(row, reference);
            list.Type.GetProperty("Order")!.SetValue(row, rows.Count);
            rows.Add(row);
            db.Add(row);
            added.Add((string)item.Value!);
        }
        return added.Count == 0 ? null : new FieldChange(field.Name, null, string.Join("; ", added));
    }

    /// <summary>The record that a text names: a key or path for a fixed kind (a key alone looks in the same holder), else a kind and a path.</summary>
    private RecordRef? Resolve(RecordDraft draft, Type type, string text, StatedValue at)
    {
        if (ValueText.TargetOf(type) is { } target)
        {
            var kind = db.Shapes[target].Kind;
            var path =
                draft.Holder is not null && target == draft.Shape.Type && !text.Contains('/', StringComparison.Ordinal)
                    ? $"{draft.Holder.Path}/{text}"
                    : text;
            if (ids.TryGetValue((kind, path), out var id))
                return new RecordRef(kind, id);
            Problems.Add(draft.Wrong(at, $"There is no {kind.Replace('-', ' ')} with the key “{text}”.{Nearest(kind, path)}"));
            return null;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (
            colon > 0
            && db.Shapes.Find(text[..colon]) is { } shape
            && ids.TryGetValue((shape.Kind, text[(colon + 1)..]), out var found)
        )
            return new RecordRef(shape.Kind, found);
        var known = colon > 0 ? db.Shapes.Find(text[..colon]) : null;
        Problems.Add(
            draft.Wrong(
                at,
                known is null
                    ? $"“{text}” is not {ValueText.Expected(type)}."
                    : $"There is no {known.Kind.Replace('-', ' ')} with the key “{text[(colon + 1)..]}”.{Nearest(known.Kind, text[(colon + 1)..])}"
            )
        );
        return null;
    }

    private string Nearest(string kind, string path)
    {
        var near = ids.Keys.Where(k => k.Kind == kind).Select(k => k.Path).OrderBy(p => Distance(p, path)).FirstOrDefault();
        return near is not null && Distance(near, path) <= 3 ? $" Did you mean “{near}”?" : "";
    }

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3)
            return int.MaxValue;
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            above = row;
        }
        return above[b.Length];
    }

    private string? Shown(object? value)
    {
        if (value is null)
            return null;
        var type = value.GetType();
        if (ValueText.TargetOf(type) is { } target)
            return names.GetValueOrDefault(new RecordRef(db.Shapes[target].Kind, Everything.IdOf(value)!.Value));
        if (value is RecordRef named)
            return $"{named.Kind}:{names.GetValueOrDefault(named)}";
        return value is Period period ? period.ToString() : ValueText.Write(value);
    }
}
