using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;

namespace Remit.Actions.Logs;

/// <summary>A recorded action with its owners.</summary>
internal sealed record RecordedAction(ActionItem Action, List<ActionOwner> Owners)
{
    /// <summary>Whether a row of the paper speaks of it.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>The recorded actions that a paper can mean: those reported to its body, and those of which nobody says where they are reported.</summary>
internal sealed class RecordedActions
{
    private readonly FreeKeys keys;

    private RecordedActions(IReadOnlyList<RecordedAction> actions, FreeKeys keys) => (Actions, this.keys) = (actions, keys);

    public IReadOnlyList<RecordedAction> Actions { get; }

    public int NextOrder { get; set; }

    /// <summary>Who may see a new action.</summary>
    public Sensitivity Usual { get; private init; }

    /// <summary>A key for a title that no action has; from now on it is taken.</summary>
    public string KeyFor(string title) => keys.Take(title);

    public static async Task<RecordedActions> Load(Db db, Body? body)
    {
        var all = await db.Set<ActionItem>().OrderBy(a => a.Order).ThenBy(a => a.Key).ToListAsync();
        var owners = (await db.Set<ActionOwner>().OrderBy(o => o.Order).ToListAsync()).ToLookup(o => o.Action);
        var usual = await db.All<Partnership>().Select(p => (Sensitivity?)p.DefaultSensitivity).FirstOrDefaultAsync();
        var there = body is null ? (RecordRef?)null : new RecordRef("body", body.RowId);
        return new RecordedActions(
            [
                .. all.Where(a => there is null || a.ReportedTo is null || a.ReportedTo == there)
                    .Select(a => new RecordedAction(a, [.. owners[a.Id]])),
            ],
            new FreeKeys(all.Select(a => a.Key))
        )
        {
            NextOrder = all.Select(a => a.Order + 1).DefaultIfEmpty(0).Max(),
            Usual = body?.Sensitivity ?? usual ?? Sensitivity.Partnership,
        };
    }
}
