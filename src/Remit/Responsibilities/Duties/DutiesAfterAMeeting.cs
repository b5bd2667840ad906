using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>The reports that are owed after each meeting of a body.</summary>
internal sealed class DutiesAfterAMeeting : IMeetingTie
{
    public async Task<IReadOnlyList<TiedLine>> Load(Db db, RecordRef meeting, RecordRef body, DateOnly on)
    {
        var id = new Id<Body>(body.Id);
        var duties = await db.All<ReportingDuty>()
            .On(on)
            .Where(d => d.Rhythm == ReportRhythm.AfterMeetings && d.MeetingsOf == id)
            .OrderBy(d => d.Order)
            .ThenBy(d => d.Key)
            .Select(d => new { d.Key, d.About })
            .ToListAsync();
        return
        [
            .. duties.Select(d => new TiedLine(
                $"The report on {d.About.Shortened(80)}",
                "It is owed after each meeting, so it is owed later, or not for this one. Tell whoever waits for it.",
                "reporting-duty",
                d.Key
            )),
        ];
    }
}
