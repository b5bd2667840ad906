namespace Remit.Structure.Chart;

/// <summary>Where a box hangs: its cell, and how its branch comes to it.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Row">Its row.</param>
/// <param name="Top">The row above which its branch comes across.</param>
/// <param name="IsStacked">Whether it stands in a column of leaves, and the branch comes to its side.</param>
/// <param name="Trunk">The trunk by which the branch comes down past an earlier shelf; null for the first shelf.</param>
internal sealed record ChartCell(int Column, int Row, int Top, bool IsStacked, ChartTrunk? Trunk);

/// <summary>An upright line to the left of a column, down which branches come to later shelves.</summary>
/// <param name="Column">The column.</param>
/// <param name="Level">Which of the trunks beside that column, the outermost 0.</param>
internal sealed record ChartTrunk(int Column, int Level);

/// <summary>Where a zone is, in cells; the row of its heading, where it has one, is its first.</summary>
internal sealed record ChartArea(ChartZone Zone, int Column, int Columns, int Row, int Rows);

/// <summary>
/// The cells of the boxes. The children of a box stand side by side below it, and those for which there is no room in a row stand on further
/// shelves below; leaves stand in short columns. So a chart grows down and is never wider than its room.
/// </summary>
internal sealed class ChartGrid
{
    private readonly Dictionary<string, ChartCell> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Block> blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> trunks = [];
    private readonly HashSet<int> branching = [];
    private readonly List<ChartArea> areas = [];
    private readonly ILookup<string, ChartBox> children;
    private readonly ChartRoom room;

    /// <summary>Places the boxes of zones: those after the first beside it where there is room, else below.</summary>
    public ChartGrid(IReadOnlyList<ChartZone> zones, ChartRoom room)
    {
        this.room = room;
        var all = zones.SelectMany(z => z.Boxes).ToList();
        children = all.Where(b => b.Parent is not null).ToLookup(b => b.Parent!, StringComparer.Ordinal);
        // Beside the first zone, from the column after its last, so many rows are taken.
        var (side, taken) = (room.Columns, 0);
        foreach (var zone in zones)
        {
            if (areas.Count > 0 && RowsOf(zone, room.Columns - side) is var rows && taken + rows <= areas[0].Rows)
            {
                Place(zone, side, taken, room.Columns - side);
                taken += rows;
                continue;
            }
            Rows += Place(zone, 0, Rows, room.Columns);
            if (areas.Count == 1)
                side = areas[0].Columns;
        }
        Columns = cells.Values.Select(c => c.Column + 1).DefaultIfEmpty(0).Max();
    }

    public int Columns { get; }
    public int Rows { get; }

    /// <summary>The cell of each box.</summary>
    public IReadOnlyDictionary<string, ChartCell> Cells => cells;

    /// <summary>Where each zone is.</summary>
    public IReadOnlyList<ChartArea> Areas => areas;

    /// <summary>Whether branches come across above a row.</summary>
    public bool HasBranchesAbove(int row) => branching.Contains(row);

    /// <summary>How many trunks stand beside a column.</summary>
    public int TrunksOf(int column) => trunks.GetValueOrDefault(column);

    /// <summary>The rows that a zone would take; more than any grid has where it is too wide.</summary>
    private int RowsOf(ChartZone zone, int width) =>
        zone.Boxes.Where(b => b.Parent is null).Any(b => BlockOf(b).Columns > width) ? int.MaxValue / 2 : Roots(zone, width).Rows;

    private int Place(ChartZone zone, int left, int top, int width)
    {
        var (roots, rows) = Roots(zone, width);
        foreach (var (root, column, row) in roots)
        {
            cells[root.Id] = new ChartCell(
                left + column + BlockOf(root).Head,
                top + row,
                top + row,
                IsStacked: false,
                Trunk: null
            );
            PlaceBelow(root, left + column, top + row, []);
        }
        var columns = roots.Max(r => r.Column + BlockOf(r.Root).Columns);
        areas.Add(new ChartArea(zone, left, columns, top, rows));
        return rows;
    }

    /// <summary>The roots of a zone with the cells in which their blocks begin: trees first, and what stands alone in the room beside them or below.</summary>
    private (IReadOnlyList<(ChartBox Root, int Column, int Row)> Roots, int Rows) Roots(ChartZone zone, int width)
    {
        var placed = new List<(ChartBox, int, int)>();
        var (row, column, depth) = (zone.Heading is null ? 0 : 1, 0, 0);
        foreach (var root in zone.Boxes.Where(b => b.Parent is null && children[b.Id].Any()))
        {
            var block = BlockOf(root);
            if (column > 0 && column + block.Columns > width)
                (row, column, depth) = (row + depth, 0, 0);
            placed.Add((root, column, row));
            (column, depth) = (column + block.Columns, Math.Max(depth, block.Rows));
        }
        var alone = zone.Boxes.Where(b => b.Parent is null && !children[b.Id].Any()).ToList();
        if (depth == 0 || alone.Count > (width - column) * depth)
            (row, column, depth) = (row + depth, 0, 0);
        var across = depth == 0 ? width : (alone.Count + depth - 1) / depth;
        for (var i = 0; i < alone.Count; i++)
            placed.Add((alone[i], column + (i % across), row + (i / across)));
        return (placed, row + Math.Max(depth, alone.Count == 0 ? 0 : (alone.Count + across - 1) / across));
    }

