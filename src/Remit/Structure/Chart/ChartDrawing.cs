using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Chart;

/// <summary>A line beside the tree with all that it stands for: several, where what they lead to is folded into one box.</summary>
internal sealed record BesideLine(MapNode From, MapNode To, LineKind Kind, IReadOnlyList<MapLine> Lines)
{
    /// <summary>What it says, a sentence for each.</summary>
    public IEnumerable<string> Sentences => Lines.Select(l => l.Sentence);
}

/// <summary>What a chart of the structure is to show, before anybody knows where it stands.</summary>
internal sealed record ChartDrawing
{
    public required IReadOnlyList<ChartZone> Zones { get; init; }
    public required IReadOnlyList<BesideLine> Beside { get; init; }

    /// <summary>What is folded away.</summary>
    public required Folding Folding { get; init; }

    /// <summary>The body or post of each box.</summary>
    public required IReadOnlyDictionary<string, MapNode> Nodes { get; init; }

    /// <summary>The lines for the layout.</summary>
    public IReadOnlyList<ChartLine> Lines => [.. Beside.Select(l => new ChartLine(Id(l.From), Id(l.To), l.Kind))];

    /// <summary>The box of a body or post.</summary>
    public static string Id(MapNode node) => node.Record.ToString();

    /// <summary>Chooses what is shown.</summary>
    /// <param name="map">The structure.</param>
    /// <param name="wish">What somebody wants to see.</param>
    /// <param name="foot">What a box says last: the body, and how many are folded away below it.</param>
    public static ChartDrawing Of(StructureMap map, ChartWish wish, Func<MapNode, int, string?> foot)
    {
        var folding = Folding.Of(map, wish.Unfolding);
        var (trees, alone, outside) = (new List<ChartBox>(), new List<ChartBox>(), new List<ChartBox>());
        var zoneOf = new Dictionary<RecordRef, List<ChartBox>>();
        foreach (var node in folding.Shown)
        {
            var parent = map.ParentOf(node)?.End;
            var zone =
                parent is not null ? zoneOf[parent.Record]
                : node.Outside ? outside
                : map.ChildrenOf(node).Any() ? trees
                : alone;
            zoneOf[node.Record] = zone;
            zone.Add(
                Box(map, node, wish.Names) with
                {
                    Parent = parent is null ? null : Id(parent),
                    Foot = foot(node, folding.Below(node)),
                    StandsForMore = folding.Below(node) > 0,
                }
            );
        }
        return new ChartDrawing
        {
            Zones =
            [
                new ChartZone(null, trees),
                new ChartZone(trees.Count == 0 ? null : StructureWords.AnswersToNobodyRecorded, alone),
                new ChartZone(StructureWords.OutsideThePartnership, outside),
            ],
            Beside = Drawn(map.Beside.Where(wish.Wants), folding.StandInOf),
            Folding = folding,
            Nodes = folding.Shown.ToDictionary(Id, StringComparer.Ordinal),
        };
    }

    /// <summary>The lines between boxes. "Works with" said from both ends is one line, and so are several that end at the same boxes.</summary>
    public static IReadOnlyList<BesideLine> Drawn(IEnumerable<MapLine> lines, Func<MapNode, MapNode> standIn)
    {
        var seen = new HashSet<(RecordRef, RecordRef)>();
        return
        [
            .. lines
                .Where(l =>
                    l.Kind != LineKind.WorksWith
                    || (!seen.Contains((l.End.Record, l.Start.Record)) && seen.Add((l.Start.Record, l.End.Record)))
                )
                .Select(l => (Line: l, From: standIn(l.Start), To: standIn(l.End)))
                .Where(l => l.From != l.To)
                .GroupBy(l =>
                    l.Line.Kind == LineKind.WorksWith && l.From.Record.Id.CompareTo(l.To.Record.Id) > 0
                        ? (l.To.Record, l.From.Record, l.Line.Kind)
                        : (l.From.Record, l.To.Record, l.Line.Kind)
                )
                .Select(g => new BesideLine(g.First().From, g.First().To, g.First().Line.Kind, [.. g.Select(l => l.Line)])),
        ];
    }

    /// <summary>What a box says of a body or post, without its place in the tree.</summary>
    public static ChartBox Box(StructureMap map, MapNode node, bool names)
    {
        var details = new List<string>();
        if (node.IsPost && names)
            details.Add(node.Holders.Count == 0 ? "Holder not recorded" : string.Join(", ", node.Holders.Select(h => h.Name)));
        if (node.JointWith.Count > 0)
            details.Add($"Owned jointly with {node.JointWith.InARow()}");
        if (names)
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
}
