using System.Globalization;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>The structure drawn, with the words that go beside it.</summary>
internal sealed record StructureChart
{
    /// <summary>The picture.</summary>
    public required Markup Picture { get; init; }

    /// <summary>The lines beside the tree, by the number that stands on each; empty for the small chart, which has no numbers.</summary>
    public required IReadOnlyList<MapLine> Numbered { get; init; }

    /// <summary>What the picture shows and the legend has to explain.</summary>
    public required IReadOnlySet<string> Shows { get; init; }

    /// <summary>The whole structure. Those in <paramref name="around"/> are there only to hold the others.</summary>
    public static StructureChart Whole(StructureMap map, StructureLinks links, Func<MapNode, bool>? around = null)
    {
        var beside = Distinct(map);
        return Draw(
            map,
            Zones(map, map.Roots),
            links,
            beside,
            numbered: true,
            around ?? (_ => false),
            "The structure of the partnership"
        );
    }

    /// <summary>
    /// The first levels: what hangs together inside the partnership, with several bodies of one kind that stand side by side
    /// drawn as one box.
    /// </summary>
    public static StructureChart Small(StructureMap map, StructureLinks links)
    {
        var roots = map.Roots.Where(r => r is { IsPost: false, Outside: false } && Bodies(map, r).Any()).ToList();
        var boxes = new List<ChartBox>();
        foreach (var root in roots)
            Add(root, null, 0);
        var shown = boxes.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var beside = Distinct(map).Where(l => shown.Contains(Id(l.Start)) && shown.Contains(Id(l.End))).ToList();
        return Draw(
            map,
            [new ChartZone(null, boxes)],
            links,
            beside,
            numbered: false,
            _ => false,
            "The main bodies of the partnership"
        );

        void Add(MapNode node, MapNode? parent, int depth)
        {
            boxes.Add(Box(map, node) with { Parent = parent is null ? null : Id(parent) });
            if (depth == 2)
                return;
            var below = Bodies(map, node).ToList();
            foreach (var child in below.Where(c => Bodies(map, c).Any()))
                Add(child, node, depth + 1);
            foreach (var group in below.Where(c => !Bodies(map, c).Any()).GroupBy(c => c.Kind!.Value))
            {
                if (group.Count() == 1)
                {
                    Add(group.Single(), node, depth + 1);
                    continue;
                }
                var proposed = group.Count(c => c.State == BodyState.Proposed);
                var some = proposed == group.Count() ? "all proposed" : $"{proposed} proposed";
                boxes.Add(
                    new ChartBox(
                        $"{Several}{Kebab.Of(group.Key)}|{Id(node)}",
                        Id(node),
                        Kebab.Of(group.Key),
                        proposed == 0 ? "" : char.ToUpperInvariant(some[0]) + some[1..],
                        $"{group.Count()} {group.Key.Plural()}",
                        []
                    )
                );
            }
        }
    }

    private const string Several = "several:";

    private static IEnumerable<MapNode> Bodies(StructureMap map, MapNode node) => map.ChildrenOf(node).Where(c => !c.IsPost);

    /// <summary>The lines beside the tree; "works with" said from both ends is one line.</summary>
    private static List<MapLine> Distinct(StructureMap map)
    {
        var seen = new HashSet<(RecordRef, RecordRef)>();
        return
        [
            .. map.Beside.Where(l =>
                l.Kind != LineKind.WorksWith
                || (!seen.Contains((l.End.Record, l.Start.Record)) && seen.Add((l.Start.Record, l.End.Record)))
            ),
        ];
    }

