using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Organisations;

namespace Remit.Meetings.Papers;

/// <summary>What somebody who was asked to clear a report said.</summary>
public enum ClearanceOutcome
{
    /// <summary>It can go to the body.</summary>
    Cleared,

    /// <summary>It goes back to its authors.</summary>
    SentBack,
}

/// <summary>What one of those who clear a report said of it, on a day. It is never written over.</summary>
public sealed class Clearance : Record<Clearance>, IStatement
{
    /// <summary>The report.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>The London day.</summary>
    public required DateOnly On { get; set; }

    /// <summary>What was said.</summary>
    public required ClearanceOutcome Outcome { get; init; }

    /// <summary>Who of those that were asked: a person or a post.</summary>
    public required RecordRef Clearer { get; init; }

    /// <summary>The person who said so; null where that is not recorded.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>Why, or what to mend.</summary>
    public string? Words { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Outcome == ClearanceOutcome.SentBack && string.IsNullOrWhiteSpace(Words))
            yield return new Refusal(
                "What is sent back says what to mend",
                "Say what the authors have to change.",
                new RecordRef(Shape.Kind, RowId),
                "words"
            );
    }

    internal static Shape<Clearance> Shape { get; } =
        new Shape<Clearance>("clearance", "clearances", "What somebody who was asked to clear the report said of it.")
            .In(c => c.Report, "report")
            .BelongsToListedByItsHolder("clearers")
            .Value("on", c => c.On, "The day.", required: true)
            .Value("outcome", c => c.Outcome, "What was said.", required: true)
            .Value("clearer", c => c.Clearer, "Who of those that were asked.", required: true, kinds: ["person", "post"])
            .Value("by", c => c.By, "The person who said so.")
            .Value("words", c => c.Words, "Why, or what to mend.")
            .Personally(c => c.Words);
}
