using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web.TagHelpers;

namespace Remit.Structure.Programmes;

/// <summary>What states of programmes and of their items are called on screen. The shape stands beside the word; colour says nothing alone.</summary>
internal static class ProgrammeWords
{
    public static string OnScreen(this ProgrammeState state) => state.ToString();

    /// <summary>The state's colour; the word stands beside it.</summary>
    public static string Colour(this ProgrammeState state) =>
        state switch
        {
            ProgrammeState.Draft or ProgrammeState.Superseded or ProgrammeState.Withdrawn => "grey",
            ProgrammeState.Proposed => "yellow",
            ProgrammeState.Agreed => "green",
        };

    public static string OnScreen(this ItemStatus status) =>
        status switch
        {
            ItemStatus.NotStarted => "Not started",
            ItemStatus.OnTrack => "On track",
            ItemStatus.AtRisk => "At risk",
            ItemStatus.Done => "Done",
            ItemStatus.Stopped => "Stopped",
            ItemStatus.CarriedOver => "Carried over",
        };

    /// <summary>The word where nothing is recorded yet.</summary>
    public static string OnScreen(this ItemStatus? status) => status?.OnScreen() ?? "Nothing recorded";

    /// <summary>A shape that tells the states apart without colour; screen readers leave it out, as the word follows.</summary>
    public static string Shape(this ItemStatus? status) => status is { } known ? known.Shape() : "·";

    private static string Shape(this ItemStatus status) =>
        status switch
        {
            ItemStatus.NotStarted => "○",
            ItemStatus.OnTrack => "◐",
            ItemStatus.AtRisk => "▲",
            ItemStatus.Done => "✓",
            ItemStatus.Stopped => "×",
            ItemStatus.CarriedOver => "→",
        };

    /// <summary>Its part in the picture of how far a programme is.</summary>
    public static ShareKind Kind(this ItemStatus? status) => status is { } known ? known.Kind() : ShareKind.Unknown;

    private static ShareKind Kind(this ItemStatus status) =>
        status switch
        {
            ItemStatus.Done => ShareKind.Good,
            ItemStatus.OnTrack => ShareKind.Going,
            ItemStatus.AtRisk => ShareKind.Poor,
            ItemStatus.NotStarted or ItemStatus.Stopped or ItemStatus.CarriedOver => ShareKind.None,
        };

    public static string Colour(this ItemStatus? status) => status is { } known ? known.Colour() : "grey";

    private static string Colour(this ItemStatus status) =>
        status switch
        {
            ItemStatus.NotStarted or ItemStatus.Stopped => "grey",
            ItemStatus.OnTrack => "blue",
            ItemStatus.AtRisk => "orange",
            ItemStatus.Done => "green",
            ItemStatus.CarriedOver => "purple",
        };

    /// <summary>"agreed by Executive on 12 April 2007 (minute 4)".</summary>
    public static string InWords(this ProgrammeLine programme) =>
        programme.State.OnScreen().ToLowerInvariant()
        + (programme.AgreedBy is null ? "" : $" by {programme.AgreedBy.Name}")
        + (programme.AgreedOn is { } on ? $" on {LondonDate.Words(on)}" : "")
        + (programme.Minute is null ? "" : $" ({programme.Minute})");

    /// <summary>"April to June 2007"; where an item begins earlier: "from Quarter 1 to Quarter 3".</summary>
    public static string When(Quarter? begins, Quarter? due) =>
        (begins, due) switch
        {
            (null, null) => "No quarter yet",
            (null, { } last) => last.InWords(),
            ({ } first, null) => $"From {LowerFirst(first.InWords())}",
            ({ } first, { } last) when first == last => last.InWords(),
            ({ } first, { } last) => $"{first.InWords()} to {LowerFirst(last.InWords())}",
        };

    /// <summary>"Carried over twice", for an item that went on from so many earlier years.</summary>
    public static string? CarriedOver(int times) =>
        times switch
        {
            0 => null,
            1 => "Carried over from the year before",
            2 => "Carried over twice",
            _ => $"Carried over {times} times",
        };

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

/// <summary>A programme in a list.</summary>
internal sealed record ProgrammeLine(
    string Key,
    string Title,
    ProgrammeState State,
    Named? AgreedBy,
    DateOnly? AgreedOn,
    string? Minute,
    DateOnly? From,
    DateOnly? Until
)
{
    /// <summary>The year that it is for.</summary>
    internal Period Year => new(From, Until);
}
