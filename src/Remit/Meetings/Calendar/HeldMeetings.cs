using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>On which days bodies met, for capabilities that know no meetings.</summary>
internal sealed class HeldMeetings : IHeldMeetings
{
    public async Task<ILookup<Guid, DateOnly>> Load(Db db, DateOnly day) =>
        (
            await db.All<Meeting>()
                .Where(m =>
                    m.Date <= day
                    && (m.State == MeetingState.Held || m.State == MeetingState.Minuted || m.State == MeetingState.Approved)
                )
                .OrderBy(m => m.Date)
                .Select(m => new { m.Body, m.Date })
                .ToListAsync()
        ).ToLookup(m => m.Body.Value, m => m.Date);
}
