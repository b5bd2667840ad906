using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Organisations;

namespace Remit.Decisions.Recording;

/// <summary>A decision as somebody means to record it, with what is made with it. Ids are given with it, so that what is sent twice counts once.</summary>
internal sealed record DecisionDraft
{
    /// <summary>The id of the decision to be.</summary>
    public required Id<Decision> Id { get; init; }

    public Id<AgendaItem>? Item { get; init; }
    public Id<Report>? Report { get; init; }
    public required string Title { get; init; }
    public required string Wording { get; init; }
    public string? Recommended { get; init; }
    public required DecisionOutcome Outcome { get; init; }
    public Id<Meeting>? DeferredTo { get; init; }
    public DecidedBy DecidedBy { get; init; }
    public int? For { get; init; }
    public int? Against { get; init; }
    public int? Abstained { get; init; }
    public Cast? CastingVote { get; init; }
    public string? Reasons { get; init; }
    public string? EvidenceWords { get; init; }
    public IReadOnlyList<RecordRef> Evidence { get; init; } = [];
    public string? Safeguarding { get; init; }
    public string? Equality { get; init; }
    public string? Views { get; init; }
    public string? NothingToConsider { get; init; }
    public string? ChairsDiscretion { get; init; }
    public string? BeyondPowers { get; init; }
    public Pence? Commits { get; init; }
    public Id<Decision>? Confirms { get; init; }

    /// <summary>What it is expected to move; for a decision that is changed, what is expected beside what was before.</summary>
    public IReadOnlyList<ExpectedMove> Expectations { get; init; } = [];

    /// <summary>What is to be done: actions made on the spot.</summary>
    public IReadOnlyList<WantedAction> Actions { get; init; } = [];

    /// <summary>What it changes in Remit once it stands.</summary>
    public IReadOnlyList<WantedEffect> Effects { get; init; } = [];
}

/// <summary>A measure that is to move.</summary>
internal sealed record ExpectedMove(string Measure, Direction Direction, DateOnly? By);

/// <summary>An action that the body asks for.</summary>
internal sealed record WantedAction(string What, RecordRef? Owner, string? OwnerWords, DateOnly? Due);

/// <summary>Something that the decision changes.</summary>
internal sealed record WantedEffect(RecordRef On)
{
    public Id<Person>? Person { get; init; }

    /// <summary>Whether the person gives the place up.</summary>
    public bool GivesUp { get; init; }
    public DateOnly? From { get; init; }
    public Id<Meeting>? Meeting { get; init; }

    /// <summary>The control of the form in which it was said; null where it was said otherwise.</summary>
    public string? Control { get; init; }
}
