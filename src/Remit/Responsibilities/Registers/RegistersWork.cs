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
        var rows = await (
            from said in db.All<Responsibility>().On(day).WithPositions(db, day)
            join register in db.All<Register>() on said.Row.Register equals register.Id
            where own.Contains(register.Holder)
            select new
            {
                register.Key,
                register.Title,
                said.Row.LeadIn,
                OfTheRow = said.Row.ReviewAfter,
                OfTheRegister = register.ReviewAfter,
                Newest = said.Newest == null
                    ? null
                    : new
                    {
                        said.Newest.Rating,
                        said.Newest.On,
                        said.Newest.ReviewOn,
                    },
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
                Due = g.Where(r => !r.LeadIn && r.Newest?.Rating != Rating.NotApplicable)
                    .Min(r => LookingAgain.By(r.Newest?.ReviewOn, r.Newest?.On, r.OfTheRow, r.OfTheRegister)),
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
