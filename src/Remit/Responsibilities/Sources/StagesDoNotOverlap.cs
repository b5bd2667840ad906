using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>On one day a provision is in one state.</summary>
internal sealed class StagesDoNotOverlap : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched.Of<Stage>().Select(s => s.Provision).Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var found = await (
            from stage in db.All<Stage>()
            where ids.Contains(stage.Provision)
            join provision in db.All<Provision>() on stage.Provision equals provision.Id
            select new { Stage = stage, Provision = provision }
        ).ToListAsync();
        var changed = touched.IdsOf<Stage>();
        return
        [
            .. from fellows in found.GroupBy(f => f.Provision.Id)
            let inOrder = fellows.Select(f => f.Stage).OrderBy(s => s.From).ThenBy(s => s.Order).ThenBy(s => s.RowId).ToList()
            from pair in inOrder.Zip(inOrder.Skip(1))
            where pair.First.Period.Overlaps(pair.Second.Period)
            let named = fellows.First().Provision
            select new Refusal(
                "On one day a provision is in one state",
                $"“{named.Number?.ToString() ?? named.Title ?? named.Key}” would be {pair.First.State.OnScreen().ToLowerInvariant()} {pair.First.Period.InASentence()}"
                    + $" and {pair.Second.State.OnScreen().ToLowerInvariant()} {pair.Second.Period.InASentence()}. End the first before the second begins.",
                new RecordRef("stage", changed.Contains(pair.First.RowId) ? pair.First.RowId : pair.Second.RowId),
                changed.Contains(pair.First.RowId) ? "until" : "from"
            ),
        ];
    }
}
