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

/// <summary>
/// The cells of the boxes. The children of a box stand side by side below it, and those for which there is no room in a row stand on further
/// shelves below; leaves stand in short columns. So a chart grows down and is never wider than its room.
/// </summary>
internal sealed class ChartGrid
{
    private const int UsualColumns = 4;

    private readonly Dictionary<string, ChartCell> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Block> blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> trunks = [];
    private readonly HashSet<int> branching = [];
    private readonly List<(ChartZone Zone, int Heading, int Last)> zones = [];
    private readonly ILookup<string, ChartBox> children;
    private readonly ChartRoom room;

    /// <summary>Places the boxes of zones one under another.</summary>
    public ChartGrid(IReadOnlyList<ChartZone> zones, ChartRoom room)
    {
        this.room = room;
        var all = zones.SelectMany(z => z.Boxes).ToList();
        children = all.Where(b => b.Parent is not null).ToLookup(b => b.Parent!, StringComparer.Ordinal);
        var widest = all.Where(b => b.Parent is null).Select(b => BlockOf(b).Columns).DefaultIfEmpty(0).Max();
        Columns = Math.Max(Math.Min(Math.Min(UsualColumns, room.Columns), all.Count), widest);
        foreach (var zone in zones)
            Place(zone);
    }

    public int Columns { get; }
    public int Rows { get; private set; }

    /// <summary>The cell of each box.</summary>
    public IReadOnlyDictionary<string, ChartCell> Cells => cells;

    /// <summary>Each zone with the row of its heading, −1 for none, and its last row.</summary>
    public IReadOnlyList<(ChartZone Zone, int Heading, int Last)> Zones => zones;

    /// <summary>Whether branches come across above a row.</summary>
    public bool HasBranchesAbove(int row) => branching.Contains(row);

    /// <summary>How many trunks stand beside a column.</summary>
    public int TrunksOf(int column) => trunks.GetValueOrDefault(column);

    private void Place(ChartZone zone)
    {
        var heading = zone.Heading is null ? -1 : Rows++;
        var (column, depth) = (0, 0);
        foreach (var root in zone.Boxes.Where(b => b.Parent is null && children[b.Id].Any()))
        {
            var block = BlockOf(root);
            if (column > 0 && column + block.Columns > Columns)
                (Rows, column, depth) = (Rows + depth, 0, 0);
            cells[root.Id] = new ChartCell(column + block.Head, Rows, Rows, IsStacked: false, Trunk: null);
            PlaceBelow(root, column, Rows, []);
            (column, depth) = (column + block.Columns, Math.Max(depth, block.Rows));
        }
        Rows += depth;
        var alone = zone.Boxes.Where(b => b.Parent is null && !children[b.Id].Any()).ToList();
        for (var i = 0; i < alone.Count; i++)
        {
            var row = Rows + (i / Columns);
            cells[alone[i].Id] = new ChartCell(i % Columns, row, row, IsStacked: false, Trunk: null);
        }
        Rows += (alone.Count + Columns - 1) / Columns;
        zones.Add((zone, heading, Rows - 1));
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
