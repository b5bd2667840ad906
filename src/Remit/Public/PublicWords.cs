using Remit.Actions;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Minutes;
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

    public static string? InWords(OrganisationSignOff signOff, string organisation, DateOnly decidedOn) =>
        signOff.State switch
        {
            SignOffState.Waiting => $"{organisation} still has to say yes, by {signOff.DueBy(decidedOn).InWords()}.",
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

    /// <summary>What everybody was told before a meeting, as the law wants it.</summary>
    public static string InWords(NoticeSaid notice, bool isOver)
    {
        var given = $"{(notice.IsFurther ? "A further notice" : "A notice")} was given on {notice.On.InWords()}";
        var then = isOver ? "was" : "is";
        return notice.Of switch
        {
            ClockSets.PrivateMeeting => $"{given}: all or part of this meeting {then} to be closed to the public.",
            ClockSets.KeyDecision => $"{given}: an important decision (a key decision) {then} to be made.",
            _ => $"{given} about this meeting.",
        };
    }

    /// <summary>What a report asks of the meeting.</summary>
    public static string Asked(ReportPurpose purpose, string body) =>
        purpose switch
        {
            ReportPurpose.Note => $"{The(body)} is asked to hear about this.",
            ReportPurpose.Discuss => $"{The(body)} is asked to talk about this and to say what it thinks.",
            ReportPurpose.Agree => $"{The(body)} is asked to say yes to this.",
            ReportPurpose.Amend => $"{The(body)} is asked to change something that it said yes to before.",
            ReportPurpose.Recommend =>
                $"{The(body)} is asked to tell another group that it should say yes to this. The other group decides.",
        };

    /// <summary>How far the notes of a meeting are, its minutes.</summary>
    public static string InWords(MeetingMinutes minutes) =>
        minutes.State switch
        {
            MinutesState.Draft => "The notes of the meeting are still being written.",
            MinutesState.Circulated =>
                $"The notes of the meeting went out{(minutes.CirculatedOn is { } on ? $" on {on.InWords()}" : "")}. A later meeting still has to say that they are right.",
            MinutesState.Approved =>
                $"A later meeting said{(minutes.ApprovedOn is { } on ? $" on {on.InWords()}" : "")} that the notes of the meeting are right.",
        };

    private static string The(string body) => body.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? body : $"The {body}";
}
