using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Comparing;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Structure.Chart;

/// <summary>A body, or a post with lines to bodies, as the chart and the list show it.</summary>
internal sealed record MapNode
{
    /// <summary>The record.</summary>
    public required RecordRef Record { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>Null for a post.</summary>
    public BodyKind? Kind { get; init; }

    /// <summary>Null for a post.</summary>
    public BodyState? State { get; init; }
    public bool Outside { get; init; }
    public AgeRange? Ages { get; init; }

    /// <summary>The neighbouring areas whose partnerships own it together with ours; empty for a post.</summary>
    public IReadOnlyList<Named> JointWith { get; init; } = [];

    /// <summary>The places of those who chair it; empty for a post.</summary>
    public IReadOnlyList<Seat> Chairs { get; init; } = [];

    /// <summary>Who holds the post; empty for a body.</summary>
    public IReadOnlyList<Named> Holders { get; init; } = [];
    public bool IsPost => Kind is null;
    public string KindWords => Kind?.OnScreen() ?? "Post";
}

/// <summary>A line with both ends known.</summary>
internal sealed record MapLine(LineKind Kind, MapNode Start, MapNode End, string? Scope, string? Note)
{
    /// <summary>The line as a sentence: "LSCB scrutinises Executive: safeguarding of children".</summary>
    public string Sentence => ChangeSentences.Holds(Start.Name, Kind, End.Name, Scope);
}

/// <summary>
/// Who answers to whom on a date. The tree goes by accountability, whatever its scope; where a body answers to several, the
/// first by order is the tree and the others are lines beside it. A body inside the partnership never hangs below one outside.
/// </summary>
internal sealed class StructureMap
{
    private readonly Dictionary<RecordRef, MapLine> parents = [];
    private readonly ILookup<RecordRef, MapNode> children;
    private readonly ILookup<RecordRef, MapLine> outward;

    /// <summary>Draws the tree from bodies and lines, in any order.</summary>
    public StructureMap(IEnumerable<MapNode> nodes, IEnumerable<MapLine> lines)
    {
        Nodes = [.. nodes.Order(InOrder)];
        Lines = [.. lines];
        outward = Lines.ToLookup(l => l.Start.Record);
        foreach (var node in Nodes)
        {
            var parent = From(node)
                .FirstOrDefault(l =>
                    l.Kind == LineKind.AccountableTo
                    && (node.IsPost || node.Outside == l.End.Outside)
                    && !Above(l.End.Record).Contains(node.Record)
                );
            if (parent is not null)
                parents[node.Record] = parent;
        }
        children = Nodes.Where(n => parents.ContainsKey(n.Record)).ToLookup(n => parents[n.Record].End.Record);
    }

    /// <summary>Every body and post, in reading order: by kind, ages and name, posts last.</summary>
    public IReadOnlyList<MapNode> Nodes { get; }

    /// <summary>Every line, each body's in its own order.</summary>
    public IReadOnlyList<MapLine> Lines { get; }

    /// <summary>Those that hang below nothing.</summary>
    public IEnumerable<MapNode> Roots => Nodes.Where(n => !parents.ContainsKey(n.Record));

    /// <summary>The lines that the tree does not show.</summary>
    public IEnumerable<MapLine> Beside => Lines.Where(l => parents.GetValueOrDefault(l.Start.Record) != l);

    /// <summary>Reading order.</summary>
    private static Comparer<MapNode> InOrder { get; } =
        Comparer<MapNode>.Create(
            (a, b) =>
                (a.Kind ?? (BodyKind)int.MaxValue).CompareTo(b.Kind ?? (BodyKind)int.MaxValue) is var kind and not 0 ? kind
                : Ages(a, b) is var ages and not 0 ? ages
                : string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) is var name and not 0 ? name
                : string.CompareOrdinal(a.Key, b.Key)
        );

    /// <summary>The line by which it hangs below another; null for one that hangs below nothing.</summary>
    public MapLine? ParentOf(MapNode node) => parents.GetValueOrDefault(node.Record);

    /// <summary>Those that hang below it, in reading order.</summary>
    public IEnumerable<MapNode> ChildrenOf(MapNode node) => children[node.Record];

    /// <summary>The lines that go out from it, in order.</summary>
    public IEnumerable<MapLine> From(MapNode node) => outward[node.Record];

    /// <summary>It and all that hangs below it, each before what hangs below it.</summary>
    public IEnumerable<MapNode> Branch(MapNode node) => ChildrenOf(node).SelectMany(Branch).Prepend(node);

    /// <summary>A body and all that hangs below it, alone.</summary>
    public StructureMap Under(MapNode top)
    {
        var kept = Branch(top).Select(n => n.Record).ToHashSet();
        return new StructureMap(
            Nodes.Where(n => kept.Contains(n.Record)),
            // What it answers to itself is left out, or it would not be at the top.
            Lines.Where(l => kept.Contains(l.Start.Record) && kept.Contains(l.End.Record) && !(IsAnswer(l) && l.Start == top))
        );

        static bool IsAnswer(MapLine line) => line.Kind == LineKind.AccountableTo;
    }

