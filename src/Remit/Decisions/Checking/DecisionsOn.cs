using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Decisions.Checking;

/// <summary>A decision as the checks look at it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Meeting">The meeting at which it was taken.</param>
/// <param name="Body">The body that took it.</param>
internal sealed record CheckedDecision(Decision Decision, Meeting Meeting, Body Body)
{
    public FoundRecord FoundBody => FoundRecord.Of("body", Body, Body.Name);

    public FoundRecord FoundMeeting =>
        FoundRecord.Of("meeting", Meeting, $"Meeting of {LondonDate.Words(Meeting.Date)}", FoundBody);

    public FoundRecord Found => FoundRecord.Of("decision", Decision, Decision.Title, FoundMeeting);

    /// <summary>The decision and what holds it: a finding lists every record that its sentence names.</summary>
    public IReadOnlyList<FoundRecord> Records => [Found, FoundBody, FoundMeeting];

    /// <summary>"“Pooling money”, which the Executive decided on 24 October 2007".</summary>
    public string InWords => $"“{Decision.Title}”, decided by {Body.Name} on {LondonDate.Words(Meeting.Date)}";
}

/// <summary>The decisions of held meetings, and what became of them, as their checks look at them: read once, with nothing hidden.</summary>
internal sealed class DecisionsOn
{
    private DecisionsOn(DateOnly day, IReadOnlyList<CheckedDecision> decisions) => (Day, Decisions) = (day, decisions);

    public DateOnly Day { get; }

    /// <summary>By the day of their meetings.</summary>
    public IReadOnlyList<CheckedDecision> Decisions { get; }
    public required ILookup<Id<Decision>, DecisionEvidence> Evidence { get; init; }
    public required ILookup<Id<Decision>, Expectation> Expectations { get; init; }
    public required ILookup<Id<Decision>, Effect> Effects { get; init; }
    public required ILookup<Id<Decision>, OrganisationSignOff> SignOffs { get; init; }
    public required ILookup<Id<Decision>, Doing> Doings { get; init; }

    /// <summary>The organisations that own actions which came from a decision.</summary>
    public required ILookup<Guid, Id<Organisation>> Owners { get; init; }

    /// <summary>The items that approve minutes.</summary>
    public required IReadOnlySet<Id<AgendaItem>> OfMinutes { get; init; }
    public required IReadOnlyDictionary<Id<Organisation>, Organisation> Organisations { get; init; }

    public FoundRecord Found(Id<Organisation> id) => FoundRecord.Of("organisation", Organisations[id], Organisations[id].Name);

    /// <summary>A fixed number of queries.</summary>
    public static async Task<DecisionsOn> Load(Db db, DateOnly day)
    {
        var found = await (
            from decision in db.All<Decision>()
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled && meeting.Date <= day
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, meeting.Start, decision.Order, decision.Key
            select new
            {
                decision,
                meeting,
                body,
            }
        ).ToListAsync();
        var none = found.Count == 0;
        return new DecisionsOn(day, found.ConvertAll(f => new CheckedDecision(f.decision, f.meeting, f.body)))
        {
            Evidence = (none ? [] : await db.All<DecisionEvidence>().ToListAsync()).ToLookup(e => e.Decision),
            Expectations = (none ? [] : await db.All<Expectation>().ToListAsync()).ToLookup(e => e.Decision),
            Effects = (none ? [] : await db.All<Effect>().ToListAsync()).ToLookup(e => e.Decision),
            SignOffs = (none ? [] : await db.All<OrganisationSignOff>().OrderBy(s => s.Order).ToListAsync()).ToLookup(s =>
                s.Decision
            ),
            Doings = (none ? [] : await db.All<Doing>().Where(d => d.On <= day).ToListAsync()).ToLookup(d => d.Decision),
            Owners = (none ? [] : await OwnersOfActions(db, day)).ToLookup(o => o.Decision, o => o.Organisation),
            OfMinutes = (
                none ? [] : await db.All<AgendaItem>().Where(i => i.Sort == ItemSort.Minutes).Select(i => i.Id).ToListAsync()
            ).ToHashSet(),
            Organisations = (none ? [] : await db.All<Organisation>().ToListAsync()).ToDictionary(o => o.Id),
        };
    }

    private static async Task<List<(Guid Decision, Id<Organisation> Organisation)>> OwnersOfActions(Db db, DateOnly day) =>
        [
            .. from action in await db.Actions(day)
            where action.Action.Origin is { Kind: "decision" }
            from owner in action.Owners
            where owner.Kind == "organisation"
            select (action.Action.Origin!.Value.Id, new Id<Organisation>(owner.Id)),
        ];
}

/// <summary>A check of decisions: all of them look at what is read once.</summary>
internal abstract class DecisionsCheck(string code, string title) : Check(code, title)
{
    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<Finding>> Run(CheckRun run) => [.. Find(await run.Once(DecisionsOn.Load))];

    /// <summary>What it finds.</summary>
    protected abstract IEnumerable<Finding> Find(DecisionsOn at);
}
