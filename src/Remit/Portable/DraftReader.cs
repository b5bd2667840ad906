using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Portable;

/// <summary>Reads a partnership's files into drafts, and names every problem with its place.</summary>
/// <param name="shapes">The kinds of record.</param>
/// <param name="files">The files.</param>
/// <param name="progress">Is told, on long runs, how far it has come.</param>
internal sealed class DraftReader(Shapes shapes, FileSet files, Action<string> progress)
{
    /// <summary>The first line of <c>partnership.yaml</c>.</summary>
    public const string Format = "remit/1";

    private const string KeyRule =
        "A key has lower-case letters, digits and single hyphens, such as early-years-group, and at most 100 of them.";

    /// <summary>After so many records it tells how far it has come.</summary>
    private const int Often = 500;

    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly Dictionary<Shape, Words> words = [];

    public List<Problem> Problems { get; } = [.. files.Problems];

    public List<RecordDraft> Drafts { get; } = [];

    /// <summary>Records that the files have and that can't be read: who names them is not at fault.</summary>
    public HashSet<(string Kind, string Key)> Unreadable { get; } = [];

    /// <summary>Kinds whose list can't be read at all.</summary>
    public HashSet<string> UnreadableLists { get; } = [];

    public void Read()
    {
        NoteUnreadableFiles();
        foreach (var shape in shapes.All.Where(s => s.Place is not null))
        {
            switch (shape.Place!.Form)
            {
                case FileForm.Single:
                    ReadSingle(shape, shape.Place.Path);
                    break;
                case FileForm.List:
                    ReadList(shape, shape.Place.Path);
                    if (shapes.HeldBy(shape.Kind).Any())
                        ReadBeside(shape, shape.Place.Path);
                    break;
                default:
                    ReadFolder(shape, shape.Place.Path);
                    break;
            }
        }
        foreach (var file in files.Texts.Keys.Where(f => !read.Contains(f)))
            RefuseStranger(file);
    }

    private void NoteUnreadableFiles()
    {
        var paths = files.Problems.Select(p => p.File).ToHashSet(StringComparer.Ordinal);
        foreach (var shape in shapes.All.Where(s => s.Place is not null && paths.Count > 0))
        {
            var place = shape.Place!;
            if (place.Form != FileForm.FileEach && paths.Contains(place.Path))
                UnreadableLists.Add(shape.Kind);
            if (place.Form == FileForm.List && shapes.HeldBy(shape.Kind).Any())
                foreach (var path in paths.Where(p => p.StartsWith(shape.Plural + "/", StringComparison.Ordinal)))
                    Unreadable.Add((shape.Kind, Path.GetFileNameWithoutExtension(path)));
            foreach (var path in paths.Where(p => p.StartsWith(place.Path + "/", StringComparison.Ordinal)))
                Unreadable.Add((shape.Kind, Path.GetFileNameWithoutExtension(path)));
        }
    }

    private void RefuseStranger(string file)
    {
        var ownTexts = shapes.All.SelectMany(s => s.Fields.Select(f => (Shape: s, f.Folder))).Where(t => t.Folder is not null);
        foreach (var (shape, folder) in ownTexts)
        {
            if (!file.StartsWith(folder + "/", StringComparison.Ordinal) || !file.EndsWith(".md", StringComparison.Ordinal))
                continue;
            var path = file[(folder!.Length + 1)..^".md".Length];
            if (!Unreadable.Any(u => path.StartsWith(u.Key + "/", StringComparison.Ordinal)))
                Problems.Add(
                    new Problem(file, 0, 0, $"This text belongs to no record: the files state no {shape.Kind} “{path}”.")
                );
            return;
        }
        var expected = shapes
            .All.Where(s => s.Place is not null)
            .SelectMany(s =>
                s.Place!.Form == FileForm.FileEach ? (string[])[$"{s.Place.Path}/….yaml"]
                : s.Place.Form == FileForm.List && shapes.HeldBy(s.Kind).Any() ? [s.Place.Path, $"{s.Plural}/….yaml"]
                : [s.Place.Path]
            )
            .Concat(ownTexts.Select(t => $"{t.Folder}/…/….md"));
        Problems.Add(new Problem(file, 0, 0, $"This file is not part of the format. Expected {string.Join(", ", expected)}."));
    }

