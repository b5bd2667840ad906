using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>The decisions that wait for an organisation's sign-off.</summary>
internal sealed class OrganisationSignOffsPanel : IPanel
{
    public string Kind => "organisation";

    public int Order => 30;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var (db, day, id) = (looking.Db, looking.AsAt, new Id<Organisation>(record.Id));
        var waiting = await (
            from signOff in db.All<OrganisationSignOff>()
            where signOff.Organisation == id && (signOff.State == SignOffState.Waiting || signOff.On > day)
            join decision in db.All<Decision>() on signOff.Decision equals decision.Id
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.Date <= day
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, decision.Key
            select new
            {
                SignOff = signOff,
                Path = body.Key + "/" + meeting.Key + "/" + decision.Key,
                decision.Title,
                Body = body.Name,
                meeting.Date,
            }
        ).ToListAsync();
        return waiting.Count == 0
            ? null
            : new Panel(
                "signOffs",
                "/Decisions/_OrganisationSignOffs.cshtml",
                new OrganisationSignOffs([
                    .. waiting
                        .OrderBy(w => w.SignOff.DueBy(w.Date))
                        .Select(w => new WaitingSignOff(
                            w.Path,
                            w.Title,
                            w.Body,
                            w.Date,
                            w.SignOff.DueBy(w.Date),
                            w.SignOff.DueBy(w.Date) < day
                        )),
                ])
            );
    }
}

/// <summary>The decisions that wait for an organisation.</summary>
internal sealed record OrganisationSignOffs(IReadOnlyList<WaitingSignOff> Waiting);

/// <summary>A decision that waits for an organisation.</summary>
internal sealed record WaitingSignOff(string Path, string Title, string Body, DateOnly On, DateOnly Due, bool IsOverdue);
