using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>
/// One question of a form about a record: how it is asked, how an answer is read, and how it is said back. A question that is not answered
/// rightly says why, and leaves the record as it was.
/// </summary>
public abstract class Question
{
    private protected Question(string name, string label, string asked, string? hint)
    {
        Name = name;
        Label = label;
        Asked = asked;
        Hint = hint;
    }

    /// <summary>The name of the field, and of the control.</summary>
    public string Name { get; }

    /// <summary>What it is about, in a list: "Purpose".</summary>
    public string Label { get; }

    /// <summary>The question as it is put: "What is it for?"</summary>
    public string Asked { get; }

    /// <summary>What helps to answer it.</summary>
    public string? Hint { get; }

    /// <summary>The names of its controls.</summary>
    public virtual IReadOnlyList<string> Controls => [Name];

    /// <summary>The kinds of records among which it lets choose.</summary>
    internal virtual IReadOnlyList<string> KindsIn(Shapes shapes) => [];

    /// <summary>Whether a new record's form opens without an answer, as none is more likely than another.</summary>
    internal virtual bool IsForThePersonToChoose => false;

    /// <summary>The control to which an error leads.</summary>
    internal virtual string ControlOf(string error) => Name;

    /// <summary>The controls at which an error of it can stand.</summary>
    internal virtual IEnumerable<string> PlacesOfErrors => [.. Controls, Name];

    /// <summary>Puts what a record says into the answers.</summary>
    internal abstract void Show(Record record, Surroundings around, Answers answers);

    /// <summary>Writes an answer as the question itself would: of what can be said in two ways, one is compared.</summary>
    internal virtual void Settle(Answers answers, Surroundings around) { }

    /// <summary>Puts an answer into the record.</summary>
    /// <returns>What is wrong with it, in a sentence without a full stop; null where it was taken.</returns>
    internal abstract string? Take(Answers answers, Record record, Surroundings around);

    /// <summary>The answer as it is said back; null for none.</summary>
    internal abstract string? Said(Answers answers, Surroundings around);

    /// <summary>The control that asks.</summary>
    internal abstract Markup Control(Answers answers, Surroundings around, string? error);

    /// <summary>The kinds that a field can name.</summary>
    private protected static IReadOnlyList<string> KindsOf(Field field, Shapes shapes) =>
        field.Kinds.Count > 0 ? field.Kinds
        : References.TargetOf(field.Holds) is { } target ? [shapes[target].Kind]
        : [.. shapes.All.Where(s => s.Title is not null).Select(s => s.Kind)];

    /// <summary>The label in the middle of a sentence.</summary>
    private protected string InASentence => Label.Length == 0 ? "" : char.ToLowerInvariant(Label[0]) + Label[1..];
}
