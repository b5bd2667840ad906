using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Reopened;

/// <summary>What was settled is not settled otherwise afterwards; only the change that settled it can be taken back.</summary>
internal sealed class SettledStaysSettled : IInvariant
{
    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        Task.FromResult<IReadOnlyList<Refusal>>(
            db.TakesBack
                ? []
                :
                [
                    .. from changed in touched.Changed<Reopening>()
                    where
                        changed.Before.GetValue<Settlement?>(nameof(Reopening.Settled)) is { } was
                        && (
                            changed.Now.Settled != was
                            || changed.Now.SettledOn != changed.Before.GetValue<DateOnly?>(nameof(Reopening.SettledOn))
                            || changed.Now.SettledBy != changed.Before.GetValue<RecordRef?>(nameof(Reopening.SettledBy))
                        )
                    select new Refusal(
                        "What is settled stays settled",
                        "It was settled already. Change the responsibility itself if it is to be otherwise.",
                        new RecordRef("reopening", changed.Now.RowId),
                        "settled"
                    ),
                ]
        );
}
