using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Web;

namespace Remit.Actions;

/// <summary>
/// The open actions that a closing body is to do, or that are reported to it. An action is one promise and goes on as the same one; it
/// never ends with whoever made it.
/// </summary>
internal sealed class ActionsLegacy : Legacy
{
    private const int MostLetters = 100;

    public override string Heading => "Open actions";

    public override (string One, string Several) InWords => ("open action", "open actions");

    public override int Order => 60;

    public override string StillThere(int count) => $"{count.Counted("action is", "actions are")} still open";

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, self, last) = (closure.Db, closure.Reference, closure.Last);
        var actions = await db.Set<ActionItem>()
            .Where(a => a.Status == ActionStatus.Open && (a.Until == null || a.Until > last))
            .Where(a => a.ReportedTo == self || db.Set<ActionOwner>().Any(o => o.Action == a.Id && o.Owner == self))
            .OrderBy(a => a.Due ?? DateOnly.MaxValue)
            .ThenBy(a => a.Key)
            .ToListAsync();
        var ids = actions.ConvertAll(a => a.Id);
        var owners = (await db.Set<ActionOwner>().Where(o => ids.Contains(o.Action)).ToListAsync()).ToLookup(o => o.Action);
        return
        [
            .. actions.Select(action => new LegacyItem(
                new RecordRef("action", action.RowId),
                action.Version,
                action.What.Shortened(MostLetters)
                    + (owners[action.Id].Any(o => o.Owner == self) ? "" : ", which is reported to it")
            )
            {
                Ends = null,
                MayGoAbove = true,
                Goes = to => HandOver(closure, action, [.. owners[action.Id]], to),
            }),
        ];
    }

    private static void HandOver(Closure closure, ActionItem action, List<ActionOwner> owners, Body to)
    {
        var next = new RecordRef("body", to.RowId);
        closure.Open(action, to);
        if (action.ReportedTo == closure.Reference)
            action.ReportedTo = next;
        if (owners.Find(o => o.Owner == closure.Reference) is not { } own)
            return;
        closure.Db.Remove(own);
        if (!owners.Exists(o => o.Owner == next))
            closure.Db.Add(
                new ActionOwner
                {
                    Id = closure.Ids.Next<ActionOwner>(),
                    Action = action.Id,
                    Owner = next,
                    Order = own.Order,
                }
            );
    }
}
