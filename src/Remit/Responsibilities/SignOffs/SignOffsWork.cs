using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.SignOffs;

/// <summary>
/// The registers that wait for the signature of whoever holds them: in which something is said that nobody stands by yet, or that changed
/// since it was signed.
/// </summary>
internal sealed class SignOffsWork : IWorkSource
{
    public int Order => 6;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        if (!looking.Viewer.May("positions.decide"))
            return null;
        var db = looking.Db;
        var held = me.AnswersFor.Select(r => (RecordRef?)r).ToList();
        var registers = await db.All<Register>()
            .Where(r => held.Contains(r.Holder))
            .OrderBy(r => r.Title)
            .ThenBy(r => r.Key)
            .Select(r => new
            {
                r.Key,
                r.Title,
                Signed = db.All<SignOff>()
                    .Where(s => s.Register == r.Id && s.For == r.Holder)
                    .OrderByDescending(s => s.On)
                    .ThenByDescending(s => s.KnownAt)
                    .Select(s => new { s.On, s.KnownAt })
                    .FirstOrDefault(),
                Said = db.All<Position>()
                    .Where(p =>
                        p.Draft == null && db.All<Responsibility>().Any(x => x.Id == p.Responsibility && x.Register == r.Id)
                    )
                    .Max(p => (long?)p.Version),
                Written = db.All<Responsibility>().Where(x => x.Register == r.Id).Max(x => (long?)x.Version),
            })
            .ToListAsync();
        var waiting = registers
            .Where(r => r.Said is not null && (r.Signed is null || r.Said > r.Signed.KnownAt || r.Written > r.Signed.KnownAt))
            .ToList();
        return waiting.Count == 0
            ? null
            : new WorkPart(
                "signOffs",
                "Waiting for your sign-off",
                [
                    .. waiting.Select(r => new WorkLine(r.Title, ResponsibilitiesLinks.ToSignOff(r.Key))
                    {
                        Said = r.Signed is { } signed
                            ? $"changed since it was signed off on {LondonDate.Words(signed.On)}"
                            : "not signed off yet",
                    }),
                ]
            )
            {
                Waiting = waiting.Count,
            };
    }
}
