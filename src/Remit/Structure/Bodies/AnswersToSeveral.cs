using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>A body that answers to several for what is not told apart: STR-02.</summary>
internal sealed class AnswersToSeveral()
    : StructureCheck("STR-02", "A group that answers to several, and nothing says for what to which")
{
    public override string Why => "Where two boards ask for the same, each may take it that the other has seen to it.";

    public override string Source => "Good practice: a joint group has one lead board, or a matter for each.";

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours)
        {
            var lines = at.From(body, LineKind.AccountableTo).DistinctBy(l => l.To).ToList();
            var alike = lines
                .GroupBy(l => l.Scope?.Trim(), StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(g => g.Count() > 1)
                ?.ToList();
            if (alike is null)
                continue;
            var to = alike.ConvertAll(l => at[l.To]);
            yield return Fault(
                Severity.Note,
                $"{body.Name} answers to {Texts.Listed(to.Select(b => b.Name))}{ForWhat(alike[0].Scope)}.",
                "Record for what it answers to each, or “everything” for the one that leads.",
                [Of(body), .. to.Select(Of), .. alike.Select(l => Of(l, body))]
            );
        }
    }

    private static string ForWhat(string? scope) =>
        scope switch
        {
            null => ", and for what to which is not recorded",
            Line.Everything => " for everything alike",
            _ => $" for the same: {scope}",
        };
}
