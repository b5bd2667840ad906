using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>The steps from the law to what was done: source, provision, responsibility, position and action, evidence.</summary>
internal static partial class SightSteps
{
    private const int LongestTitle = 120;

    public static IReadOnlyList<SightKind> Kinds =>
        [
            new("source", "Law and guidance", 0, (db, _, keys) => One(Sources(db).Where(s => s.Key == keys[0]), keys, 1, Node)),
            new("provision", "Provisions", 1, FindProvision),
            new("responsibility", "Responsibilities", 2, FindResponsibility),
            new("position", "Positions", 3, FindPosition),
            new(
                "action",
                "Actions",
                5,
                (db, day, keys) => One(db.All<ActionItem>().Where(a => a.Key == keys[0]), keys, 1, a => Node(a, day))
            ),
            new("evidence", "Evidence", 4, FindEvidence),
        ];

    public static IReadOnlyList<SightStep> All =>
        [
            new("source", "provision", "no provision is recorded", null, ProvisionsOf, SourcesOver),
            new("provision", "responsibility", "nobody holds it", "no law or guidance", ResponsibilitiesOn, ProvisionsOver),
            new("responsibility", "position", "nothing recorded", null, PositionsOf, ResponsibilitiesOverPositions),
            new("responsibility", "action", null, null, ActionsOf, ResponsibilitiesOverActions),
            new("position", "evidence", "no evidence", null, EvidenceOf, PositionsOver),
        ];

    private static IQueryable<Source> Sources(Db db) => db.All<Source>();

    private static async Task<SightNode?> One<T>(
        IQueryable<T> query,
        IReadOnlyList<string> keys,
        int depth,
        Func<T, SightNode> node
    )
        where T : class => keys.Count == depth && await query.FirstOrDefaultAsync() is { } found ? node(found) : null;

    private static async Task<IReadOnlyList<SightLink>> ResponsibilitiesOn(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var provisions = Ids<Provision>(ids);
        var found = await (
            from c in db.All<Citation>()
            where provisions.Contains(c.Provision)
            join r in db.All<Responsibility>().On(day) on c.Responsibility equals r.Id
            join g in db.All<Register>() on r.Register equals g.Id
            orderby g.Title, g.Key, r.Order, r.Key
            select new { c.Provision, Row = new FoundRow { Row = r, Register = g } }
        ).ToListAsync();
        return [.. found.Select(f => new SightLink(new("provision", f.Provision.Value), Node(f.Row)))];
    }

