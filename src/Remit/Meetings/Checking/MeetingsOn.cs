using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;

namespace Remit.Meetings.Checking;

/// <summary>The meetings that are not cancelled, and what hangs on them, as the checks of meetings look at them: read once, with nothing hidden.</summary>
internal sealed class MeetingsOn
{
    private readonly Dictionary<Id<Body>, Body> bodies;
    private readonly ILookup<Id<Body>, Meeting> ofBodies;
    private readonly Dictionary<Id<Meeting>, Meeting> meetings;
    private readonly ILookup<Id<Meeting>, Attendance> attendances;
    private readonly ILookup<Id<Body>, TermsOfReference> terms;

    private MeetingsOn(
        DateOnly day,
        List<Body> bodies,
        List<Meeting> meetings,
        List<Attendance> attendances,
        List<TermsOfReference> terms
    )
    {
        Day = day;
        this.bodies = bodies.ToDictionary(b => b.Id);
        this.meetings = meetings.ToDictionary(m => m.Id);
        ofBodies = meetings.OrderBy(m => m.Date).ThenBy(m => m.Start).ThenBy(m => m.Order).ToLookup(m => m.Body);
        this.attendances = attendances.ToLookup(a => a.Meeting);
        this.terms = terms.ToLookup(t => t.Body);
        Bodies = [.. bodies.OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase).ThenBy(b => b.Key, StringComparer.Ordinal)];
    }

    public DateOnly Day { get; }

    /// <summary>Every body that was ever recorded, by name.</summary>
    public IReadOnlyList<Body> Bodies { get; }
    public required IReadOnlyList<Report> Reports { get; init; }
    public required ILookup<Id<Meeting>, AgendaItem> Items { get; init; }
    public required ILookup<Id<Report>, ReportText> Texts { get; init; }
    public required IReadOnlyList<MeetingClock> Clocks { get; init; }
    public required ILookup<Id<Meeting>, MeetingNotice> Notices { get; init; }
    public required WorkingCalendar Calendar { get; init; }
    public required IReadOnlyDictionary<Id<Place>, Place> Places { get; init; }
    public required IReadOnlyDictionary<Id<Organisation>, Organisation> Organisations { get; init; }
    public required IReadOnlyDictionary<Id<Person>, Person> People { get; init; }
    public required IReadOnlyDictionary<Id<Post>, Post> Posts { get; init; }

    public Body this[Id<Body> id] => bodies[id];

    /// <summary>A meeting that is not cancelled; null for one that is.</summary>
    public Meeting? Meeting(Id<Meeting>? id) => id is { } known ? meetings.GetValueOrDefault(known) : null;

    /// <summary>The meetings of a body that are not cancelled, in order.</summary>
    public IEnumerable<Meeting> Of(Body body) => ofBodies[body.Id];

    /// <summary>Those of them that were held by the day, in order.</summary>
    public IReadOnlyList<Meeting> HeldOf(Body body) => [.. Of(body).Where(m => m.IsHeld && m.Date <= Day)];

    /// <summary>Those of them that are to come: one of the day itself until it is recorded as held.</summary>
    public IEnumerable<Meeting> ComingOf(Body body) => Of(body).Where(m => m.Date > Day || (m.Date == Day && !m.IsHeld));

    public IEnumerable<Attendance> At(Meeting meeting) => attendances[meeting.Id];

    /// <summary>The terms by which a body works: the newest that are agreed and hold on the day; null for none.</summary>
    public TermsOfReference? TermsOf(Body body) =>
        terms[body.Id].Where(t => t.State == TermsState.Agreed && t.Period.Covers(Day)).MaxBy(t => t.Order);

    /// <summary>How many reports to note a meeting takes by the terms that hold on its day, and what of that is taken.</summary>
    public NotesTaken NotesOf(Meeting meeting) =>
        NotesTaken.Of(meeting, ToNote.HeldOn(terms[meeting.Body].Select(VersionToNote.Of), meeting.Date), Reports);

    /// <summary>The version of a meeting's body's terms that has a key.</summary>
    public FoundRecord FoundTerms(Meeting meeting, string key) =>
        FoundRecord.Of("terms", terms[meeting.Body].First(t => t.Key == key), $"Version {key}", Found(this[meeting.Body]));

    public static FoundRecord Found(Body body) => FoundRecord.Of("body", body, body.Name);

    public FoundRecord Found(Meeting meeting) =>
        FoundRecord.Of("meeting", meeting, $"Meeting of {LondonDate.Words(meeting.Date)}", Found(this[meeting.Body]));

    public FoundRecord Found(Place place) => FoundRecord.Of("place", place, place.Title, Found(this[place.Body]));

    public static FoundRecord Found(Report report) => FoundRecord.Of("report", report, report.Title);

    /// <summary>A fixed number of queries.</summary>
    public static async Task<MeetingsOn> Load(Db db, DateOnly day)
    {
        var meetings = await db.All<Meeting>().Where(m => m.State != MeetingState.Cancelled).ToListAsync();
        var reports = await db.All<Report>().OrderBy(r => r.Order).ThenBy(r => r.Key).ToListAsync();
        var all = await db.All<Body>().ToListAsync();
        // Where nobody records meetings, nothing else of them is there to be read.
        var none = meetings.Count == 0;
        return new MeetingsOn(
            day,
            all,
            meetings,
            none ? [] : await db.Attended().ToListAsync(),
            none
                ? []
                : await db.All<TermsOfReference>()
                    .Where(t => t.State == TermsState.Agreed || t.State == TermsState.Superseded)
                    .ToListAsync()
        )
        {
            Reports = reports,
            Items = (none ? [] : await db.All<AgendaItem>().ToListAsync()).ToLookup(i => i.Meeting),
            Texts = (reports.Count == 0 ? [] : await db.All<ReportText>().ToListAsync()).ToLookup(t => t.Report),
            Clocks = none ? [] : await db.All<MeetingClock>().OrderBy(c => c.Order).ThenBy(c => c.Key).ToListAsync(),
            Notices = (none ? [] : await db.All<MeetingNotice>().Where(n => !n.Withdrawn).ToListAsync()).ToLookup(n => n.Meeting),
            Calendar = new WorkingCalendar(none ? [] : await db.All<CalendarDays>().OrderBy(d => d.From).ToListAsync()),
            Places = (none ? [] : await db.All<Place>().ToListAsync()).ToDictionary(p => p.Id),
            Organisations = (none ? [] : await db.All<Organisation>().ToListAsync()).ToDictionary(o => o.Id),
            People = (
                none ? [] : await db.All<Person>().Where(p => db.All<Attendance>().Any(a => a.Person == p.Id)).ToListAsync()
            ).ToDictionary(p => p.Id),
            Posts = (none ? [] : await db.All<Post>().ToListAsync()).ToDictionary(p => p.Id),
        };
    }
}

/// <summary>A check of meetings: all of them look at what is read once.</summary>
internal abstract class MeetingsCheck(string code, string title) : Check(code, title)
{
    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<Finding>> Run(CheckRun run) => [.. Find(await run.Once(MeetingsOn.Load))];

    /// <summary>What it finds.</summary>
    protected abstract IEnumerable<Finding> Find(MeetingsOn at);

    /// <summary>A fault.</summary>
    protected Finding Fault(
        Severity severity,
        string fault,
        string message,
        string mend,
        params IEnumerable<FoundRecord?> records
    ) => new(this, severity, message, mend, [.. records.OfType<FoundRecord>().DistinctBy(r => r.Ref)]) { Fault = fault };
}
