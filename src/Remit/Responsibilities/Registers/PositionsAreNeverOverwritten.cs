using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// What a position says stays said, also of a draft: a newer one follows it. What counts never becomes a draft again. Only an erasure takes
/// names out.
/// </summary>
internal sealed class PositionsAreNeverOverwritten : IInvariant
{
    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        if (touched.IsErasure)
            return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
        foreach (var (now, before) in touched.Changed<Position>())
        {
            var draft = before.GetValue<DraftState?>(nameof(Position.Draft));
            var changed =
                now.Text != before.GetValue<string>(nameof(Position.Text)) ? "text"
                : now.Rating != before.GetValue<Rating?>(nameof(Position.Rating)) ? "rating"
                : now.Nil != before.GetValue<bool>(nameof(Position.Nil)) ? "nil"
                : now.On != before.GetValue<DateOnly?>(nameof(Position.On)) ? "on"
                : now.By != before.GetValue<RecordRef?>(nameof(Position.By)) ? "by"
                : now.DraftedBy != before.GetValue<RecordRef?>(nameof(Position.DraftedBy)) ? "drafted-by"
                : draft is null && now.Draft is not null ? "draft"
                : null;
            if (changed is not null)
                refusals.Add(
                    new Refusal(
                        "Positions are never overwritten",
                        "A position that was recorded can't be changed. Record a newer position instead.",
                        new RecordRef("position", now.RowId),
                        changed
                    )
                );
        }
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }
}
