using Remit.Structure.Bodies;

namespace Remit.Structure.Chart;

/// <summary>What a box says, from the top down.</summary>
/// <param name="Id">Names it among the boxes.</param>
/// <param name="Parent">The box under which it hangs; null for a root.</param>
/// <param name="Group">Leaves of one group stand in columns of their own, where there is room.</param>
/// <param name="Kind">A small line above the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Details">Small lines below the name.</param>
internal sealed record ChartBox(string Id, string? Parent, string Group, string Kind, string Name, IReadOnlyList<string> Details)
{
    /// <summary>Whether the tree's line to its parent stands for a part of what it does only.</summary>
    public bool Scoped { get; init; }
}

/// <summary>A line beside the tree.</summary>
internal sealed record ChartLine(string From, string To, LineKind Kind);

/// <summary>A part of the chart under a heading of its own.</summary>
internal sealed record ChartZone(string? Heading, IReadOnlyList<ChartBox> Boxes);

internal readonly record struct ChartPoint(double X, double Y);

/// <summary>A box in its place, its words broken into lines.</summary>
internal sealed record PlacedBox(
    ChartBox Box,
    double X,
    double Y,
    double Width,
    double Height,
    IReadOnlyList<string> Kind,
    IReadOnlyList<string> Name,
    IReadOnlyList<string> Details
)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
}

/// <summary>A branch of the tree, from the parent's foot to the child.</summary>
internal sealed record PlacedBranch(ChartBox Child, IReadOnlyList<ChartPoint> Points);

/// <summary>A line beside the tree, with the place of its number.</summary>
internal sealed record PlacedLine(ChartLine Line, IReadOnlyList<ChartPoint> Points, ChartPoint Mark);

internal sealed record PlacedZone(string? Heading, double X, double Y, double Width, double Height);

/// <summary>
/// The chart as numbers. Boxes stand in the cells of a grid whose columns are of one width; a body's inner children stand
/// side by side below it, its leaves in short columns that hang from a branch. All lines run in the gutters between the cells, and each
/// line beside the tree has a lane of its own there, so none crosses a box or lies on another.
/// </summary>
internal sealed class ChartLayout
{
    public const double BoxWidth = 196;
    public const double Padding = 10;
    public const double NameSize = 14;
    public const double SmallSize = 12;
    public const double NameLine = 18;
    public const double SmallLine = 15;

    /// <summary>The radius of a line's number.</summary>
    public const double MarkRadius = 8;

    private const int UsualColumns = 4;
    private const int MostColumns = 6;
    private const double LaneWidth = 9;
    private const double HeadingHeight = 22;

    /// <summary>How many columns fill a page; a tree that is wider has its parents at the left, where reading begins.</summary>
    private const int PageColumns = 5;

    /// <summary>How wide leaves stand beside their height; the wider the tree, the taller its columns.</summary>
    private static readonly double[] Spreads = [0.6, 0.3, 0.15, 0.08];
    private static readonly double[] LeftPorts = [-12, 12, -20, 20, -5, 5];
    private static readonly double[] RightPorts = [-8, 16, -16, 8, -22, 22];

    private readonly Dictionary<string, (int Column, int Row)> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChartBox> boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlacedBox> placed = new(StringComparer.Ordinal);
    private readonly HashSet<string> stacked = new(StringComparer.Ordinal);
    private readonly ILookup<string, ChartBox> children;
    private readonly List<(ChartZone Zone, int Heading, int Last)> zones = [];
    private double spread = Spreads[0];
    private int columns;
    private int rows;

    private ChartLayout(IReadOnlyList<ChartZone> zones)
    {
        foreach (var box in zones.SelectMany(z => z.Boxes))
            boxes.Add(box.Id, box);
        children = boxes.Values.Where(b => b.Parent is not null).ToLookup(b => b.Parent!, StringComparer.Ordinal);
    }

    public IReadOnlyList<PlacedZone> Zones { get; private set; } = [];
    public IReadOnlyList<PlacedBox> Boxes { get; private set; } = [];
    public IReadOnlyList<PlacedBranch> Branches { get; private set; } = [];
    public IReadOnlyList<PlacedLine> Lines { get; private set; } = [];
    public double Width { get; private set; }
    public double Height { get; private set; }

