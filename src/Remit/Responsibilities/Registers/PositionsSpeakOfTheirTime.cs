using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// A position speaks of a day that has come, on which the responsibility is known to hold, or not known not to.
/// </summary>
internal sealed class PositionsSpeakOfTheirTime(LondonClock clock) : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched
            .Of<Position>()
            .Select(p => p.Responsibility)
            .Concat(touched.Of<Responsibility>().Select(r => r.Id))
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return [];
        var wrong = await (
            from responsibility in db.All<Responsibility>()
            where ids.Contains(responsibility.Id)
            join position in db.All<Position>() on responsibility.Id equals position.Responsibility
            // A draft that was given up, or that another replaced, says nothing any more.
            where position.Draft == null || position.Draft == DraftState.Waiting || position.Draft == DraftState.SentBack
            where position.On < responsibility.From || position.On > responsibility.Until
            orderby position.Order, position.Id
            select new { Responsibility = responsibility, Position = position }
        ).ToListAsync();
        var positions = touched.IdsOf<Position>();
        return
        [
            .. touched
                .Rows.Where(r => r.State == EntityState.Added)
                .Select(r => r.Row)
                .OfType<Position>()
                .Where(p => p.On > clock.Today)
                .Select(p => new Refusal(
                    "A position speaks of a day that has come",
                    $"{LondonDate.Words(p.On!.Value)} is still to come. A position says what has been done by a day: today is {LondonDate.Words(clock.Today)}.",
                    new RecordRef("position", p.RowId),
                    "on"
                )),
            .. wrong.Select(w => new Refusal(
                "A position speaks of a day on which the responsibility holds",
                $"The position of {LondonDate.Words(w.Position.On!.Value)} is on “{w.Responsibility.Text}”, "
                    + $"which holds {w.Responsibility.Period.InASentence()}. Change one of the dates.",
                positions.Contains(w.Position.RowId)
                    ? new RecordRef("position", w.Position.RowId)
                    : new RecordRef("responsibility", w.Responsibility.RowId),
                positions.Contains(w.Position.RowId) ? "on"
                    : w.Position.On < w.Responsibility.From ? "from"
                    : "until"
            )),
        ];
    }
}