    private static IReadOnlyList<ChartZone> Zones(StructureMap map, IEnumerable<MapNode> roots)
    {
        var (trees, alone, outside) = (new List<ChartBox>(), new List<ChartBox>(), new List<ChartBox>());
        foreach (var root in roots)
            Hang(
                root,
                null,
                root.Outside ? outside
                    : map.ChildrenOf(root).Any() ? trees
                    : alone
            );
        return
        [
            new ChartZone(null, trees),
            new ChartZone(trees.Count == 0 ? null : StructureWords.AnswersToNobodyRecorded, alone),
            new ChartZone(StructureWords.OutsideThePartnership, outside),
        ];

        void Hang(MapNode node, MapNode? parent, List<ChartBox> into)
        {
            into.Add(Box(map, node) with { Parent = parent is null ? null : Id(parent) });
            foreach (var child in map.ChildrenOf(node))
                Hang(child, node, into);
        }
    }

    private static ChartBox Box(StructureMap map, MapNode node)
    {
        var details = new List<string>();
        if (node.IsPost)
            details.Add(node.Holders.Count == 0 ? "Holder not recorded" : string.Join(", ", node.Holders.Select(h => h.Name)));
        if (node.JointWith.Count > 0)
            details.Add($"Owned jointly with {node.JointWith.InARow()}");
        details.AddRange(node.Chairs.Select(c => c.ChairInWords()));
        var line = map.ParentOf(node);
        if (line is { Scope: not (null or Line.Everything) })
            details.Add($"Answers for: {line.Scope}");
        var kind = node.State == BodyState.Proposed ? $"{node.KindWords} · proposed" : node.KindWords;
        return new ChartBox(Id(node), null, node.Kind is { } k ? Kebab.Of(k) : "post", kind, node.Name, details)
        {
            Scoped = line is { Scope: not Line.Everything },
        };
    }

    private static string Id(MapNode node) => node.Record.ToString();

    private static StructureChart Draw(
        StructureMap map,
        IReadOnlyList<ChartZone> zones,
        StructureLinks links,
        IReadOnlyList<MapLine> beside,
        bool numbered,
        Func<MapNode, bool> around,
        string title
    )
    {
        var layout = ChartLayout.Of(zones, [.. beside.Select(l => new ChartLine(Id(l.Start), Id(l.End), l.Kind))]);
        var nodes = map.Nodes.ToDictionary(Id, StringComparer.Ordinal);
        var shows = new HashSet<string>(StringComparer.Ordinal);
        if (layout.Branches.Any(b => !b.Child.Scoped))
            shows.Add("whole");
        if (layout.Branches.Any(b => b.Child.Scoped))
            shows.Add("scoped");
        foreach (var line in beside)
            shows.Add(Kebab.Of(line.Kind));
        foreach (var node in layout.Boxes.Select(b => nodes.GetValueOrDefault(b.Box.Id)).OfType<MapNode>())
            shows.Add(node.IsPost ? "post" : Kebab.Of(node.State!.Value));
        var picture = Markup.Of(
            $"""
            <svg class="remit-chart" xmlns="http://www.w3.org/2000/svg" width="{N(layout.Width)}" height="{N(
                layout.Height
            )}" viewBox="0 0 {N(layout.Width)} {N(
                layout.Height
            )}" role="group" aria-labelledby="chart-title" aria-describedby="chart-about">
            <title id="chart-title">{title}</title>
            <desc id="chart-about">A tree from the top down: each box answers to the box above it. The list says the same in words.</desc>
            {layout.Zones.Select(Zone)}
            {layout.Branches.Select(Branch)}
            {layout.Lines.Select((line, i) => Beside(line, beside[i]))}
            {layout.Boxes.Select(box => Box(box, nodes.GetValueOrDefault(box.Box.Id), links, around))}
            {(numbered ? layout.Lines.Select((line, i) => Mark(line, i + 1)) : [])}
            </svg>
            """
        );
        return new StructureChart
        {
            Picture = picture,
            Numbered = numbered ? beside : [],
            Shows = shows,
        };
    }

    private static Markup Zone(PlacedZone zone) =>
        zone.Heading is null
            ? Markup.Empty
            : Markup.Of(
                $"""<rect class="remit-chart__zone" x="{N(zone.X)}" y="{N(zone.Y)}" width="{N(zone.Width)}" height="{N(zone.Height)}" rx="4"/><text class="remit-chart__heading" x="{N(zone.X + 16)}" y="{N(zone.Y + 24)}">{zone.Heading}</text>"""
            );

