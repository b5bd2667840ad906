using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Papers;

/// <summary>
/// Tells members that something is recalled which went out to them: those of the meeting with whose agenda it first did, and of every later one on
/// whose agenda its report stands.
/// </summary>
internal sealed class Recalling(MemberLetters letters)
{
    /// <summary>Whom an email would reach; null where it did not go out.</summary>
    /// <param name="db">What whoever recalls it sees.</param>
    /// <param name="what">What is recalled.</param>
    /// <param name="today">The day.</param>
    public async Task<Telling?> Reach(Db db, IGoesOut? what, DateOnly today) =>
        await MeetingsOf(db, what) is { Count: > 0 } meetings
            ? await letters.Reach(db, meetings, today, isAlsoOfThePast: true)
            : null;

    /// <summary>Writes the letters, one for each member however many meetings had it. What is restricted is not named in them.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="what">What is recalled.</param>
    /// <param name="record">By whose sensitivity it is named.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="why">Why.</param>
    /// <param name="today">The day.</param>
    /// <param name="site">Where this website is; null where nobody knows.</param>
    /// <returns>How many are written.</returns>
    public async Task<int> Tell(Db db, IGoesOut what, Record record, string title, string? why, DateOnly today, string? site)
    {
        var isClosed = record.Sensitivity == Sensitivity.Restricted;
        var news = MeetingNews.Recalled(isClosed ? null : title, isClosed ? null : why);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var written = 0;
        foreach (var (meeting, body) in await MeetingsOf(db, what))
            written += await letters.Write(db, meeting, body, news, today, site, told);
        return written;
    }

    /// <summary>The meetings that had it, the first one first.</summary>
    private static async Task<IReadOnlyList<FoundMeeting>> MeetingsOf(Db db, IGoesOut? what)
    {
        if (what?.WentOutAt is not { } id)
            return [];
        var report = what.Report;
        return (
            await (
                from meeting in db.All<Meeting>()
                where
                    meeting.Id == id
                    || (
                        db.All<Meeting>().Any(first => first.Id == id && first.Date <= meeting.Date)
                        && db.All<AgendaItem>()
                            .Any(i => i.Meeting == meeting.Id && i.Report == report && i.Number != null && i.WithdrawnOn == null)
                    )
                join body in db.All<Body>() on meeting.Body equals body.Id
                orderby meeting.Date, body.Key
                select new { Meeting = meeting, Body = body }
            ).ToListAsync()
        ).ConvertAll(f => new FoundMeeting(f.Meeting, f.Body));
    }
}
