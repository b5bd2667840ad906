using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Positions;

/// <summary>Drafts that wait for the word of somebody: of whoever holds the register, or, once it was sent back, of whoever wrote it.</summary>
internal sealed class DraftsWork : IWorkSource
{
    public int Order => 5;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var db = looking.Db;
        var (held, own) = (me.AnswersFor.Select(r => (RecordRef?)r).ToList(), me.Own.Select(r => (RecordRef?)r).ToList());
        var drafts = await (
            from position in db.All<Position>()
            join row in db.All<Responsibility>() on position.Responsibility equals row.Id
            join register in db.All<Register>() on row.Register equals register.Id
            where
                (position.Draft == DraftState.Waiting && held.Contains(register.Holder))
                || (position.Draft == DraftState.SentBack && own.Contains(position.DraftedBy))
            orderby position.Draft, register.Title, row.Order
            select new
            {
                position.Draft,
                position.SentBack,
                row.Key,
                row.Text,
                Register = register.Key,
                register.Title,
            }
        ).ToListAsync();
        return drafts.Count == 0
            ? null
            : new WorkPart(
                "drafts",
                "Drafts that wait for you",
                [
                    .. drafts
                        .Take(WorkPart.Most)
                        .Select(d => new WorkLine(
                            d.Text.Shortened(120),
                            d.Draft == DraftState.Waiting
                                ? ResponsibilitiesLinks.ToDecide(d.Register, d.Key)
                                : ResponsibilitiesLinks.ToRecord(d.Register, d.Key)
                        )
                        {
                            Said =
                                d.Draft == DraftState.Waiting
                                    ? $"{d.Title}: take it over, or send it back"
                                    : $"Sent back: {OneLine.Of(d.SentBack ?? "").Shortened(200)}",
                        }),
                ]
            )
            {
                Total = drafts.Count,
                Waiting = drafts.Count,
            };
    }
}
