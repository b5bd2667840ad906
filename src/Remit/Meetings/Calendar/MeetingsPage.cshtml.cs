using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Clashes;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Calendar;

/// <summary>When does who meet next?</summary>
[Needs("meetings.read")]
internal sealed class MeetingsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    internal const string Past = "past";

    /// <summary>Only the meetings of the body with this key.</summary>
    [BindProperty(SupportsGet = true, Name = "body")]
    public string? Body { get; set; }

    /// <summary><c>past</c> shows those that are over on the date of the page, the newest first; null those to come.</summary>
    [BindProperty(SupportsGet = true, Name = "when")]
    public string? When { get; set; }

    /// <summary>The bodies that have meetings, by name.</summary>
    public IReadOnlyList<Named> Bodies { get; private set; } = [];

    /// <summary>The body that is asked for; null for all.</summary>
    public Named? Asked { get; private set; }

    /// <summary>How many are to come, without those that were cancelled.</summary>
    public int Coming { get; private set; }

    /// <summary>How many that were to come were cancelled.</summary>
    public int Cancelled { get; private set; }

    /// <summary>How many were to be before.</summary>
    public int Over { get; private set; }

    /// <summary>The meeting that comes next; null where none is recorded.</summary>
    public MeetingLine? Next { get; private set; }

    public Listed<MeetingLine> Meetings { get; private set; } = null!;

    /// <summary>For meetings that are shown and to come, other meetings at the same time to which some of their members go.</summary>
    public IReadOnlyList<ListedClashes> Clashes { get; private set; } = [];

    /// <summary>The clashes of a meeting.</summary>
    public IReadOnlyList<MeetingClash> ClashesOf(MeetingLine line) =>
        Clashes.FirstOrDefault(c => c.Body == line.Body.Key && c.Meeting == line.Key)?.With ?? [];

    /// <summary>The body whose year of meetings can be planned from here; null for whoever may not, and where all bodies are shown.</summary>
    public string? ToPlan =>
        Asked is { } asked
        && looking.IsNow
        && looking.Viewer.May("meetings", Sensitivity.Partnership, Verb.Write, new HashSet<RecordRef> { new("body", askedId) })
            ? asked.Key
            : null;

    private Guid askedId;

    public object Twin =>
        new
        {
            Body,
            When,
            Coming,
            Cancelled,
            Over,
            Next,
            Meetings.Total,
            Meetings.Page,
            Meetings.Pages,
            Meetings = Meetings.Rows,
            Clashes,
        };

    public Publication Publication =>
        new(When == Past ? "Past meetings" : "Meetings")
        {
            Kind = Asked?.Name,
            Parts =
            [
                new Grid(
                    [new("Body", 3), new("Date", 2), new("Time", 2), new("Place", 3), new("Papers due", 2), new("State", 1.5)],
                    [
                        .. Meetings.Rows.Select(m => new SheetRow(
                            m.Kind is null ? m.Body.Name : $"{m.Body.Name} ({m.Kind})",
                            m.Date,
                            m.Times,
                            m.Venue,
                            m.PapersDue is { } due ? due : null,
                            m.State.OnScreen()
                        )),
                    ]
                )
                {
                    Caption = "Meetings",
                },
            ],
        };

    public async Task OnGet([FromQuery] string? page)
    {
        var day = looking.AsAt;
        When = frame.Choice("when", When, [Past]);
        var counted = await (
            from body in db.All<Body>()
            where db.All<Meeting>().Any(m => m.Body == body.Id)
            orderby body.Name, body.Key
            select new
            {
                body.Id,
                Named = new Named(body.Key, body.Name),
                All = db.All<Meeting>().Count(m => m.Body == body.Id && m.Date >= day),
                Coming = db.All<Meeting>().Count(m => m.Body == body.Id && m.Date >= day && m.State != MeetingState.Cancelled),
                Over = db.All<Meeting>().Count(m => m.Body == body.Id && m.Date < day),
            }
        ).ToListAsync();
        Bodies = [.. counted.Select(c => c.Named)];
        Asked = Bodies.FirstOrDefault(b => b.Key == Body);
        if (Asked is null && !string.IsNullOrEmpty(Body))
            frame.SayThereIsNo("body", Body);
        Body = Asked?.Key;
        askedId = counted.FirstOrDefault(c => c.Named == Asked)?.Id.Value ?? default;
        var theirs = counted.Where(c => Asked is null || c.Named == Asked).ToList();
        (Coming, Over) = (theirs.Sum(c => c.Coming), theirs.Sum(c => c.Over));
        Cancelled = theirs.Sum(c => c.All) - Coming;
        var ids = theirs.ConvertAll(c => c.Id);
        var meetings = db.All<Meeting>().Where(m => ids.Contains(m.Body));
        var ordered =
            When == Past
                ? meetings
                    .Where(m => m.Date < day)
                    .OrderByDescending(m => m.Date)
                    .ThenByDescending(m => m.Start)
                    .ThenBy(m => m.Id)
                : meetings.Where(m => m.Date >= day).OrderBy(m => m.Date).ThenBy(m => m.Start).ThenBy(m => m.Id);
        var total = When == Past ? Over : theirs.Sum(c => c.All);
        var found = await Listed<Meeting>.Of(ordered, total, page, frame);
        var shown = found.Rows.Select(m => m.Id).ToList();
        var lines = (await MeetingLine.Of(db, db.All<Meeting>().Where(m => shown.Contains(m.Id))).ToListAsync()).ToDictionary(m =>
            (m.Body.Key, m.Key)
        );
        var bodies = counted.ToDictionary(c => c.Id, c => c.Named.Key);
        Meetings = new([.. found.Rows.Select(m => lines[(bodies[m.Body], m.Key)].On(day))], found.Total, found.Page, found.Pages);
        var slots = Meetings
            .Rows.Where(m => m.Date >= day && m.State != MeetingState.Cancelled)
            .Select(m => new Slot(counted.First(c => c.Named.Key == m.Body.Key).Id, m.Body, m.Key, m.Date, m.Start, m.End))
            .ToList();
        var finder = await ClashFinder.Load(db, slots);
        Clashes = [.. slots.Select(s => new ListedClashes(s.Body.Key, s.Key!, finder.Of(s))).Where(c => c.With.Count > 0)];
        Next = When is null && found.Page == 1 ? Meetings.Rows.FirstOrDefault(m => m.State != MeetingState.Cancelled) : null;
    }
}

/// <summary>What clashes with a meeting of a list.</summary>
internal sealed record ListedClashes(string Body, string Meeting, IReadOnlyList<MeetingClash> With);
