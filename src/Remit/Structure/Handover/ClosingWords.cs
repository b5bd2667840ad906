using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>What closing a body does, in sentences: for whoever checks it, on a page or on the command line, and for the history.</summary>
/// <param name="Change">What is done, as a sentence in the past.</param>
/// <param name="Sentences">What will happen.</param>
internal sealed record ClosingWords(string Change, IReadOnlyList<string> Sentences)
{
    public static ClosingWords Of(ClosingPlan plan, IReadOnlyList<Destination> goes)
    {
        var by = plan.Successors.Count == 0 ? "" : $"; {Texts.Listed(plan.Successors.Select(s => $"“{s.Name}”"))} took over";
        return new ClosingWords(
            $"Closed “{plan.Body.Name}” with {LondonDate.Words(plan.Last)} as its last day{by}",
            [
                $"The last day of “{plan.Body.Name}” is {LondonDate.Words(plan.Last)}.",
                .. plan.Successors.Select(s => Of(plan, goes, s, takesOver: true)),
                .. plan.Above.Where(a => goes.Any(g => g.To == a)).Select(a => Of(plan, goes, a, takesOver: false)),
                .. goes.Where(g => g is { To: null, IsOpen: false })
                    .GroupBy(g => g.Item.Ends!, StringComparer.Ordinal)
                    .Select(g => $"{g.Key}: {Counts(plan, [.. g])}."),
                "What was recorded of it until then stays under its name.",
            ]
        );
    }

    /// <summary>Where one thing goes: "Goes to “Executive”", "Ends with it (not doubled; “Executive”: it has a chair already)".</summary>
    public static string Of(ClosingPlan plan, Destination goes) =>
        goes.To is { } to ? $"Goes to “{to.Name}”{(goes.Item.InPart is { } part ? $": {part}" : "")}"
        : goes.IsOpen ? "Nobody has said where it goes"
        : goes.Item.Ends + (plan.NotDoubled(goes.Item) is { } why ? $" (not doubled; {why})" : "");

    private static string Of(ClosingPlan plan, IReadOnlyList<Destination> goes, Body to, bool takesOver)
    {
        var gets = goes.Where(g => g.To == to).ToList();
        var counts = gets.Count == 0 ? "" : $"gets {Counts(plan, gets)}";
        return takesOver
            ? $"“{to.Name}” takes over from it on {LondonDate.Words(plan.First)}{(counts.Length == 0 ? "" : ", and " + counts)}."
            : $"“{to.Name}” {counts}.";
    }

    private static string Counts(ClosingPlan plan, IReadOnlyList<Destination> goes) =>
        Texts.Listed([
            .. from section in plan.Sections
            let count = goes.Count(g => section.Items.Contains(g.Item))
            where count > 0
            select count.Counted(section.Legacy.InWords.One, section.Legacy.InWords.Several),
        ]);
}
