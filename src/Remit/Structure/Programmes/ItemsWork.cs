using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Programmes;

/// <summary>What somebody is to do by the work programmes that are agreed for today: items of theirs, and of what they lead, that are not finished.</summary>
internal sealed class ItemsWork(StructureLinks links) : IWorkSource
{
    public int Order => 30;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, day, own) = (looking.Db, me.Today, me.AnswersFor.ToList());
        var items = await (
            from item in db.All<ProgrammeItem>()
            where !item.Withdrawn && db.All<ProgrammeItemOwner>().Any(o => o.Item == item.Id && own.Contains(o.Owner))
            join programme in db.All<WorkProgramme>() on item.Programme equals programme.Id
            where programme.State == ProgrammeState.Agreed && programme.From <= day && day <= programme.Until
            join body in db.All<Body>() on programme.Body equals body.Id
            select new
            {
                Item = item,
                Programme = programme,
                Body = body,
                Newest = db.All<ProgressStatement>()
                    .Where(s => s.Item == item.Id)
                    .OrderByDescending(s => s.On)
                    .ThenByDescending(s => s.Version)
                    .ThenByDescending(s => s.Order)
                    .Select(s => (ItemStatus?)s.Status)
                    .FirstOrDefault(),
            }
        ).ToListAsync();
        var open = items
            .Where(i => i.Newest is not (ItemStatus.Done or ItemStatus.Stopped or ItemStatus.CarriedOver))
            .OrderBy(i => i.Item.Order)
            .ToList();
        return open.Count == 0
            ? null
            : WorkPart.Due(
                "programme",
                "Yours in the work programmes",
                open.Select(i => new WorkLine(i.Item.What, links.ProgrammeItem(i.Body.Key, i.Programme.Key, i.Item.Key))
                {
                    Said = $"{i.Body.Name}: {(i.Newest ?? ItemStatus.NotStarted).OnScreen().ToLowerInvariant()}",
                    Due = i.Item.Due is { } due ? Quarters.Of(i.Programme.Period, due)?.Until : i.Programme.Until,
                }),
                me
            );
    }
}
