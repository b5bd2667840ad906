using System.Linq.Expressions;
using System.Reflection;

namespace Remit.Kernel;

/// <summary>
/// The description of one kind of record, given once beside it: its names, the record that holds it, its fields in the order
/// in which people read them. The database maps by it, the log names by it, and the portable format reads and writes by it.
/// </summary>
public abstract class Shape(string kind, string plural, string about, Type type)
{
    private readonly List<Field> fields = [];
    private readonly HashSet<string> personal = new(StringComparer.Ordinal) { nameof(Record.Note) };
    private readonly List<PropertyInfo> belonging = [];
    private readonly List<PropertyInfo> closing = [];
    private readonly List<PropertyInfo> searched = [];
    private readonly List<PropertyInfo> foundOn = [];

    /// <summary>The kind's one word in references and files: "body".</summary>
    public string Kind { get; } = kind;

    /// <summary>Its plural: the name of its table, and of its records inside the file of the record that holds them.</summary>
    public string Plural { get; } = plural;

    /// <summary>One of them and several, inside a sentence: "piece of evidence" and "pieces of evidence".</summary>
    public (string One, string Several) InWords { get; protected set; } = (kind.Replace('-', ' '), plural.Replace('-', ' '));

    /// <summary>What it is, in a sentence.</summary>
    public string About { get; } = about;

    /// <summary>The record's type.</summary>
    public Type Type { get; } = type;

    /// <summary>The fields in reading order, without note, taken-from and sensitivity, which every record has last.</summary>
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>The property that names the holder, or null for a record that stands alone.</summary>
    public PropertyInfo? Holder { get; protected set; }

    /// <summary>The kinds that can hold it.</summary>
    public IReadOnlyList<string> HolderKinds { get; protected set; } = [];

    /// <summary>The property that people know it by, or null where it has none of its own.</summary>
    public PropertyInfo? Title { get; protected set; }

    /// <summary>What tells two records of one title apart: of two people their jobs; null where nothing does.</summary>
    public PropertyInfo? ToldApart { get; protected set; }

    /// <summary>What tells them apart where that is not recorded; null for nothing.</summary>
    public PropertyInfo? ToldApartOtherwise { get; protected set; }

    /// <summary>Where a record that stands alone lies among the files.</summary>
    public FileLayout? Place { get; protected set; }

    /// <summary>What its records say that a field of another said for a period before; null for most kinds.</summary>
    public FormerValues? Former { get; protected set; }

    /// <summary>
    /// The properties that hold what tells of a person, and are erased as a whole with the person whom the record is of or names. The note
    /// is one in every kind, as people write into it what fits nowhere else.
    /// </summary>
    public IReadOnlySet<string> Personal => personal;

    /// <summary>
    /// The properties that hold words: the personal ones and all others, for people write names into any. In the log stand commitments to
    /// them. Not among them are the sets of references that are kept as text.
    /// </summary>
    public IReadOnlySet<string> Texts =>
        Type.GetProperties()
            .Where(p => p.PropertyType == typeof(string) && p.CanWrite && p.Name != nameof(Record.RestrictedTo))
            .Select(p => p.Name)
            .Except(fields.Where(f => f.Form == FieldForm.References).Select(f => f.Property.Name))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The properties that name, beside its holder, bodies, organisations and posts to which it belongs: whoever has a say there has one here.</summary>
    public IReadOnlyList<PropertyInfo> Belonging => belonging;

    /// <summary>
    /// The list of another record – mostly its holder – whose people, posts, bodies and organisations it belongs to as well, while that record
    /// itself does not: an owner records how far an item has come, and changes nothing of the item. Null for most kinds.
    /// </summary>
    public ListedBy? BelongingList { get; protected set; }

    /// <summary>The part of a record that whoever may write another kind about it may write as well; null for most kinds.</summary>
    public WrittenInPart? InPart { get; protected set; }

    /// <summary>
    /// The properties that close a record beside its holder: it is never open to more people than the record that they name, for its words
    /// tell of that.
    /// </summary>
    public IReadOnlyList<PropertyInfo> Closing => closing;

