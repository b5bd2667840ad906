using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Decisions;

/// <summary>What came out of an item that asked for a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>It was noted.</summary>
    Noted,

    /// <summary>It was agreed as it was recommended.</summary>
    Agreed,

    /// <summary>It was agreed in other words than recommended.</summary>
    AgreedAsAmended,

    /// <summary>It was put off.</summary>
    Deferred,

    /// <summary>It was not agreed.</summary>
    NotAgreed,
}

/// <summary>How a body came to what it decided.</summary>
public enum DecidedBy
{
    /// <summary>Nobody was against it.</summary>
    Consensus,

    /// <summary>By counting votes.</summary>
    Vote,
}

/// <summary>How whoever chairs cast the casting vote, by which a vote that ties is settled.</summary>
public enum Cast
{
    /// <summary>For it: it is carried.</summary>
    For,

    /// <summary>Against it: it is lost.</summary>
    Against,
}

/// <summary>What came of a casting vote, in words.</summary>
public static class CastInWords
{
    /// <summary>What follows the votes that tied: "carried by the chair’s casting vote".</summary>
    public static string InWords(this Cast cast) =>
        cast switch
        {
            Cast.For => "carried by the chair’s casting vote",
            Cast.Against => "lost by the chair’s casting vote",
        };
}

/// <summary>
/// What a body decided at a meeting. Its wording is what holds; what was recommended stands beside it. Whether it binds is not kept here: it
/// follows from who was there, by <c>Decisions/Status</c>.
/// </summary>
public sealed class Decision : Record<Decision>
{
    internal const string AmendedInOtherWords = "What is agreed as amended has other words than the recommendation";
    internal const string DeferredSomewhere = "Only what is deferred goes to another meeting";
    internal const string VotesAreCounted = "Votes are counted where there was a vote";
    internal const string CastingVoteSettlesATie = "A casting vote settles a tie";
    internal const string DiscretionHasAReason = "The chair’s discretion has its reason";
    internal const int MostLetters = 20_000;

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The item under which it was decided; null where none is recorded.</summary>
    public Id<AgendaItem>? Item { get; set; }

    /// <summary>The report that asked for it; null where there was none.</summary>
    public Id<Report>? Report { get; set; }

    /// <summary>What it is called in lists.</summary>
    public required string Title { get; set; }

    /// <summary>What was decided, in the words that hold.</summary>
    public required string Wording { get; set; }

    /// <summary>What was recommended; null where nothing was.</summary>
    public string? Recommended { get; set; }

    /// <summary>What came out.</summary>
    public required DecisionOutcome Outcome { get; set; }

    /// <summary>The meeting to which it was deferred.</summary>
    public Id<Meeting>? DeferredTo { get; set; }

    /// <summary>How it was decided.</summary>
    public DecidedBy DecidedBy { get; set; }

    /// <summary>Votes for it.</summary>
    public int? For { get; set; }

    /// <summary>Votes against it.</summary>
    public int? Against { get; set; }

    /// <summary>Who abstained.</summary>
    public int? Abstained { get; set; }

    /// <summary>
    /// How the chair's casting vote was cast, which is not among the votes that are counted; null where none was.
    /// </summary>
    public Cast? CastingVote { get; set; }

    /// <summary>Why.</summary>
    public string? Reasons { get; set; }

    /// <summary>What it rests on, in words, beside the recorded evidence.</summary>
    public string? EvidenceWords { get; set; }

    /// <summary>How safeguarding was considered; null where that is not recorded.</summary>
    public string? Safeguarding { get; set; }

    /// <summary>How equality was considered; null where that is not recorded.</summary>
    public string? Equality { get; set; }

    /// <summary>How children’s and young people’s views were considered; null where that is not recorded.</summary>
    public string? Views { get; set; }

    /// <summary>Why no effect can be expected of it, or why none of these had to be considered; null where they have.</summary>
    public string? NothingToConsider { get; set; }

    /// <summary>Why the chair let it be taken although the quorum was not met, where the terms give the chair that discretion.</summary>
    public string? ChairsDiscretion { get; set; }

    /// <summary>What goes beyond what its members may agree, so that the organisations have to sign it off: "the money from 2009 on".</summary>
    public string? BeyondPowers { get; set; }

    /// <summary>How much money it commits; null where it commits none or nobody said.</summary>
    public Pence? Commits { get; set; }

    /// <summary>The decision, taken without a quorum, that this one confirms.</summary>
    public Id<Decision>? Confirms { get; set; }

