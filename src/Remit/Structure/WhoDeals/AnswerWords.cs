using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.WhoDeals;

/// <summary>Answers as people read them: at the age of twelve, too.</summary>
internal static class AnswerWords
{
    /// <summary>Questions with which to begin.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "teenage pregnancy",
        "a four-year-old’s speech",
        "moving on to adult services",
        "children in care",
        "not going to school, aged 12",
    ];

    /// <summary>The answer in a sentence.</summary>
    public static string Short(WhoDealsWith answer)
    {
        var about = (answer.Ages is null ? "" : $" for {answer.Ages}") + (answer.Place is null ? "" : $" in {answer.Place.Name}");
        return answer switch
        {
            { HasAll: false, IsAnswered: true } => $"No body is recorded with all of that{about}. These come nearest.",
            { Leads: [var one] } => $"{one.Body.Name} leads on this{about}.",
            { Leads.Count: > 1 } => $"{Bodies(answer.Leads.Count).Capitalised()} lead on this{about}: {Names(answer.Leads)}.",
            { Others: [var one] } => $"{one.Body.Name} deals with this{about}. No body is recorded as leading on it.",
            { Others.Count: > 1 } =>
                $"{Bodies(answer.Others.Count).Capitalised()} deal with this{about}. None is recorded as leading on it.",
            { ForOtherAges.Count: > 0 } => $"Nobody is recorded who deals with this{about}. There is somebody for other ages.",
            { InOtherPlaces.Count: > 0 } => $"Nobody is recorded who deals with this{about}. There is somebody in other places.",
            _ => $"Nobody is recorded who deals with “{answer.Asked!.Shortened(60)}”{about}.",
        };
    }

    /// <summary>The heading over those that don't lead.</summary>
    public static string OthersHeading(WhoDealsWith answer) =>
        !answer.HasAll ? "Who deals with part of it"
        : answer.Leads.Count > 0 ? "Who else deals with it"
        : "Who deals with it";

    /// <summary>What stands before the words of a reason: "Leads on:".</summary>
    public static string Before(Reason reason) =>
        reason.What switch
        {
            ReasonKind.Leads => "Leads on:",
            ReasonKind.Contributes => "Helps with:",
            ReasonKind.Purpose => "Purpose:",
            ReasonKind.Name => "Is called:",
            ReasonKind.Terms => "Its terms of reference say:",
        };

    /// <summary>"two bodies", "12 bodies".</summary>
    public static string Bodies(int count) =>
        (
            count == 0 ? "no"
            : count < 10 ? NumberWords.Of(count)
            : $"{count}"
        ) + (count == 1 ? " body" : " bodies");

    /// <summary>The whole answer as text.</summary>
    public static string Text(WhoDealsWith answer)
    {
        var lines = new List<string>(answer.Notices) { Short(answer) };
        lines.AddRange(ConceptWords.Notes(answer.Concepts));
        if (answer.IsAnswered)
            lines.AddRange(answer.Overlaps.Concat(answer.Gaps));
        Section(lines, "Who leads", answer.Leads);
        Section(lines, OthersHeading(answer), answer.Others);
        Section(lines, "For other ages", answer.ForOtherAges);
        Section(lines, "In other places", answer.InOtherPlaces);
        Section(lines, "Whom to ask", answer.AskInstead);
        if (answer.AlsoRecorded.Count > 0)
            lines.Add(
                $"\nAlso recorded with these words: {Texts.Listed(answer.AlsoRecorded.Select(k => $"{k.Count} {k.Words}"))}. See ./remit search."
            );
        return string.Join(Environment.NewLine, lines);
    }

    private static string Names(IEnumerable<DealingBody> bodies) => Texts.Listed(bodies.Select(b => b.Body.Name));

    private static void Section(List<string> lines, string heading, IReadOnlyList<DealingBody> bodies)
    {
        if (bodies.Count == 0)
            return;
        lines.Add("");
        lines.Add(heading);
        foreach (var body in bodies)
        {
            var state = body.State == BodyState.Established ? "" : $" ({body.State.OnScreen().ToLowerInvariant()})";
            lines.Add($"  {body.Body.Name}{state}");
            lines.Add(
                $"    Chair: {(body.Chairs.Count == 0 ? "not recorded" : string.Join("; ", body.Chairs.Select(SeatCells.HeldBy)))}"
            );
            lines.AddRange(body.Reasons.Select(r => $"    {Before(r)} {r.Text}{(r.Ages is null ? "" : $" ({r.Ages})")}"));
            lines.Add($"    Ages: {body.Ages ?? "all, as far as is recorded"}");
            if (body.Covers.Count > 0)
                lines.Add($"    Where: {string.Join(", ", body.Covers.Select(c => c.Name))}");
        }
    }
}
