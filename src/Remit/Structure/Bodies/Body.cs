using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Organisations;

namespace Remit.Structure.Bodies;

/// <summary>What sort of body meets; on screen it is called by this.</summary>
public enum BodyKind
{
    Board,
    Executive,
    SafeguardingBoard,
    AgeGroup,
    LocalGroup,
    WorkingGroup,
    Council,
    Cabinet,
    ScrutinyCommittee,
    CouncilCommittee,
    StrategicPartnership,
    Forum,
    ManagementTeam,
    Other,
}

/// <summary>Whether a body goes on, or ends with its task.</summary>
public enum Duration
{
    /// <summary>It goes on.</summary>
    Standing,

    /// <summary>On screen "task and finish": it has expected outcomes and an end.</summary>
    ShortLife,
}

/// <summary>Whether a body decides or advises.</summary>
public enum Deciding
{
    DecisionMaking,
    Advisory,
}

/// <summary>Where a body is in its life on a date.</summary>
public enum BodyState
{
    /// <summary>Not thought of yet on that date.</summary>
    NotYet,

    /// <summary>Proposed: it may have members and shadow meetings.</summary>
    Proposed,

    /// <summary>Established.</summary>
    Established,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>
/// Anything that meets: board, executive, safeguarding board or partnership, age group, local group, working group,
/// and the bodies outside the partnership to which it answers. It is proposed, then established, then closed.
/// </summary>
public sealed class Body : DatedRecord<Body>, INamed
{
    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>What sort of body it is.</summary>
    public BodyKind Kind { get; set; }

    /// <summary>Standing or short-life; null where nobody said.</summary>
    public Duration? Duration { get; set; }

    /// <summary>What a short-life body is expected to leave behind.</summary>
    public string? Outcomes { get; set; }

    /// <summary>The event that ends a short-life body, in words.</summary>
    public string? EndsWhen { get; set; }

    /// <summary>Whether it stands outside the partnership: a council, its committees.</summary>
    public bool Outside { get; set; }

    /// <summary>Whether it decides or advises; null where nobody said.</summary>
    public Deciding? Deciding { get; set; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>The ages that it declares to cover.</summary>
    public AgeRange? Ages { get; set; }

    /// <summary>How the ages are put elsewhere, or what goes beyond them.</summary>
    public string? AgesNote { get; set; }

    /// <summary>Whether it was ever established.</summary>
    public bool IsEstablished { get; private set; }

    /// <summary>The first day on which it was established; null where not recorded.</summary>
    public DateOnly? EstablishedFrom { get; private set; }

    /// <summary>The last day on which it was established.</summary>
    public DateOnly? EstablishedUntil { get; private set; }

    /// <summary>While it is established; null for a body that is only proposed.</summary>
    public Period? Established
    {
        get => IsEstablished ? new Period(EstablishedFrom, EstablishedUntil) : null;
        set => (IsEstablished, EstablishedFrom, EstablishedUntil) = (value is not null, value?.From, value?.Until);
    }

    /// <summary>Where it is in its life on a date.</summary>
    public BodyState StateOn(DateOnly day) =>
        Period.StartsAfter(day) ? BodyState.NotYet
        : Period.HasEndedBy(day) || Established?.HasEndedBy(day) == true ? BodyState.Closed
        : Established?.Covers(day) == true ? BodyState.Established
        : BodyState.Proposed;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Established is { } established && established.IsKnownToLieOutside(Period))
            yield return new Refusal(
                "A body is established within its life",
                $"“{Name}” can't be established {established} when it exists {Period}. Change one of the two periods.",
                Field: "established"
            );
        if (EndsWhen is not null && Duration == Bodies.Duration.Standing)
            yield return new Refusal(
                "Only a short-life body ends with an event",
                $"“{Name}” is a standing body, so it has no event that ends it. Say that it is short-life, or leave the event out.",
                Field: "ends-when"
            );
    }

