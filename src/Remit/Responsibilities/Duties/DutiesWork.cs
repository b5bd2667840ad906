using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// The reports that somebody owes, with the days by which they are due, and the drafts that wait to be sent. What is owed
/// after each meeting waits from the meeting on, and is late once the body has met again. Those of which no day follows are not work of a day.
/// </summary>
internal sealed class DutiesWork(ResponsibilitiesLinks links, IHeldMeetings held) : IWorkSource
{
    public int Order => 17;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, today) = (looking.Db, me.Today);
        var theirs = await DutyOn.OfWhoWrites(db, [.. me.AnswersFor], new Id<Person>(me.Person.Id), today);
        var owed = (await DutyOn.WithMeetings(theirs, db, held, today))
            .Where(d => d.NextDue is not null || d.OwedSince is not null || d.Draft is not null)
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
                    Said =
                        d.DraftInWords is { } draft ? $"A draft waits to be sent. {draft}"
                        : d.OwedSince is { } met
                            ? $"Owed since the meeting of {met.InWords()}{(d.IsLate(today) ? "; the body has met again" : "")}"
                        : d.HowOften,
                    // It is not late before the body has met again, and waits until then.
                    Due = d.NextDue ?? d.MetAgainOn,
                }),
                me
            ) with
            {
                // As the check reckons: a body that meets again today has waited for it.
                Late = owed.Count(d => d.IsLate(today)),
                Soon = owed.Count(d => !d.IsLate(today) && (d.NextDue ?? d.MetAgainOn) is { } due && due <= MyWork.SoonBy(today)),
                Waiting = owed.Count(d => d.Draft is not null || (d.OwedSince is not null && !d.IsLate(today))),
            };
    }
}
