using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Partnerships;

namespace Remit.Portable;

/// <summary>
/// Takes a partnership out as plain files, in one canonical form: the export of an import is the same, byte for byte.
/// Each record comes with its dated history; accounts and secrets stay behind, and so does the log of changes.
/// </summary>
internal sealed class PartnershipExport(Db db)
{
    private readonly Dictionary<Guid, Record> records = [];
    private readonly Dictionary<(Type Link, Guid Holder), List<IRow>> links = [];
    private readonly FileSet files = new();
    private ILookup<(string Kind, Guid? Holder), Record> held = Array.Empty<Record>().ToLookup(_ => ("", (Guid?)null));
    private Sensitivity usual = Sensitivity.Partnership;

    /// <summary>Every file.</summary>
    public async Task<FileSet> Run()
    {
        await using var snapshot = await db.Snapshot();
        foreach (var record in await Everything.Load(db, db.Shapes.All, tracked: false))
            records[record.RowId] = record;
        foreach (var link in db.Shapes.Links)
        foreach (
            var rows in (await Everything.Rows(db, link.Type, tracked: false)).GroupBy(r =>
                References.IdIn(link.Holder, r)!.Value
            )
        )
            links[(link.Type, rows.Key)] = [.. rows.OrderBy(Order)];
        held = records
            .Values.OrderBy(r => r.Order)
            .ThenBy(r => r.Key, StringComparer.Ordinal)
            .ToLookup(r => (ShapeOf(r).Kind, ShapeOf(r).Holder is { } holder ? References.IdIn(holder, r) : null));
        usual = records.Values.OfType<Partnership>().FirstOrDefault()?.DefaultSensitivity ?? Sensitivity.Partnership;
        foreach (var shape in db.Shapes.All.Where(s => s.Place is not null))
            Write(shape);
        await WriteDocuments();
        return files;
    }

    /// <summary>The documents that evidence and papers name, each once, under their SHA-256.</summary>
    private async Task WriteDocuments()
    {
        var named = records
            .Values.OfType<Evidence>()
            .Select(e => e.File)
            .Concat(records.Values.OfType<INamesADocument>().Select(d => d.Document))
            .OfType<string>()
            .Distinct()
            .ToList();
        if (named.Count == 0)
            return;
        foreach (
            var document in await db.Set<Attachment>()
                .AsNoTracking()
                .Where(a => a.ChangeNumber != null && named.Contains(a.Hash))
                .ToListAsync()
        )
            files.Add($"{FileSet.DocumentsFolder}/{document.Hash}", document.Content);
    }

    private static int Order(IRow row) => (int)row.GetType().GetProperty("Order")!.GetValue(row)!;

    private Shape ShapeOf(Record record) => db.Shapes[record.GetType()];

    private void Write(Shape shape)
    {
        var all = held[(shape.Kind, null)].ToList();
        switch (shape.Place!.Form)
        {
            case FileForm.List when all.Count > 0:
                files.Add(shape.Place.Path, CsvText.Write(all.Select(r => Line(shape, r)).Prepend(CommonFields.Columns(shape))));
                foreach (var record in all)
                    WriteBeside(shape, record);
                break;
            case FileForm.Single when all.Count > 0:
                files.Add(shape.Place.Path, $"format: {DraftReader.Format}\n" + Document(shape, all[0]));
                break;
            case FileForm.FileEach:
                foreach (var record in all)
                    files.Add($"{shape.Place.Path}/{record.Key}.yaml", Document(shape, record));
                break;
            default:
                break;
        }
    }

    /// <summary>What lies in a record that is a line of a list has no room in the line, and stands in a file beside it.</summary>
    private void WriteBeside(Shape shape, Record record)
    {
        var text = new StringBuilder();
        foreach (var inside in db.Shapes.HeldBy(shape.Kind))
            WriteInside(text, inside, record, indent: 0);
        if (text.Length > 0)
            files.Add($"{shape.Plural}/{record.Key}.yaml", text.ToString());
    }

    private IEnumerable<string> Line(Shape shape, Record record)
    {
        yield return record.Key;
        foreach (var field in CommonFields.Of(shape))
        {
            if (field.Form == FieldForm.OwnPeriod)
            {
                var period = (Period)field.Property.GetValue(record)!;
                yield return ValueText.Write(period.From) ?? "";
                yield return ValueText.Write(period.Until) ?? "";
            }
            else if (field.IsList)
            {
                yield return string.Join("; ", Targets(field, record));
            }
            else
            {
                yield return Written(field, record) ?? "";
            }
        }
    }

