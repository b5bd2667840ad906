using Remit.Web;

namespace Remit.Actions;

/// <summary>What the actions' choices are called on screen.</summary>
public static class ActionsWords
{
    public static string OnScreen(this ActionStatus status) =>
        status switch
        {
            ActionStatus.Open => "Open",
            ActionStatus.Done => "Done",
            ActionStatus.Withdrawn => "Withdrawn",
        };

    /// <summary>The status's colour; the word stands beside it.</summary>
    public static string Colour(this ActionStatus status) =>
        status switch
        {
            ActionStatus.Open => "blue",
            ActionStatus.Done => "green",
            ActionStatus.Withdrawn => "grey",
        };

    /// <summary>"once", "twice", "3 times".</summary>
    public static string Times(int count) =>
        count switch
        {
            1 => "once",
            2 => "twice",
            _ => $"{count:N0} times",
        };

    /// <summary>"twice: from 1 June 2007 to 1 July 2007 (3 May 2007), then to 1 September 2007 (28 June 2007)".</summary>
    public static string DueMovedInWords(this ActionView action)
    {
        var moves = action.DueMoved;
        var parts = moves.Select(
            (m, at) =>
                (at > 0 && moves[at - 1].Is == m.Was ? (at == 1 ? "then " : "") : $"from {m.Was.InWords()} ")
                + (m.Is is { } day ? $"to {day.InWords()}" : "to no date")
                + $" ({m.On.InWords()})"
        );
        return $"{Times(moves.Count)}: {string.Join(", ", parts)}";
    }

    /// <summary>What to call it in a sentence about its status: "open again", "done", "withdrawn".</summary>
    public static string BecameInWords(this ActionStatus status) =>
        status switch
        {
            ActionStatus.Open => "Opened again",
            ActionStatus.Done => "Closed as done",
            ActionStatus.Withdrawn => "Withdrawn",
        };

    /// <summary>"12 September 2007", "when appropriate", or null where neither a date nor words are recorded.</summary>
    public static string? DueInWords(this ActionView action) =>
        (action.Due, action.DueWords) switch
        {
            ({ } due, null) => due.InWords(),
            ({ } due, { } words) => $"{due.InWords()} ({words})",
            (null, var words) => words,
        };
}
