using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>A decision by which a list is put in order and narrowed, before anybody asks what those of a page are worth.</summary>
internal sealed record ListedDecision(Id<Decision> Id, string Key, int Order, Named Body, DateOnly On)
{
    /// <summary>How far organisations are with it; null where that was not asked, or nobody has to carry it out.</summary>
    public HowFar? HowFar { get; init; }

    /// <summary>Those of meetings up to a day. One query; with how far organisations are, five.</summary>
    public static async Task<IReadOnlyList<ListedDecision>> Load(Db db, DateOnly day, bool withHowFar)
    {
        if (!withHowFar)
            return await (
                from decision in db.All<Decision>()
                join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
                where meeting.Date <= day
                join of in db.All<Body>() on meeting.Body equals of.Id
                select new ListedDecision(decision.Id, decision.Key, decision.Order, new Named(of.Key, of.Name), meeting.Date)
            ).ToListAsync();
        var found = await (
            from decision in db.All<Decision>()
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.Date <= day
            join of in db.All<Body>() on meeting.Body equals of.Id
            select new
            {
                Decision = decision,
                Body = new Named(of.Key, of.Name),
                of.Deciding,
                meeting.Date,
            }
        ).ToListAsync();
        var known = await Implementations.Load(db, db.All<Decision>(), await Implementations.OwnersOf(db, null), day);
        return
        [
            .. found.Select(f => new ListedDecision(f.Decision.Id, f.Decision.Key, f.Decision.Order, f.Body, f.Date)
            {
                HowFar = known.Of(f.Decision, f.Date, f.Deciding).On(day),
            }),
        ];
    }
}
