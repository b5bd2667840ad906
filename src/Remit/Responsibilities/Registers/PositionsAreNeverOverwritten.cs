using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>What a recorded position says stays said: a newer one follows it.</summary>
internal sealed class PositionsAreNeverOverwritten : IInvariant
{
    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var (now, before) in touched.Changed<Position>())
        {
            var changed =
                now.Text != before.GetValue<string>(nameof(Position.Text)) ? "text"
                : now.Rating != before.GetValue<Rating?>(nameof(Position.Rating)) ? "rating"
                : now.Nil != before.GetValue<bool>(nameof(Position.Nil)) ? "nil"
                : now.On != before.GetValue<DateOnly?>(nameof(Position.On)) ? "on"
                : now.By != before.GetValue<RecordRef?>(nameof(Position.By)) ? "by"
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
