using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Programmes;

/// <summary>How far an item of a work programme has come.</summary>
public enum ItemStatus
{
    NotStarted,
    OnTrack,
    AtRisk,
    Done,

    /// <summary>It is given up.</summary>
    Stopped,

    /// <summary>It goes on in another programme.</summary>
    CarriedOver,
}

/// <summary>What somebody said on a day of how far an item has come. It is never overwritten: a newer one follows it.</summary>
public sealed class ProgressStatement : Record<ProgressStatement>, IStatement
{
    /// <summary>The item.</summary>
    public required Id<ProgrammeItem> Item { get; init; }

    /// <summary>The day for which it is said.</summary>
    public required DateOnly On { get; set; }

    /// <summary>How far it has come.</summary>
    public required ItemStatus Status { get; set; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>What there is to say; for what is at risk, given up or carried over: why.</summary>
    public string? Words { get; set; }

    /// <summary>What the body above is asked for.</summary>
    public string? Ask { get; set; }

    /// <summary>Who says so.</summary>
    public Id<Person>? By { get; set; }

    /// <summary>Who says so in words, where no recorded person is meant.</summary>
    public string? ByWords { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Status == ItemStatus.Done && DoneOn is null)
            yield return new Refusal("What is done was done on a day", "Say on which day it was done.", Field: "done-on");
        if (Status != ItemStatus.Done && DoneOn is not null)
            yield return new Refusal(
                "What is done was done on a day",
                "Only what is done has a day on which it was done. Say that it is done, or leave the day out.",
                Field: "done-on"
            );
        if (DoneOn > On)
            yield return new Refusal(
                "What is done was done on a day",
                $"On {LondonDate.Words(On)} nobody knew yet that it would be done on {LondonDate.Words(DoneOn.Value)}. Say it for that day or a later one.",
                Field: "done-on"
            );
        if (Words is null && Status is ItemStatus.AtRisk or ItemStatus.Stopped or ItemStatus.CarriedOver)
            yield return new Refusal(
                "What does not go to plan says why",
                $"Say in a few words why the item is {Status.OnScreen().ToLowerInvariant()}: the highlight report gives them.",
                Field: "words"
            );
    }

    internal static Shape<ProgressStatement> Shape { get; } =
        new Shape<ProgressStatement>(
            "progress-statement",
            "progress-statements",
            "How far the item had come on a day, never overwritten."
        )
            .In(s => s.Item, "programme-item")
            .BelongsToListedByItsHolder("owners")
            .Value("on", s => s.On, "The day for which it is said.", required: true)
            .Value(
                "status",
                s => s.Status,
                "Not started, on track, at risk, done, stopped (given up) or carried over (into another programme).",
                required: true
            )
            .Value("done-on", s => s.DoneOn, "The day on which it was done.")
            .Value("words", s => s.Words, "What there is to say; where it does not go to plan, why.")
            .Value("ask", s => s.Ask, "What the body above is asked for.")
            .Value("by", s => s.By, "Who says so.")
            .Value("by-words", s => s.ByWords, "Who says so in words, where no recorded person is meant.")
            .Personally(s => s.Key, s => s.Words, s => s.Ask, s => s.ByWords);
}
