using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Public;

/// <summary>A meeting that everybody may know of.</summary>
internal sealed record PublicMeeting(Named Body, string Key, DateOnly Date, TimeOnly? Start, TimeOnly? End, string? Venue)
{
    public string? Kind { get; init; }
    public bool IsCancelled { get; init; }

    /// <summary>Whether it is written down that it took place.</summary>
    public bool IsHeld { get; init; }
    public string? CancelledBecause { get; init; }

    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>"Wednesday 12 September 2007, 2pm".</summary>
    public string When => $"{Date:dddd} {Date.InWords()}" + (Start is { } start ? $", {LondonTime.Words(start)}" : "");

    internal static Expression<Func<Meeting, Body, PublicMeeting>> Of =>
        (meeting, body) =>
            new PublicMeeting(
                new Named(body.Key, body.Name),
                meeting.Key,
                meeting.Date,
                meeting.Start,
                meeting.End,
                meeting.Venue
            )
            {
                Kind = meeting.Kind,
                IsCancelled = meeting.State == MeetingState.Cancelled,
                IsHeld =
                    meeting.State == MeetingState.Held
                    || meeting.State == MeetingState.Minuted
                    || meeting.State == MeetingState.Approved,
                CancelledBecause = meeting.CancelledBecause,
                Id = meeting.Id.Value,
                Version = meeting.Version,
            };
}

/// <summary>A decision that everybody may read, in plain words.</summary>
internal sealed record PublicDecision(Named Body, string Meeting, DateOnly On, string Key, string Title, string Wording)
{
    /// <summary>What came out, as a sentence: "The Executive said yes to this."</summary>
    public required string Said { get; init; }

    /// <summary>Whether it stands; null where there is nothing to say.</summary>
    public string? Status { get; init; }

    /// <summary>What happens next, and whether it was done, in sentences.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>The change that last touched anything that is told of it.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    [JsonIgnore]
    public string? Item { get; init; }
}

/// <summary>A topic and who deals with it.</summary>
internal sealed record PublicTopic(string Key, string Title, IReadOnlyList<Named> Bodies)
{
    [JsonIgnore]
    public IReadOnlyList<Id<Body>> Ids { get; init; } = [];
}

/// <summary>The first few of a list, or a page of all of it.</summary>
internal sealed record Some<T>(IReadOnlyList<T> Rows, int Total, int Page = 1, int Pages = 1)
{
    public bool IsAll => Rows.Count == Total || Pages > 1;
}

/// <summary>
/// What everybody may know: of meetings, decisions and topics. It reads with the sight of the public alone, whoever asks.
/// </summary>
internal static class PublicRecords
{
    /// <summary>How many of a list are shown before somebody asks for all.</summary>
    public const int Few = 10;

