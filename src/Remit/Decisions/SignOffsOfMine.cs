using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Decisions;

/// <summary>An organisation's sign-off that is somebody's work, or was.</summary>
/// <param name="SignOff">The sign-off.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Path">Its keys.</param>
/// <param name="Body">The body that decided.</param>
/// <param name="BodyName">What that is called.</param>
/// <param name="DecidedOn">The day of its meeting.</param>
/// <param name="Organisation">What the organisation is called.</param>
internal sealed record SignOffOfMine(
    OrganisationSignOff SignOff,
    Decision Decision,
    string Path,
    Id<Body> Body,
    string BodyName,
    DateOnly DecidedOn,
    string Organisation
);

/// <summary>
/// The sign-offs on which somebody leads or whose organisation they bind, and of the bodies that they lead those that were refused and those for which
/// nobody is asked: found once for all that home tells of them. One query.
/// </summary>
internal sealed class SignOffsOfMine
{
    /// <summary>For how many days what came back is shown.</summary>
    private const int Shown = 180;

    private (Me Me, Task<IReadOnlyList<SignOffOfMine>> Found)? known;

    public Task<IReadOnlyList<SignOffOfMine>> Of(Looking looking, Me me)
    {
        if (known is not { } before || before.Me != me)
            known = before = (me, Load(looking, me));
        return before.Found;
    }

    private static async Task<IReadOnlyList<SignOffOfMine>> Load(Looking looking, Me me)
    {
        var (db, own) = (looking.Db, me.AnswersFor.ToList());
        var organisations = me.Organisations.Select(o => new Id<Organisation>(o.Id)).ToList();
        var bodies = me.Led.Where(r => r.Kind == "body").Select(b => new Id<Body>(b.Id)).ToList();
        // By then the body has met again, and heard the report that brought it back.
        var since = me.Today.DayNumber > Shown ? me.Today.AddDays(-Shown) : DateOnly.MinValue;
        return await (
            from signOff in db.All<OrganisationSignOff>()
            where signOff.State != SignOffState.Withdrawn
            join decision in db.All<Decision>() on signOff.Decision equals decision.Id
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where
                (signOff.State == SignOffState.Waiting && organisations.Contains(signOff.Organisation))
                || (signOff.State != SignOffState.Refused && signOff.Lead != null && own.Contains(signOff.Lead.Value))
                || (
                    bodies.Contains(meeting.Body)
                    && (
                        (signOff.State == SignOffState.Refused && signOff.On >= since)
                        || (signOff.State == SignOffState.Waiting && signOff.Lead == null)
                    )
                )
            join body in db.All<Body>() on meeting.Body equals body.Id
            join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
            orderby meeting.Date, decision.Key, signOff.Order
            select new SignOffOfMine(
                signOff,
                decision,
                body.Key + "/" + meeting.Key + "/" + decision.Key,
                body.Id,
                body.Name,
                meeting.Date,
                organisation.Name
            )
        ).ToListAsync();
    }
}
