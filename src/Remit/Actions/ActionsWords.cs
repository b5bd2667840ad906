using Remit.Web;

namespace Remit.Actions;

/// <summary>What the actions' choices are called on screen.</summary>
internal static class ActionsWords
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

    /// <summary>"12 September 2007", "when appropriate", or null where neither a date nor words are recorded.</summary>
    public static string? DueInWords(this ActionView action) =>
        (action.Due, action.DueWords) switch
        {
            ({ } due, null) => due.InWords(),
            ({ } due, { } words) => $"{due.InWords()} ({words})",
            (null, var words) => words,
        };
}
