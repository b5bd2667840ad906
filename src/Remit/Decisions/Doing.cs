using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Decisions;

/// <summary>How far an organisation has come with doing what was decided.</summary>
public enum DoingState
{
    /// <summary>It has not begun.</summary>
    NotBegun,

    /// <summary>It is at it.</summary>
    UnderWay,

    /// <summary>It has done it.</summary>
    Done,

    /// <summary>There is nothing for it to do.</summary>
    NothingToDo,
}

/// <summary>What was said on a day of how far an organisation has come with a decision. It is never written over.</summary>
public sealed class Doing : Record<Doing>, IStatement
{
    /// <summary>The decision.</summary>
    public required Id<Decision> Decision { get; init; }

    /// <summary>The organisation.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The day for which it is said.</summary>
    public required DateOnly On { get; set; }

    /// <summary>How far it has come.</summary>
    public required DoingState State { get; init; }

    /// <summary>What there is to say.</summary>
    public string? Words { get; init; }

    /// <summary>Who says so; null where that is not a recorded person.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>Who says so in words.</summary>
    public string? ByWords { get; init; }

    internal static Shape<Doing> Shape { get; } =
        new Shape<Doing>(
            "decision-doing",
            "decision-doings",
            "What was said of how far an organisation has come with the decision."
        )
            .Called("account of implementation", "accounts of implementation")
            .In(d => d.Decision, "decision")
            .BelongsTo(d => d.Organisation)
            .Value("organisation", d => d.Organisation, "The organisation.", required: true)
            .Value("on", d => d.On, "The day for which it is said.", required: true)
            .Value("state", d => d.State, "How far it has come.", required: true)
            .Value("words", d => d.Words, "What there is to say.")
            .Value("by", d => d.By, "Who says so.")
            .Value("by-words", d => d.ByWords, "Who says so, in words.")
            .Personally(d => d.Words, d => d.ByWords);
}
