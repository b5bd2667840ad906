using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Meetings.Planning;

/// <summary>A meeting that is planned or called, and still to come.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Body">Its body.</param>
/// <param name="Kind">What kind of body that is.</param>
/// <param name="Items">The items of its agenda that are not withdrawn.</param>
internal sealed record MeetingToCome(Meeting Meeting, Named Body, BodyKind Kind, IReadOnlyList<AgendaItem> Items)
{
    /// <summary>The versions of its body's terms that are or were agreed.</summary>
    public IReadOnlyList<VersionToNote> Terms { get; private init; } = [];

    /// <summary>How many reports to note it takes by the terms that hold on its day, and what of that is taken.</summary>
    public NotesTaken Notes(IEnumerable<Report> reports) => NotesTaken.Of(Meeting, ToNote.HeldOn(Terms, Meeting.Date), reports);

    /// <summary>When its papers are due, as it says itself or by the rules about time; null where nobody can tell.</summary>
    public DateOnly? PapersDue { get; private init; }

    /// <summary>Whether somebody may hold a report there by this: its key, or its body's and its own with a stroke between.</summary>
    public bool IsCalled(string keys) => keys == Meeting.Key || keys == $"{Body.Key}/{Meeting.Key}";

    /// <summary>Whether a report is on its published agenda.</summary>
    public bool HasPublished(Id<Report> report) => Items.Any(i => i.Number is not null && i.Report == report);

    /// <summary>The meetings of some bodies from a day on, in order, and the working days by which their papers were reckoned. Two queries at most.</summary>
    public static async Task<(IReadOnlyList<MeetingToCome> Meetings, WorkingCalendar Calendar)> Load(
        Db db,
        IQueryable<Body> bodies,
        DateOnly first
    )
    {
        var meetings = await (
            from meeting in db.All<Meeting>()
            join body in bodies on meeting.Body equals body.Id
            where meeting.Date >= first && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called)
            orderby meeting.Date, meeting.Start, body.Key, meeting.Key
            select new MeetingToCome(
                meeting,
                new Named(body.Key, body.Name),
                body.Kind,
                db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id && i.WithdrawnOn == null).ToList()
            )
        ).ToListAsync();
        if (meetings.Count == 0)
            return ([], new WorkingCalendar([]));
        var terms = (
            await (
                from version in db.All<TermsOfReference>()
                where version.State == TermsState.Agreed || version.State == TermsState.Superseded
                join body in bodies on version.Body equals body.Id
                select new
                {
                    version.Body,
                    Says = new VersionToNote(
                        version.Key,
                        version.Order,
                        version.State,
                        version.From,
                        version.Until,
                        version.MostToNote
                    ),
                }
            ).ToListAsync()
        ).ToLookup(v => v.Body, v => v.Says);
        // Rules about time and the calendar are the partnership's: those around any of its bodies are those around all.
        var around = await MeetingAround.Load(db, meetings[0].Meeting.Body);
        return (
            [
                .. meetings.Select(m =>
                    m with
                    {
                        Terms = [.. terms[m.Meeting.Body]],
                        PapersDue = Feeding.PapersDue(m.Meeting, m.Kind, around.RulesOn(m.Meeting.Date), around.Calendar),
                    }
                ),
            ],
            around.Calendar
        );
    }
}
