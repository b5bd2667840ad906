using Remit.Checks;
using Remit.Kernel;

namespace Remit.Actions.Checking;

/// <summary>An action that drifts: put off again and again, passed on, closed with nothing to show, or left by whoever was to do it: ACT-01.</summary>
internal sealed class ActionsDrift() : Check("ACT-01", "An action that drifts, or was closed with nothing to show")
{
    private const int PutOff = 2;
    private const int Carried = 3;
    private const int DaysOfAYear = 365;

    public override string Why =>
        "What is put off twice is mostly not going to happen, and nobody decided that. What was closed with nothing to show may not have been done.";

    public override string Source => "The design; reviews and inspections ask what came of what was agreed.";

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run)
    {
        var at = await run.Once(ActionsOn.Load);
        return [.. at.Open.SelectMany(a => OfDrift(a).Concat(OfOwners(at, a))), .. at.Actions.SelectMany(a => OfProof(at, a))];
    }

    private IEnumerable<Finding> OfDrift(CheckedAction action)
    {
        var drift = action.Drift;
        if (drift.TimesPutOff >= PutOff)
            yield return new Finding(
                this,
                Severity.Warning,
                $"{action.Quoted} was put off {ActionsWords.Times(drift.TimesPutOff)}: first due on {LondonDate.Words(drift.Moves[0].Was)}, now on {(action.Action.Due is { } due ? LondonDate.Words(due) : "no date")}.",
                "Ask what stands in the way and decide: help whoever is to do it, give it to somebody else, or withdraw it with its reason.",
                [action.Found]
            )
            {
                Fault = "put-off",
            };
        if (drift.Carried.Count >= Carried)
            yield return new Finding(
                this,
                Severity.Warning,
                $"{action.Quoted} was carried over {ActionsWords.Times(drift.Carried.Count)} from one body to another, and is still open.",
                "Have the body that has it now decide whether it is still wanted: set its date and its owner there, or withdraw it with its reason.",
                [action.Found]
            )
            {
                Fault = "carried-over",
            };
    }

    private IEnumerable<Finding> OfOwners(ActionsOn at, CheckedAction action)
    {
        var left = at.LeftOf(action);
        if (left.Count == 0)
            yield break;
        var all = left.Count == action.Owners.Count;
        yield return new Finding(
            this,
            all ? Severity.Warning : Severity.Note,
            $"{action.Quoted}: {string.Join(", and ", left.Select(l => $"{l.Record.Title} {l.InWords}"))}, and {(all ? "nobody else is to do it" : "others are to do it still")}.",
            all
                ? "Say who is to do it now; a post goes on when its holder leaves."
                : "Take out who is gone, or say who follows them.",
            [action.Found, .. left.Select(l => l.Record)]
        )
        {
            Fault = "owner-gone",
        };
    }

    /// <summary>What was closed here, and lately: of what came in closed nobody was asked for a proof.</summary>
    private IEnumerable<Finding> OfProof(ActionsOn at, CheckedAction action)
    {
        if (!action.Action.IsDoneWithoutProof || action.Action.Reason is not { } reason || action.Action.DoneOn is not { } done)
            yield break;
        if (done > at.Day || at.Day.DayNumber - done.DayNumber > DaysOfAYear)
            yield break;
        yield return new Finding(
            this,
            Severity.Note,
            $"{action.Quoted} was closed on {LondonDate.Words(done)} without anything that shows it: “{reason.TrimEnd('.')}”.",
            "Record what shows it if that has turned up, or accept it as it is.",
            [action.Found]
        )
        {
            Fault = "without-proof",
        };
    }
}