    /// <summary>The newest that counts on the day.</summary>
    private static async Task<IReadOnlyList<SightLink>> PositionsOf(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var rows = Ids<Responsibility>(ids);
        var found = await (
            from r in db.All<Responsibility>().Where(r => rows.Contains(r.Id)).WithPositions(db, day)
            join g in db.All<Register>() on r.Row.Register equals g.Id
            select new { Row = new FoundRow { Row = r.Row, Register = g }, r.Newest }
        ).ToListAsync();
        return
        [
            .. found
                .Where(f => f.Newest is not null)
                .Select(f => new SightLink(
                    new("responsibility", f.Row.Row.RowId),
                    Node(
                        new FoundPosition
                        {
                            Position = f.Newest!,
                            Row = f.Row.Row,
                            Register = f.Row.Register,
                        }
                    )
                )),
        ];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> ResponsibilitiesOverPositions(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var positions = Ids<Position>(ids);
        var found = await PositionsWithRows(db).Where(p => positions.Contains(p.Position.Id)).ToListAsync();
        return
        [
            .. found.Select(f =>
                (Node(new FoundRow { Row = f.Row, Register = f.Register }), new RecordRef("position", f.Position.RowId))
            ),
        ];
    }

    private static async Task<IReadOnlyList<SightLink>> ActionsOf(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var origins = ids.Select(id => (RecordRef?)new RecordRef("responsibility", id)).ToList();
        var found = await db.All<ActionItem>()
            .On(day)
            .Where(a => origins.Contains(a.Origin))
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .ToListAsync();
        return [.. found.Select(a => new SightLink(a.Origin!.Value, Node(a, day)))];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> ResponsibilitiesOverActions(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var actions = Ids<ActionItem>(ids);
        var origins = await db.All<ActionItem>().Where(a => actions.Contains(a.Id) && a.Origin != null).ToListAsync();
        var rows = Ids<Responsibility>([
            .. origins.Where(a => a.Origin!.Value.Kind == "responsibility").Select(a => a.Origin!.Value.Id),
        ]);
        if (rows.Count == 0)
            return [];
        var found = await RowsWithRegisters(db).Where(r => rows.Contains(r.Row.Id)).ToListAsync();
        return
        [
            .. from f in found
            from a in origins
            where a.Origin!.Value.Id == f.Row.RowId
            select (Node(f), new RecordRef("action", a.RowId)),
        ];
    }

    private static async Task<IReadOnlyList<SightLink>> EvidenceOf(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var positions = Ids<Position>(ids);
        var found = await EvidenceWithPositions(db).Where(e => positions.Contains(e.Position.Id)).ToListAsync();
        return
        [
            .. found
                .OrderBy(e => e.Evidence.Order)
                .ThenBy(e => e.Evidence.Key, StringComparer.Ordinal)
                .Select(e => new SightLink(new("position", e.Position.RowId), Node(e))),
        ];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> PositionsOver(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var evidence = Ids<Evidence>(ids);
        var found = await EvidenceWithPositions(db).Where(e => evidence.Contains(e.Evidence.Id)).ToListAsync();
        return
        [
            .. found.Select(e =>
                (
                    Node(
                        new FoundPosition
                        {
                            Position = e.Position,
                            Row = e.Row,
                            Register = e.Register,
                        }
                    ),
                    new RecordRef("evidence", e.Evidence.RowId)
                )
            ),
        ];
    }

    internal static async Task<IReadOnlyList<SightNode>> PositionNodes(Db db, IReadOnlyCollection<Guid> ids)
    {
        var positions = Ids<Position>(ids);
        return [.. (await PositionsWithRows(db).Where(p => positions.Contains(p.Position.Id)).ToListAsync()).Select(Node)];
    }

    private static Task<SightNode?> FindResponsibility(Db db, DateOnly day, IReadOnlyList<string> keys) =>
        One(
            from r in db.All<Responsibility>()
            join g in db.All<Register>() on r.Register equals g.Id
            where g.Key == keys[0] && r.Key == keys[keys.Count - 1]
            select new FoundRow { Row = r, Register = g },
            keys,
            2,
            Node
        );

    private static Task<SightNode?> FindPosition(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        var (register, row, key) = (keys[0], keys.ElementAtOrDefault(1), keys[^1]);
        return One(
            from p in db.All<Position>()
            join r in db.All<Responsibility>() on p.Responsibility equals r.Id
            join g in db.All<Register>() on r.Register equals g.Id
            where g.Key == register && r.Key == row && p.Key == key
            select new FoundPosition
            {
                Position = p,
                Row = r,
                Register = g,
            },
            keys,
            3,
            Node
        );
    }

    private static Task<SightNode?> FindEvidence(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        var (register, row, position, key) = (keys[0], keys.ElementAtOrDefault(1), keys.ElementAtOrDefault(2), keys[^1]);
        return One(
            from e in db.All<Evidence>()
            join p in db.All<Position>() on e.Position equals p.Id
            join r in db.All<Responsibility>() on p.Responsibility equals r.Id
            join g in db.All<Register>() on r.Register equals g.Id
            where g.Key == register && r.Key == row && p.Key == position && e.Key == key
            select new FoundEvidence
            {
                Evidence = e,
                Position = p,
                Row = r,
                Register = g,
            },
            keys,
            4,
            Node
        );
    }

    private static IQueryable<FoundRow> RowsWithRegisters(Db db) =>
        from r in db.All<Responsibility>()
        join g in db.All<Register>() on r.Register equals g.Id
        select new FoundRow { Row = r, Register = g };

    private static IQueryable<FoundPosition> PositionsWithRows(Db db) =>
        from p in db.All<Position>()
        join r in db.All<Responsibility>() on p.Responsibility equals r.Id
        join g in db.All<Register>() on r.Register equals g.Id
        select new FoundPosition
        {
            Position = p,
            Row = r,
            Register = g,
        };

    private static IQueryable<FoundEvidence> EvidenceWithPositions(Db db) =>
        from e in db.All<Evidence>()
        join p in db.All<Position>() on e.Position equals p.Id
        join r in db.All<Responsibility>() on p.Responsibility equals r.Id
        join g in db.All<Register>() on r.Register equals g.Id
        select new FoundEvidence
        {
            Evidence = e,
            Position = p,
            Row = r,
            Register = g,
        };

    private static List<Id<T>> Ids<T>(IReadOnlyCollection<Guid> ids) => [.. ids.Select(id => new Id<T>(id))];

    private static SightNode Node(Source source) => new(new("source", source.RowId), source.Key, source.Title);

    private static SightNode Node(FoundRow found) =>
        new(
            new("responsibility", found.Row.RowId),
            $"{found.Register.Key}/{found.Row.Key}",
            found.Row.Text.Shortened(LongestTitle),
            found.Row.LeadIn ? "leads in to its parts" : null
        )
        {
            Lacks = found.Register.Holder is null ? "no holder" : null,
            NeedsNothingBelow = found.Row.LeadIn,
        };

    private static SightNode Node(FoundPosition found) =>
        new(
            new("position", found.Position.RowId),
            $"{found.Register.Key}/{found.Row.Key}/{found.Position.Key}",
            found.Position.Text.Shortened(LongestTitle),
            string.Join(
                ", ",
                new[]
                {
                    Fulfilments.Of(false, true, found.Position.Rating)!.Value.OnScreen(),
                    found.Position.Nil ? "nil position" : null,
                    found.Position.On?.InWords(),
                }.OfType<string>()
            )
        );

    private static SightNode Node(FoundEvidence found) =>
        new(
            new("evidence", found.Evidence.RowId),
            $"{found.Register.Key}/{found.Row.Key}/{found.Position.Key}/{found.Evidence.Key}",
            found.Evidence.Title.Shortened(LongestTitle),
            found.Evidence.Dated?.InWords()
        );

    internal static SightNode Node(ActionItem action, DateOnly day) =>
        new(
            new("action", action.RowId),
            action.Key,
            action.What.Shortened(LongestTitle),
            action.IsOverdueOn(day) ? "overdue" : Kebab.Words(action.Status)
        );

    private sealed class FoundRow
    {
        public required Responsibility Row { get; init; }
        public required Register Register { get; init; }
    }

    private sealed class FoundPosition
    {
        public required Position Position { get; init; }
        public required Responsibility Row { get; init; }
        public required Register Register { get; init; }
    }

    private sealed class FoundEvidence
    {
        public required Evidence Evidence { get; init; }
        public required Position Position { get; init; }
        public required Responsibility Row { get; init; }
        public required Register Register { get; init; }
    }
}
