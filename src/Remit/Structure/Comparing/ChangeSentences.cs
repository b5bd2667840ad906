using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Comparing;

/// <summary>
/// What happens to a body, each as a sentence that can be read aloud: said in the same words where two dates are compared and where a
/// body's own timeline tells of the day.
/// </summary>
internal static class ChangeSentences
{
    /// <summary>"The Board was established."; null where nothing happened that is worth telling.</summary>
    public static string? Became(string name, BodyState was, BodyState becomes) =>
        (was, becomes) switch
        {
            _ when was == becomes => null,
            (BodyState.NotYet, BodyState.Proposed) => $"{name} was proposed.",
            (_, BodyState.Established) => $"{name} was established.",
            (_, BodyState.Closed) => was == BodyState.NotYet ? null : $"{name} was closed.",
            (BodyState.Established, BodyState.Proposed) => $"{name} was established, and is only proposed.",
            (BodyState.Closed, BodyState.Proposed) => $"{name} was closed, and is proposed again.",
            _ => null,
        };

    /// <summary>"The Board is now called The Trust Board."</summary>
    public static string Renamed(string before, string after) => $"{before} is now called {after}.";

    /// <summary>"Age group now answers to The Board: play."</summary>
    public static string Drawn(string start, LineKind kind, bool now, string end, string? scope) =>
        $"{start} {Verb(kind, now)} {end}{Line.AfterName(kind, scope)}.";

    /// <summary>What a line says while it holds: "LSCB scrutinises Executive: safeguarding of children".</summary>
    public static string Holds(string start, LineKind kind, string end, string? scope) =>
        $"{start} {Verb(kind)} {end}{Line.AfterName(kind, scope)}";

    /// <summary>"There is a new place “Nurse” on The Board, which is vacant."</summary>
    public static string NewPlace(string title, string body, IReadOnlyList<Named> holders, bool isVacant) =>
        $"There is a new place “{title}” on {body}{(holders.Count > 0 ? $", held by {holders.InARow()}" : isVacant ? ", which is vacant" : "")}.";

    /// <summary>"There is no longer the place “Nurse” on The Board."</summary>
    public static string NoPlace(string title, string body) => $"There is no longer the place “{title}” on {body}.";

    /// <summary>"“Nurse” on The Board is now filled by The Trust."</summary>
    public static string Filled(string title, string body, string filler) => $"“{title}” on {body} is now filled by {filler}.";

    /// <summary>"“Nurse” on The Board is now deputy chair, and was member."</summary>
    public static string Role(string title, string body, PlaceRole was, PlaceRole becomes) =>
        $"“{title}” on {body} is now {becomes.OnScreen().ToLowerInvariant()}, and was {was.OnScreen().ToLowerInvariant()}.";

    /// <summary>"“Chair” on The Board passed from Ann Clerk to Bob Chair."; null where nobody came or went.</summary>
    public static string? Passed(string title, string body, SeatChange change)
    {
        var place = $"“{title}” on {body}";
        var (left, joined) = (change.Left, change.Joined);
        return left.Count > 0 && joined.Count > 0 ? $"{place} passed from {left.InARow()} to {joined.InARow()}."
            : joined.Count > 0 ? $"{joined.InARow()} took {place}{(change.WasVacant ? ", which was vacant" : "")}."
            : left.Count > 0 ? $"{left.InARow()} left {place}{(change.IsVacant ? ", which is vacant" : "")}."
            : change is { WasVacant: false, IsVacant: true } ? $"{place} is vacant."
            : null;
    }

    /// <summary>"Version 1 of the terms of reference of The Board was agreed on 1 June 2007."</summary>
    public static string Agreed(string version, string body, DateOnly on) =>
        $"Version {version} of the terms of reference of {body} was agreed on {LondonDate.Words(on)}.";

    private static string Verb(LineKind kind) =>
        kind switch
        {
            LineKind.AccountableTo => "answers to",
            LineKind.Scrutinises => "scrutinises",
            LineKind.WorksWith => "works with",
        };

    private static string Verb(LineKind kind, bool now) =>
        kind switch
        {
            LineKind.AccountableTo => now ? "now answers to" : "no longer answers to",
            LineKind.Scrutinises => now ? "now scrutinises" : "no longer scrutinises",
            LineKind.WorksWith => now ? "now works with" : "no longer works with",
        };
}

/// <summary>Who left a place and who took it, and whether it was and is known to be empty.</summary>
internal sealed record SeatChange(IReadOnlyList<Named> Left, IReadOnlyList<Named> Joined, bool WasVacant, bool IsVacant);
