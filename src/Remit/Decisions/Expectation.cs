using Remit.Kernel;

namespace Remit.Decisions;

/// <summary>Which way a measure is expected to move.</summary>
public enum Direction
{
    /// <summary>It is to rise.</summary>
    Up,

    /// <summary>It is to fall.</summary>
    Down,

    /// <summary>It is to stay as it is.</summary>
    Steady,
}

/// <summary>A measure that a decision is expected to move, and which way.</summary>
public sealed class Expectation : Record<Expectation>
{
    /// <summary>The decision.</summary>
    public required Id<Decision> Decision { get; init; }

    /// <summary>The measure in words: "first-time entrants to the youth justice system".</summary>
    public required string Measure { get; set; }

    /// <summary>Which way.</summary>
    public required Direction Direction { get; set; }

    /// <summary>By when; null where nobody said.</summary>
    public DateOnly? By { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Measure))
            yield return new Refusal(
                "An effect is expected of something",
                "Name the measure that is to move.",
                new RecordRef(Shape.Kind, RowId),
                "measure"
            );
    }

    internal static Shape<Expectation> Shape { get; } =
        new Shape<Expectation>("expectation", "expectations", "A measure that the decision is expected to move.")
            .In(e => e.Decision, "decision")
            .Titled(e => e.Measure)
            .Value("measure", e => e.Measure, "The measure in words.", required: true)
            .Value("direction", e => e.Direction, "Which way it is to move.", required: true)
            .Value("by", e => e.By, "By when.");
}
