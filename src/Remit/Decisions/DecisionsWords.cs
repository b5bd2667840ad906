using Remit.Decisions.Status;

namespace Remit.Decisions;

/// <summary>What the decisions' choices are called on screen.</summary>
internal static class DecisionsWords
{
    public static string OnScreen(this DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Noted => "Noted",
            DecisionOutcome.Agreed => "Agreed",
            DecisionOutcome.AgreedAsAmended => "Agreed as amended",
            DecisionOutcome.Deferred => "Deferred",
            DecisionOutcome.NotAgreed => "Not agreed",
        };

    public static string OnScreen(this Cast cast) =>
        cast switch
        {
            Cast.For => "For it",
            Cast.Against => "Against it",
        };

    public static string OnScreen(this DecisionStanding standing) =>
        standing switch
        {
            DecisionStanding.Agreed => "Agreed",
            DecisionStanding.InPrinciple => "Agreed in principle",
            DecisionStanding.WithoutQuorum => "Without a quorum",
            DecisionStanding.SentBack => "Back to the body",
            DecisionStanding.QuorumNotKnown => "Quorum not known",
            DecisionStanding.Noted => "Noted",
            DecisionStanding.Deferred => "Deferred",
            DecisionStanding.NotAgreed => "Not agreed",
        };

    /// <summary>What follows "said yes to this", for everybody; null where nothing has to.</summary>
    public static string? InPlainWords(this DecisionStanding standing) =>
        standing switch
        {
            DecisionStanding.InPrinciple => "It is not final yet: at least one other organisation still has to say yes.",
            DecisionStanding.WithoutQuorum =>
                "It is not final yet: too few people were there, so a later meeting has to say yes, too.",
            DecisionStanding.SentBack => "It does not stand: an organisation said no, so the meeting has to look at it again.",
            DecisionStanding.QuorumNotKnown => "We do not know if enough people were there to decide this.",
            DecisionStanding.Agreed or DecisionStanding.Noted or DecisionStanding.Deferred or DecisionStanding.NotAgreed => null,
        };

    /// <summary>The status's colour; the word stands beside it.</summary>
    public static string Colour(this DecisionStanding standing) =>
        standing switch
        {
            DecisionStanding.Agreed => "green",
            DecisionStanding.InPrinciple => "yellow",
            DecisionStanding.WithoutQuorum or DecisionStanding.SentBack => "red",
            DecisionStanding.QuorumNotKnown or DecisionStanding.Noted or DecisionStanding.NotAgreed => "grey",
            DecisionStanding.Deferred => "blue",
        };

    /// <summary>Who could lead on a sign-off that nobody is asked for.</summary>
    /// <param name="organisation">What the organisation is called.</param>
    /// <param name="askedOf">Which of its own bodies it has to ask; null where nobody said.</param>
    public static string WhomToName(string organisation, string? askedOf) =>
        $"Name a post of {organisation}, or whoever sits for it, who takes it to {askedOf ?? "whoever decides there"}.";

    public static string OnScreen(this HowFar far) =>
        far switch
        {
            HowFar.NotSaid => "Not said",
            HowFar.UnderWay => "Under way",
            HowFar.Done => "Done",
        };

    public static string OnScreen(this SignOffState state) =>
        state switch
        {
            SignOffState.Waiting => "Waited for",
            SignOffState.Given => "Given",
            SignOffState.Refused => "Refused",
            SignOffState.Withdrawn => "Not needed any more",
        };

    public static string Colour(this SignOffState state) =>
        state switch
        {
            SignOffState.Waiting => "yellow",
            SignOffState.Given => "green",
            SignOffState.Refused => "red",
            SignOffState.Withdrawn => "grey",
        };

    public static string OnScreen(this Direction direction) =>
        direction switch
        {
            Direction.Up => "to rise",
            Direction.Down => "to fall",
            Direction.Steady => "to stay as it is",
        };

    public static string OnScreen(this DoingState state) =>
        state switch
        {
            DoingState.NotBegun => "Not begun",
            DoingState.UnderWay => "Under way",
            DoingState.Done => "Done",
            DoingState.NothingToDo => "Nothing to do",
        };

    public static string Colour(this DoingState state) =>
        state switch
        {
            DoingState.NotBegun => "yellow",
            DoingState.UnderWay => "blue",
            DoingState.Done => "green",
            DoingState.NothingToDo => "grey",
        };
}
