using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>The decisions that were put off to a meeting.</summary>
internal sealed class DecisionsOfAMeeting : IMeetingTie
{
    public async Task<IReadOnlyList<TiedLine>> Load(Db db, RecordRef meeting, RecordRef body, DateOnly on)
    {
        var id = new Id<Meeting>(meeting.Id);
        var found = await (
            from decision in db.All<Decision>()
            where decision.DeferredTo == (Id<Meeting>?)id
            join taken in db.All<Meeting>() on decision.Meeting equals taken.Id
            join of in db.All<Body>() on taken.Body equals of.Id
            orderby taken.Date, decision.Order, decision.Key
            select new
            {
                decision.Title,
                taken.Date,
                Path = of.Key + "/" + taken.Key + "/" + decision.Key,
            }
        ).ToListAsync();
        return
        [
            .. found.Select(d => new TiedLine(
                $"“{d.Title.Shortened(80)}” was put off to it on {d.Date.InWords()}",
                "It waits for this meeting. If the meeting is off, put it on the agenda of another.",
                "decision",
                d.Path
            )),
        ];
    }
}