    /// <summary>The tree with only some of the bodies, and those above them.</summary>
    public StructureMap Only(Func<MapNode, bool> wanted)
    {
        var kept = new HashSet<RecordRef>(Nodes.Where(wanted).SelectMany(n => Above(n.Record)));
        return new StructureMap(
            Nodes.Where(n => kept.Contains(n.Record)),
            Lines.Where(l => kept.Contains(l.Start.Record) && kept.Contains(l.End.Record))
        );
    }

    /// <summary>The tree as it is without some of the bodies: what hung below them hangs elsewhere.</summary>
    public StructureMap Without(Func<MapNode, bool> unwanted)
    {
        var linked = Lines.Where(l => !unwanted(l.Start) && !unwanted(l.End)).Select(l => l.Start.Record).ToHashSet();
        return new StructureMap(
            Nodes.Where(n => !unwanted(n) && (!n.IsPost || linked.Contains(n.Record))),
            Lines.Where(l => !unwanted(l.Start) && !unwanted(l.End))
        );
    }

    /// <summary>Loads the bodies that are in the wanted state on a day, and the posts with lines to them. Four queries.</summary>
    public static async Task<StructureMap> Load(Db db, DateOnly day, Func<BodyState, bool>? wanted = null, Seats? seats = null)
    {
        var bodies = await db.All<Body>()
            .Select(b => new
            {
                Body = b,
                JointWith = (
                    from j in db.All<JointArea>()
                    where j.Body == b.Id
                    join area in db.All<LocalArea>().On(day) on j.Area equals area.Id
                    orderby j.Order
                    select new Named(area.Key, area.Name)
                ).ToList(),
            })
            .ToListAsync();
        var posts = await (
            from post in db.All<Post>().On(day)
            join h in db.All<Holding>().On(day) on post.Id equals h.Post into holdings
            from holding in holdings.DefaultIfEmpty()
            join p in db.All<Person>() on holding.Person equals p.Id into people
            from person in people.DefaultIfEmpty()
            orderby post.Title, post.Key, holding.Order
            select new
            {
                post.Id,
                post.Key,
                post.Title,
                Holder = person == null ? null : new Named(person.Key, person.Name),
            }
        ).ToListAsync();
        var lines = await db.All<Line>().On(day).ToListAsync();
        seats ??= await Seats.Chairs(db, day);
        wanted ??= state => state is BodyState.Proposed or BodyState.Established;
        var nodes = bodies
            .Where(b => wanted(b.Body.StateOn(day)))
            .Select(b => new MapNode
            {
                Record = new RecordRef("body", b.Body.RowId),
                Key = b.Body.Key,
                Name = b.Body.Name,
                Kind = b.Body.Kind,
                State = b.Body.StateOn(day),
                Outside = b.Body.Outside,
                Ages = b.Body.Ages,
                JointWith = b.JointWith,
                Chairs = seats.ChairsOf(b.Body.Id),
            })
            .Concat(
                posts
                    .GroupBy(p => p.Id)
                    .Select(p => new MapNode
                    {
                        Record = new RecordRef("post", p.Key.Value),
                        Key = p.First().Key,
                        Name = p.First().Title,
                        Holders = [.. p.Select(h => h.Holder).OfType<Named>()],
                    })
            )
            .ToDictionary(n => n.Record);
        var seen = lines
            .Where(l => nodes.ContainsKey(l.Start) && nodes.ContainsKey(new RecordRef("body", l.To.Value)))
            .OrderBy(l => nodes[l.Start].Name, StringComparer.Ordinal)
            .ThenBy(l => l.Start.Id)
            .ThenBy(l => l.Kind)
            .ThenBy(l => l.Order)
            .ThenBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => new MapLine(l.Kind, nodes[l.Start], nodes[new RecordRef("body", l.To.Value)], l.Scope, l.Note))
            .ToList();
        var linked = seen.Select(l => l.Start.Record).ToHashSet();
        return new StructureMap(nodes.Values.Where(n => !n.IsPost || linked.Contains(n.Record)), seen);
    }

    private static int Ages(MapNode a, MapNode b) =>
        a.Ages is null || b.Ages is null ? (a.Ages is null).CompareTo(b.Ages is null) : a.Ages.CompareTo(b.Ages);

    /// <summary>A record and all that stands above it in the tree as far as it is drawn.</summary>
    private List<RecordRef> Above(RecordRef record)
    {
        var above = new List<RecordRef> { record };
        while (parents.TryGetValue(above[^1], out var line))
            above.Add(line.End.Record);
        return above;
    }
}