    /// <summary>Whether something was agreed, as recommended or as amended.</summary>
    public bool IsAgreement => Outcome is DecisionOutcome.Agreed or DecisionOutcome.AgreedAsAmended;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Wording))
            yield return Of("A decision has its words", "Say what was decided.", "wording");
        if (Outcome == DecisionOutcome.AgreedAsAmended && (Recommended is null || Same(Wording, Recommended)))
            yield return Of(
                AmendedInOtherWords,
                Recommended is null
                    ? "Nothing was recommended that could be amended. Choose “agreed”, or say what was recommended."
                    : "The words are those that were recommended. Change them, or choose “agreed”.",
                "wording"
            );
        if (Outcome == DecisionOutcome.Agreed && Recommended is not null && !Same(Wording, Recommended))
            yield return Of(
                AmendedInOtherWords,
                "The words are not those that were recommended. Choose “agreed as amended”, or take the recommended words.",
                "outcome"
            );
        if (DeferredTo is not null && Outcome != DecisionOutcome.Deferred)
            yield return Of(DeferredSomewhere, "Choose “deferred”, or leave out the meeting to which it goes.", "deferred-to");
        if (DeferredTo == Meeting)
            yield return Of(
                DeferredSomewhere,
                "It can’t be deferred to the meeting at which it was heard. Choose a later one.",
                "deferred-to"
            );
        var votes = (int?[])[For, Against, Abstained];
        if (DecidedBy == DecidedBy.Vote ? For is null || Against is null : votes.Any(v => v is not null))
            yield return Of(
                VotesAreCounted,
                DecidedBy == DecidedBy.Vote
                    ? "Enter how many voted for it and how many against it."
                    : "It was decided by consensus. Choose a vote, or leave the numbers out.",
                "for"
            );
        if (votes.Any(v => v is < 0 or > 1_000))
            yield return Of(VotesAreCounted, "Votes are whole numbers from 0 to 1,000.", "for");
        if (DecidedBy == DecidedBy.Vote && IsAgreement && For <= Against && !(For == Against && CastingVote is not null))
            yield return Of(
                VotesAreCounted,
                $"{For} for and {Against} against do not agree to it. Choose “not agreed”, {(For == Against ? "change the numbers, or say how the chair’s casting vote was cast" : "or change the numbers")}.",
                "outcome"
            );
        if (
            CastingVote is not null
            && (DecidedBy != DecidedBy.Vote || (For is not null && Against is not null && For != Against))
        )
            yield return Of(
                CastingVoteSettlesATie,
                DecidedBy != DecidedBy.Vote
                    ? "It was decided by consensus, so there was no tie to settle. Choose a vote, or leave out the casting vote."
                    : $"{For} for and {Against} against is no tie. Count the votes without the casting vote, or leave it out.",
                "casting-vote"
            );
        else if (
            CastingVote is Cast.Against
                ? Outcome != DecisionOutcome.NotAgreed
                : CastingVote is Cast.For && Outcome == DecisionOutcome.NotAgreed
        )
            yield return Of(
                CastingVoteSettlesATie,
                CastingVote is Cast.For
                    ? "The casting vote was for it, so it was carried. Choose “agreed”, or say that it was cast against."
                    : "The casting vote was against it, so it was lost. Choose “not agreed”, or say that it was cast for it.",
                "outcome"
            );
        if (ChairsDiscretion is not null && string.IsNullOrWhiteSpace(ChairsDiscretion))
            yield return Of(DiscretionHasAReason, "Say why the chair let it be decided.", "chairs-discretion");
        if (Commits is { Amount: < 0 })
            yield return Of("Money committed is an amount", "Enter an amount of £0 or more.", "commits");
        if (Confirms == Id)
            yield return Of("A decision confirms an earlier one", "It can’t confirm itself.", "confirms");
    }

    private static bool Same(string one, string other) =>
        string.Equals(Texts.WithOneKindOfLineEnd(one).Trim(), Texts.WithOneKindOfLineEnd(other).Trim(), StringComparison.Ordinal);

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<Decision> Shape { get; } =
        new Shape<Decision>("decision", "decisions", "What the body decided at the meeting.")
            .In(d => d.Meeting, "meeting")
            .ClosedBy(d => d.Item)
            .ClosedBy(d => d.Report)
            .Titled(d => d.Title)
            .FoundBy(d => d.Title, d => d.Wording)
            .Value("item", d => d.Item, "The item under which it was decided.")
            .Value("report", d => d.Report, "The report that asked for it.")
            .Value("title", d => d.Title, "What it is called in lists.", required: true)
            .Value("wording", d => d.Wording, "What was decided, in the words that hold.", required: true)
            .Value("recommended", d => d.Recommended, "What was recommended.")
            .Value("outcome", d => d.Outcome, "What came out.", required: true)
            .Value("deferred-to", d => d.DeferredTo, "The meeting to which it was deferred.")
            .Value("decided-by", d => d.DecidedBy, "How it was decided.", required: true)
            .Value("for", d => d.For, "Votes for it.")
            .Value("against", d => d.Against, "Votes against it.")
            .Value("abstained", d => d.Abstained, "How many abstained.")
            .Value("casting-vote", d => d.CastingVote, "How the chair’s casting vote was cast, where it settled a tie.")
            .Value("reasons", d => d.Reasons, "Why.")
            .Links<DecisionEvidence, RecordRef>(
                "evidence",
                "decision-evidence",
                "decision_evidence",
                e => e.Decision,
                e => e.On,
                "What it rests on: reports, positions, provisions, registers.",
                ["report", "position", "provision", "register", "source"]
            )
            .Value("evidence-words", d => d.EvidenceWords, "What it rests on, in words.")
            .Value("safeguarding", d => d.Safeguarding, "How safeguarding was considered.")
            .Value("equality", d => d.Equality, "How equality was considered.")
            .Value("views", d => d.Views, "How children’s and young people’s views were considered.")
            .Value("nothing-to-consider", d => d.NothingToConsider, "Why none of these had to be considered.")
            .Value("chairs-discretion", d => d.ChairsDiscretion, "Why the chair let it be taken although the quorum was not met.")
            .Value("beyond-powers", d => d.BeyondPowers, "What goes beyond what its members may agree.")
            .Value("commits", d => d.Commits, "How much money it commits.")
            .Value("confirms", d => d.Confirms, "The decision, taken without a quorum, that this one confirms.");
}

/// <summary>Something recorded on which a decision rests.</summary>
public sealed class DecisionEvidence : Link<DecisionEvidence>
{
    /// <summary>The decision.</summary>
    public required Id<Decision> Decision { get; init; }

    /// <summary>What it rests on.</summary>
    public required RecordRef On { get; init; }
}