    /// <summary>The properties whose words a search looks through, the one that says most first; none for a kind that is not searched.</summary>
    public IReadOnlyList<PropertyInfo> Searched => searched;

    /// <summary>The property that keeps a record out of every search as long as it says something: a draft is not found. Null for most kinds.</summary>
    public PropertyInfo? Unsearched { get; protected set; }

    /// <summary>The days by which a search knows its records beside their first and last one: when it is due, when it was done.</summary>
    public IReadOnlyList<PropertyInfo> FoundOnDays => foundOn;

    /// <summary>The property with the day before which no search finds a record; null for most kinds, which have their first day for that.</summary>
    public PropertyInfo? FoundFromDay { get; protected set; }

    /// <summary>Whether a search answers with its records themselves, and not with what holds them.</summary>
    public bool IsFound { get; protected set; }

    /// <summary>Whether it holds for a period.</summary>
    public bool IsDated => typeof(IDated).IsAssignableFrom(Type);

    /// <summary>Adds a property that names to what it belongs.</summary>
    protected void Add(PropertyInfo belongsTo) => belonging.Add(belongsTo);

    /// <summary>Adds a property that names what closes it.</summary>
    protected void AddClosing(PropertyInfo closedBy) => closing.Add(closedBy);

    /// <summary>Adds a property whose words are searched.</summary>
    protected void AddSearched(PropertyInfo property) => searched.Add(property);

    /// <summary>Adds a property with a day by which a search knows its records.</summary>
    protected void AddFoundOn(PropertyInfo property) => foundOn.Add(property);

    /// <summary>Adds a field.</summary>
    protected void Add(Field field) => fields.Add(field);

    /// <summary>Adds a property that holds what tells of a person.</summary>
    protected void AddPersonal(string property) => personal.Add(property);

    /// <summary>The property in an expression such as <c>b =&gt; b.Name</c>.</summary>
    protected static PropertyInfo PropertyOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert
            ? convert.Operand
            : expression.Body;
        return body is MemberExpression { Member: PropertyInfo property }
            ? property
            : throw new ArgumentException($"Not a property: {expression}", nameof(expression));
    }
}

/// <summary>A field of a record: its name in files and history, its property, and what it says.</summary>
public sealed record Field(
    string Name,
    PropertyInfo Property,
    string About,
    bool IsRequired = false,
    FieldForm Form = FieldForm.Value
)
{
    /// <summary>Whether it is a list of references.</summary>
    public bool IsList => Form is FieldForm.Links or FieldForm.References;

    /// <summary>The type of what it holds; of a list, that of one reference.</summary>
    public Type Holds => Form == FieldForm.References ? typeof(RecordRef) : Property.PropertyType;

    /// <summary>For <see cref="FieldForm.Links"/>: the rows of the list.</summary>
    public LinkShape? Links { get; init; }

    /// <summary>For a <see cref="RecordRef"/>: the kinds that it can name; empty for any.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>For <see cref="FieldForm.TextFile"/>: the folder in which each text has a Markdown file of its own.</summary>
    public string? Folder { get; init; }
}

/// <summary>How a field is written down.</summary>
public enum FieldForm
{
    /// <summary>One value, as its type writes itself.</summary>
    Value,

    /// <summary>The record's own period: the two fields <c>from</c> and <c>until</c>.</summary>
    OwnPeriod,

    /// <summary>A Markdown text in a file of its own.</summary>
    TextFile,

    /// <summary>An ordered list of references, kept as rows of their own.</summary>
    Links,

    /// <summary>A set of references, kept as one text: by it a query leaves out what is not to be seen.</summary>
    References,
}

/// <summary>A list of another record.</summary>
/// <param name="By">The property that names that record.</param>
/// <param name="List">The name of its list.</param>
public sealed record ListedBy(PropertyInfo By, string List);

