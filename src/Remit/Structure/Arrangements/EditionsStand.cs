using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Arrangements;

/// <summary>What was published once was published: an edition is never written over, by nobody and by no file. Only an erasure takes names out.</summary>
internal sealed class EditionsStand : IInvariant
{
    private static readonly string[] Said =
    [
        nameof(Edition.On),
        nameof(Edition.AsAt),
        nameof(Edition.KnownAt),
        nameof(Edition.By),
        nameof(Edition.Text),
    ];

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        Task.FromResult<IReadOnlyList<Refusal>>([
            .. from changed in touched.Changed<Edition>()
            where touched.Restated(changed.Now, changed.Before, Said) is not null
            select new Refusal(
                "What was published stands",
                $"This is what was published on {LondonDate.Words(changed.Before.GetValue<DateOnly>(nameof(Edition.On)))}, so it can’t change. Publish again to say something else.",
                new RecordRef("edition", changed.Now.RowId)
            ),
        ]);
}
