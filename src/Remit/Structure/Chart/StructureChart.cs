using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>The structure drawn, with the words that go beside it.</summary>
internal sealed record StructureChart
{
    /// <summary>Charts of at most so many boxes are clear as they are, and offer nothing to fold.</summary>
    private const int NothingToFold = 20;

    /// <summary>The picture.</summary>
    public required Markup Picture { get; init; }

    /// <summary>The lines beside the tree, by the number that stands on each; empty for the small chart, which has no numbers.</summary>
    public required IReadOnlyList<BesideLine> Numbered { get; init; }

    /// <summary>What the picture shows and the legend has to explain.</summary>
    public required IReadOnlySet<string> Shows { get; init; }

    /// <summary>What is folded away; null for the small chart.</summary>
    public Folding? Folding { get; init; }

    /// <summary>The whole structure, as far as it is wanted.</summary>
    /// <param name="map">The structure.</param>
    /// <param name="links">Where the boxes lead.</param>
    /// <param name="wish">What is to be seen.</param>
    /// <param name="otherwise">The address of the chart with a body unfolded, or folded.</param>
    public static StructureChart Whole(
        StructureMap map,
        StructureLinks links,
        ChartWish wish,
        Func<MapNode, bool, string> otherwise
    )
    {
        var folds = map.Nodes.Count > NothingToFold;
        var drawing = ChartDrawing.Of(map, wish, Foot);
        var picture = new ChartPicture(drawing.Nodes, wish.Around)
        {
            Href = box => Page(links, drawing.Nodes[box.Id]),
            FootHref = box => otherwise(drawing.Nodes[box.Id], box.StandsForMore),
        };
        var layout = ChartLayout.Of(drawing.Zones, drawing.Lines);
        return new StructureChart
        {
            Picture = picture.Of(layout, drawing.Beside, "The structure of the partnership", numbered: true),
            Numbered = drawing.Beside,
            Shows = ShownIn(layout, drawing.Nodes, drawing.Beside),
            Folding = drawing.Folding,
        };

        string? Foot(MapNode node, int below) =>
            below > 0 ? $"+ Show {below} below"
            : folds && map.ChildrenOf(node).Any() ? $"– Fold {map.Branch(node).Count() - 1} below"
            : null;
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
        var nodes = map
            .Nodes.Where(n => shown.Contains(ChartDrawing.Id(n)))
            .ToDictionary(ChartDrawing.Id, StringComparer.Ordinal);
        var beside = ChartDrawing.Drawn(
            map.Beside.Where(l => shown.Contains(ChartDrawing.Id(l.Start)) && shown.Contains(ChartDrawing.Id(l.End))),
            node => node
        );
        var layout = ChartLayout.Of(
            [new ChartZone(null, boxes)],
            [.. beside.Select(l => new ChartLine(ChartDrawing.Id(l.From), ChartDrawing.Id(l.To), l.Kind))]
        );
        var picture = new ChartPicture(nodes, _ => false)
        {
            Href = box =>
                nodes.TryGetValue(box.Id, out var node)
                    ? Page(links, node)
                    : links.StructureOf(kind: box.Id[Several.Length..].Split('|')[0]),
        };
        return new StructureChart
        {
            Picture = picture.Of(layout, beside, "The main bodies of the partnership", numbered: false),
            Numbered = [],
            Shows = ShownIn(layout, nodes, beside),
        };

        void Add(MapNode node, MapNode? parent, int depth)
        {
            boxes.Add(ChartDrawing.Box(map, node, names: true) with { Parent = parent is null ? null : ChartDrawing.Id(parent) });
            if (depth == 2)
                return;
            var below = Bodies(map, node).ToList();
            foreach (var child in below.Where(c => Bodies(map, c).Any()))
                Add(child, node, depth + 1);
            foreach (var group in below.Where(c => !Bodies(map, c).Any()).GroupBy(c => c.Kind!.Value))
                if (group.Count() == 1)
                    Add(group.Single(), node, depth + 1);
                else
                    boxes.Add(Together(node, group.Key, [.. group]));
        }
    }

    private const string Several = "several:";

    private static IEnumerable<MapNode> Bodies(StructureMap map, MapNode node) => map.ChildrenOf(node).Where(c => !c.IsPost);

    private static ChartBox Together(MapNode parent, BodyKind kind, IReadOnlyList<MapNode> bodies)
    {
        var proposed = bodies.Count(c => c.State == BodyState.Proposed);
        return new ChartBox(
            $"{Several}{Kebab.Of(kind)}|{ChartDrawing.Id(parent)}",
            ChartDrawing.Id(parent),
            Kebab.Of(kind),
            proposed == 0 ? ""
                : proposed == bodies.Count ? "All proposed"
                : $"{proposed} proposed",
            $"{bodies.Count} {kind.Plural()}",
            []
        );
    }

    private static string Page(StructureLinks links, MapNode node) => node.IsPost ? links.Post(node.Key) : links.Body(node.Key);

    /// <summary>What the legend has to explain.</summary>
    public static IReadOnlySet<string> ShownIn(
        ChartLayout layout,
        IReadOnlyDictionary<string, MapNode> nodes,
        IReadOnlyList<BesideLine> beside
    )
    {
        var shows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in layout.Branches)
            shows.Add(branch.Child.Scoped ? "scoped" : "whole");
        foreach (var line in beside)
            shows.Add(Kebab.Of(line.Kind));
        foreach (var box in layout.Boxes)
        {
            if (box.Box.StandsForMore)
                shows.Add("folded");
            if (nodes.GetValueOrDefault(box.Box.Id) is { } node)
                shows.Add(node.IsPost ? "post" : Kebab.Of(node.State!.Value));
        }
        return shows;
    }
}
