using Remit.Documents;
using Remit.Kernel;

namespace Remit.Portable;

/// <summary>Reads a partnership's files into drafts, and names every problem with its place.</summary>
internal sealed class DraftReader(Shapes shapes, FileSet files)
{
    /// <summary>The first line of <c>partnership.yaml</c>.</summary>
    public const string Format = "remit/1";

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public List<Problem> Problems { get; } = [.. files.Problems];

    public List<RecordDraft> Drafts { get; } = [];

    public void Read()
    {
        foreach (var shape in shapes.All.Where(s => s.Place is not null))
        {
            switch (shape.Place!.Form)
            {
                case FileForm.Single:
                    ReadSingle(shape, shape.Place.Path);
                    break;
                case FileForm.List:
                    ReadList(shape, shape.Place.Path);
                    break;
                default:
                    ReadFolder(shape, shape.Place.Path);
                    break;
            }
        }
        foreach (var file in files.Texts.Keys.Where(f => !read.Contains(f)))
            Problems.Add(new Problem(file, 0, 0, $"This file is not part of the format. Expected {Expected()}."));
    }

    private string Expected() =>
        string.Join(
            ", ",
            shapes
                .All.Where(s => s.Place is not null)
                .Select(s => s.Place!.Form == FileForm.FileEach ? $"{s.Place.Path}/….yaml" : s.Place.Path)
        );

    private void ReadSingle(Shape shape, string file)
    {
        if (!files.Texts.TryGetValue(file, out var text))
            return;
        read.Add(file);
        if (Yaml.Read(file, text, Problems) is not { } value)
            return;
        var format = value.Entries?.FirstOrDefault(e => e.Name == "format");
        if (format?.Value.Text != Format)
        {
            var at = format?.Value ?? value;
            Problems.Add(new Problem(file, at.Line, at.Column, $"Expected “format: {Format}” as the first field."));
        }
        var rest = value with { Entries = value.Entries?.Where(e => e.Name != "format").ToList() };
        ReadRecord(shape, shape.Kind, null, 0, file, value.Line, value.Column, rest);
    }