    internal static Shape<Body> Shape { get; } =
        new Shape<Body>("body", "bodies", "Anything that meets: a board, an executive, a group, a committee.")
            .Titled(b => b.Name)
            .FoundBy(b => b.Name, b => b.Purpose, b => b.Outcomes)
            .Value("name", b => b.Name, "What it is called.", required: true)
            .Value("kind", b => b.Kind, "What sort of body it is.", required: true)
            .Value("duration", b => b.Duration, "Standing or short-life; leave it out where nobody said.")
            .Value("outcomes", b => b.Outcomes, "What a short-life body is expected to leave behind.")
            .Value("ends-when", b => b.EndsWhen, "The event that ends a short-life body.")
            .Value("outside", b => b.Outside, "true for a body outside the partnership: a council, its committees.")
            .Value("deciding", b => b.Deciding, "Whether it decides or advises; leave it out where nobody said.")
            .Value("purpose", b => b.Purpose, "What it is for.")
            .Value("ages", b => b.Ages, "The ages that it covers: “5 to 13”, “pre-birth to 5”, “13 and over”.")
            .Value("ages-note", b => b.AgesNote, "How the ages are put elsewhere, or what goes beyond them.")
            .Links<CoveredArea, Id<LocalArea>>(
                "covers",
                "covered-area",
                "covered_areas",
                c => c.Body,
                c => c.Area,
                "The local areas that it covers, and with them those that lie in them."
            )
            .Links<JointArea, Id<LocalArea>>(
                "joint-with",
                "joint-area",
                "joint_areas",
                j => j.Body,
                j => j.Area,
                "The neighbouring areas whose partnerships own it together with this one."
            )
            .Dated(b => b.Period, "Its whole life, the time as a proposed body included.")
            .Value("established", b => b.Established, "While it is established; leave it out for a body that is only proposed.")
            .InFolder("bodies");
}

/// <summary>How far a body has gone in taking over from another.</summary>
public enum SuccessionState
{
    /// <summary>Meant to happen.</summary>
    ToBecome,

    /// <summary>It has happened.</summary>
    Done,
}

/// <summary>That one thing takes over from another of its kind.</summary>
internal interface ISuccession
{
    /// <summary>The one that takes over.</summary>
    Guid Later { get; }

    /// <summary>The one that it takes over from.</summary>
    Guid Earlier { get; }
}

/// <summary>A body that another takes over from. History stays under the old name.</summary>
public sealed class Succession : Record<Succession>, ISuccession
{
    /// <summary>The body that takes over.</summary>
    public required Id<Body> Successor { get; init; }

    /// <summary>The body that it takes over from.</summary>
    public required Id<Body> Predecessor { get; set; }

    /// <inheritdoc/>
    Guid ISuccession.Later => Successor.Value;

    /// <inheritdoc/>
    Guid ISuccession.Earlier => Predecessor.Value;

    /// <summary>What is taken over.</summary>
    public string? What { get; set; }

    /// <summary>Meant, or done.</summary>
    public SuccessionState State { get; set; }

    /// <summary>The day on which it happened, where it is recorded.</summary>
    public DateOnly? On { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals() =>
        Predecessor == Successor
            ? [new Refusal("A body can't take over from itself", "Choose another body as the predecessor.", Field: "body")]
            : [];

    internal static Shape<Succession> Shape { get; } =
        new Shape<Succession>("succession", "predecessors", "A body that this one takes over from.")
            .Called("predecessor", "predecessors")
            .In(s => s.Successor, "body")
            .Value("body", s => s.Predecessor, "The body that this one takes over from.", required: true)
            .Value("what", s => s.What, "What is taken over.")
            .Value("state", s => s.State, "Meant to happen, or done.", required: true)
            .Value("on", s => s.On, "The day on which it happened.");
}

/// <summary>Whether a body leads on a topic or helps.</summary>
public enum AreaPart
{
    Lead,
    Contributing,
}

/// <summary>A topic that a body covers, perhaps for some ages only.</summary>
public sealed class AreaOfResponsibility : DatedRecord<AreaOfResponsibility>
{
    /// <summary>The body that covers it.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>The topic.</summary>
    public required string Title { get; set; }

    /// <summary>As lead or contributing.</summary>
    public AreaPart Part { get; set; }

    /// <summary>For these ages only.</summary>
    public AgeRange? Ages { get; set; }

    internal static Shape<AreaOfResponsibility> Shape { get; } =
        new Shape<AreaOfResponsibility>("area", "areas", "A topic that a body covers.")
            .Called("area of responsibility", "areas of responsibility")
            .In(a => a.Body, "body")
            .Titled(a => a.Title)
            .SpeaksForItsHolder(a => a.Title)
            .Value("title", a => a.Title, "The topic.", required: true)
            .Value("part", a => a.Part, "As lead or contributing.", required: true)
            .Value("ages", a => a.Ages, "For these ages only.")
            .Dated(a => a.Period);
}
