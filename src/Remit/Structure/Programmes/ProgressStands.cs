using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>Progress is recorded of an item that stands in its programme; that it is never overwritten is <see cref="StatementsStand{T}"/>.</summary>
internal sealed class ProgressStands : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var statements = touched.Of<ProgressStatement>();
        var items = statements.Select(s => s.Item).Distinct().ToList();
        if (items.Count == 0)
            return [];
        var withdrawn = await db.All<ProgrammeItem>()
            .Where(i => items.Contains(i.Id) && i.Withdrawn)
            .ToDictionaryAsync(i => i.Id);
        return
        [
            .. statements
                .Where(s => withdrawn.ContainsKey(s.Item))
                .Select(s => new Refusal(
                    "Progress is recorded of what stands in a programme",
                    $"“{withdrawn[s.Item].What}” was taken out of the programme again, so there is nothing to report of it.",
                    new RecordRef("progress-statement", s.RowId),
                    "status"
                )),
        ];
    }
}
