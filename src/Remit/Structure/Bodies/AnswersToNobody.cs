using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>A body that is at work and answers to nobody: STR-01.</summary>
internal sealed class AnswersToNobody() : StructureCheck("STR-01", "A board or group that answers to nobody")
{
    public override string Why =>
        "A group that nobody asks what it has done can’t be corrected, and nobody decides what it can’t.";

    public override string Source =>
        "Executive paper, 5 and 8: groups are to be linked in, with accountability and a route for decisions.";

    public override SetUp SetUp => new(1, "To whom each board and group answers");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours.Where(at.IsEstablished).Where(b => !at.AnswersTo(b).Any()))
        {
            var last = at.EveryLineFrom(body)
                .Where(l => l.Kind == LineKind.AccountableTo && !l.Period.StartsAfter(at.Day))
                .OrderByDescending(l => l.Until ?? DateOnly.MaxValue)
                .FirstOrDefault();
            yield return last is null
                ? NotRecorded(
                    Severity.Warning,
                    $"It is not recorded to whom {body.Name} answers.",
                    "Record the board or body to which it answers, and for what.",
                    Of(body)
                )
                : Fault(
                    Severity.Error,
                    Ended(at, body, last, at[last.To]),
                    "Record to whom it answers now, or close it.",
                    Of(body),
                    Of(last, body),
                    Of(at[last.To])
                );
        }
    }

    private static string Ended(StructureOn at, Body body, Line line, Body to) =>
        line.Until is { } until && until < at.Day
            ? $"{body.Name} answered to {to.Name} until {LondonDate.Words(until)}, and to nobody since."
            : $"{body.Name} answers to {to.Name}, which is closed, and to nobody else.";
}
