using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Duties;

/// <summary>The reports that somebody owes, with the days by which they are due, and the drafts that wait to be sent. Those of which no day follows are not work of a day.</summary>
internal sealed class DutiesWork(ResponsibilitiesLinks links) : IWorkSource
{
    public int Order => 17;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var owed = (await DutyOn.OfWhoWrites(looking.Db, [.. me.AnswersFor], new Id<Person>(me.Person.Id), me.Today))
            .Where(d => d.NextDue is not null || d.Draft is not null)
            .ToList();
        return owed.Count == 0
            ? null
            : WorkPart.Due(
                "reports-owed",
                "Reports you owe",
                owed.Select(d => new WorkLine(
                    d.Duty.About,
                    d.Draft is null ? links.Duty(d.Duty.Key) : ResponsibilitiesLinks.Send(d.Duty.Key)
                )
                {
                    Said = d.DraftInWords is { } draft ? $"A draft waits to be sent. {draft}" : d.HowOften,
                    Due = d.NextDue,
                }),
                me
            ) with
            {
                Waiting = owed.Count(d => d.Draft is not null),
            };
    }
}
