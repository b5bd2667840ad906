using System.Collections.Concurrent;
using Remit.Kernel;

namespace Remit.Portable;

/// <summary>A record as a file states it, not yet joined to the records that it names.</summary>
internal sealed class RecordDraft(Shape shape, string key, RecordDraft? holder, string file, int line, int column)
{
    public Shape Shape { get; } = shape;

    public string Key { get; } = key;

    public RecordDraft? Holder { get; } = holder;

    public string File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>What is stated, by field name; null where the file says that there is nothing.</summary>
    public Dictionary<string, StatedValue> Stated { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields whose stated value can't be read: they are not missing as well.</summary>
    public HashSet<string> Misstated { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys from the outermost holder down: <c>executive/chair</c>.</summary>
    public string Path { get; } = holder is null ? key : Everything.Below(shape, holder.Shape.Kind, holder.Path, key);

    /// <summary>Its id once it is joined.</summary>
    public Guid Id { get; set; }

    public Problem Wrong(string message) => new(File, Line, Column, message);

    public Problem Wrong(StatedValue at, string message) => new(at.File, at.Line, at.Column, message);
}

/// <summary>
/// What a file states for a field, and where: the value; for a reference its text; for a list of references their texts; null for nothing.
/// </summary>
internal sealed record StatedValue(object? Value, string File, int Line, int Column);

/// <summary>What a file states of a period: only the ends that it names; one that it names without a day is not recorded, or open.</summary>
internal sealed record StatedPeriod(IReadOnlyDictionary<string, DateOnly?> Days);

/// <summary>The names of the fields that every record may have last.</summary>
internal static class CommonFields
{
    public const string Note = "note";
    public const string TakenFrom = "taken-from";
    public const string SensitivityName = "sensitivity";
    public const string RestrictedTo = "restricted-to";
    public const string From = "from";
    public const string Until = "until";

    private static readonly ConcurrentDictionary<Shape, IReadOnlyList<Field>> Known = new();

    /// <summary>The fields of a shape with the common ones, as columns of a list.</summary>
    public static IReadOnlyList<Field> Of(Shape shape) => Known.GetOrAdd(shape, s => [.. s.Fields, .. Common(s.Type)]);

    private static IEnumerable<Field> Common(Type type) =>
        [
            new Field(Note, type.GetProperty(nameof(Record.Note))!, "Anything worth saying beside the fields."),
            new Field(TakenFrom, type.GetProperty(nameof(Record.TakenFrom))!, "The place in a paper from which it was taken."),
            new Field(
                SensitivityName,
                type.GetProperty(nameof(Record.Sensitivity))!,
                "Who may see it, where that differs from the partnership's default."
            ),
            new Field(
                RestrictedTo,
                type.GetProperty(nameof(Record.RestrictedTo))!,
                "The bodies to which a restricted record is open; without any, only whoever the policy lets see everything.",
                Form: FieldForm.References
            )
            {
                Kinds = ["body"],
            },
        ];

    /// <summary>The columns of a kind's list.</summary>
    public static IReadOnlyList<string> Columns(Shape shape) => ["key", .. Of(shape).SelectMany(Names)];

    /// <summary>The names under which a field is written: a period has two.</summary>
    public static IEnumerable<string> Names(Field field) => field.Form == FieldForm.OwnPeriod ? [From, Until] : [field.Name];
}
