using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Reopened;

/// <summary>The responsibilities of somebody that are reopened, as the law behind them changed: they say whether each stands.</summary>
internal sealed class ReopenedWork(ResponsibilitiesLinks links) : IWorkSource
{
    public int Order => 7;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, day) = (looking.Db, me.Today);
        var held = me.AnswersFor.Select(r => (RecordRef?)r).ToList();
        var open = await (
            from row in db.All<Responsibility>().On(day)
            join register in db.All<Register>() on row.Register equals register.Id
            where held.Contains(register.Holder) && db.OpenReopeningsOn(day).Any(o => o.Responsibility == row.Id)
            orderby register.Title, row.Order
            select new
            {
                row.Key,
                row.Text,
                Register = register.Key,
                register.Title,
            }
        ).ToListAsync();
        return open.Count == 0
            ? null
            : new WorkPart(
                "reopened",
                "Guidance changed: does it still stand?",
                [
                    .. open.Take(WorkPart.Most)
                        .Select(o => new WorkLine(o.Text.Shortened(120), links.Reopened(o.Register, o.Key)) { Said = o.Title }),
                ]
            )
            {
                Total = open.Count,
                Waiting = open.Count,
                More = new PageTool("All that is reopened", links.AllReopened()),
            };
    }
}