/// <summary>What of a record is written by whoever may write another kind about it.</summary>
/// <param name="As">The other kind, whose section of the policy is asked.</param>
/// <param name="List">The record's own list of those to whom that part belongs.</param>
/// <param name="Continues">Names the record with which a new one goes on.</param>
/// <param name="Fields">The names of the properties.</param>
public sealed record WrittenInPart(string As, string List, PropertyInfo Continues, IReadOnlySet<string> Fields);

/// <summary>The rows behind a list of references.</summary>
/// <param name="Kind">The kind's word in the log.</param>
/// <param name="Plural">The table.</param>
/// <param name="Type">The row's type.</param>
/// <param name="Holder">The property that names the record whose list it is.</param>
/// <param name="Target">The property that names the record in the list: a typed id or a <see cref="RecordRef"/>.</param>
/// <param name="Kinds">The kinds that a <see cref="RecordRef"/> in the list can name; empty for any.</param>
public sealed record LinkShape(
    string Kind,
    string Plural,
    Type Type,
    PropertyInfo Holder,
    PropertyInfo Target,
    IReadOnlyList<string> Kinds
);

/// <summary>
/// How dated records say what a field of another record said for a period: the name that it had, the organisation to which it
/// belonged. No two of one record overlap, and each ends; on the days of none the field says what it says now.
/// </summary>
/// <param name="Of">The property that names the other record.</param>
/// <param name="Value">The property with what its field said.</param>
/// <param name="Fields">By the kind of the other record, the property of its field.</param>
public sealed record FormerValues(PropertyInfo Of, PropertyInfo Value, IReadOnlyDictionary<string, string> Fields);

/// <summary>Where the records of a kind lie among the files.</summary>
/// <param name="Path">A folder with a YAML file for each record, one CSV file for all, or one YAML file for the only record.</param>
/// <param name="Form">Which of the three.</param>
public sealed record FileLayout(string Path, FileForm Form);

/// <summary>How the records of a kind are laid into files.</summary>
public enum FileForm
{
    /// <summary>A YAML file for each record, named by its key.</summary>
    FileEach,

    /// <summary>A CSV file, a line for each record.</summary>
    List,

    /// <summary>One YAML file for the only record of its kind.</summary>
    Single,
}

