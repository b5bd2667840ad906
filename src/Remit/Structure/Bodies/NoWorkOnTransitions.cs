using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>Age groups that follow one another with nothing recorded of how children move on: STR-06.</summary>
internal sealed class NoWorkOnTransitions() : StructureCheck("STR-06", "Neighbouring age groups without work on moving on")
{
    private static readonly string[] SaysSo = ["transition", "transfer", "moves ", "move to", "moving "];

    public override string Why => "Children are lost sight of where one group’s years end and the next one’s begin.";

    public override string Source =>
        "Executive paper, 8.1: clear operational links with adjacent age groups, for effective transitions.";

    public override SetUp SetUp => new(8, "How neighbouring age groups work together on children who move on");

    protected override IEnumerable<Finding> Find(StructureOn at) =>
        from pair in AgeGroups.On(at).SelectMany(g => g.Neighbours).Distinct()
        where !WorkTogether(at, pair.Younger, pair.Older) && !HasTopic(at, pair.Younger) && !HasTopic(at, pair.Older)
        select NotRecorded(
            Severity.Warning,
            $"It is not recorded how {pair.Younger.Name} and {pair.Older.Name} see to children who move from one to the other.",
            "Record that the two groups work together, and on what; or that one of them has moving on among its topics.",
            Of(pair.Younger),
            Of(pair.Older)
        );

    private static bool WorkTogether(StructureOn at, Body one, Body other) =>
        at.From(one, LineKind.WorksWith).Any(l => l.To == other.Id)
        || at.From(other, LineKind.WorksWith).Any(l => l.To == one.Id);

    private static bool HasTopic(StructureOn at, Body body) =>
        at.Topics.Any(t =>
            t.Body == body.Id
            && t.Period.Covers(at.Day)
            && Array.Exists(SaysSo, s => t.Title.Contains(s, StringComparison.OrdinalIgnoreCase))
        );
}
