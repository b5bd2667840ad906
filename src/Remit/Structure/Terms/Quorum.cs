using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>That somebody is there for a place.</summary>
/// <param name="Place">The place's key on its body.</param>
/// <param name="ByDeputy">Whether a deputy is there, and not the holder.</param>
/// <param name="Person">The key of who is there, where that is recorded: one person who is there for two places counts once among the members.</param>
public sealed record Presence(string Place, bool ByDeputy = false, string? Person = null);

/// <summary>A quorum rule with the places that it names, in order.</summary>
public sealed record QuorumAsk(QuorumRule Rule, IReadOnlyList<Named> Places)
{
    /// <summary>For each place the first of those that it continues, or the place itself.</summary>
    internal IReadOnlyList<Id<Place>> Origins { get; init; } = [];

    /// <summary>
    /// The same with the places of a day: where a place was handed on to another organisation, the rule means the one that continues it.
    /// </summary>
    public QuorumAsk On(IReadOnlyList<Seat> seats) =>
        this with
        {
            Places =
            [
                .. Places.Select(
                    (place, i) =>
                        i < Origins.Count
                        && seats.All(s => s.Key != place.Key)
                        && seats.FirstOrDefault(s => s.Origin == Origins[i]) is { } seat
                            ? new Named(seat.Key, seat.Title)
                            : place
                ),
            ],
        };
}

/// <summary>What a version of terms of reference says about quorum.</summary>
public enum QuorumState
{
    /// <summary>Nobody has recorded what it says.</summary>
    NotRecorded,

    /// <summary>It is recorded that it states none.</summary>
    NoneStated,

    /// <summary>It leaves it to the chair and asks for nothing else.</summary>
    LeftToTheChair,

    /// <summary>It asks for something.</summary>
    Stated,
}

/// <summary>The quorum rules of a version of terms of reference, which all must be met.</summary>
/// <param name="Rules">Every rule that is not withdrawn, in order.</param>
public sealed record Quorum(IReadOnlyList<QuorumAsk> Rules)
{
    /// <summary>Of a version that has no rules.</summary>
    public static Quorum NotRecorded { get; } = new([]);

    /// <summary>The rules that a meeting can meet or fail: the chair's discretion is none of them.</summary>
    public IReadOnlyList<QuorumAsk> Asks { get; } =
    [.. Rules.Where(r => r.Rule.Form is QuorumForm.Number or QuorumForm.Share or QuorumForm.Places)];

    /// <summary>Whether the chair may let a meeting go on although the rules are not met.</summary>
    public bool HasDiscretion { get; } = Rules.Any(r => r.Rule.Form == QuorumForm.ChairsDiscretion);

    /// <summary>What the terms say.</summary>
    public QuorumState State =>
        Asks.Count > 0 ? QuorumState.Stated
        : HasDiscretion ? QuorumState.LeftToTheChair
        : Rules.Count > 0 ? QuorumState.NoneStated
        : QuorumState.NotRecorded;

    /// <summary>
    /// Whether the rules are met, with the working. Who is there counts by place: a deputy counts as the holder does, and a place that is not in
    /// force that day counts for nothing. Where it is recorded who is there, one person who is there for two places counts once among the
    /// members, for each of the organisations, and for each place that a rule names.
    /// </summary>
    /// <param name="seats">The places of the body that are in force on the day.</param>
    /// <param name="there">Who is there; the same place twice counts once.</param>
    public QuorumJudgement Judge(IReadOnlyList<Seat> seats, IEnumerable<Presence> there)
    {
        var here = there.ToList();
        var present = here.Where(p => seats.Any(s => s.Key == p.Place))
            .GroupBy(p => p.Place, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.All(one => one.ByDeputy), StringComparer.Ordinal);
        var people = here.Where(p => p.Person is not null)
            .GroupBy(p => p.Place, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.First().Person!, StringComparer.Ordinal);
        var lines = Asks.Select(ask => QuorumCount.Of(ask.On(seats), seats, present, people)).ToList();
        var outcome = State switch
        {
            QuorumState.NotRecorded => QuorumOutcome.NotRecorded,
            QuorumState.NoneStated => QuorumOutcome.NoneStated,
            QuorumState.LeftToTheChair => QuorumOutcome.LeftToTheChair,
            QuorumState.Stated when lines.All(l => l.IsMet) => QuorumOutcome.Reached,
            QuorumState.Stated => QuorumOutcome.NotReached,
        };
        return new QuorumJudgement(
            outcome,
            HasDiscretion && present.Count > 0 && outcome != QuorumOutcome.Reached,
            [.. lines.Select(l => l.InWords())]
        );
    }

    /// <summary>The judgement if somebody were there for every place that is not known to be vacant.</summary>
    public QuorumJudgement WithAllThere(IReadOnlyList<Seat> seats) =>
        Judge(seats, [.. seats.Where(s => s.State != SeatState.Vacant).Select(s => new Presence(s.Key))]);
}

/// <summary>What comes of holding the quorum against who is there.</summary>
public enum QuorumOutcome
{
    /// <summary>Every rule is met.</summary>
    Reached,

    /// <summary>A rule is not met.</summary>
    NotReached,

    /// <summary>Only the chair can say.</summary>
    LeftToTheChair,

    /// <summary>The terms state no quorum, so that there is none to reach.</summary>
    NoneStated,

    /// <summary>What the terms say is not recorded, so that nobody can tell.</summary>
    NotRecorded,
}

/// <summary>Whether quorum is reached, with its working.</summary>
/// <param name="Outcome">What came out.</param>
/// <param name="ChairMayLetItGoOn">
/// Whether the chair may let the meeting go on although quorum is not reached. Not where nobody is there.
/// </param>
/// <param name="Lines">The working, a line for each rule that can be met or failed.</param>
public sealed record QuorumJudgement(QuorumOutcome Outcome, bool ChairMayLetItGoOn, IReadOnlyList<QuorumLine> Lines)
{
    /// <summary>What is missing, a sentence for each rule that is not met.</summary>
    public IEnumerable<string> Missing => Lines.Select(l => l.Missing).OfType<string>();

    /// <summary>The end of the working: "Quorum is not reached. The chair may let the meeting go on."</summary>
    public string Conclusion =>
        Outcome switch
        {
            QuorumOutcome.Reached => "Quorum is reached.",
            QuorumOutcome.NotReached when ChairMayLetItGoOn => "Quorum is not reached. The chair may let the meeting go on.",
            QuorumOutcome.NotReached => "Quorum is not reached.",
            QuorumOutcome.LeftToTheChair => "The terms leave it to the chair whether the meeting goes on.",
            QuorumOutcome.NoneStated => "The terms state no quorum.",
            QuorumOutcome.NotRecorded => "What the terms say about quorum is not recorded.",
        };
}

/// <summary>A line of the working.</summary>
/// <param name="Working">What was counted: "A third of 14 members: 5 needed, 6 there."</param>
/// <param name="IsMet">Whether the rule is met.</param>
/// <param name="Missing">What is missing: "2 more members are needed."; null where it is met.</param>
public sealed record QuorumLine(string Working, bool IsMet, string? Missing);
