using Remit.Checks;
using Remit.Kernel;

namespace Remit.Actions.Checking;

/// <summary>An open action that nobody is to do, that has no day, or whose day has passed: RSP-06.</summary>
internal sealed class ActionsNotDone() : Check("RSP-06", "An action that nobody is to do, without a date, or overdue")
{
    public override string Why => "What nobody is to do by any day is not done, and nobody notices.";

    public override string Source => "Appendix A, fourth column: future actions, with who and when.";

    public override SetUp SetUp => new(10, "Who is to do each action, and by when");

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run)
    {
        var at = await run.Once(ActionsOn.Load);
        return [.. at.Open.SelectMany(a => NotRecorded(a).Concat(Overdue(at, a)))];
    }

    private IEnumerable<Finding> NotRecorded(CheckedAction action)
    {
        var nobody = action.Owners.Count == 0 && action.Action.OwnerWords is null;
        var never = action.Action is { Due: null, DueWords: null };
        if (!nobody && !never)
            yield break;
        yield return new Finding(
            this,
            Severity.Warning,
            $"It is not recorded {(nobody ? "who is to do" : "by when")} {action.Quoted}{(nobody ? never ? ", or by when" : "" : " is to be done")}.",
            nobody && never ? "Record who is to do it and by which day, or withdraw it with its reason."
                : nobody ? "Record who is to do it: a post goes on when its holder leaves."
                : "Record by which day it is to be done, or until there is one, in words.",
            [action.Found]
        )
        {
            IsNotRecorded = true,
        };
    }

    private IEnumerable<Finding> Overdue(ActionsOn at, CheckedAction action)
    {
        if (!action.Action.IsOverdueOn(at.Day))
            yield break;
        yield return new Finding(
            this,
            Severity.Warning,
            $"{action.Quoted} was due on {LondonDate.Words(action.Action.Due!.Value)} and is still open.",
            "Close it with what shows that it was done, or say why it is late and on which day it will be.",
            [action.Found]
        )
        {
            Fault = "overdue",
        };
    }
}