    private string Document(Shape shape, Record record)
    {
        var text = new StringBuilder();
        WriteFields(text, shape, record, indent: 0);
        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    private void WriteFields(StringBuilder text, Shape shape, Record record, int indent)
    {
        var margin = new string(' ', indent);
        foreach (var field in CommonFields.Of(shape))
        {
            switch (field.Form)
            {
                case FieldForm.OwnPeriod:
                    WritePeriod(text, margin, (Period)field.Property.GetValue(record)!);
                    break;
                case FieldForm.TextFile:
                    if (field.Property.GetValue(record) is string { Length: > 0 } words)
                        files.Add(
                            $"{field.Folder}/{Everything.PathOf(db.Shapes, records, record)}.md",
                            Texts.WithOneKindOfLineEnd(words) + "\n"
                        );
                    break;
                case FieldForm.Links or FieldForm.References:
                    var targets = Targets(field, record).ToList();
                    if (targets.Count > 0)
                        text.Append(margin).Append(field.Name).Append(":\n");
                    foreach (var target in targets)
                        text.Append(margin).Append("  - ").Append(target).Append('\n');
                    break;
                default:
                    WriteValue(text, margin, field, record);
                    break;
            }
        }
        foreach (var inside in db.Shapes.HeldBy(shape.Kind))
            WriteInside(text, inside, record, indent);
    }

    private void WriteInside(StringBuilder text, Shape inside, Record holder, int indent)
    {
        var margin = new string(' ', indent);
        var all = held[(inside.Kind, holder.RowId)].ToList();
        if (all.Count > 0)
            text.Append(margin).Append(inside.Plural).Append(":\n");
        foreach (var record in all)
        {
            var body = new StringBuilder();
            WriteFields(body, inside, record, indent + 4);
            text.Append(margin)
                .Append("  ")
                .Append(Yaml.Scalar(record.Key, indent))
                .Append(body.Length == 0 ? ": {}\n" : ":\n")
                .Append(body);
        }
    }

    private void WriteValue(StringBuilder text, string margin, Field field, Record record)
    {
        if (field.Property.PropertyType == typeof(Period?))
        {
            if (field.Property.GetValue(record) is not Period period)
                return;
            var inside = new StringBuilder();
            WritePeriod(inside, margin + "  ", period);
            text.Append(margin).Append(field.Name).Append(inside.Length == 0 ? ": {}\n" : ":\n").Append(inside);
            return;
        }
        if (Written(field, record) is not { } value)
            return;
        var scalar = ValueText.IsText(field.Property.PropertyType) ? Yaml.Scalar(value, margin.Length) : value;
        text.Append(margin).Append(field.Name).Append(": ").Append(scalar).Append('\n');
    }

    private static void WritePeriod(StringBuilder text, string margin, Period period)
    {
        if (period.From is { } from)
            text.Append(margin).Append(CommonFields.From).Append(": ").Append(LondonDate.Iso(from)).Append('\n');
        if (period.Until is { } until)
            text.Append(margin).Append(CommonFields.Until).Append(": ").Append(LondonDate.Iso(until)).Append('\n');
    }

    private string? Written(Field field, Record record)
    {
        var value = field.Property.GetValue(record);
        if (field.Name == CommonFields.SensitivityName && Equals(value, usual))
            return null;
        return References.IsReference(field.Property.PropertyType) && value is not null
            ? Named(value, record)
            : ValueText.Write(value);
    }

    private IEnumerable<string> Targets(Field field, Record record) =>
        field.Form == FieldForm.References
            ? RecordRef.ParseSeveral((string?)field.Property.GetValue(record)).Select(r => Named(r, record)).OfType<string>()
        : links.TryGetValue((field.Links!.Type, record.RowId), out var rows)
            ? rows.Select(r => Named(field.Links.Target.GetValue(r)!, record)).OfType<string>()
        : [];

    /// <summary>How a record is named from another: by its key where it lies in the same holder, else by its path; with its kind where that is open.</summary>
    private string? Named(object reference, Record from)
    {
        if (!records.TryGetValue(References.IdOf(reference)!.Value, out var target))
            return null;
        var path = Everything.PathOf(db.Shapes, records, target);
        if (reference is RecordRef named)
            return $"{named.Kind}:{path}";
        var shape = ShapeOf(target);
        var sameHolder =
            shape.Holder is not null
            && from.GetType() == target.GetType()
            && References.IdIn(shape.Holder, from) == References.IdIn(shape.Holder, target);
        return sameHolder ? target.Key : path;
    }
}