    /// <summary>Lays out zones one under another. A parent is in its child's zone, and there is no circle.</summary>
    public static ChartLayout Of(IReadOnlyList<ChartZone> zones, IReadOnlyList<ChartLine> lines)
    {
        var layout = new ChartLayout(zones);
        layout.PlaceCells([.. zones.Where(z => z.Boxes.Count > 0)]);
        var routes = lines.Select(layout.Route).ToList();
        layout.Measure(routes);
        return layout;
    }

    private static IReadOnlyList<string> Wrapped(string text, bool bold) =>
        ChartText.Wrap(text, BoxWidth - (2 * Padding), bold ? NameSize : SmallSize, bold);

    private void PlaceCells(IReadOnlyList<ChartZone> shown)
    {
        var trees = shown.SelectMany(z => z.Boxes).Where(b => b.Parent is null && children[b.Id].Any()).ToList();
        foreach (var each in Spreads)
        {
            spread = each;
            columns = Math.Max(Math.Min(UsualColumns, boxes.Count), trees.Select(t => SizeOf(t).Columns).DefaultIfEmpty(0).Max());
            if (columns <= PageColumns)
                break;
        }
        foreach (var zone in shown)
        {
            var heading = zone.Heading is null ? -1 : rows++;
            var (column, depth) = (0, 0);
            foreach (var root in zone.Boxes.Where(b => b.Parent is null && children[b.Id].Any()))
            {
                var size = SizeOf(root);
                if (column > 0 && column + size.Columns > columns)
                    (rows, column, depth) = (rows + depth, 0, 0);
                Place(root, column, rows);
                (column, depth) = (column + size.Columns, Math.Max(depth, size.Rows));
            }
            rows += depth;
            var alone = zone.Boxes.Where(b => b.Parent is null && !children[b.Id].Any()).ToList();
            for (var i = 0; i < alone.Count; i++)
                cells[alone[i].Id] = (i % columns, rows + (i / columns));
            rows += (alone.Count + columns - 1) / columns;
            zones.Add((zone, heading, rows - 1));
        }
    }

    private (int Columns, int Rows) SizeOf(ChartBox box)
    {
        var (inner, leaves) = Below(box);
        var sizes = inner.Select(SizeOf).ToList();
        var wide = sizes.Sum(s => s.Columns) + leaves.Count;
        var deep = sizes.Select(s => s.Rows).Concat(leaves.Select(l => l.Count)).DefaultIfEmpty(0).Max();
        return (Math.Max(1, wide), 1 + deep);
    }

    private void Place(ChartBox box, int column, int row)
    {
        var (inner, leaves) = Below(box);
        cells[box.Id] = (columns > PageColumns ? column : column + ((SizeOf(box).Columns - 1) / 2), row);
        foreach (var child in inner)
        {
            Place(child, column, row + 1);
            column += SizeOf(child).Columns;
        }
        foreach (var stack in leaves)
        {
            for (var i = 0; i < stack.Count; i++)
            {
                cells[stack[i].Id] = (column, row + 1 + i);
                if (stack.Count > 1)
                    stacked.Add(stack[i].Id);
            }
            column++;
        }
    }