/// <inheritdoc cref="Shape"/>
public sealed class Shape<T>(string kind, string plural, string about) : Shape(kind, plural, about, typeof(T))
    where T : Record<T>
{
    /// <summary>It lies inside a record of one kind, and its key is unique there.</summary>
    public Shape<T> In<THolder>(Expression<Func<T, Id<THolder>>> holder, string holderKind)
        where THolder : Record<THolder>
    {
        Holder = PropertyOf(holder);
        HolderKinds = [holderKind];
        return this;
    }

    /// <summary>It lies inside a record of one of several kinds.</summary>
    public Shape<T> In(Expression<Func<T, RecordRef>> holder, params string[] holderKinds)
    {
        Holder = PropertyOf(holder);
        HolderKinds = holderKinds;
        return this;
    }

    /// <summary>It belongs, beside its holder, to the body, organisation or post that this property names.</summary>
    public Shape<T> BelongsTo<TNamed>(Expression<Func<T, TNamed>> named)
    {
        Add(PropertyOf(named));
        return this;
    }

    /// <summary>It belongs, beside its holder, to those whom a list of its holder names.</summary>
    public Shape<T> BelongsToListedByItsHolder(string list)
    {
        BelongingList = new ListedBy(Holder!, list);
        return this;
    }

    /// <summary>It belongs to those whom a list of the record names that this property names.</summary>
    public Shape<T> BelongsToListedBy<TNamed>(Expression<Func<T, TNamed>> named, string list)
    {
        BelongingList = new ListedBy(PropertyOf(named), list);
        return this;
    }

    /// <summary>
    /// Of these fields is written, too, by whoever may write records of another kind about it, and by those whom its list names; and what
    /// goes on with it may be made by them if it says the same but for these fields.
    /// </summary>
    /// <param name="kind">The other kind.</param>
    /// <param name="list">The list of those who are to do it.</param>
    /// <param name="continues">Names the record with which a new one goes on.</param>
    /// <param name="fields">What may be written.</param>
    public Shape<T> WrittenInPart<TNamed>(
        string kind,
        string list,
        Expression<Func<T, TNamed>> continues,
        params Expression<Func<T, object?>>[] fields
    )
    {
        InPart = new WrittenInPart(
            kind,
            list,
            PropertyOf(continues),
            fields.Select(f => PropertyOf(f).Name).ToHashSet(StringComparer.Ordinal)
        );
        return this;
    }

    /// <summary>It is about what this property names, and never open to more people than that.</summary>
    public Shape<T> ClosedBy<TNamed>(Expression<Func<T, TNamed>> named)
    {
        AddClosing(PropertyOf(named));
        return this;
    }

    /// <summary>One of them and several are called this inside a sentence, where kind and plural don't say it.</summary>
    public Shape<T> Called(string one, string several)
    {
        InWords = (one, several);
        return this;
    }

    /// <summary>People know it by this text or number; where a record has none, by its key.</summary>
    public Shape<T> Titled<TTitle>(Expression<Func<T, TTitle>> title)
    {
        Title = PropertyOf(title);
        return this;
    }

    /// <summary>Two of one title are told apart by this text, or where there is none by another.</summary>
    public Shape<T> ToldApartBy(Expression<Func<T, string?>> detail, Expression<Func<T, string?>>? otherwise = null)
    {
        ToldApart = PropertyOf(detail);
        ToldApartOtherwise = otherwise is null ? null : PropertyOf(otherwise);
        return this;
    }

    /// <summary>One value; a <see cref="RecordRef"/> can be held to some kinds.</summary>
    public Shape<T> Value<TValue>(
        string name,
        Expression<Func<T, TValue>> property,
        string about,
        bool required = false,
        IReadOnlyList<string>? kinds = null
    )
    {
        Add(new Field(name, PropertyOf(property), about, required) { Kinds = kinds ?? [] });
        return this;
    }

    /// <summary>The record's own period, written <c>from</c> and <c>until</c>.</summary>
    public Shape<T> Dated(
        Expression<Func<T, Period>> period,
        string about = "When it holds: the first and the last day. A missing start is not recorded; a missing end is open."
    )
    {
        Add(new Field("from", PropertyOf(period), about, Form: FieldForm.OwnPeriod));
        return this;
    }

    /// <summary>A Markdown text in a file of its own, in this folder.</summary>
    public Shape<T> TextFile(string folder, Expression<Func<T, string>> property, string about)
    {
        Add(new Field("text", PropertyOf(property), about, Form: FieldForm.TextFile) { Folder = folder });
        return this;
    }

    /// <summary>An ordered list of references.</summary>
    public Shape<T> Links<TLink, TTarget>(
        string name,
        string kind,
        string plural,
        Expression<Func<TLink, Id<T>>> holder,
        Expression<Func<TLink, TTarget>> target,
        string about,
        IReadOnlyList<string>? kinds = null
    )
        where TLink : Link<TLink>
    {
        var links = new LinkShape(kind, plural, typeof(TLink), PropertyOf(holder), PropertyOf(target), kinds ?? []);
        Add(new Field(name, links.Target, about, Form: FieldForm.Links) { Links = links, Kinds = links.Kinds });
        return this;
    }

    /// <summary>
    /// These texts tell of a person, and are erased as a whole with them. The key is one where it is made of a name.
    /// </summary>
    public Shape<T> Personally(params Expression<Func<T, string?>>[] properties)
    {
        foreach (var property in properties)
            AddPersonal(PropertyOf(property).Name);
        return this;
    }

    /// <summary>A search looks through the words of these and answers with the record; the first says most.</summary>
    public Shape<T> FoundBy(params Expression<Func<T, object?>>[] properties)
    {
        IsFound = true;
        return Speaks(properties);
    }

    /// <summary>A search looks through the words of these and answers with the record that holds this one; the first says most.</summary>
    public Shape<T> SpeaksForItsHolder(params Expression<Func<T, object?>>[] properties) => Speaks(properties);

    /// <summary>A search for what is of some time finds its records by these days, beside their first and last one.</summary>
    public Shape<T> FoundOn(params Expression<Func<T, DateOnly?>>[] days)
    {
        foreach (var day in days)
            AddFoundOn(PropertyOf(day));
        return this;
    }

    /// <summary>It speaks of a day, and no search that looks at an earlier one finds it.</summary>
    public Shape<T> FoundFrom(Expression<Func<T, DateOnly?>> day)
    {
        FoundFromDay = PropertyOf(day);
        return FoundOn(day);
    }

    /// <summary>No search looks through a record of which this says something.</summary>
    public Shape<T> SearchedUnless(Expression<Func<T, object?>> property)
    {
        Unsearched = PropertyOf(property);
        return this;
    }

    /// <summary>Each says what a field of another record said for its period.</summary>
    /// <param name="of">Names the other record.</param>
    /// <param name="value">What its field said.</param>
    /// <param name="fields">The kinds of the other record, each with the property of the field.</param>
    public Shape<T> FormerValueOf<TValue>(
        Expression<Func<T, RecordRef>> of,
        Expression<Func<T, TValue>> value,
        params (string Kind, string Property)[] fields
    )
    {
        Former = new FormerValues(
            PropertyOf(of),
            PropertyOf(value),
            fields.ToDictionary(f => f.Kind, f => f.Property, StringComparer.Ordinal)
        );
        return this;
    }

    /// <summary>A YAML file for each record in this folder.</summary>
    public Shape<T> InFolder(string folder) => PlacedAt(new FileLayout(folder, FileForm.FileEach));

    /// <summary>A line for each record in this CSV file.</summary>
    public Shape<T> InList(string file) => PlacedAt(new FileLayout(file, FileForm.List));

    /// <summary>The only record of its kind, in this YAML file.</summary>
    public Shape<T> Alone(string file) => PlacedAt(new FileLayout(file, FileForm.Single));

    private Shape<T> Speaks(Expression<Func<T, object?>>[] properties)
    {
        foreach (var property in properties)
            AddSearched(PropertyOf(property));
        return this;
    }

    private Shape<T> PlacedAt(FileLayout place)
    {
        Place = place;
        return this;
    }
}

