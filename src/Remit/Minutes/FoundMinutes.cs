using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Minutes;

/// <summary>A meeting with its body and its minutes.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Body">Its body.</param>
/// <param name="Minutes">Its minutes; null where none are kept yet.</param>
/// <param name="Corrections">The corrections that were asked for, the earliest first.</param>
internal sealed record FoundMinutes(
    Meeting Meeting,
    Body Body,
    MeetingMinutes? Minutes,
    IReadOnlyList<CorrectionLine> Corrections
)
{
    /// <summary>What an address or a verb names; null where there is no such meeting that the context sees. One query.</summary>
    public static async Task<FoundMinutes?> Find(Db db, string body, string key)
    {
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new
            {
                Meeting = meeting,
                Body = of,
                Minutes = db.All<MeetingMinutes>().FirstOrDefault(m => m.Meeting == meeting.Id),
                Corrections = db.All<Correction>()
                    .Where(c => c.Meeting == meeting.Id)
                    .OrderBy(c => c.On)
                    .ThenBy(c => c.Order)
                    .ThenBy(c => c.Key)
                    .Select(c => new CorrectionLine(
                        c.Key,
                        c.On,
                        db.All<Person>().Where(p => p.Id == c.By).Select(p => p.Name).FirstOrDefault() ?? c.ByWords,
                        db.All<AgendaItem>().Where(i => i.Id == c.Item).Select(i => i.Title).FirstOrDefault(),
                        c.Words,
                        c.Outcome,
                        c.Answer
                    ))
                    .ToList(),
            }
        ).SingleOrDefaultAsync();
        return found is null ? null : new FoundMinutes(found.Meeting, found.Body, found.Minutes, found.Corrections);
    }
}
