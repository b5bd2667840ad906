using Remit.Kernel;

namespace Remit.Editing;

/// <summary>
/// How a kind of record is added and changed by people: its fields as questions, in parts that are asked one after the other. Given once
/// beside the record; the pages and the verbs <c>add</c> and <c>change</c> are made from it alone.
/// </summary>
public abstract class EditForm
{
    private readonly List<EditPart> parts;
    private readonly Dictionary<string, string> fieldsFor = new(StringComparer.Ordinal);

    private protected EditForm(Shape shape) => (Shape, parts) = (shape, [EditPart.Rest(shape)]);

    /// <summary>The kind of record.</summary>
    public Shape Shape { get; }

    /// <summary>One of them after "add": "a body".</summary>
    public string One => $"{Texts.Article(Shape.InWords.One)} {Shape.InWords.One}";

    /// <summary>Whether it can be added by its form: what a guided task of its own adds is only changed here.</summary>
    public bool CanAdd { get; private protected set; } = true;

    /// <summary>The parts that this kind has, and last those that every kind has.</summary>
    public IReadOnlyList<EditPart> Parts => parts;

    /// <summary>The questions of all parts.</summary>
    public IEnumerable<Question> Questions => parts.SelectMany(p => p.Questions);

    /// <summary>The part with a key; null for none.</summary>
    public EditPart? Find(string? key) => Parts.FirstOrDefault(p => p.Key == key);

    /// <summary>Makes the key of a new record from those that are taken beside it; null makes it from its words.</summary>
    internal Func<IReadOnlySet<string>, string>? KeyFrom { get; private protected set; }

    /// <summary>The words of which the key of a new record is made, where they are not its title or first answers: of a meeting, its day.</summary>
    internal Func<Record, string>? KeyWords { get; private protected set; }

    /// <summary>Puts what most new ones say into a record before its questions are asked; null where nothing is likelier.</summary>
    internal Action<Record, DateOnly>? BeginsWith { get; private protected set; }

    /// <summary>
    /// For the kinds from whose pages a new one is begun, the field that names that record: an action of a body is reported to it. Whoever
    /// may write records of that body may add one.
    /// </summary>
    public IReadOnlyDictionary<string, string> FieldsFor => fieldsFor;

    private protected void BeginsFor(string kind, string field) => fieldsFor.Add(kind, field);

    private protected void AskWhoMaySee(string hint) => parts[^1] = EditPart.Rest(Shape, hint);

    private protected void Add(EditPart part) => parts.Insert(parts.Count - 1, part);
}

/// <inheritdoc/>
public sealed class EditForm<T>(Shape<T> shape) : EditForm(shape)
    where T : Record<T>
{
    /// <summary>A page of questions that belong together.</summary>
    /// <param name="key">In the address: "name".</param>
    /// <param name="title">Above the questions: "Name and purpose".</param>
    /// <param name="ask">Adds the questions.</param>
    public EditForm<T> Part(string key, string title, Action<EditPart> ask)
    {
        var part = new EditPart(Shape, key, title);
        ask(part);
        Add(part);
        return this;
    }

    /// <summary>What whoever says who may see it has to know: which of its words stand elsewhere.</summary>
    public EditForm<T> SeenElsewhere(string hint)
    {
        AskWhoMaySee(hint);
        return this;
    }

    /// <summary>It is there already, or added in another way.</summary>
    public EditForm<T> OnlyChanged()
    {
        CanAdd = false;
        return this;
    }

    /// <summary>New ones have this key: of versions, the next number.</summary>
    public EditForm<T> Keyed(Func<IReadOnlySet<string>, string> keyFrom)
    {
        KeyFrom = keyFrom;
        return this;
    }

    /// <summary>New ones have a key of these words.</summary>
    public EditForm<T> KeyedBy(Func<T, string> words)
    {
        KeyWords = record => words((T)record);
        return this;
    }

    /// <summary>Begun from the page of a record of this kind, this field names it.</summary>
    public EditForm<T> For(string kind, string field)
    {
        BeginsFor(kind, field);
        return this;
    }

    /// <summary>New ones say this before anybody answers, given the day: the year that a programme is for.</summary>
    public EditForm<T> Begins(Action<T, DateOnly> say)
    {
        BeginsWith = (record, today) => say((T)record, today);
        return this;
    }
}

