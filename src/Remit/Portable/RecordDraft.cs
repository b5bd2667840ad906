using Remit.Kernel;

namespace Remit.Portable;

/// <summary>A record as a file states it, not yet joined to the records that it names.</summary>
internal sealed class RecordDraft(Shape shape, string key, RecordDraft? holder, int index, string file, int line, int column)
{
    public Shape Shape { get; } = shape;

    public string Key { get; } = key;

    public RecordDraft? Holder { get; } = holder;

    /// <summary>Its place among the records of its kind in the same holder, from 0.</summary>
    public int Index { get; } = index;

    public string File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>What is stated, by field name; null where the file says that there is nothing.</summary>
    public Dictionary<string, StatedValue> Stated { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys from the outermost holder down: <c>executive/chair</c>.</summary>
    public string Path => Holder is null ? Key : $"{Holder.Path}/{Key}";

    /// <summary>Its id once it is joined.</summary>
    public Guid Id { get; set; }

    public Problem Wrong(string message) => new(File, Line, Column, message);

    public Problem Wrong(StatedValue at, string message) => new(at.File, at.Line, at.Column, message);
}

/// <summary>
/// What a file states for a field, and where: the value; for a reference its text; for a list of references their texts; null for nothing.
/// </summary>
internal sealed record StatedValue(object? Value, string File, int Line, int Column);

/// <summary>The names of the fields that every record may have last.</summary>
internal static class CommonFields
{
    public const string Note = "note";
    public const string TakenFrom = "taken-from";
    public const string SensitivityName = "sensitivity";
    public const string From = "from";
    public const string Until = "until";

    /// <summary>The fields of a shape with the common ones, as columns of a list.</summary>
    public static IReadOnlyList<Field> Of(Shape shape) => [.. shape.Fields, .. Common(shape.Type)];

    private static IEnumerable<Field> Common(Type type) =>
        [
            new Field(Note, type.GetProperty(nameof(Record.Note))!, "Anything worth saying beside the fields."),
            new Field(TakenFrom, type.GetProperty(nameof(Record.TakenFrom))!, "The place in a paper from which it was taken."),
            new Field(
                SensitivityName,
                type.GetProperty(nameof(Record.Sensitivity))!,
                "Who may see it, where that differs from the partnership's default."
            ),
        ];

    /// <summary>The columns of a kind's list.</summary>
    public static IReadOnlyList<string> Columns(Shape shape) => ["key", .. Of(shape).SelectMany(Names)];

    /// <summary>The names under which a field is written: a period has two.</summary>
    public static IEnumerable<string> Names(Field field) => field.Form == FieldForm.OwnPeriod ? [From, Until] : [field.Name];
}
