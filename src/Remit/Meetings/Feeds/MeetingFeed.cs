using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Feeds;

/// <summary>Meetings as a calendar program reads them.</summary>
public static class MeetingFeed
{
    /// <summary>The meetings that meet a condition, as far as the context sees them.</summary>
    /// <param name="db">The context.</param>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="of">Which.</param>
    /// <param name="site">Where the pages are, without a slash at the end; null leaves links out.</param>
    public static async Task<string> Of(Db db, string name, Expression<Func<Meeting, bool>> of, string? site)
    {
        var found = await (
            from meeting in db.All<Meeting>().Where(of)
            join body in db.All<Body>() on meeting.Body equals body.Id
            join change in db.Changes on meeting.Version equals change.Number
            orderby meeting.Date, meeting.Start, meeting.Key
            select new
            {
                Meeting = meeting,
                Body = new Named(body.Key, body.Name),
                change.At,
            }
        ).ToListAsync();
        return ICalendar.Of(name, found.Select(f => EventOf(f.Meeting, f.Body, f.At, site)));
    }

    private static CalendarEvent EventOf(Meeting meeting, Named body, DateTimeOffset changed, string? site)
    {
        var words = new List<string>();
        if (meeting.State == MeetingState.Planned)
            words.Add("Planned, and not called yet.");
        if (meeting.State == MeetingState.Cancelled)
            words.Add(meeting.CancelledBecause is { } because ? $"Cancelled: {because}" : "Cancelled.");
        if (meeting.PapersDue is { } due && meeting.State != MeetingState.Cancelled)
            words.Add($"Papers are due on {due.InWords()}.");
        return new CalendarEvent(
            $"{meeting.Id}@remit",
            meeting.Version,
            changed,
            meeting.Kind is { } kind ? $"{body.Name} ({kind})" : body.Name,
            meeting.Date,
            meeting.Start,
            meeting.End,
            meeting.State switch
            {
                MeetingState.Planned => "TENTATIVE",
                MeetingState.Cancelled => "CANCELLED",
                _ => "CONFIRMED",
            }
        )
        {
            Place = meeting.Venue,
            Description = words.Count == 0 ? null : string.Join("\n", words),
            Url = site is null ? null : $"{site}{MeetingsLinks.Root}/{body.Key}/{meeting.Key}",
        };
    }
}