    /// <summary>The topics with which bodies deal on a day, by name. One query.</summary>
    public static async Task<IReadOnlyList<PublicTopic>> Topics(Db db, DateOnly day, Id<Body>? body = null)
    {
        var areas = await (
            from area in db.All<AreaOfResponsibility>().On(day)
            where body == null || area.Body == body
            join of in db.All<Body>().On(day) on area.Body equals of.Id
            orderby of.Order, of.Key
            select new
            {
                area.Title,
                of.Id,
                of.Key,
                of.Name,
            }
        ).ToListAsync();
        return
        [
            .. areas
                .GroupBy(a => Slug.From(a.Title), StringComparer.Ordinal)
                .Select(g => new PublicTopic(g.Key, g.First().Title, [.. g.Select(a => new Named(a.Key, a.Name)).Distinct()])
                {
                    Ids = [.. g.Select(a => a.Id).Distinct()],
                })
                .OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The meetings to come of some bodies, or of all.</summary>
    public static IQueryable<PublicMeeting> Coming(Db db, DateOnly day, IReadOnlyList<Id<Body>>? bodies) =>
        db.All<Meeting>()
            .Where(m => m.Date >= day)
            .Where(m => m.State == MeetingState.Planned || m.State == MeetingState.Called || m.State == MeetingState.Cancelled)
            .Where(m => bodies == null || bodies.Contains(m.Body))
            .OrderBy(m => m.Date)
            .ThenBy(m => m.Start)
            .ThenBy(m => m.Key)
            .Join(db.All<Body>(), m => m.Body, b => b.Id, PublicMeeting.Of);

    /// <summary>The meetings of some bodies or of all that are over and were not cancelled, the latest first.</summary>
    public static IQueryable<PublicMeeting> Past(Db db, DateOnly day, IReadOnlyList<Id<Body>>? bodies) =>
        db.All<Meeting>()
            .Where(m =>
                m.State == MeetingState.Held || m.State == MeetingState.Minuted || m.State == MeetingState.Approved
                    ? m.Date <= day
                    : m.Date < day && m.State != MeetingState.Cancelled
            )
            .Where(m => bodies == null || bodies.Contains(m.Body))
            .OrderByDescending(m => m.Date)
            .ThenByDescending(m => m.Start)
            .ThenBy(m => m.Key)
            .Join(db.All<Body>(), m => m.Body, b => b.Id, PublicMeeting.Of);

    /// <summary>The decisions of some bodies or of all, the newest first: those of whose item, report and meeting everybody may know, too.</summary>
    public static IQueryable<FoundDecision> Decided(Db db, IReadOnlyList<Id<Body>>? bodies, Id<Meeting>? of = null) =>
        from decision in db.All<Decision>()
        where of == null || decision.Meeting == of
        where decision.Item == null || db.All<AgendaItem>().Any(i => i.Id == decision.Item)
        where decision.Report == null || db.All<Report>().Any(r => r.Id == decision.Report)
        join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
        where bodies == null || bodies.Contains(meeting.Body)
        join body in db.All<Body>() on meeting.Body equals body.Id
        orderby meeting.Date descending, body.Order, body.Key, decision.Order, decision.Key
        select new FoundDecision
        {
            Decision = decision,
            Meeting = meeting.Key,
            On = meeting.Date,
            Body = new Named(body.Key, body.Name),
            To = db.All<Meeting>().Where(m => m.Id == decision.DeferredTo).Select(m => (DateOnly?)m.Date).FirstOrDefault(),
            Item = db.All<AgendaItem>().Where(i => i.Id == decision.Item).Select(i => i.Key).FirstOrDefault(),
        };

    /// <summary>The same in plain words, with what became of them. Four queries, and those of who tells whether decisions stand.</summary>
    public static async Task<IReadOnlyList<PublicDecision>> InWords(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        IReadOnlyList<FoundDecision> found,
        DateOnly day
    )
    {
        if (found.Count == 0)
            return [];
        var ids = found.Select(f => f.Decision.Id).ToList();
        var origins = ids.Select(i => (RecordRef?)new RecordRef("decision", i.Value)).ToList();
        var status = statuses.FirstOrDefault() is { } tells
            ? await tells.InPlainWords(db, ids, day)
            : new Dictionary<Id<Decision>, string>();
        var actions = await (
            from action in db.All<ActionItem>()
            where origins.Contains(action.Origin) && action.Status != ActionStatus.Withdrawn
            orderby action.Order, action.Key
            select new
            {
                Action = action,
                Owners = db.All<ActionOwner>()
                    .Where(o => o.Action == action.Id)
                    .OrderBy(o => o.Order)
                    .Select(o => o.Owner)
                    .ToList(),
            }
        ).ToListAsync();
        var names = await Mentions.Load(db, actions.SelectMany(a => a.Owners).Select(o => (RecordRef?)o));
        var asked = await (
            from signOff in db.All<OrganisationSignOff>()
            where ids.Contains(signOff.Decision)
            join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
            orderby organisation.Name, signOff.Order, signOff.Key
            select new { SignOff = signOff, organisation.Name }
        ).ToListAsync();
        var doings = await (
            from doing in db.All<Doing>()
            where ids.Contains(doing.Decision) && doing.On <= day
            join organisation in db.All<Organisation>() on doing.Organisation equals organisation.Id
            orderby organisation.Name, doing.On, doing.Version
            select new { Doing = doing, organisation.Name }
        ).ToListAsync();
        return
        [
            .. found.Select(f =>
            {
                var reference = new RecordRef("decision", f.Decision.RowId);
                var its = actions.Where(a => a.Action.Origin == reference).ToList();
                var signOffs = asked.Where(s => s.SignOff.Decision == f.Decision.Id).ToList();
                var done = doings.Where(d => d.Doing.Decision == f.Decision.Id).ToList();
                return new PublicDecision(f.Body, f.Meeting, f.On, f.Decision.Key, f.Decision.Title, f.Decision.Wording)
                {
                    Said = PublicWords.Said(f.Decision.Outcome, f.Body.Name, f.To),
                    Status = status.GetValueOrDefault(f.Decision.Id),
                    Next =
                    [
                        .. signOffs.Select(s => PublicWords.InWords(s.SignOff, s.Name, f.On)).OfType<string>(),
                        .. its.Select(a => PublicWords.InWords(a.Action, [.. names.Of(a.Owners).Select(o => o.Title)])),
                        .. done.GroupBy(d => d.Name, StringComparer.Ordinal)
                            .Select(g => PublicWords.InWords(g.Last().Doing, g.Key)),
                    ],
                    Id = f.Decision.RowId,
                    Item = f.Item,
                    Version = new[] { f.Decision.Version }
                        .Concat(its.Select(a => a.Action.Version))
                        .Concat(signOffs.Select(s => s.SignOff.Version))
                        .Concat(done.Select(d => d.Doing.Version))
                        .Max(),
                };
            }),
        ];
    }
}

/// <summary>A decision as it was found.</summary>
internal sealed class FoundDecision
{
    public required Decision Decision { get; init; }
    public required string Meeting { get; init; }
    public required DateOnly On { get; init; }
    public required Named Body { get; init; }
    public DateOnly? To { get; init; }
    public string? Item { get; init; }
}
