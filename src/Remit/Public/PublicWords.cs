using Remit.Actions;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Public;

/// <summary>What was decided and what became of it, in words that somebody of twelve can read.</summary>
internal static class PublicWords
{
    public static string Said(DecisionOutcome outcome, string body, DateOnly? to) =>
        outcome switch
        {
            DecisionOutcome.Noted => $"{The(body)} heard about this.",
            DecisionOutcome.Agreed => $"{The(body)} said yes to this.",
            DecisionOutcome.AgreedAsAmended => $"{The(body)} said yes to this, after changing it.",
            DecisionOutcome.Deferred => to is { } day
                ? $"{The(body)} has not decided yet. It will look at this again on {day.InWords()}."
                : $"{The(body)} has not decided yet. It will look at this again at a later meeting.",
            DecisionOutcome.NotAgreed => $"{The(body)} said no to this.",
        };

    /// <summary>What somebody is to do, or did.</summary>
    public static string InWords(ActionItem action, IReadOnlyList<string> owners)
    {
        var what = action.What.TrimEnd('.', ' ');
        if (action.Status == ActionStatus.Done)
            return $"Done{(action.DoneOn is { } on ? $" on {on.InWords()}" : "")}: {what}.";
        var who = owners.Count == 0 ? "" : $"{Texts.Listed(owners)}: ";
        var when =
            action.Due is { } due ? $", by {due.InWords()}"
            : action.DueWords is { } words ? $" ({words})"
            : "";
        return $"Still to do. {who}{what}{when}.";
    }

    public static string? InWords(OrganisationSignOff signOff, string organisation) =>
        signOff.State switch
        {
            SignOffState.Waiting =>
                $"{organisation} still has to say yes{(signOff.Due is { } due ? $", by {due.InWords()}" : "")}.",
            SignOffState.Given => $"{organisation} said yes{(signOff.On is { } on ? $" on {on.InWords()}" : "")}.",
            SignOffState.Refused =>
                $"{organisation} said no{(signOff.On is { } on ? $" on {on.InWords()}" : "")}. It goes back to the meeting.",
            SignOffState.Withdrawn => null,
        };

    public static string InWords(Doing doing, string organisation) =>
        doing.State switch
        {
            DoingState.NotBegun => $"{organisation} had not started on {doing.On.InWords()}.",
            DoingState.UnderWay => $"{organisation} was working on it on {doing.On.InWords()}.",
            DoingState.Done => $"{organisation} had done it by {doing.On.InWords()}.",
            DoingState.NothingToDo => $"{organisation} has nothing to do for it.",
        };

    private static string The(string body) => body.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? body : $"The {body}";
}