/// <summary>Questions that stand on one page.</summary>
public sealed class EditPart(Shape shape, string key, string title)
{
    private readonly List<Question> questions = [];

    /// <summary>In the address.</summary>
    public string Key { get; } = key;

    /// <summary>Above the questions.</summary>
    public string Title { get; } = title;

    /// <summary>In their order.</summary>
    public IReadOnlyList<Question> Questions => questions;

    /// <summary>Asks for a text, a date, a yes or no, or another record, as the field's type is.</summary>
    /// <param name="name">The field's name in the shape.</param>
    /// <param name="label">What it is about, in a list.</param>
    /// <param name="asked">The question.</param>
    /// <param name="hint">What helps to answer it.</param>
    /// <param name="lines">How many lines a text has room for.</param>
    /// <param name="none">For another record that may be left out: what it means that it is.</param>
    public EditPart Ask(string name, string label, string asked, string? hint = null, int lines = 1, string? none = null)
    {
        var field = FieldOf(name);
        var type = ValueText.Plain(field.Holds);
        questions.Add(
            field.Form == FieldForm.Links ? new RecordsQuestion(field, label, asked, hint)
            : References.IsReference(type) ? new RecordQuestion(field, label, asked, hint, none)
            : type == typeof(bool) ? new YesNoQuestion(field, label, asked, hint)
            : type == typeof(DateOnly) ? new DateQuestion(field, label, asked, hint)
            : new TextQuestion(field, label, asked, hint, lines)
        );
        return this;
    }

    /// <summary>Asks for one of a few.</summary>
    /// <param name="name">The field's name in the shape.</param>
    /// <param name="label">What it is about, in a list.</param>
    /// <param name="asked">The question.</param>
    /// <param name="words">What each is called on screen.</param>
    /// <param name="hint">What helps to answer it.</param>
    /// <param name="none">Where it may be left out: what it means that it is.</param>
    public EditPart Choose<TChoice>(
        string name,
        string label,
        string asked,
        Func<TChoice, string> words,
        string? hint = null,
        string none = "Not known"
    )
        where TChoice : struct, Enum
    {
        questions.Add(new ChoiceQuestion(FieldOf(name), label, asked, hint, choice => words((TChoice)choice), none));
        return this;
    }

    /// <summary>Asks since when and until when the record holds.</summary>
    public EditPart Dates(string label, string from, string until, string? hint = null)
    {
        var own = shape.Fields.Single(f => f.Form == FieldForm.OwnPeriod);
        questions.Add(new PeriodQuestion(own, label, from, until, hint));
        return this;
    }

    /// <summary>Asks whether something ever holds, since when and until when.</summary>
    public EditPart Span(string name, string label, string asked, string from, string until, string? hint = null)
    {
        questions.Add(new SpanQuestion(FieldOf(name), label, asked, from, until, hint));
        return this;
    }

    /// <summary>Some questions, whatever their parts.</summary>
    internal static EditPart Of(Shape shape, IEnumerable<Question> questions)
    {
        var part = new EditPart(shape, "", "");
        part.questions.AddRange(questions);
        return part;
    }

    /// <summary>What is asked of every record.</summary>
    internal static EditPart Rest(Shape shape, string? whoMaySee = null)
    {
        var rest = new EditPart(shape, "more", "Who may see it, and notes");
        var note = new Field("note", shape.Type.GetProperty(nameof(Record.Note))!, "Anything worth saying beside the fields.");
        rest.questions.Add(new WhoMaySeeQuestion(whoMaySee));
        rest.questions.Add(new TextQuestion(note, "Note", "Is there anything else worth saying?", null, lines: 3));
        return rest;
    }

    private Field FieldOf(string name) =>
        shape.Fields.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException($"The shape of '{shape.Kind}' has no field '{name}'.", nameof(name));
}
