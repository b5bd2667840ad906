using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>A lead-in only leads to its parts, so a position on it has no rating; the parts have theirs.</summary>
internal sealed class LeadInsAreNotRated : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched
            .Of<Position>()
            .Where(p => p.Rating is not null)
            .Select(p => p.Responsibility)
            .Concat(touched.Of<Responsibility>().Where(r => r.LeadIn).Select(r => r.Id))
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return [];
        var rated = await (
            from responsibility in db.All<Responsibility>()
            where ids.Contains(responsibility.Id) && responsibility.LeadIn
            join position in db.All<Position>() on responsibility.Id equals position.Responsibility
            where position.Rating != null
            // A draft that was given up, or that another replaced, says nothing any more.
            where position.Draft == null || position.Draft == DraftState.Waiting || position.Draft == DraftState.SentBack
            orderby position.Order, position.Id
            select new
            {
                Responsibility = responsibility.Id,
                responsibility.Text,
                Position = position.Id,
            }
        ).ToListAsync();
        var positions = touched.IdsOf<Position>();
        return
        [
            .. rated.Select(r => new Refusal(
                "A lead-in is not rated",
                $"“{r.Text}” only leads in to its parts. Rate the parts instead.",
                positions.Contains(r.Position.Value)
                    ? new RecordRef("position", r.Position.Value)
                    : new RecordRef("responsibility", r.Responsibility.Value),
                positions.Contains(r.Position.Value) ? "rating" : "lead-in"
            )),
        ];
    }
}
