using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>When and where is this meeting, and what is it to hear?</summary>
[Needs("meetings.read")]
internal sealed class MeetingPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public MeetingView Meeting { get; private set; } = null!;

    public IReadOnlyList<ReportLine> Reports { get; private set; } = [];

    public object Twin => new { Meeting, Reports };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new { Meeting = meeting, Body = new Named(of.Key, of.Name) }
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        var reports = await FoundReport.All(db, db.All<Report>().Where(r => r.Meeting == found.Meeting.Id));
        Reports = ReportLine.Of(reports, await Mentions.Load(db, reports.SelectMany(r => r.Mentioned)), looking.AsAt);
        Meeting = MeetingView.Of(found.Meeting, found.Body, looking.AsAt);
        return Page();
    }
}

/// <summary>A meeting on a date, as its page shows it.</summary>
internal sealed record MeetingView
{
    public required string Key { get; init; }
    public required Named Body { get; init; }
    public required DateOnly Date { get; init; }
    public TimeOnly? Start { get; init; }
    public TimeOnly? End { get; init; }

    /// <summary>"2pm to 4pm"; null where no time is recorded.</summary>
    public string? Times { get; init; }
    public string? Venue { get; init; }
    public string? Kind { get; init; }
    public required MeetingState State { get; init; }
    public DateOnly? PapersDue { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    public static MeetingView Of(Meeting meeting, Named body, DateOnly day) =>
        new()
        {
            Key = meeting.Key,
            Body = body,
            Date = meeting.Date,
            Start = meeting.Start,
            End = meeting.End,
            Times = MeetingsWords.Times(meeting.Start, meeting.End),
            Venue = meeting.Venue,
            Kind = meeting.Kind,
            State = Calendar.Meeting.StateOn(day, meeting.State, meeting.Date),
            PapersDue = meeting.PapersDue,
            Note = meeting.Note,
            TakenFrom = meeting.TakenFrom,
        };
}