    /// <summary>The children that have children, and the others in columns.</summary>
    private (IReadOnlyList<ChartBox> Inner, IReadOnlyList<IReadOnlyList<ChartBox>> Leaves) Below(ChartBox box)
    {
        var inner = children[box.Id].Where(c => children[c.Id].Any()).ToList();
        var leaves = children[box.Id].Where(c => !children[c.Id].Any()).ToList();
        if (leaves.Count == 0)
            return (inner, []);
        var most = Math.Min(MostColumns, (int)Math.Ceiling(Math.Sqrt(leaves.Count * spread)));
        var groups = leaves.GroupBy(l => l.Group, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (groups.Count > most)
            groups = [leaves];
        var height = (leaves.Count + most - 1) / most;
        while (groups.Sum(g => (g.Count + height - 1) / height) > most)
            height++;
        return (inner, [.. groups.SelectMany(g => g.Chunk((int)Math.Ceiling(g.Count / Math.Ceiling(g.Count / (double)height))))]);
    }

    /// <summary>The shortest way through the gutters with the fewest bends, in steps of half a cell.</summary>
    private Course Route(ChartLine line)
    {
        var (from, to) = (cells[line.From], cells[line.To]);
        Course? best = null;
        foreach (var leaves in (ReadOnlySpan<int>)[0, 1])
        foreach (var enters in (ReadOnlySpan<int>)[0, 1])
        {
            var (start, end) = (from.Column + leaves, to.Column + enters);
            IEnumerable<int?> across = start == end ? [null] : [to.Row, to.Row + 1, from.Row, from.Row + 1];
            foreach (var gutter in across)
            {
                var length = gutter is { } g
                    ? Math.Abs((2 * from.Row) + 1 - (2 * g))
                        + Math.Abs((2 * to.Row) + 1 - (2 * g))
                        + (3 * Math.Abs(start - end))
                        + 3
                    : 2 * Math.Abs(from.Row - to.Row);
                if (best is null || length < best.Length)
                    best = new Course(line, start, end, gutter, length, leaves == 1, enters == 1);
            }
        }
        return best!;
    }

    private void Measure(List<Course> routes)
    {
        var (upright, level) = (new Lanes(columns + 1), new Lanes(rows + 1));
        var lanes = routes
            .Select(r =>
            {
                var (from, to) = ((2 * cells[r.Line.From].Row) + 1, (2 * cells[r.Line.To].Row) + 1);
                return r.Across is { } across
                    ? (
                        upright.Take(r.Start, from, 2 * across),
                        level.Take(across, 2 * r.Start, 2 * r.End),
                        upright.Take(r.End, 2 * across, to)
                    )
                    : (upright.Take(r.Start, from, to), -1, -1);
            })
            .ToList();
        var lefts = PlaceColumns(upright);
        var tops = PlaceRows(level, lefts);
        Boxes = [.. boxes.Keys.Where(placed.ContainsKey).Select(id => placed[id])];
        Branches = [.. Boxes.Where(b => b.Box.Parent is not null).Select(b => Branch(b, tops))];
        DrawLines(routes, lanes, lefts, tops);
    }

    private double[] PlaceColumns(Lanes upright)
    {
        var lefts = new double[columns + 1];
        var x = 0.0;
        for (var i = 0; i <= columns; i++)
        {
            lefts[i] = x;
            x +=
                (i == columns && upright.Count(i) == 0 ? 8 : 30)
                + (upright.Count(i) > 0 ? (upright.Count(i) * LaneWidth) + 4 : 0);
            if (i == columns)
                break;
            foreach (var (id, cell) in cells.Where(c => c.Value.Column == i))
            {
                var box = boxes[id];
                var (kind, name) = (Wrapped(box.Kind, bold: false), Wrapped(box.Name, bold: true));
                List<string> details = [.. box.Details.SelectMany(d => Wrapped(d, bold: false))];
                var height =
                    (2 * Padding)
                    + ((kind.Count + details.Count) * SmallLine)
                    + (name.Count * NameLine)
                    + (details.Count > 0 ? 3 : 0);
                placed[id] = new PlacedBox(box, x, 0, BoxWidth, Math.Max(50, height), kind, name, details);
            }
            x += BoxWidth;
        }
        Width = x + 2;
        return lefts;
    }

    private double[] PlaceRows(Lanes level, double[] lefts)
    {
        var headings = zones.Where(z => z.Heading >= 0).Select(z => z.Heading).ToHashSet();
        var tops = new double[rows + 1];
        var y = 0.0;
        for (var j = 0; j <= rows; j++)
        {
            tops[j] = y;
            y += (j == 0 && level.Count(0) == 0 ? 4 : 28) + (level.Count(j) > 0 ? (level.Count(j) * LaneWidth) + 4 : 0);
            if (j == rows)
                break;
            var height = headings.Contains(j) ? HeadingHeight : 0.0;
            foreach (var (id, _) in cells.Where(c => c.Value.Row == j))
            {
                placed[id] = placed[id] with { Y = y };
                height = Math.Max(height, placed[id].Height);
            }
            y += height;
        }
        Height = y;
        Zones =
        [
            .. zones.Select(z =>
            {
                var first = z.Heading >= 0 ? z.Heading : 0;
                var top = tops[first] + (first == 0 ? 2 : 17);
                var bottom = z.Last + 1 >= rows ? Height - 6 : tops[z.Last + 1] + 7;
                return new PlacedZone(z.Zone.Heading, lefts[0] + 2, top, Width - 4, bottom - top);
            }),
        ];
        return tops;
    }

    private PlacedBranch Branch(PlacedBox child, double[] tops)
    {
        var parent = placed[child.Box.Parent!];
        var foot = new ChartPoint(parent.X + (BoxWidth / 2), parent.Bottom);
        var level = tops[cells[parent.Box.Id].Row + 1] + 12;
        if (!stacked.Contains(child.Box.Id))
        {
            var top = child.X + (BoxWidth / 2);
            return new PlacedBranch(child.Box, [foot, new(foot.X, level), new(top, level), new(top, child.Y)]);
        }
        var (trunk, middle) = (child.X - 12, child.Y + (child.Height / 2));
        return new PlacedBranch(
            child.Box,
            [foot, new(foot.X, level), new(trunk, level), new(trunk, middle), new(child.X, middle)]
        );
    }

    private void DrawLines(List<Course> routes, List<(int First, int Across, int Last)> lanes, double[] lefts, double[] tops)
    {
        var ports = new Dictionary<(string, bool), int>();
        var marks = new List<ChartPoint>();
        var drawn = new List<PlacedLine>();
        for (var i = 0; i < routes.Count; i++)
        {
            var (route, lane) = (routes[i], lanes[i]);
            var (from, to) = (Port(route.Line.From, route.LeavesRight), Port(route.Line.To, route.EntersRight));
            var first = Upright(route.Start, lane.First);
            IReadOnlyList<ChartPoint> points = route.Across is { } across
                ? Bends(from, to, first, tops[across] + 20 + (lane.Across * LaneWidth), Upright(route.End, lane.Last))
                : [from, new(first, from.Y), new(first, to.Y), to];
            drawn.Add(new PlacedLine(route.Line, points, Mark(points)));
        }
        Lines = drawn;

        double Upright(int gutter, int lane) => lefts[gutter] + 12 + (lane * LaneWidth);

        static IReadOnlyList<ChartPoint> Bends(ChartPoint from, ChartPoint to, double first, double level, double last) =>
            [from, new(first, from.Y), new(first, level), new(last, level), new(last, to.Y), to];

        ChartPoint Port(string id, bool right)
        {
            var box = placed[id];
            var taken = ports.GetValueOrDefault((id, right));
            ports[(id, right)] = taken + 1;
            var offset = (right ? RightPorts : LeftPorts)[taken % LeftPorts.Length];
            return new(right ? box.Right : box.X, box.Y + (box.Height / 2) + offset);
        }

        ChartPoint Mark(IReadOnlyList<ChartPoint> points)
        {
            // Not the first and last stretch: they end at a box, which a number would touch.
            var places = points
                .Zip(points.Skip(1))
                .Skip(1)
                .SkipLast(1)
                .OrderByDescending(s => Math.Abs(s.First.X - s.Second.X) + Math.Abs(s.First.Y - s.Second.Y))
                .SelectMany(s =>
                    new[] { 0.5, 0.3, 0.7, 0.15, 0.85 }.Select(part => new ChartPoint(
                        s.First.X + (part * (s.Second.X - s.First.X)),
                        s.First.Y + (part * (s.Second.Y - s.First.Y))
                    ))
                )
                .ToList();
            var free = places.FindIndex(p =>
                marks.TrueForAll(m => Math.Abs(m.X - p.X) > 2 * MarkRadius || Math.Abs(m.Y - p.Y) > 2 * MarkRadius)
            );
            marks.Add(places[Math.Max(0, free)]);
            return marks[^1];
        }
    }

    /// <summary>A way from box to box: along an upright gutter, across a level one, along another upright one.</summary>
    private sealed record Course(ChartLine Line, int Start, int End, int? Across, int Length, bool LeavesRight, bool EntersRight);

    /// <summary>Gives stretches that meet in one gutter lanes of their own.</summary>
    private sealed class Lanes(int gutters)
    {
        private readonly List<List<(int From, int To)>>[] taken =
        [
            .. Enumerable.Range(0, gutters).Select(_ => new List<List<(int, int)>>()),
        ];

        public int Count(int gutter) => taken[gutter].Count;

        public int Take(int gutter, int a, int b)
        {
            var (from, to) = (Math.Min(a, b), Math.Max(a, b));
            var lane = taken[gutter].FindIndex(l => l.TrueForAll(s => s.To < from || to < s.From));
            if (lane < 0)
            {
                lane = taken[gutter].Count;
                taken[gutter].Add([]);
            }
            taken[gutter][lane].Add((from, to));
            return lane;
        }
    }
}
