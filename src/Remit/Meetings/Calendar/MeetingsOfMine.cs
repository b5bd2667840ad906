using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Calendar;

/// <summary>A meeting to come of a body on which somebody sits, or which they serve.</summary>
internal sealed record MeetingOfMine(Meeting Meeting, Named Body, BodyKind Kind);

/// <summary>The meetings to come of somebody's bodies, the next first, remembered until the next change for all that home tells of them. One query.</summary>
internal sealed class MeetingsOfMine
{
    private const int Most = 200;
    private readonly UntilTheNextChange<(DateOnly Day, Sight Sight, string Bodies), IReadOnlyList<MeetingOfMine>> known = new(
        Most
    );

    public Task<IReadOnlyList<MeetingOfMine>> Of(Looking looking, Me me) =>
        known.Of(
            looking,
            (me.Today, looking.Viewer.Sight, string.Join(' ', me.Bodies.Select(b => b.ToString()).Order(StringComparer.Ordinal))),
            () => Load(looking, me)
        );

    private static async Task<IReadOnlyList<MeetingOfMine>> Load(Looking looking, Me me)
    {
        var (db, today) = (looking.Db, me.Today);
        var bodies = me.Bodies.Where(b => b.Kind == "body").Select(b => new Id<Body>(b.Id)).ToList();
        if (bodies.Count == 0)
            return [];
        return await (
            from meeting in db.All<Meeting>()
            where
                bodies.Contains(meeting.Body)
                && meeting.Date >= today
                && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called)
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, meeting.Start, body.Name, meeting.Key
            select new MeetingOfMine(meeting, new Named(body.Key, body.Name), body.Kind)
        ).ToListAsync();
    }
}
