namespace Remit.Structure.Chart;

/// <summary>
/// The chart as numbers. Boxes stand in the cells of a grid whose columns are of one width (<see cref="ChartGrid"/>). All lines run in the
/// gutters between the cells, and each line beside the tree has a lane of its own there (<see cref="ChartRoutes"/>), so none crosses a box or
/// lies on another.
/// </summary>
internal sealed class ChartLayout
{
    public const double BoxWidth = 196;
    public const double Padding = 10;
    public const double LeastHeight = 50;
    public const double NameSize = 14;
    public const double SmallSize = 12;
    public const double NameLine = 18;
    public const double SmallLine = 15;

    /// <summary>The height of a box's last line: as high as what is pointed at has to be.</summary>
    public const double FootLine = 24;

    /// <summary>The radius of a line's number.</summary>
    public const double MarkRadius = 8;

    /// <summary>As wide as a page's contents are on a usual screen.</summary>
    private const double PageWidth = 1200;

    private const double Gutter = 30;
    private const double LaneWidth = 9;
    private const double TrunkWidth = 8;
    private const double HeadingHeight = 22;
    private const double ZoneEdge = 12;
    private static readonly double[] LeftPorts = [-12, 12, -20, 20, -5, 5];
    private static readonly double[] RightPorts = [-8, 16, -16, 8, -22, 22];

    private readonly Dictionary<string, PlacedBox> placed = new(StringComparer.Ordinal);
    private readonly ChartGrid grid;
    private readonly ChartRoutes routes;
    private readonly double[] lefts;
    private readonly double[] starts;
    private readonly double[] tops;

    private ChartLayout(ChartGrid grid, IReadOnlyDictionary<string, PlacedBox> measured, IReadOnlyList<ChartLine> lines)
    {
        this.grid = grid;
        routes = new ChartRoutes(grid, lines);
        (lefts, starts, tops) = (new double[grid.Columns + 1], new double[grid.Columns + 1], new double[grid.Rows + 1]);
        PlaceColumns(measured);
        PlaceRows();
        Boxes = [.. measured.Keys.Select(id => placed[id])];
        Branches = [.. Boxes.Where(b => b.Box.Parent is not null).Select(Branch)];
        Lines = DrawLines();
        Zones = [.. grid.Areas.Select(Zone)];
    }

    public IReadOnlyList<PlacedZone> Zones { get; }
    public IReadOnlyList<PlacedBox> Boxes { get; }
    public IReadOnlyList<PlacedBranch> Branches { get; }
    public IReadOnlyList<PlacedLine> Lines { get; }
    public double Width { get; private set; }
    public double Height { get; private set; }

    /// <summary>
    /// Lays out zones for a screen, as low as may be, and no wider than a page where that can be. A parent is in its child's zone, and there is
    /// no circle.
    /// </summary>
    public static ChartLayout Of(IReadOnlyList<ChartZone> zones, IReadOnlyList<ChartLine> lines)
    {
        var usual = Each(zones, lines, ChartRoom.Screen).ToList();
        var fitting = usual.Where(l => l.Width <= PageWidth).ToList();
        if (fitting.Count == 0)
            fitting = [.. Each(zones, lines, ChartRoom.Narrower).Where(l => l.Width <= PageWidth)];
        return (fitting.Count > 0 ? fitting : usual).MinBy(l => l.Height)!;
    }

    /// <summary>Lays out the same zones for each of some rooms.</summary>
    public static IEnumerable<ChartLayout> Each(
        IReadOnlyList<ChartZone> zones,
        IReadOnlyList<ChartLine> lines,
        IEnumerable<ChartRoom> rooms
    )
    {
        var shown = zones.Where(z => z.Boxes.Count > 0).ToList();
        var measured = shown.SelectMany(z => z.Boxes).ToDictionary(b => b.Id, Measured, StringComparer.Ordinal);
        return rooms.Select(room => new ChartLayout(new ChartGrid(shown, room), measured, lines));
    }

    private static IReadOnlyList<string> Wrapped(string text, bool bold) =>
        ChartText.Wrap(text, BoxWidth - (2 * Padding), bold ? NameSize : SmallSize, bold);

    private static PlacedBox Measured(ChartBox box)
    {
        var (kind, name) = (Wrapped(box.Kind, bold: false), Wrapped(box.Name, bold: true));
        List<string> details = [.. box.Details.SelectMany(d => Wrapped(d, bold: false))];
        var height =
            (2 * Padding)
            + ((kind.Count + details.Count) * SmallLine)
            + (name.Count * NameLine)
            + (details.Count > 0 ? 3 : 0)
            + (box.Foot is null ? 0 : FootLine - 4);
        return new PlacedBox(box, 0, 0, BoxWidth, Math.Max(LeastHeight, height), kind, name, details);
    }

