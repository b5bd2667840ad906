using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Attending;

namespace Remit.Minutes;

/// <summary>What the choices of minutes are called.</summary>
internal static class MinutesWords
{
    public static string OnScreen(this CorrectionOutcome outcome) =>
        outcome switch
        {
            CorrectionOutcome.Waiting => "Waiting for an answer",
            CorrectionOutcome.Made => "Made",
            CorrectionOutcome.NotMade => "Not made",
        };

    public static string InWords(this InterestFollowed followed) =>
        followed switch
        {
            InterestFollowed.TookPart => "stayed and took part",
            InterestFollowed.DidNotDecide => "stayed and did not decide",
            InterestFollowed.Left => "left while the item was heard",
        };

    /// <summary>"Agreed by consensus", "Agreed as amended, by 7 votes to 2, with 1 abstention".</summary>
    public static string InWords(this Decision decision, DateOnly? deferredTo) =>
        decision.Outcome switch
        {
            DecisionOutcome.Noted => "Noted",
            DecisionOutcome.Agreed => "Agreed" + How(decision),
            DecisionOutcome.AgreedAsAmended => "Agreed as amended," + How(decision),
            DecisionOutcome.Deferred => deferredTo is { } day
                ? $"Deferred to the meeting on {LondonDate.Words(day)}"
                : "Deferred",
            DecisionOutcome.NotAgreed => "Not agreed" + (decision.DecidedBy == DecidedBy.Vote ? "," + How(decision) : ""),
        };

    private static string How(Decision decision) =>
        decision.DecidedBy == DecidedBy.Consensus
            ? " by consensus"
            : $" by {Counted(decision.For ?? 0, "vote")} to {decision.Against ?? 0}"
                + (decision.Abstained is > 0 and var abstained ? $", with {Counted(abstained, "abstention")}" : "")
                + (decision.CastingVote is { } cast ? $", {cast.InWords()}" : "");

    private static string Counted(int number, string one) => number == 1 ? $"1 {one}" : $"{number} {one}s";
}
