using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Duties;

/// <summary>The reports that somebody owes, with the days by which they are due. Those of which no day follows are not work of a day.</summary>
internal sealed class DutiesWork(ResponsibilitiesLinks links) : IWorkSource
{
    public int Order => 17;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var owed = (await DutyOn.OwedBy(looking.Db, [.. me.AnswersFor], me.Today)).Where(d => d.NextDue is not null).ToList();
        return owed.Count == 0
            ? null
            : WorkPart.Due(
                "reports-owed",
                "Reports you owe",
                owed.Select(d => new WorkLine(d.Duty.About, links.Duty(d.Duty.Key)) { Said = d.HowOften, Due = d.NextDue }),
                me
            );
    }
}
