using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Responsibilities.LineOfSight;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>
/// Decisions in the line of sight: below the provisions and positions on which they rest, above the actions that came of them.
/// </summary>
internal static class DecisionSight
{
    private const string Decided = "decision";

    public static SightKind Kind { get; } = new(Decided, "Decisions", 4, Find) { Says = Says };

    public static IReadOnlyList<SightStep> Steps { get; } =
    [
        new(
            "provision",
            Decided,
            null,
            null,
            (db, day, ids) => RestingOn(db, day, "provision", ids),
            (db, day, ids) => Under(db, "provision", ids, above => SightNodes.Provisions(db, day, above))
        ),
        new(
            "position",
            Decided,
            null,
            null,
            RestingOnPositions,
            (db, _, ids) => Under(db, "position", ids, above => SightNodes.Positions(db, above))
        ),
        new(Decided, "action", null, null, ActionsOf, DecisionsOver),
    ];

    private static async Task<SightNode?> Find(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        if (keys is not [var body, var meeting, var key])
            return null;
        return
            await Held(db, day).FirstOrDefaultAsync(f => f.Body.Key == body && f.Meeting.Key == meeting && f.Decision.Key == key)
                is { } found
            ? Node(found)
            : null;
    }

    private static async Task<IReadOnlyList<SightLink>> RestingOn(Db db, DateOnly day, string kind, IReadOnlyCollection<Guid> ids)
    {
        var asked = ids.Select(id => new RecordRef(kind, id)).ToList();
        var found = await (
            from evidence in db.All<DecisionEvidence>()
            where asked.Contains(evidence.On)
            join decision in Held(db, day) on evidence.Decision equals decision.Decision.Id
            orderby decision.Meeting.Date, decision.Decision.Order, decision.Decision.Key
            select new { evidence.On, Found = decision }
        ).ToListAsync();
        return [.. found.Select(f => new SightLink(f.On, Node(f.Found)))];
    }

    /// <summary>Those that rest on some positions, or on others of the same responsibility: what was decided stays in sight when one is renewed.</summary>
    private static async Task<IReadOnlyList<SightLink>> RestingOnPositions(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var asked = ids.Select(id => new Id<Position>(id)).ToList();
        var same = await (
            from position in db.All<Position>()
            where asked.Contains(position.Id)
            join p in db.All<Position>() on position.Responsibility equals p.Responsibility
            select new { Asked = position.Id, Of = p.Id }
        ).ToListAsync();
        var found = (await RestingOn(db, day, "position", [.. same.Select(s => s.Of.Value).Distinct()])).ToLookup(l =>
            l.Above.Id
        );
        return
        [
            .. from s in same
            from link in found[s.Of.Value]
            select link with
            {
                Above = new RecordRef("position", s.Asked.Value),
            },
        ];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> Under(
        Db db,
        string kind,
        IReadOnlyCollection<Guid> ids,
        Func<IReadOnlyCollection<Guid>, Task<IReadOnlyList<SightNode>>> above
    )
    {
        var decisions = ids.Select(id => new Id<Decision>(id)).ToList();
        var rests = await db.All<DecisionEvidence>().Where(e => decisions.Contains(e.Decision)).ToListAsync();
        var on = rests.Where(e => e.On.Kind == kind).Select(e => e.On.Id).Distinct().ToList();
        if (on.Count == 0)
            return [];
        var nodes = (await above(on)).ToDictionary(n => n.Ref);
        return [.. from e in rests where nodes.ContainsKey(e.On) select (nodes[e.On], new RecordRef(Decided, e.Decision.Value))];
    }

    private static async Task<IReadOnlyList<SightLink>> ActionsOf(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var origins = ids.Select(id => (RecordRef?)new RecordRef(Decided, id)).ToList();
        var found = await db.All<ActionItem>()
            .On(day)
            .Where(a => origins.Contains(a.Origin))
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .ToListAsync();
        return [.. found.Select(a => new SightLink(a.Origin!.Value, SightNodes.Of(a, day)))];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> DecisionsOver(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var asked = ids.Select(id => new Id<ActionItem>(id)).ToList();
        var actions = await db.All<ActionItem>().Where(a => asked.Contains(a.Id) && a.Origin != null).ToListAsync();
        var origins = actions
            .Where(a => a.Origin!.Value.Kind == Decided)
            .Select(a => new Id<Decision>(a.Origin!.Value.Id))
            .ToList();
        if (origins.Count == 0)
            return [];
        var found = await Held(db, day).Where(f => origins.Contains(f.Decision.Id)).ToListAsync();
        return
        [
            .. from f in found
            from a in actions
            where a.Origin!.Value.Id == f.Decision.Id.Value
            select (Node(f), new RecordRef("action", a.RowId)),
        ];
    }

    /// <summary>What each is worth, as all that is recorded has it.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> Says(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var decisions = ids.Select(id => new Id<Decision>(id)).ToList();
        return (await JudgedDecisions.Load(db, db.All<Decision>().Where(d => decisions.Contains(d.Id)), day)).ToDictionary(
            j => j.Decision.RowId,
            j => $"{j.Status.Standing.OnScreen()}, {j.Day.Body.Name}, {j.Day.Meeting.Date.InWords()}"
        );
    }

    /// <summary>The decisions of meetings that were held by a day.</summary>
    private static IQueryable<HeldDecision> Held(Db db, DateOnly day) =>
        from decision in db.All<Decision>()
        join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
        where meeting.Date <= day
        join body in db.All<Body>() on meeting.Body equals body.Id
        select new HeldDecision
        {
            Decision = decision,
            Meeting = meeting,
            Body = body,
        };

    private static SightNode Node(HeldDecision found) =>
        new(
            new(Decided, found.Decision.RowId),
            $"{found.Body.Key}/{found.Meeting.Key}/{found.Decision.Key}",
            found.Decision.Title
        );

    private sealed class HeldDecision
    {
        public required Decision Decision { get; init; }
        public required Meeting Meeting { get; init; }
        public required Body Body { get; init; }
    }
}
