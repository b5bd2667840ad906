using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Registers;

/// <summary>The registers that somebody answers for, with what is weak in them and what is to be looked at again.</summary>
internal sealed class RegistersWork(ResponsibilitiesLinks links) : IWorkSource
{
    public int Order => 15;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, day) = (looking.Db, me.Today);
        var own = me.AnswersFor.Select(r => (RecordRef?)r).ToList();
        var positions = db.PositionsBy(day);
        var rows = await (
            from responsibility in db.All<Responsibility>().On(day)
            join register in db.All<Register>() on responsibility.Register equals register.Id
            where own.Contains(register.Holder)
            select new
            {
                register.Key,
                register.Title,
                responsibility.LeadIn,
                Newest = positions
                    .Where(p => p.Responsibility == responsibility.Id)
                    .Select(p => new { p.Rating, p.ReviewOn })
                    .FirstOrDefault(),
            }
        ).ToListAsync();
        if (rows.Count == 0)
            return null;
        var registers = rows.GroupBy(r => (r.Key, r.Title))
            .Select(g => new
            {
                g.Key,
                Numbers = RegisterNumbers.Of([
                    .. g.Select(r => Fulfilments.Of(r.LeadIn, r.Newest is not null, r.Newest?.Rating)),
                ]),
                Due = g.Min(r => r.Newest?.ReviewOn),
            })
            .OrderBy(r => r.Key.Title, StringComparer.CurrentCulture)
            .ToList();
        return WorkPart.Due(
            "registers",
            "What you are responsible for",
            registers.Select(r => new WorkLine(r.Key.Title, links.Register(r.Key.Key))
            {
                Said = InWords(r.Numbers),
                Due = r.Due <= MyWork.SoonBy(day) ? r.Due : null,
            }),
            me
        );
    }

    /// <summary>"32 responsibilities: 4 not met, 6 partly met, 20 with nothing recorded".</summary>
    private static string InWords(RegisterNumbers numbers)
    {
        Fulfilment[] weak = [Fulfilment.NotMet, Fulfilment.PartlyMet, Fulfilment.NotRated, Fulfilment.NothingRecorded];
        var said = weak.Where(f => numbers.Count(f) > 0).Select(f => $"{numbers.Count(f):N0} {f.Counted()}").ToList();
        return numbers.Responsibilities.Counted("responsibility", "responsibilities")
            + (said.Count == 0 ? "" : $": {string.Join("; ", said)}");
    }
}
