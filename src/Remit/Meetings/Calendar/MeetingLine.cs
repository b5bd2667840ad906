using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Meetings.Calendar;

/// <summary>A meeting as lists show it.</summary>
/// <param name="Body">The body that meets.</param>
/// <param name="Key">Its key, inside the body.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">When it starts; null where nobody said.</param>
/// <param name="End">When it is to end.</param>
/// <param name="Venue">Where.</param>
/// <param name="Kind">What sort of meeting; null for an ordinary one.</param>
/// <param name="State">How far it has come by the date of the page.</param>
/// <param name="PapersDue">The day by which its papers are due.</param>
/// <param name="Reports">How many reports are placed on it.</param>
internal sealed record MeetingLine(
    Named Body,
    string Key,
    DateOnly Date,
    TimeOnly? Start,
    TimeOnly? End,
    string? Venue,
    string? Kind,
    MeetingState State,
    DateOnly? PapersDue,
    int Reports
)
{
    /// <summary>"2pm to 4pm"; null where no time is recorded.</summary>
    public string? Times => MeetingsWords.Times(Start, End);

    /// <summary>The same as of a day.</summary>
    public MeetingLine On(DateOnly day) => this with { State = Meeting.StateOn(day, State, Date) };

    /// <summary>The meetings that meet a condition, with their bodies; put in order and cut before it is read.</summary>
    public static IQueryable<MeetingLine> Of(Db db, IQueryable<Meeting> meetings, Expression<Func<Body, bool>>? of = null) =>
        from meeting in meetings
        join body in db.All<Body>().Where(of ?? (_ => true)) on meeting.Body equals body.Id
        select new MeetingLine(
            new Named(body.Key, body.Name),
            meeting.Key,
            meeting.Date,
            meeting.Start,
            meeting.End,
            meeting.Venue,
            meeting.Kind,
            meeting.State,
            meeting.PapersDue,
            db.All<Report>().Count(r => r.Meeting == meeting.Id)
        );
}