    private static Markup Branch(PlacedBranch branch) =>
        Markup.Of(
            $"""<path class="remit-chart__line{(branch.Child.Scoped ? " remit-chart__line--scoped" : "")}" d="{Path(branch.Points)}"/>"""
        );

    private static Markup Beside(PlacedLine placed, MapLine line)
    {
        var kind = Kebab.Of(line.Kind);
        return Markup.Of(
            $"""<g><title>{line.Sentence}</title><path class="remit-chart__line remit-chart__line--{kind}" d="{Path(placed.Points)}"/>{(line.Kind == LineKind.WorksWith ? null : Arrow(placed.Points, kind))}</g>"""
        );
    }

    private static Markup Arrow(IReadOnlyList<ChartPoint> points, string kind)
    {
        var (end, before) = (points[^1], points[^2]);
        var back = end.X > before.X ? -8 : 8;
        return Markup.Of(
            $"""<path class="remit-chart__arrow remit-chart__arrow--{kind}" d="M{N(end.X)} {N(end.Y)}l{N(back)} -4v8z"/>"""
        );
    }

    private static Markup Mark(PlacedLine line, int number) =>
        Markup.Of(
            $"""<g class="remit-chart__mark remit-chart__mark--{Kebab.Of(line.Line.Kind)}"><circle cx="{N(line.Mark.X)}" cy="{N(line.Mark.Y)}" r="{N(ChartLayout.MarkRadius)}"/><text x="{N(line.Mark.X)}" y="{N(line.Mark.Y + 3.6)}" text-anchor="middle">{number}</text></g>"""
        );

    private static Markup Box(PlacedBox box, MapNode? node, StructureLinks links, Func<MapNode, bool> around)
    {
        var href =
            node is null ? links.StructureOf(kind: box.Box.Id[Several.Length..].Split('|')[0])
            : node.IsPost ? links.Post(node.Key)
            : links.Body(node.Key);
        var classes =
            node is null ? " remit-chart__box--several"
            : around(node) ? " remit-chart__box--around"
            : node.IsPost ? " remit-chart__box--post"
            : node.State == BodyState.Proposed ? " remit-chart__box--proposed"
            : node.State == BodyState.Closed ? " remit-chart__box--closed"
            : "";
        var y = box.Y + ChartLayout.Padding;
        var kind = Text("kind", box.Kind, ChartLayout.SmallLine);
        var name = Text("name", box.Name, ChartLayout.NameLine);
        y += box.Details.Count > 0 ? 3 : 0;
        var details = Text("detail", box.Details, ChartLayout.SmallLine);
        var behind = node is null
            ? Markup.Of(
                $"""<rect class="remit-chart__box" x="{N(box.X + 5)}" y="{N(box.Y + 5)}" width="{N(box.Width)}" height="{N(box.Height)}" rx="3"/>"""
            )
            : null;
        return Markup.Of(
            $"""<a href="{href}">{behind}<rect class="remit-chart__box{classes}" x="{N(box.X)}" y="{N(box.Y)}" width="{N(box.Width)}" height="{N(box.Height)}" rx="{(node?.IsPost == true ? 14 : 3)}"/>{kind}{name}{details}</a>"""
        );

        Markup Text(string part, IReadOnlyList<string> lines, double height)
        {
            if (lines.Count == 0)
                return Markup.Empty;
            var spans = lines.Select(line =>
            {
                y += height;
                return Markup.Of($"""<tspan x="{N(box.X + ChartLayout.Padding)}" y="{N(y - 4)}">{line}</tspan> """);
            });
            return Markup.Of($"""<text class="remit-chart__{part}">{spans}</text>""");
        }
    }

    private static string Path(IReadOnlyList<ChartPoint> points) =>
        "M" + string.Join('L', points.Select(p => $"{N(p.X)} {N(p.Y)}"));

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