/// <summary>Every shape that the modules gave, in the order in which files are read: what is named comes before what names it.</summary>
public sealed class Shapes
{
    private readonly Dictionary<string, Shape> byKind;
    private readonly Dictionary<Type, Shape> byType;

    /// <summary>Refuses two shapes of one kind, and a holder that has no shape.</summary>
    public Shapes(IEnumerable<Shape> shapes)
    {
        All = [.. shapes];
        byKind = All.ToDictionary(s => s.Kind, StringComparer.Ordinal);
        byType = All.ToDictionary(s => s.Type);
        Links = [.. All.SelectMany(s => s.Fields).Select(f => f.Links).OfType<LinkShape>()];
        var orphan = All.FirstOrDefault(s => s.HolderKinds.Any(k => !byKind.ContainsKey(k)));
        if (orphan is not null)
            throw new ArgumentException($"The shape of '{orphan.Kind}' lies in a kind that has none.", nameof(shapes));
    }

    /// <summary>All of them, in the order given.</summary>
    public IReadOnlyList<Shape> All { get; }

    /// <summary>Every list of references.</summary>
    public IReadOnlyList<LinkShape> Links { get; }

    /// <summary>The shape of a kind, or null.</summary>
    public Shape? Find(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>The shape of a kind.</summary>
    public Shape this[string kind] => byKind[kind];

    /// <summary>The shape of a record's type.</summary>
    public Shape this[Type type] => byType[type];

    /// <summary>The shapes of the records that a kind can hold, in order.</summary>
    public IEnumerable<Shape> HeldBy(string kind) => All.Where(s => s.HolderKinds.Contains(kind, StringComparer.Ordinal));

    /// <summary>A reference to a record.</summary>
    public RecordRef RefOf<T>(Record<T> record)
        where T : Record<T> => new(byType[typeof(T)].Kind, record.RowId);
}
