using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Papers;

/// <summary>Tells the members of a meeting that something is recalled which went out with its agenda.</summary>
internal sealed class Recalling(MemberLetters letters)
{
    /// <summary>Whom an email would reach; null where it did not go out.</summary>
    /// <param name="db">What whoever recalls it sees.</param>
    /// <param name="what">What is recalled.</param>
    /// <param name="today">The day.</param>
    public async Task<Telling?> Reach(Db db, IGoesOut? what, DateOnly today) =>
        await MeetingOf(db, what) is { } found
            ? await letters.Reach(db, found.Meeting, found.Body, today, isAlsoOfThePast: true)
            : null;

    /// <summary>Writes the letters. What is restricted is not named in them.</summary>
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
        if (await MeetingOf(db, what) is not { } found)
            return 0;
        var isClosed = record.Sensitivity == Sensitivity.Restricted;
        var news = MeetingNews.Recalled(isClosed ? null : title, isClosed ? null : why);
        return await letters.Write(db, found.Meeting, found.Body, news, today, site);
    }

    private static async Task<FoundMeeting?> MeetingOf(Db db, IGoesOut? what)
    {
        if (what?.WentOutAt is not { } id)
            return null;
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Id == id
            join body in db.All<Body>() on meeting.Body equals body.Id
            select new { Meeting = meeting, Body = body }
        ).FirstOrDefaultAsync();
        return found is null ? null : new FoundMeeting(found.Meeting, found.Body);
    }
}
