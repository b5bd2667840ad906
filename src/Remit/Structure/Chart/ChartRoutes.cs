namespace Remit.Structure.Chart;

/// <summary>The ways of the lines beside the tree through the gutters between the cells.</summary>
internal sealed class ChartRoutes
{
    private readonly Lanes upright;
    private readonly Lanes level;

    /// <summary>Finds the way of each line, and gives it lanes of its own.</summary>
    public ChartRoutes(ChartGrid grid, IReadOnlyList<ChartLine> lines)
    {
        (upright, level) = (new Lanes(grid.Columns + 1), new Lanes(grid.Rows + 1));
        Courses = [.. lines.Select(line => InLanes(grid, Shortest(grid, line)))];
    }

    /// <summary>The way of each line, in the lines' order.</summary>
    public IReadOnlyList<Course> Courses { get; }

    /// <summary>How many lanes the gutter to the left of a column has.</summary>
    public int UprightLanes(int column) => upright.Count(column);

    /// <summary>How many lanes the gutter above a row has.</summary>
    public int LevelLanes(int row) => level.Count(row);

    /// <summary>The shortest way through the gutters with the fewest bends, in steps of half a cell.</summary>
    private static Course Shortest(ChartGrid grid, ChartLine line)
    {
        var (from, to) = (grid.Cells[line.From], grid.Cells[line.To]);
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

    private Course InLanes(ChartGrid grid, Course way)
    {
        var (from, to) = ((2 * grid.Cells[way.Line.From].Row) + 1, (2 * grid.Cells[way.Line.To].Row) + 1);
        if (way.Across is not { } across)
            return way with { First = upright.Take(way.Start, from, to) };
        return way with
        {
            First = upright.Take(way.Start, from, 2 * across),
            Level = level.Take(across, 2 * way.Start, 2 * way.End),
            Last = upright.Take(way.End, 2 * across, to),
        };
    }

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

/// <summary>A way from box to box: along an upright gutter, across a level one where it needs one, along another upright one.</summary>
internal sealed record Course(ChartLine Line, int Start, int End, int? Across, int Length, bool LeavesRight, bool EntersRight)
{
    /// <summary>Its lane in the first upright gutter.</summary>
    public int First { get; init; }

    /// <summary>Its lane in the level gutter; without meaning where it has none.</summary>
    public int Level { get; init; }

    /// <summary>Its lane in the last upright gutter; without meaning where it goes across nothing.</summary>
    public int Last { get; init; }
}
