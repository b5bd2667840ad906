using Microsoft.EntityFrameworkCore;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>
/// What decisions of meetings and of bodies are worth, for each sight apart: the pages of these have other things to ask for.
/// </summary>
internal sealed class RememberedStatus
{
    private const int Most = 200;
    private readonly UntilTheNextChange<(Guid Of, DateOnly Day, Sight Sight), IReadOnlyList<(Guid Id, DecisionLine Line)>> known =
        new(Most);

    /// <summary>The decisions of a meeting, in order.</summary>
    public Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Of(Looking looking, Id<Meeting> meeting) =>
        Of(looking, meeting.Value, () => Task.FromResult(looking.Db.All<Decision>().Where(d => d.Meeting == meeting)));

    /// <summary>The last few decisions of a body, the latest meeting first.</summary>
    public Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Last(Looking looking, Id<Body> body, int few)
    {
        var (db, day) = (looking.Db, looking.AsAt);
        return Of(
            looking,
            body.Value,
            async () =>
            {
                // Which are the last is asked of what is seen: those that are not would take the places of others.
                var last = await (
                    from decision in db.All<Decision>()
                    join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
                    where meeting.Body == body && meeting.Date <= day
                    orderby meeting.Date descending, decision.Order, decision.Key
                    select decision.Id
                )
                    .Take(few)
                    .ToListAsync();
                return db.All<Decision>().Where(d => last.Contains(d.Id));
            }
        );
    }

    private Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Of(
        Looking looking,
        Guid of,
        Func<Task<IQueryable<Decision>>> which
    ) =>
        known.Of(
            looking,
            (of, looking.AsAt, looking.Viewer.Sight),
            async () =>
                [
                    .. (await JudgedDecisions.Load(looking.Db, await which(), looking.AsAt)).Select(j =>
                        (j.Decision.RowId, DecisionLine.Of(j))
                    ),
                ]
        );
}