    private void PlaceColumns(IReadOnlyDictionary<string, PlacedBox> measured)
    {
        var byColumn = grid.Cells.ToLookup(c => c.Value.Column, c => c.Key);
        var x = 0.0;
        for (var i = 0; i <= grid.Columns; i++)
        {
            lefts[i] = x;
            var lanes = routes.UprightLanes(i);
            x += (i == grid.Columns && lanes == 0 ? 8 : Gutter) + (lanes > 0 ? (lanes * LaneWidth) + 4 : 0);
            x += TrunkWidth * Math.Max(0, grid.TrunksOf(i) - 1);
            starts[i] = x;
            if (i == grid.Columns)
                break;
            foreach (var id in byColumn[i])
                placed[id] = measured[id] with { X = x };
            x += BoxWidth;
        }
        Width = x + 2;
    }

    private void PlaceRows()
    {
        var byRow = grid.Cells.ToLookup(c => c.Value.Row, c => c.Key);
        var y = 0.0;
        for (var j = 0; j <= grid.Rows; j++)
        {
            tops[j] = y;
            var lanes = routes.LevelLanes(j);
            y +=
                (
                    j == 0 && lanes == 0 ? 4
                    : IsRoomy(j) ? 28
                    : 14
                ) + (lanes > 0 ? (lanes * LaneWidth) + 4 : 0);
            if (j == grid.Rows)
                break;
            var height = IsHeading(j) ? HeadingHeight : 0.0;
            foreach (var id in byRow[j])
            {
                placed[id] = placed[id] with { Y = y };
                height = Math.Max(height, placed[id].Height);
            }
            y += height;
        }
        Height = y;
    }

    private bool IsHeading(int row) => grid.Areas.Any(a => a.Zone.Heading is not null && a.Row == row);

    /// <summary>Whether more than lanes has to find room above a row: branches, or the edge of a zone.</summary>
    private bool IsRoomy(int row) => row == 0 || row == grid.Rows || IsHeading(row) || grid.HasBranchesAbove(row);

    private PlacedZone Zone(ChartArea area)
    {
        var (column, row) = (area.Column + area.Columns, area.Row + area.Rows);
        var isBeside = area.Column > 0;
        var left = isBeside ? starts[area.Column] - ZoneEdge : 2;
        var right = isBeside && column < grid.Columns ? starts[column - 1] + BoxWidth + ZoneEdge : Width - 2;
        var top = tops[area.Row] + (area.Row == 0 ? 2 : 17);
        var bottom = row >= grid.Rows ? Height - 6 : tops[row] + 7;
        return new PlacedZone(area.Zone.Heading, left, top, right - left, bottom - top);
    }

    private PlacedBranch Branch(PlacedBox child)
    {
        var parent = placed[child.Box.Parent!];
        var cell = grid.Cells[child.Box.Id];
        var foot = new ChartPoint(parent.X + (BoxWidth / 2), parent.Bottom);
        var below = tops[grid.Cells[parent.Box.Id].Row + 1] + 12;
        var level = tops[cell.Top] + 12;
        var points = new List<ChartPoint> { foot, new(foot.X, below) };
        if (cell.Trunk is { } trunk)
        {
            var inwards = grid.TrunksOf(trunk.Column) - 1 - trunk.Level;
            var x = starts[trunk.Column] - 20 - (TrunkWidth * inwards);
            points.AddRange([new(x, below), new(x, level)]);
        }
        if (cell.IsStacked)
        {
            var (side, middle) = (child.X - 12, child.Y + (child.Height / 2));
            points.AddRange([new(side, level), new(side, middle), new(child.X, middle)]);
        }
        else
        {
            var top = child.X + (BoxWidth / 2);
            points.AddRange([new(top, level), new(top, child.Y)]);
        }
        return new PlacedBranch(child.Box, points);
    }

    private IReadOnlyList<PlacedLine> DrawLines()
    {
        var ports = new Dictionary<(string, bool), int>();
        var marks = new List<ChartPoint>();
        return [.. routes.Courses.Select(Drawn)];

        PlacedLine Drawn(Course course)
        {
            var (from, to) = (Port(course.Line.From, course.LeavesRight), Port(course.Line.To, course.EntersRight));
            var (first, last) = (Upright(course.Start, course.First), Upright(course.End, course.Last));
            IReadOnlyList<ChartPoint> points = course.Across is { } across
                ?
                [
                    from,
                    new(first, from.Y),
                    new(first, Level(across, course.Level)),
                    new(last, Level(across, course.Level)),
                    new(last, to.Y),
                    to,
                ]
                : [from, new(first, from.Y), new(first, to.Y), to];
            return new PlacedLine(course.Line, points, Mark(points, marks));
        }

        double Upright(int gutter, int lane) => lefts[gutter] + 12 + (lane * LaneWidth);

        double Level(int gutter, int lane) => tops[gutter] + (IsRoomy(gutter) ? 20 : 8) + (lane * LaneWidth);

        ChartPoint Port(string id, bool right)
        {
            var box = placed[id];
            var taken = ports.GetValueOrDefault((id, right));
            ports[(id, right)] = taken + 1;
            var offset = (right ? RightPorts : LeftPorts)[taken % LeftPorts.Length];
            return new(right ? box.Right : box.X, box.Y + (box.Height / 2) + offset);
        }
    }

    /// <summary>A place for a line's number, on the longest stretch where no other number is.</summary>
    private static ChartPoint Mark(IReadOnlyList<ChartPoint> points, List<ChartPoint> marks)
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
