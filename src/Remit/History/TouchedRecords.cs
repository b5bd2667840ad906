using System.Globalization;
using System.Text.Json;
using Remit.Data;
using Remit.Kernel;

namespace Remit.History;

/// <summary>What happened to a record.</summary>
internal enum Touch
{
    Added,
    Changed,
    Removed,
}

/// <summary>A field before and after, in words; null where it was empty.</summary>
internal sealed record FieldChange(string Field, string? Before, string? After)
{
    private const int Long = 400;
    private const int LeadIn = 80;

    /// <summary>Of long texts only what lies around the first difference.</summary>
    public static FieldChange Of(string field, string? before, string? after)
    {
        var same = before is null || after is null ? 0 : before.AsSpan().CommonPrefixLength(after);
        return new FieldChange(field, Shown(before, same), Shown(after, same));
    }

    private static string? Shown(string? text, int same)
    {
        if (text is not { Length: > Long })
            return text;
        // Never between the halves of a character, and where it can be between words.
        var start = same <= LeadIn ? 0 : text.LastIndexOf(' ', Math.Min(same, text.Length) - LeadIn) + 1;
        var end = Math.Min(text.Length, start + Long);
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? "…" : "")} ({text.Length} characters in all)";
    }
}

/// <summary>A record that a change touched.</summary>
/// <param name="Kind">What it is, in words: "place".</param>
/// <param name="Name">What people know it by; where it has no title, the record that it names, or the words of its key.</param>
/// <param name="Of">The record that holds it.</param>
/// <param name="Touch">Whether it was added, changed or removed.</param>
/// <param name="Fields">The fields that differ.</param>
/// <param name="Page">The kind and keys of the page that shows it, or its holder; null where none does.</param>
/// <param name="ErasedBy">The change that erased what told of a person in it; null where nobody did.</param>
internal sealed record TouchedRecord(
    string Kind,
    string Name,
    string? Of,
    Touch Touch,
    IReadOnlyList<FieldChange> Fields,
    RecordName? Page,
    long? ErasedBy
);

/// <summary>Entries in words, in their order, and the names of records that were found for them.</summary>
internal sealed record ReadEntries(IReadOnlyList<TouchedRecord> Records, IReadOnlyDictionary<RecordRef, RecordName> Names)
{
    /// <summary>What people know a record by; null where the viewer may not see it, or it has no name.</summary>
    public string? NameOf(RecordRef record) => Names.GetValueOrDefault(record)?.Title;
}

/// <summary>Reads entries of the log into words, by the shapes of their kinds. One query, for the names of records in them.</summary>
internal static class TouchedRecords
{
    private const string RestrictedTo = "restricted_to";
    private static readonly string[] Unread = ["id", "version", "order", "key", "sensitivity"];

    /// <param name="db">The database that gives the names.</param>
    /// <param name="entries">What is read.</param>
    /// <param name="also">A record whose name is asked for too.</param>
    public static async Task<ReadEntries> Read(Db db, IReadOnlyList<LoggedEntry> entries, RecordRef? also = null)
    {
        var read = entries.Select(e => new Entry(db.Shapes, e, db.Sight)).ToList();
        var names = await db.Names(read.SelectMany(e => e.References).Concat(also is { } asked ? [asked] : []));
        return new ReadEntries([.. read.Select(e => e.InWords(names))], names);
    }

    /// <summary>An entry with the meaning of its columns.</summary>
    private sealed class Entry
    {
        private readonly LoggedEntry logged;
        private readonly Shape? shape;
        private readonly LinkShape? link;
        private readonly Dictionary<string, Column> columns;
        private readonly Dictionary<string, object> before;
        private readonly Dictionary<string, object> after;

        public Entry(Shapes shapes, LoggedEntry entry, Sight sight)
        {
            logged = entry;
            shape = shapes.Find(entry.Kind);
            link = shape is null ? shapes.Links.First(l => l.Kind == entry.Kind) : null;
            var type = shape?.Type ?? link!.Type;
            var fields = shape?.Fields.ToLookup(f => f.Property.Name, StringComparer.Ordinal);
            columns = type.GetProperties()
                .Where(p => p.CanWrite)
                .ToDictionary(
                    p => Snake(p.Name),
                    p => new Column(
                        fields?[p.Name].FirstOrDefault()?.Name.Replace('-', ' ') ?? Kebab.Of(p.Name).Replace('-', ' '),
                        Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType,
                        KindOf(shapes, p.PropertyType)
                    ),
                    StringComparer.Ordinal
                );
            before = Seen(Values(entry.Before), sight);
            after = Seen(Values(entry.After), sight);
        }

        public IEnumerable<RecordRef> References =>
            before
                .Values.Concat(after.Values)
                .OfType<RecordRef>()
                .Append(new RecordRef(logged.Kind, logged.RecordId))
                .Concat(RecordRef.ParseSeveral(before.GetValueOrDefault(RestrictedTo) as string))
                .Concat(RecordRef.ParseSeveral(after.GetValueOrDefault(RestrictedTo) as string));

