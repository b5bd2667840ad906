using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Decisions;

/// <summary>
/// The sign-offs that organisations owe, for whoever leads on them or binds the organisation; and what organisations refused and goes back to a body, for
/// its clerk and chair, until the body has decided anew.
/// </summary>
internal sealed class DecisionsWork(DecisionsLinks links) : IWorkSource
{
    /// <summary>For how many days what came back is shown.</summary>
    private const int Shown = 180;

    public int Order => 15;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, own) = (looking.Db, me.AnswersFor.ToList());
        var organisations = me.Organisations.Select(o => new Id<Organisation>(o.Id)).ToList();
        var bodies = me.Led.Where(r => r.Kind == "body").Select(b => new Id<Body>(b.Id)).ToList();
        // By then the body has met again, and heard the report that brought it back.
        var since = me.Today.DayNumber > Shown ? me.Today.AddDays(-Shown) : DateOnly.MinValue;
        var found = await (
            from signOff in db.All<OrganisationSignOff>()
            where
                signOff.State == SignOffState.Waiting
                    && (
                        organisations.Contains(signOff.Organisation) || (signOff.Lead != null && own.Contains(signOff.Lead.Value))
                    )
                || signOff.State == SignOffState.Refused
            join decision in db.All<Decision>() on signOff.Decision equals decision.Id
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where signOff.State == SignOffState.Waiting || (bodies.Contains(meeting.Body) && signOff.On >= since)
            join body in db.All<Body>() on meeting.Body equals body.Id
            join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
            select new
            {
                SignOff = signOff,
                decision.Title,
                Path = body.Key + "/" + meeting.Key + "/" + decision.Key,
                Body = body.Name,
                meeting.Date,
                Organisation = organisation.Name,
            }
        ).ToListAsync();
        if (found.Count == 0)
            return null;
        var part = WorkPart.Due(
            "sign-offs",
            "Decisions to sign off, and decisions that came back",
            found.Select(f =>
                f.SignOff.State == SignOffState.Waiting
                    ? new WorkLine($"Sign off for {f.Organisation}: {f.Title}", DecisionsLinks.SignOff(f.Path, f.SignOff.Key))
                    {
                        Said = $"{f.Body}, {f.Date.InWords()}. {f.SignOff.Because}",
                        Due = f.SignOff.Due,
                    }
                    : new WorkLine($"Back to the body: {f.Title}", links.Decision(f.Path))
                    {
                        Said = $"{f.Organisation} refused to sign it off: {f.SignOff.Words}",
                    }
            ),
            me
        );
        return part with { Waiting = found.Count(f => f.SignOff.State == SignOffState.Waiting && f.SignOff.Due is null) };
    }
}
