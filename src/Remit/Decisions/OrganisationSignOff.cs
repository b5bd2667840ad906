using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Decisions;

/// <summary>How an organisation’s sign-off stands.</summary>
public enum SignOffState
{
    /// <summary>It is waited for.</summary>
    Waiting,

    /// <summary>The organisation signed off.</summary>
    Given,

    /// <summary>It refused: the decision goes back to the body.</summary>
    Refused,

    /// <summary>It is not needed any more.</summary>
    Withdrawn,
}

/// <summary>
/// That an organisation is to sign off (ratify) a decision that was agreed in principle (Executive paper, 7.1: seeking prompt ratification). It
/// is waited for, and then given or refused once and for good.
/// </summary>
public sealed class OrganisationSignOff : Record<OrganisationSignOff>
{
    /// <summary>Within so many days of the decision it is to be given where nobody said another day.</summary>
    public const int UsualDays = 28;

    /// <summary>The decision.</summary>
    public required Id<Decision> Decision { get; init; }

    /// <summary>The organisation.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Which of its own bodies or whom it has to ask, in words; null where nobody said.</summary>
    public string? AskedOf { get; set; }

    /// <summary>Why it is needed: what goes beyond what its member may agree.</summary>
    public required string Because { get; set; }

    /// <summary>Who leads on it in the organisation: a person or a post; null where nobody is known.</summary>
    public RecordRef? Lead { get; set; }

    /// <summary>The day by which it is to be given; null where nobody said, so that the usual one counts (<see cref="DueBy"/>).</summary>
    public DateOnly? Due { get; set; }

    /// <summary>How it stands.</summary>
    public SignOffState State { get; set; }

    /// <summary>The London day on which it was given or refused.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Who said so; null where that is not a recorded person.</summary>
    public Id<Person>? By { get; set; }

    /// <summary>Who said so in words: "Cabinet, minute 42".</summary>
    public string? ByWords { get; set; }

    /// <summary>What was said; for a refusal the reason.</summary>
    public string? Words { get; set; }

    /// <summary>The day by which it is to be given: the one that was said, else <see cref="UsualDays"/> after the decision.</summary>
    /// <param name="decidedOn">The day on which the body decided.</param>
    public DateOnly DueBy(DateOnly decidedOn) => Due ?? UsualDay(decidedOn);

    /// <summary>The day by which one is to be given that is asked for on a day, where nobody says another.</summary>
    public static DateOnly UsualDay(DateOnly asked) =>
        asked.DayNumber > DateOnly.MaxValue.DayNumber - UsualDays ? DateOnly.MaxValue : asked.AddDays(UsualDays);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (State is SignOffState.Given or SignOffState.Refused != On is not null)
            yield return Of("A sign-off has its day", "Say on which day it was given or refused.", "on");
        if (State == SignOffState.Refused && string.IsNullOrWhiteSpace(Words))
            yield return Of("A refusal has its reason", "Say why it is refused: the body is told.", "words");
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<OrganisationSignOff> Shape { get; } =
        new Shape<OrganisationSignOff>(
            "decision-sign-off",
            "decision-sign-offs",
            "That an organisation is to sign off the decision, and what it said."
        )
            .Called("organisation’s sign-off", "organisations’ sign-offs")
            .In(s => s.Decision, "decision")
            .BelongsTo(s => s.Organisation)
            .BelongsTo(s => s.Lead)
            .Value("organisation", s => s.Organisation, "The organisation.", required: true)
            .Value("asked-of", s => s.AskedOf, "Which of its own bodies it has to ask, in words.")
            .Value("because", s => s.Because, "Why it is needed.", required: true)
            .Value("lead", s => s.Lead, "Who leads on it in the organisation.", kinds: ["person", "post"])
            .Value("due", s => s.Due, "The day by which it is to be given.")
            .Value("state", s => s.State, "How it stands.", required: true)
            .Value("on", s => s.On, "The day on which it was given or refused.")
            .Value("by", s => s.By, "Who said so.")
            .Value("by-words", s => s.ByWords, "Who said so, in words.")
            .Value("words", s => s.Words, "What was said; for a refusal the reason.")
            .Personally(s => s.ByWords, s => s.Words);
}
