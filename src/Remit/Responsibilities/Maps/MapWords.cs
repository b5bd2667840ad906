using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>What maps and what they reopen are called on screen (glossary).</summary>
internal static class MapWords
{
    /// <summary>What can be said to have become of a provision.</summary>
    public static IReadOnlyList<Outcome> Choices { get; } = [.. Enum.GetValues<Outcome>().Where(o => o != Outcome.NotMapped)];

    public static string OnScreen(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Same => "The same",
            Outcome.Moved => "Moved",
            Outcome.Split => "Split",
            Outcome.Merged => "Merged",
            Outcome.Changed => "Changed",
            Outcome.Repealed => "Repealed",
            Outcome.NotMapped => "Not mapped yet",
        };

    /// <summary>What it means, where one is chosen.</summary>
    public static string Meaning(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Same => "One new provision asks the same in the same place.",
            Outcome.Moved => "One new provision asks the same in another place.",
            Outcome.Split => "Two or more new provisions took its place.",
            Outcome.Merged => "One new provision took the place of this and others.",
            Outcome.Changed => "One new provision took its place and asks something else.",
            Outcome.Repealed => "Nothing took its place. Choose no provision below.",
            Outcome.NotMapped => "Nobody says what became of it.",
        };

    /// <summary>The colour; the word stands beside it.</summary>
    public static string Colour(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Same or Outcome.Moved => "green",
            Outcome.Split or Outcome.Merged or Outcome.Changed => "yellow",
            Outcome.Repealed => "red",
            Outcome.NotMapped => "grey",
        };

    public static string OnScreen(this Settlement settlement) =>
        settlement switch
        {
            Settlement.Stands => "It stands as it is",
            Settlement.Reworded => "It has other words",
            Settlement.Ended => "It has ended",
        };

    public static string OnScreenInASentence(this Settlement settlement) =>
        settlement switch
        {
            Settlement.Stands => "it stands as it is",
            Settlement.Reworded => "it has other words",
            Settlement.Ended => "it has ended",
        };

    /// <summary>What people know a provision by: its number and title, or what it has of them.</summary>
    public static string Called(this Provision provision) =>
        string.Join(' ', new[] { provision.Number?.ToString(), provision.Title }.OfType<string>()) is { Length: > 0 } words
            ? words
            : provision.Key;
}