    private void ReadFolder(Shape shape, string folder)
    {
        var index = 0;
        foreach (var (file, text) in files.Texts.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            var name = file[(folder.Length + 1)..];
            if (!name.EndsWith(".yaml", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
                continue;
            read.Add(file);
            var key = name[..^".yaml".Length];
            if (!Slug.IsValid(key))
                Problems.Add(new Problem(file, 0, 0, $"“{key}” can't be a key. {KeyRule}"));
            else if (Yaml.Read(file, text, Problems) is { } value)
                ReadRecord(shape, key, null, index++, file, value.Line, value.Column, value);
        }
    }

    private const string KeyRule = "A key has lower-case letters, digits and single hyphens, such as early-years-group.";

    private void ReadRecord(
        Shape shape,
        string key,
        RecordDraft? holder,
        int index,
        string file,
        int line,
        int column,
        YamlValue value
    )
    {
        if (value.Entries is null && !value.IsNothing)
        {
            Problems.Add(
                new Problem(
                    file,
                    value.Line,
                    value.Column,
                    $"Expected fields such as “{FirstField(shape)}: …”, found {value.Form}."
                )
            );
            return;
        }
        var draft = new RecordDraft(shape, key, holder, index, file, line, column);
        var entries = value.Entries ?? [];
        var fields = CommonFields.Of(shape);
        var inside = shapes.HeldBy(shape.Kind).ToList();
        foreach (var entry in entries)
        {
            var field = fields.FirstOrDefault(f => CommonFields.Names(f).Contains(entry.Name, StringComparer.Ordinal));
            var nested = inside.FirstOrDefault(s => s.Plural == entry.Name);
            if (field is not null && field.Form != FieldForm.TextFile)
                State(draft, field, entry);
            else if (nested is null)
                Problems.Add(
                    new Problem(
                        file,
                        entry.Line,
                        entry.Column,
                        $"“{entry.Name}” is not a field of {Article(shape.Kind)}. Expected one of {Names(fields, inside)}."
                    )
                );
        }
        ReadTextFiles(draft);
        RequireFields(draft);
        Drafts.Add(draft);
        foreach (var entry in entries)
        {
            if (inside.FirstOrDefault(s => s.Plural == entry.Name) is { } nested)
                ReadInside(nested, draft, entry);
        }
    }

    private void ReadInside(Shape shape, RecordDraft holder, YamlEntry entry)
    {
        if (entry.Value.IsNothing)
            return;
        if (entry.Value.Entries is null)
        {
            Problems.Add(
                new Problem(
                    holder.File,
                    entry.Value.Line,
                    entry.Value.Column,
                    $"Expected records by their keys under “{entry.Name}”, found {entry.Value.Form}."
                )
            );
            return;
        }
        var index = 0;
        foreach (var record in entry.Value.Entries)
        {
            if (!Slug.IsValid(record.Name))
                Problems.Add(new Problem(holder.File, record.Line, record.Column, $"“{record.Name}” can't be a key. {KeyRule}"));
            else
                ReadRecord(shape, record.Name, holder, index++, holder.File, record.Line, record.Column, record.Value);
        }
    }

    private void ReadTextFiles(RecordDraft draft)
    {
        foreach (var field in draft.Shape.Fields.Where(f => f.Form == FieldForm.TextFile))
        {
            var file = $"{field.Folder}/{draft.Path}.md";
            if (!files.Texts.TryGetValue(file, out var text))
                continue;
            read.Add(file);
            var cleaned = text.Replace("\r\n", "\n", StringComparison.Ordinal);
            draft.Stated[field.Name] = new StatedValue(cleaned.EndsWith('\n') ? cleaned[..^1] : cleaned, file, 1, 1);
        }
    }

    private void State(RecordDraft draft, Field field, YamlEntry entry)
    {
        var value = entry.Value;
        if (field.Form == FieldForm.Links)
            StateList(draft, field, value);
        else if (field.Property.PropertyType == typeof(Period?))
            StatePeriod(draft, field, value);
        else if (value.IsNothing)
            draft.Stated[entry.Name] = new StatedValue(null, draft.File, entry.Line, entry.Column);
        else if (value.Text is null)
            Problems.Add(
                draft.Wrong(
                    new StatedValue(null, draft.File, value.Line, value.Column),
                    $"Expected {Kind(field)} for “{entry.Name}”, found {value.Form}."
                )
            );
        else
            StateText(draft, field, entry.Name, value.Text, value.Line, value.Column);
    }

    private static string Kind(Field field) =>
        ValueText.Expected(field.Form == FieldForm.OwnPeriod ? typeof(DateOnly) : field.Property.PropertyType);

    private void StateText(RecordDraft draft, Field field, string name, string text, int line, int column)
    {
        var type = field.Form == FieldForm.OwnPeriod ? typeof(DateOnly) : field.Property.PropertyType;
        if (ValueText.IsReference(type))
            draft.Stated[name] = new StatedValue(text, draft.File, line, column);
        else if (ValueText.TryRead(type, text, out var value))
            draft.Stated[name] = new StatedValue(value, draft.File, line, column);
        else
            Problems.Add(
                new Problem(draft.File, line, column, $"“{text}” is not {ValueText.Expected(type)}, as “{name}” needs.")
            );
    }

    private void StateList(RecordDraft draft, Field field, YamlValue value)
    {
        if (value.IsNothing)
            return;
        var texts = new List<StatedValue>();
        foreach (var item in value.List ?? [])
        {
            if (item.Text is { } text)
                texts.Add(new StatedValue(text, draft.File, item.Line, item.Column));
            else
                Problems.Add(
                    new Problem(
                        draft.File,
                        item.Line,
                        item.Column,
                        $"Expected {ValueText.Expected(field.Property.PropertyType)}, found {item.Form}."
                    )
                );
        }
        if (value.List is null)
            Problems.Add(
                new Problem(
                    draft.File,
                    value.Line,
                    value.Column,
                    $"Expected a list for “{field.Name}”, each on a line that begins with a hyphen; found {value.Form}."
                )
            );
        draft.Stated[field.Name] = new StatedValue(texts, draft.File, value.Line, value.Column);
    }

    private void StatePeriod(RecordDraft draft, Field field, YamlValue value)
    {
        if (value.Entries is null)
        {
            Problems.Add(
                new Problem(
                    draft.File,
                    value.Line,
                    value.Column,
                    $"Expected “from” and “until” under “{field.Name}”, or {{}} where neither is recorded; found {value.Form}."
                )
            );
            return;
        }
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var entry in value.Entries)
        {
            if (entry.Name is not (CommonFields.From or CommonFields.Until))
                Problems.Add(
                    new Problem(
                        draft.File,
                        entry.Line,
                        entry.Column,
                        $"Expected “from” or “until” under “{field.Name}”, found “{entry.Name}”."
                    )
                );
            else if (LondonDate.TryParse(entry.Value.Text, out var day))
                days[entry.Name] = day;
            else if (!entry.Value.IsNothing)
                Problems.Add(
                    new Problem(
                        draft.File,
                        entry.Value.Line,
                        entry.Value.Column,
                        $"“{entry.Value.Text}” is not a date such as 2007-09-03."
                    )
                );
        }
        DateOnly? from = days.TryGetValue(CommonFields.From, out var first) ? first : null;
        DateOnly? until = days.TryGetValue(CommonFields.Until, out var last) ? last : null;
        if (Period.EndsBeforeItStarts(from, until))
            Problems.Add(new Problem(draft.File, value.Line, value.Column, EndsTooEarly(from, until)));
        else
            draft.Stated[field.Name] = new StatedValue(new Period(from, until), draft.File, value.Line, value.Column);
    }

    internal static string EndsTooEarly(DateOnly? from, DateOnly? until) =>
        $"It can't end on {LondonDate.Words(until!.Value)}, before it starts on {LondonDate.Words(from!.Value)}.";

    private void RequireFields(RecordDraft draft)
    {
        foreach (var field in draft.Shape.Fields)
        {
            var missing = field.IsRequired && !(draft.Stated.TryGetValue(field.Name, out var stated) && stated.Value is not null);
            if (
                missing
                && !Problems.Any(p =>
                    p.File == draft.File && p.Message.Contains($"“{field.Name}” needs", StringComparison.Ordinal)
                )
            )
                Problems.Add(draft.Wrong($"“{draft.Key}” needs “{field.Name}”: {field.About}"));
        }
    }

    private void ReadList(Shape shape, string file)
    {
        if (!files.Texts.TryGetValue(file, out var text))
            return;
        read.Add(file);
        var fields = CommonFields.Of(shape);
        var names = CommonFields.Columns(shape);
        var rows = CsvText.Read(text, ',', (line, column, what) => Problems.Add(new Problem(file, line, column, what)));
        if (rows.Count == 0)
        {
            Problems.Add(new Problem(file, 1, 1, $"Expected a first line with the columns {string.Join(',', names)}."));
            return;
        }
        foreach (var wrong in rows[0].Where(c => !names.Contains(c.Text, StringComparer.Ordinal)))
            Problems.Add(
                new Problem(
                    file,
                    wrong.Line,
                    wrong.Column,
                    $"“{wrong.Text}” is not a column here. Expected {string.Join(',', names)}."
                )
            );
        if (!rows[0].Any(c => c.Text == "key"))
            Problems.Add(new Problem(file, 1, 1, "There is no column “key”."));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var row in rows.Skip(1))
        {
            if (row.Count != rows[0].Count)
            {
                Problems.Add(
                    new Problem(
                        file,
                        row[0].Line,
                        1,
                        $"This line has {ValueText.Count(row.Count, "cell", "cells")}; the first line has {rows[0].Count}."
                    )
                );
                continue;
            }
            var cells = rows[0].Zip(row).ToDictionary(c => c.First.Text, c => c.Second, StringComparer.Ordinal);
            var key = cells.GetValueOrDefault("key");
            if (key is null || !Slug.IsValid(key.Text))
                Problems.Add(new Problem(file, row[0].Line, key?.Column ?? 1, $"“{key?.Text}” can't be a key. {KeyRule}"));
            else if (!seen.Add(key.Text))
                Problems.Add(new Problem(file, key.Line, key.Column, $"The key “{key.Text}” stands here twice."));
            else
                ReadLine(shape, fields, key, index++, file, cells);
        }
    }