        /// <summary>A state in which the record was closed to the viewer stays closed to them, though it is open now.</summary>
        private static Dictionary<string, object> Seen(Dictionary<string, object> state, Sight sight) =>
            state.GetValueOrDefault("sensitivity") is not string words
            || sight.Sees(
                Enum.GetValues<Sensitivity>().First(s => Kebab.Of(s) == words),
                state.GetValueOrDefault(RestrictedTo) as string
            )
                ? state
                : [];

        private Dictionary<string, object> Newest => after.Count > 0 ? after : before;

        private RecordRef? Holder =>
            (shape?.Holder ?? link?.Holder) is { } holder && Newest.GetValueOrDefault(Snake(holder.Name)) is RecordRef held
                ? held
                : null;

        public TouchedRecord InWords(IReadOnlyDictionary<RecordRef, RecordName> names)
        {
            var own = names.GetValueOrDefault(new RecordRef(logged.Kind, logged.RecordId));
            var holder = Holder is { } held ? names.GetValueOrDefault(held) : null;
            var title = shape?.Title is { } property ? Newest.GetValueOrDefault(Snake(property.Name)) as string : null;
            return new TouchedRecord(
                logged.Kind.Replace('-', ' '),
                title ?? Named(names) ?? (Newest.GetValueOrDefault("key") as string)?.Replace('-', ' ') ?? Target(names),
                holder?.Title,
                logged.Before is null ? Touch.Added
                    : logged.After is null ? Touch.Removed
                    : Touch.Changed,
                [
                    .. before
                        .Keys.Union(after.Keys, StringComparer.Ordinal)
                        .Where(c =>
                            !Unread.Contains(c, StringComparer.Ordinal)
                            || (c == "sensitivity" && before.Count > 0 && after.Count > 0)
                        )
                        .Where(c => c != Snake((shape?.Holder ?? link?.Holder)?.Name ?? ""))
                        .Where(c => !Equals(before.GetValueOrDefault(c), after.GetValueOrDefault(c)))
                        .OrderBy(c => columns.Keys.ToList().IndexOf(c))
                        .Select(c =>
                            FieldChange.Of(
                                columns.GetValueOrDefault(c)?.Name ?? c.Replace('_', ' '),
                                Say(c, before.GetValueOrDefault(c)),
                                Say(c, after.GetValueOrDefault(c))
                            )
                        ),
                ],
                own ?? holder,
                logged.ErasedBy
            );

            string? Say(string column, object? value) =>
                value switch
                {
                    null => null,
                    RecordRef record => NameOf(record),
                    string bodies when column == RestrictedTo => string.Join(", ", RecordRef.ParseSeveral(bodies).Select(NameOf)),
                    true => "yes",
                    false => "no",
                    DateOnly day => LondonDate.Words(day),
                    string text when columns.GetValueOrDefault(column)?.Type.IsEnum == true => text.Replace('-', ' '),
                    _ => Convert.ToString(value, CultureInfo.InvariantCulture),
                };

            string NameOf(RecordRef record) => names.GetValueOrDefault(record)?.Title ?? $"a {record.Kind} that is not shown";
        }

        // An appointment is known by its person, a line by the body to which it goes.
        private string? Named(IReadOnlyDictionary<RecordRef, RecordName> names) =>
            shape
                ?.Fields.Where(f => f.IsRequired && f.Property.Name != shape.Holder?.Name)
                .Select(f => Newest.GetValueOrDefault(Snake(f.Property.Name)))
                .OfType<RecordRef>()
                .Select(r => names.GetValueOrDefault(r)?.Title)
                .FirstOrDefault();

        private string Target(IReadOnlyDictionary<RecordRef, RecordName> names) =>
            link is not null && Newest.GetValueOrDefault(Snake(link.Target.Name)) is RecordRef target
                ? names.GetValueOrDefault(target)?.Title ?? $"a {target.Kind} that is not shown"
                : "a row of a list";

        private static string Snake(string name) => Kebab.Of(name).Replace('-', '_');

        private static string? KindOf(Shapes shapes, Type type)
        {
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            return bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(Id<>)
                ? shapes.All.FirstOrDefault(s => s.Type == bare.GetGenericArguments()[0])?.Kind
                : null;
        }

        private Dictionary<string, object> Values(LoggedState? state)
        {
            using var row = state?.Read();
            return row?.All.ToDictionary(
                    cell => cell.Column,
                    cell => Value(columns.GetValueOrDefault(cell.Column), cell.Value),
                    StringComparer.Ordinal
                )
                ?? new Dictionary<string, object>(StringComparer.Ordinal);
        }

        private static object Value(Column? column, JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number when column?.Type == typeof(Sensitivity) => Kebab.Of((Sensitivity)value.GetInt32()),
                JsonValueKind.Number => value.GetInt64(),
                _ when column?.Kind is { } kind => new RecordRef(kind, value.GetGuid()),
                _ when column?.Type == typeof(RecordRef) => RecordRef.Parse(value.GetString()!),
                _ when column?.Type == typeof(DateOnly) && LondonDate.TryParse(value.GetString(), out var day) => day,
                _ => value.GetString()!,
            };

        /// <param name="Name">What the field is called.</param>
        /// <param name="Type">The property's type.</param>
        /// <param name="Kind">The kind of record that it names, for a typed id.</param>
        private sealed record Column(string Name, Type Type, string? Kind);
    }
}
