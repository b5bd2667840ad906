using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;

namespace Remit.Meetings.Calendar;

/// <summary>The meetings that a closing body would have had after its last day.</summary>
internal sealed class MeetingsLegacy : Legacy
{
    public override string Heading => "Meetings after its last day";

    public override (string One, string Several) InWords => ("meeting", "meetings");

    public override int Order => 90;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var meetings = await db.Set<Meeting>()
            .Where(m => m.Body == id && m.Date > last && (m.State == MeetingState.Planned || m.State == MeetingState.Called))
            .OrderBy(m => m.Date)
            .ThenBy(m => m.Start)
            .ToListAsync();
        var recipients = closure.RecipientIds.ToList();
        var theirs = (await db.All<Meeting>().Where(m => recipients.Contains(m.Body)).ToListAsync()).ToLookup(m => m.Body);
        var keys = recipients.ToDictionary(r => r, r => new FreeKeys(theirs[r].Select(m => m.Key)));
        return
        [
            .. meetings.Select(meeting => new LegacyItem(
                new RecordRef("meeting", meeting.RowId),
                meeting.Version,
                $"Meeting on {LondonDate.Words(meeting.Date)}"
            )
            {
                Ends = "Is cancelled",
                Has = to =>
                    theirs[to.Id].Any(m => m.Date == meeting.Date && m.State != MeetingState.Cancelled)
                        ? "it meets on that day already"
                        : null,
                Goes = to => closure.Move(meeting, nameof(Meeting.Body), to.Id, keys[to.Id].Take(meeting.Key), to),
                End = () => meeting.State = MeetingState.Cancelled,
            }),
        ];
    }
}