    private void ReadLine(
        Shape shape,
        IReadOnlyList<Field> fields,
        CsvCell key,
        int index,
        string file,
        Dictionary<string, CsvCell> cells
    )
    {
        var draft = new RecordDraft(shape, key.Text, null, index, file, key.Line, key.Column);
        foreach (var field in fields)
        foreach (var name in CommonFields.Names(field))
        {
            if (!cells.TryGetValue(name, out var cell) || cell.Text.Length == 0)
                continue;
            if (field.Form == FieldForm.Links)
                draft.Stated[name] = new StatedValue(
                    cell.Text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(t => new StatedValue(t, file, cell.Line, cell.Column))
                        .ToList(),
                    file,
                    cell.Line,
                    cell.Column
                );
            else
                StateText(draft, field, name, cell.Text, cell.Line, cell.Column);
        }
        RequireFields(draft);
        Drafts.Add(draft);
    }

    private static string FirstField(Shape shape) => shape.Fields.Count > 0 ? shape.Fields[0].Name : CommonFields.Note;

    private static string Names(IEnumerable<Field> fields, IEnumerable<Shape> inside) =>
        string.Join(
            ", ",
            fields.Where(f => f.Form != FieldForm.TextFile).SelectMany(CommonFields.Names).Concat(inside.Select(s => s.Plural))
        );

    private static string Article(string kind) =>
        ("aeiou".Contains(kind[0], StringComparison.Ordinal) ? "an " : "a ") + kind.Replace('-', ' ');
}
