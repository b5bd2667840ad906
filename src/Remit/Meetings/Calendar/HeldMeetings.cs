using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>On which days bodies met, for capabilities that know no meetings.</summary>
internal sealed class HeldMeetings : IHeldMeetings
{
    public Task<ILookup<Guid, DateOnly>> Load(Db db, DateOnly day) => Days(db.All<Meeting>(), day);

    public async Task<ILookup<Guid, DateOnly>> Load(Db db, DateOnly day, IReadOnlyCollection<Guid> bodies)
    {
        var ids = bodies.Select(b => new Id<Body>(b)).ToList();
        return ids.Count == 0
            ? Enumerable.Empty<DateOnly>().ToLookup(_ => Guid.Empty)
            : await Days(db.All<Meeting>().Where(m => ids.Contains(m.Body)), day);
    }

    private static async Task<ILookup<Guid, DateOnly>> Days(IQueryable<Meeting> meetings, DateOnly day) =>
        (
            await meetings
                .Where(m =>
                    m.Date <= day
                    && (m.State == MeetingState.Held || m.State == MeetingState.Minuted || m.State == MeetingState.Approved)
                )
                .OrderBy(m => m.Date)
                .Select(m => new { m.Body, m.Date })
                .ToListAsync()
        ).ToLookup(m => m.Body.Value, m => m.Date);
}
