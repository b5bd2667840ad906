using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>What a line means.</summary>
public enum LineKind
{
    /// <summary>On screen "accountable to".</summary>
    AccountableTo,

    /// <summary>On screen "scrutinises".</summary>
    Scrutinises,

    /// <summary>On screen "works with".</summary>
    WorksWith,
}

/// <summary>
/// A dated line between bodies, or from a post to a body. "Accountable to" has a scope: everything, or named matters.
/// A body can answer to several. With scope "everything" there is no circle on any date.
/// </summary>
public sealed class Line : DatedRecord<Line>
{
    /// <summary>The scope that covers all that a body does.</summary>
    public const string Everything = "everything";

    /// <summary>The body or post from which it goes out.</summary>
    public required RecordRef Start { get; init; }

    /// <summary>What it means.</summary>
    public LineKind Kind { get; set; }

    /// <summary>The body to which it goes.</summary>
    public required Id<Body> To { get; set; }

    /// <summary>What it covers: <see cref="Everything"/>, or words such as "annual work programme"; null where nobody said.</summary>
    public string? Scope { get; set; }

    /// <summary>Whether it makes the one answer wholly to the other.</summary>
    public bool IsWhole => Kind == LineKind.AccountableTo && Scope == Everything;

    /// <summary>
    /// What follows the name of a line's other end: ": annual work programme"; nothing where it is for everything, and for a line of
    /// accountability that it was not said.
    /// </summary>
    internal static string AfterName(LineKind kind, string? scope) =>
        scope switch
        {
            Everything => "",
            null => kind == LineKind.AccountableTo ? ", for what is not recorded" : "",
            _ => $": {scope}",
        };

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals() =>
        Start == new RecordRef("body", To.Value)
            ?
            [
                new Refusal(
                    "A line goes to another body",
                    "A body can't be accountable to itself, scrutinise itself or work with itself.",
                    Field: "to"
                ),
            ]
            : [];

    internal static Shape<Line> Shape { get; } =
        new Shape<Line>("line", "lines", "Accountable to, scrutinises or works with: a dated line to a body.")
            .Called("line of accountability or of work", "lines of accountability or of work")
            .In(l => l.Start, "body", "post")
            .Value("kind", l => l.Kind, "What it means.", required: true)
            .Value("to", l => l.To, "The body to which it goes.", required: true)
            .Value("scope", l => l.Scope, "What it covers: “everything”, or words such as “annual work programme”.")
            .Dated(l => l.Period);
}
