using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// One draft at a time waits for the holder of a responsibility, who else would have to choose between two accounts. One that was sent back waits
/// for whoever wrote it, and keeps nobody else from drafting.
/// </summary>
internal sealed class OneDraftWaits : IInvariant
{
    public const string Rule = "One draft waits";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var rows = touched
            .Of<Position>()
            .Where(p => p.Draft == DraftState.Waiting)
            .Select(p => p.Responsibility)
            .Distinct()
            .ToList();
        if (rows.Count == 0)
            return [];
        var open = await db.All<Position>()
            .Where(p => rows.Contains(p.Responsibility) && p.Draft == DraftState.Waiting)
            .Select(p => new { p.Id, p.Responsibility })
            .ToListAsync();
        var ids = touched.IdsOf<Position>();
        return
        [
            .. open.GroupBy(p => p.Responsibility)
                .Where(g => g.Count() > 1)
                .SelectMany(g => g.Where(p => ids.Contains(p.Id.Value)).TakeLast(1))
                .Select(p => new Refusal(
                    Rule,
                    "Another draft waits for the holder of this responsibility already. Yours can be kept when the holder has taken that one over, sent it back or given it up.",
                    new RecordRef("position", p.Id.Value),
                    "draft"
                )),
        ];
    }
}
