using Remit.Kernel;

namespace Remit.Data;

/// <summary>Only a restricted record names the bodies to which it is open: of any other, more people see it than it would say.</summary>
internal sealed class OnlyTheRestrictedNameBodies : IInvariant
{
    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        Task.FromResult<IReadOnlyList<Refusal>>([
            .. touched
                .Remaining.Where(r => r.Row is Record { RestrictedTo: not null, Sensitivity: not Sensitivity.Restricted })
                .Select(r => new Refusal(
                    "Only what is restricted names bodies",
                    $"{ByShape.Words(db.Shapes[r.Kind], (Record)r.Row)} names the bodies that may see it, but is not restricted. Restrict it, or name none.",
                    new RecordRef(r.Kind, r.Row.RowId),
                    "restricted-to"
                )),
        ]);
}