    /// <summary>Places what hangs below a box whose block begins in a cell; with the trunks that come down there already.</summary>
    private void PlaceBelow(ChartBox box, int column, int row, IReadOnlyList<ChartTrunk> beside)
    {
        var block = BlockOf(box);
        ChartTrunk? trunk = null;
        if (block.Shelves.Count > 1)
        {
            trunk = new ChartTrunk(column, beside.Count(t => t.Column == column));
            trunks[column] = Math.Max(TrunksOf(column), trunk.Level + 1);
            beside = [.. beside, trunk];
        }
        var top = row + 1;
        foreach (var (shelf, isFirst) in block.Shelves.Select((s, i) => (s, i == 0)))
        {
            branching.Add(top);
            var at = column;
            foreach (var item in shelf)
            {
                for (var i = 0; i < item.Boxes.Count; i++)
                {
                    var inner = item.IsInner ? BlockOf(item.Boxes[i]).Head : 0;
                    var isStacked = item.Boxes.Count > 1;
                    cells[item.Boxes[i].Id] = new ChartCell(at + inner, top + i, top, isStacked, isFirst ? null : trunk);
                }
                if (item.IsInner)
                    PlaceBelow(item.Boxes[0], at, top, beside);
                at += item.Columns;
            }
            top += shelf.Max(i => i.Rows);
        }
    }

    private Block BlockOf(ChartBox box)
    {
        if (blocks.TryGetValue(box.Id, out var known))
            return known;
        var shelves = new List<List<Item>>();
        foreach (var inner in children[box.Id].Where(c => children[c.Id].Any()))
        {
            var (columns, rows) = (BlockOf(inner).Columns, BlockOf(inner).Rows);
            if (shelves.Count == 0 || shelves[^1].Sum(i => i.Columns) + columns > room.Columns)
                shelves.Add([]);
            shelves[^1].Add(new Item([inner], columns, rows, IsInner: true));
        }
        var leaves = children[box.Id].Where(c => !children[c.Id].Any()).ToList();
        if (leaves.Count > 0)
            PutLeaves(leaves, shelves);
        return blocks[box.Id] = new Block(shelves);
    }

    /// <summary>Leaves stand beside the last of the others where they are not much taller; else on a shelf of their own.</summary>
    private void PutLeaves(List<ChartBox> leaves, List<List<Item>> shelves)
    {
        var usual = Math.Min(room.Columns, (int)Math.Ceiling(Math.Sqrt(leaves.Count * room.Spread)));
        if (shelves.Count > 0)
        {
            var free = room.Columns - shelves[^1].Sum(i => i.Columns);
            var height = Math.Max(shelves[^1].Max(i => i.Rows), (leaves.Count + usual - 1) / usual);
            var needed = (leaves.Count + height - 1) / height;
            if (needed <= free)
            {
                shelves[^1].AddRange(Stacks(leaves, Math.Min(free, Math.Max(needed, Math.Min(usual, free)))));
                return;
            }
            usual = Math.Max(usual, Math.Min(leaves.Count, shelves.Max(s => s.Sum(i => i.Columns))));
        }
        shelves.Add([.. Stacks(leaves, usual)]);
    }

    /// <summary>Leaves in at most so many columns, each group in its own where there are enough.</summary>
    private static IEnumerable<Item> Stacks(List<ChartBox> leaves, int most)
    {
        var groups = leaves.GroupBy(l => l.Group, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (groups.Count > most)
            groups = [leaves];
        var height = (leaves.Count + most - 1) / most;
        while (groups.Sum(g => (g.Count + height - 1) / height) > most)
            height++;
        return groups
            .SelectMany(g => g.Chunk((int)Math.Ceiling(g.Count / Math.Ceiling(g.Count / (double)height))))
            .Select(stack => new Item(stack, 1, stack.Length, IsInner: false));
    }

    /// <summary>A child with what hangs below it, or a column of leaves.</summary>
    private sealed record Item(IReadOnlyList<ChartBox> Boxes, int Columns, int Rows, bool IsInner);

    /// <summary>A box with all that hangs below it.</summary>
    private sealed record Block(IReadOnlyList<IReadOnlyList<Item>> Shelves)
    {
        public int Columns { get; } = Math.Max(1, Shelves.Select(s => s.Sum(i => i.Columns)).DefaultIfEmpty(1).Max());
        public int Rows { get; } = 1 + Shelves.Sum(s => s.Max(i => i.Rows));

        /// <summary>The column of the box itself: over the middle of the first shelf.</summary>
        public int Head { get; } = Shelves.Count == 0 ? 0 : (Shelves[0].Sum(i => i.Columns) - 1) / 2;
    }
}