    private void ReadSingle(Shape shape, string file)
    {
        if (!files.Texts.TryGetValue(file, out var text))
            return;
        read.Add(file);
        if (Yaml.Read(file, text, Problems) is not { } value)
        {
            Unreadable.Add((shape.Kind, shape.Kind));
            return;
        }
        var format = value.Entries?.FirstOrDefault(e => e.Name == "format");
        if (value.Entries is not null && format?.Value.Text != Format)
        {
            var at = format?.Value ?? value;
            Problems.Add(new Problem(file, at.Line, at.Column, $"Expected “format: {Format}” as the first field."));
        }
        var rest = value with { Entries = value.Entries?.Where(e => e.Name != "format").ToList() };
        ReadRecord(shape, shape.Kind, null, file, value.Line, value.Column, rest);
    }

    private void ReadFolder(Shape shape, string folder)
    {
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
                ReadRecord(shape, key, null, file, value.Line, value.Column, value);
            else
                Unreadable.Add((shape.Kind, key));
        }
    }

    /// <summary>What lies in the records of a list: a file for each, beside the list, in which only that stands.</summary>
    private void ReadBeside(Shape shape, string list)
    {
        var known = WordsOf(shape);
        var folder = shape.Plural + "/";
        foreach (var (file, text) in files.Texts.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)))
        {
            var name = file[folder.Length..];
            if (!name.EndsWith(".yaml", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
                continue;
            read.Add(file);
            var key = name[..^".yaml".Length];
            if (Yaml.Read(file, text, Problems) is not { } value)
                continue;
            if (Drafts.Find(d => d.Shape == shape && d.Key == key) is not { } line)
            {
                if (!Unreadable.Contains((shape.Kind, key)) && !UnreadableLists.Contains(shape.Kind))
                    Problems.Add(
                        new Problem(file, 0, 0, $"This belongs to no line of {list}: none has the key “{Shortened(key)}”.")
                    );
                continue;
            }
            foreach (var entry in value.Entries ?? [])
            {
                if (known.Inside.TryGetValue(entry.Name, out var inside))
                    ReadInside(inside, line, file, entry);
                else
                    Problems.Add(
                        new Problem(
                            file,
                            entry.Line,
                            entry.Column,
                            known.Fields.ContainsKey(entry.Name)
                                ? $"“{entry.Name}” stands in {list}. Here stands only what lies in the {Said(shape.Kind)}: {string.Join(", ", known.Inside.Keys)}."
                                : NoField(shape, entry.Name, [.. known.Inside.Keys])
                        )
                    );
            }
        }
    }

    private void ReadRecord(Shape shape, string key, RecordDraft? holder, string file, int line, int column, YamlValue value)
    {
        var known = WordsOf(shape);
        if (value.Entries is null && !value.IsNothing)
        {
            if (!value.IsUnreadable)
                Problems.Add(
                    new Problem(
                        file,
                        value.Line,
                        value.Column,
                        $"Expected fields such as “{known.All[0]}: …” for the {Said(shape.Kind)} “{key}”, found {value.Form}."
                    )
                );
            if (holder is null)
                Unreadable.Add((shape.Kind, key));
            return;
        }
        var draft = new RecordDraft(shape, key, holder, file, line, column);
        foreach (var entry in value.Entries ?? [])
        {
            if (known.Fields.TryGetValue(entry.Name, out var field))
                State(draft, field, entry);
            else if (!known.Inside.ContainsKey(entry.Name))
                Problems.Add(new Problem(file, entry.Line, entry.Column, NoField(shape, entry.Name, known.All)));
        }
        ReadTextFiles(draft);
        Add(draft);
        foreach (var entry in value.Entries ?? [])
        {
            if (known.Inside.TryGetValue(entry.Name, out var inside))
                ReadInside(inside, draft, draft.File, entry);
        }
    }

    private void ReadInside(Shape shape, RecordDraft holder, string file, YamlEntry entry)
    {
        if (entry.Value.IsNothing || entry.Value.IsUnreadable)
            return;
        if (entry.Value.Entries is null)
        {
            Problems.Add(
                new Problem(
                    file,
                    entry.Value.Line,
                    entry.Value.Column,
                    $"Expected records by their keys under “{entry.Name}”, found {entry.Value.Form}."
                )
            );
            return;
        }
        foreach (var record in entry.Value.Entries)
        {
            if (!Slug.IsValid(record.Name))
                Problems.Add(new Problem(file, record.Line, record.Column, $"“{record.Name}” can't be a key. {KeyRule}"));
            else
                ReadRecord(shape, record.Name, holder, file, record.Line, record.Column, record.Value);
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
            var cleaned = Texts.WithOneKindOfLineEnd(text);
            if (Texts.CanBeKept(cleaned))
                draft.Stated[field.Name] = new StatedValue(cleaned.EndsWith('\n') ? cleaned[..^1] : cleaned, file, 1, 1);
            else
                Problems.Add(new Problem(file, 0, 0, CantBeKept));
        }
    }

    private const string CantBeKept =
        "There is a character in it that can't be printed. Type it again, or paste it as plain text.";

    private void State(RecordDraft draft, Field field, YamlEntry entry)
    {
        var value = entry.Value;
        if (value.IsUnreadable)
            draft.Misstated.Add(entry.Name);
        else if (field.IsList)
            StateList(draft, field, value);
        else if (field.Property.PropertyType == typeof(Period?))
            StatePeriod(draft, field, value);
        else if (value.IsNothing)
            draft.Stated[entry.Name] = new StatedValue(null, draft.File, entry.Line, entry.Column);
        else if (value.Text is null)
            Refuse(draft, entry.Name, value, $"Expected {Expected(field)} for “{entry.Name}”, found {value.Form}.");
        else
            StateText(draft, field, entry.Name, value.Text, value.Line, value.Column);
    }

    private void Refuse(RecordDraft draft, string field, YamlValue at, string message)
    {
        draft.Misstated.Add(field);
        Problems.Add(new Problem(draft.File, at.Line, at.Column, message));
    }

    private static Type TypeOf(Field field) => field.Form == FieldForm.OwnPeriod ? typeof(DateOnly) : field.Holds;

    private static string Expected(Field field) => ValueText.Expected(TypeOf(field));

    private void StateText(RecordDraft draft, Field field, string name, string text, int line, int column)
    {
        var type = TypeOf(field);
        if (!Texts.CanBeKept(text))
        {
            draft.Misstated.Add(name);
            Problems.Add(new Problem(draft.File, line, column, CantBeKept));
        }
        else if (References.IsReference(type))
        {
            draft.Stated[name] = new StatedValue(text, draft.File, line, column);
        }
        else if (ValueText.TryRead(type, text, out var value))
        {
            draft.Stated[name] = new StatedValue(value, draft.File, line, column);
        }
        else
        {
            draft.Misstated.Add(name);
            var meant = ValueText.Choices(type) is { } choices ? DidYouMean(text, choices) : "";
            Problems.Add(
                new Problem(
                    draft.File,
                    line,
                    column,
                    $"“{Shortened(text)}” is not {ValueText.Expected(type)}, as “{name}” needs.{meant}"
                )
            );
        }
    }

    private void StateList(RecordDraft draft, Field field, YamlValue value)
    {
        if (value.IsNothing)
            return;
        if (value.List is null)
        {
            Refuse(
                draft,
                field.Name,
                value,
                $"Expected a list for “{field.Name}”, each on a line that begins with a hyphen; found {value.Form}."
            );
            return;
        }
        var texts = new List<StatedValue>();
        foreach (var item in value.List)
        {
            if (item.Text is { } text)
                texts.Add(new StatedValue(text, draft.File, item.Line, item.Column));
            else if (!item.IsUnreadable)
                Refuse(draft, field.Name, item, $"Expected {Expected(field)}, found {item.Form}.");
        }
        draft.Stated[field.Name] = new StatedValue(texts, draft.File, value.Line, value.Column);
    }

    private void StatePeriod(RecordDraft draft, Field field, YamlValue value)
    {
        if (value.Entries is null)
        {
            Refuse(
                draft,
                field.Name,
                value,
                $"Expected “from” and “until” under “{field.Name}”, or {{}} where neither is recorded; found {value.Form}."
            );
            return;
        }
        var days = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        foreach (var entry in value.Entries)
        {
            if (entry.Name is not (CommonFields.From or CommonFields.Until))
                Problems.Add(
                    new Problem(
                        draft.File,
                        entry.Line,
                        entry.Column,
                        $"Expected “from” or “until” under “{field.Name}”, found “{Shortened(entry.Name)}”."
                    )
                );
            else if (LondonDate.TryParse(entry.Value.Text, out var day))
                days[entry.Name] = day;
            else if (entry.Value.IsNothing)
                days[entry.Name] = null;
            else if (entry.Value.Text is { } text)
                Refuse(
                    draft,
                    field.Name,
                    entry.Value,
                    $"“{Shortened(text)}” is not a date such as 2007-09-03, as “{entry.Name}” needs."
                );
            else if (!entry.Value.IsUnreadable)
                Refuse(
                    draft,
                    field.Name,
                    entry.Value,
                    $"Expected a date such as 2007-09-03 for “{entry.Name}”, found {entry.Value.Form}."
                );
        }
        draft.Stated[field.Name] = new StatedValue(new StatedPeriod(days), draft.File, value.Line, value.Column);
    }

    internal static string EndsTooEarly(DateOnly? from, DateOnly? until) =>
        $"It can't end on {LondonDate.Words(until!.Value)}, before it starts on {LondonDate.Words(from!.Value)}.";

    private void Add(RecordDraft draft, IReadOnlySet<string>? alreadyMissed = null)
    {
        foreach (var field in draft.Shape.Fields)
        {
            if (
                field.IsRequired
                && draft.Stated.GetValueOrDefault(field.Name)?.Value is null
                && !draft.Misstated.Contains(field.Name)
                && alreadyMissed?.Contains(field.Name) != true
            )
                Problems.Add(
                    draft.Stated.TryGetValue(field.Name, out var empty)
                        ? draft.Wrong(empty, $"“{field.Name}” can't be empty: {field.About}")
                        : draft.Wrong($"The {Said(draft.Shape.Kind)} “{draft.Key}” needs “{field.Name}”: {field.About}")
                );
        }
        Drafts.Add(draft);
        if (Drafts.Count % Often == 0)
            progress($"Read {Drafts.Count:N0} records…");
    }

    private void ReadList(Shape shape, string file)
    {
        if (!files.Texts.TryGetValue(file, out var text))
            return;
        read.Add(file);
        var names = CommonFields.Columns(shape);
        var rows = CsvText.Read(text, ',', (line, column, what) => Problems.Add(new Problem(file, line, column, what)));
        if (rows.Count == 0)
        {
            Problems.Add(
                new Problem(file, 1, 1, $"The file is empty. Expected a first line with the columns {string.Join(',', names)}.")
            );
            return;
        }
        var head = rows[0];
        if (head is [{ Text: var only }] && only.IndexOfAny([';', '\t']) is >= 0 and var other)
        {
            var found = only[other] == ';' ? "semicolons" : "tabs";
            Problems.Add(
                new Problem(file, 1, other + 1, $"The cells are separated by {found}. Save the file with commas between them.")
            );
            UnreadableLists.Add(shape.Kind);
            return;
        }
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < head.Count; i++)
        {
            if (!names.Contains(head[i].Text, StringComparer.Ordinal))
                Problems.Add(
                    new Problem(
                        file,
                        head[i].Line,
                        head[i].Column,
                        $"“{Shortened(head[i].Text)}” is not a column here.{DidYouMean(head[i].Text, names)} Expected {string.Join(',', names)}."
                    )
                );
            else if (!columns.TryAdd(head[i].Text, i))
                Problems.Add(new Problem(file, head[i].Line, head[i].Column, $"The column “{head[i].Text}” stands here twice."));
        }
        var required = shape.Fields.Where(f => f.IsRequired).Select(f => f.Name).Prepend("key");
        var missed = required.Where(n => !columns.ContainsKey(n)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in missed)
            Problems.Add(new Problem(file, 1, 1, $"There is no column “{name}”."));
        if (columns.TryGetValue("key", out var keys))
            ReadLines(shape, file, rows, columns, keys, missed);
    }

    private void ReadLines(
        Shape shape,
        string file,
        IReadOnlyList<IReadOnlyList<CsvCell>> rows,
        Dictionary<string, int> columns,
        int keys,
        HashSet<string> missed
    )
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            if (row.Count != rows[0].Count)
            {
                Problems.Add(
                    new Problem(
                        file,
                        row[0].Line,
                        1,
                        $"This line has {row.Count.Counted("cell", "cells")}; the first line has {rows[0].Count}. A text with a comma in it stands in quotation marks."
                    )
                );
                if (row.Count > keys)
                    Unreadable.Add((shape.Kind, row[keys].Text));
                continue;
            }
            var key = row[keys];
            if (!Slug.IsValid(key.Text))
                Problems.Add(new Problem(file, key.Line, key.Column, $"“{Shortened(key.Text)}” can't be a key. {KeyRule}"));
            else if (!lines.TryAdd(key.Text, key.Line))
                Problems.Add(
                    new Problem(
                        file,
                        key.Line,
                        key.Column,
                        $"The key “{key.Text}” stands here twice: first in line {lines[key.Text]}."
                    )
                );
            else
                ReadLine(shape, file, key, row, columns, missed);
        }
    }

    private void ReadLine(
        Shape shape,
        string file,
        CsvCell key,
        IReadOnlyList<CsvCell> row,
        Dictionary<string, int> columns,
        HashSet<string> missed
    )
    {
        var draft = new RecordDraft(shape, key.Text, null, file, key.Line, key.Column);
        foreach (var field in CommonFields.Of(shape))
        foreach (var name in CommonFields.Names(field))
        {
            if (!columns.TryGetValue(name, out var at) || string.IsNullOrWhiteSpace(row[at].Text))
                continue;
            var cell = row[at];
            if (field.IsList)
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
        Add(draft, missed);
    }

    private Words WordsOf(Shape shape)
    {
        if (!words.TryGetValue(shape, out var known))
            words[shape] = known = new Words(shape, shapes);
        return known;
    }

    private static string NoField(Shape shape, string name, IReadOnlyList<string> known) =>
        $"“{Shortened(name)}” is not a field of {Texts.Article(shape.Kind)} {Said(shape.Kind)}.{DidYouMean(name, known)} Expected one of {string.Join(", ", known)}.";

    internal static string DidYouMean(string text, IEnumerable<string> candidates) =>
        Texts.Nearest(text, candidates) is { } near ? $" Did you mean “{near}”?" : "";

    /// <summary>What someone typed, short enough for a line of a list of problems.</summary>
    internal static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[78]) ? 78 : 79), "…");
    }

    private static string Said(string kind) => kind.Replace('-', ' ');

    /// <summary>The names that a record of a kind may have in its file.</summary>
    private sealed class Words
    {
        public Words(Shape shape, Shapes shapes)
        {
            foreach (var field in CommonFields.Of(shape).Where(f => f.Form != FieldForm.TextFile))
            foreach (var name in CommonFields.Names(field))
                Fields.Add(name, field);
            Inside = shapes.HeldBy(shape.Kind).ToDictionary(s => s.Plural, StringComparer.Ordinal);
            All = [.. Fields.Keys, .. Inside.Keys];
        }

        public Dictionary<string, Field> Fields { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Shape> Inside { get; }

        public IReadOnlyList<string> All { get; }
    }
}
