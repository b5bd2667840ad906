using Microsoft.EntityFrameworkCore;
using Remit.Actions.Listing;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Actions;

/// <summary>The open actions that somebody is to do, and those of the bodies and organisations that they lead.</summary>
internal sealed class ActionsWork(ActionsLinks links) : IWorkSource
{
    public int Order => 10;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, own) = (looking.Db, me.AnswersFor.ToList());
        var open = await db.All<ActionItem>()
            .On(me.Today)
            .Where(a =>
                a.Status == ActionStatus.Open && db.All<ActionOwner>().Any(o => o.Action == a.Id && own.Contains(o.Owner))
            )
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .Select(a => new
            {
                a.Id,
                a.Key,
                a.What,
                a.Due,
                a.DueWords,
            })
            .ToListAsync();
        return open.Count == 0
            ? null
            : WorkPart.Due(
                "actions",
                "Your actions",
                open.Select(a => new WorkLine(a.What, links.Action(a.Key))
                {
                    Said = a.DueWords,
                    Due = a.Due,
                    Record = new RecordRef("action", a.Id.Value),
                }),
                me
            ) with
            {
                More = new PageTool("All your actions", links.Actions("open", ActionFilter.Me)),
            };
    }
}
