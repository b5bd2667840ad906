namespace Remit.Documents;

/// <summary>
/// Finds the tables and lines of a sheet. A table goes on over one empty row; it ends where two or more stand before another header row,
/// and before lines of one cell that nothing follows. Tables that stand side by side are apart where an empty column lies between.
/// </summary>
internal sealed class ExcelBlocks
{
    private const int LongestName = 80;
    private const int MostUnnamed = 20;
    private const long MostLooks = 50_000_000;
    private readonly IReadOnlyList<ExcelRow> rows;
    private readonly ExcelSheet sheet;
    private readonly FilePlace start;
    private readonly GridTables tables;
    private readonly ProblemLog problems;
    private readonly int[] nextFull;
    private readonly List<Block> blocks = [];
    private long looked;

    public ExcelBlocks(ExcelSheet sheet, FilePlace start, GridTables tables, ProblemLog problems)
    {
        (this.sheet, this.start, this.tables, this.problems) = (sheet, start, tables, problems);
        rows = sheet.Rows;
        nextFull = new int[rows.Count + 1];
        nextFull[rows.Count] = rows.Count;
        for (var at = rows.Count - 1; at >= 0; at--)
            nextFull[at] = rows[at].Cells.Count > 1 ? at : nextFull[at + 1];
    }

    public List<Block> Read()
    {
        for (var at = 0; at < rows.Count; )
        {
            if (rows[at].Cells.Count < 2)
            {
                blocks.AddRange(rows[at++].Cells.Select(TextBlock));
                continue;
            }
            var end = at + 1;
            while (end < rows.Count && !EndsBefore(end, at))
                end++;
            AddTables(at, end);
            at = end;
        }
        return blocks;
    }

    private bool EndsBefore(int at, int header)
    {
        var row = rows[at];
        if (row.Cells.Count > 1)
            return IsHeader(at, header)
                && (
                    row.EmptyAbove > 1
                    || (row.EmptyAbove == 1 && row.Cells[^1].Column > rows[header].Cells[^1].Column)
                    || (rows[header].Cells.Count == 2 && row.Cells.Count > 3)
                );
        var next = nextFull[at];
        return row.EmptyAbove > 0
            && (
                next == rows.Count
                || DocumentWords.IsNotesHeading(row.Cells[0].Text)
                || ((row.EmptyAbove > 1 || DocumentWords.IsLabel(row.Cells[0].Text)) && IsHeader(next, header))
            );
    }

    // Names of columns are short and differ; where the first header row has a look of its own, the next one has it, too.
    private bool IsHeader(int at, int header)
    {
        var cells = rows[at].Cells;
        if (
            cells.Count > TextTables.MostColumns
            || cells.Any(cell => !cell.IsText || cell.Text.Length > LongestName || cell.Text.EndsWith('.'))
            || cells.DistinctBy(cell => cell.Text).Count() < cells.Count
        )
            return false;
        var look = rows[header].Cells[0].Style;
        var hasLook = header + 1 < at && rows[header + 1].Cells[0].Style != look;
        return !hasLook || cells[0].Style == look;
    }

    private void AddTables(int from, int until)
    {
        var columns = new SortedSet<int>();
        for (var at = from; at < until; at++)
            foreach (var cell in rows[at].Cells)
                columns.Add(cell.Column);
        var groups = Groups([.. columns], rows[from]);
        foreach (var group in groups)
            AddTable(from, until, group);
    }

    private static List<List<int>> Groups(List<int> columns, ExcelRow header)
    {
        var groups = new List<List<int>>();
        foreach (var column in columns)
        {
            if (groups.Count == 0 || groups[^1][^1] + 1 < column)
                groups.Add([]);
            groups[^1].Add(column);
        }
        var named = header.Cells.Select(cell => cell.Column).ToHashSet();
        return groups.TrueForAll(group => group.Count > 1 && group.Count(named.Contains) > 1) ? groups : [columns];
    }

    private void AddTable(int from, int until, List<int> columns)
    {
        var merges = MergesByRow(from, until, columns);
        var found = new List<GridRow>();
        for (var at = from; at < until; at++)
            found.Add(new(Cells(rows[at], columns, merges.GetValueOrDefault(at)), IsMarked: false));
        blocks.Add(tables.Build(found));
        SayUnnamed(rows[from], from, until, columns);
    }

    private void SayUnnamed(ExcelRow header, int from, int until, List<int> columns)
    {
        var named = header.Cells.Where(cell => columns.Contains(cell.Column)).Select(cell => cell.Column).ToHashSet();
        var lastNamed = sheet
            .Merges.Where(merge => merge.Top <= header.Number && header.Number <= merge.Bottom && named.Contains(merge.Left))
            .Select(merge => merge.Right)
            .Concat(named)
            .Max();
        foreach (var column in columns.Where(column => column > lastNamed).Take(MostUnnamed))
        {
            for (var at = from; at < until; at++)
            {
                if (rows[at].Cells.FirstOrDefault(cell => cell.Column == column) is not { } cell)
                    continue;
                problems.Doubt(
                    PlaceOf(cell),
                    "This cell stands right of the header row's last name.",
                    "Expected a name over each column."
                );
                break;
            }
        }
    }

    private List<GridCell> Cells(ExcelRow row, List<int> columns, Dictionary<int, Covering>? merges)
    {
        var cells = new List<GridCell>();
        var filled = 0;
        for (var at = 0; at < columns.Count; )
        {
            while (filled < row.Cells.Count && row.Cells[filled].Column < columns[at])
                filled++;
            var covering = merges?.GetValueOrDefault(at);
            var until = Math.Max(at + 1, covering?.Until ?? 0);
            var cell =
                covering is { IsTop: false } || filled == row.Cells.Count || row.Cells[filled].Column != columns[at]
                    ? new Cell([], start with { Line = row.Number, Column = columns[at] })
                    {
                        GoesOnFromAbove = covering is { IsTop: false },
                    }
                    : CellOf(row.Cells[filled]);
            cells.Add(new(at, until, cell));
            at = until;
        }
        // A line over most of the table is a heading of the rows below it, although it may leave a last column free.
        return
            cells.Count(cell => !cell.Cell.IsBlank) == 1
            && cells.Find(cell => !cell.Cell.IsBlank) is { } only
            && only.Until - only.From > columns.Count / 2
            && only.Until - only.From > 1
            && !cells.Exists(cell => cell.Cell.GoesOnFromAbove)
            ? [only with { From = 0, Until = columns.Count }]
            : cells;
    }

    /// <summary>A merge as it crosses a row: the column after its last, and whether this is its first row.</summary>
    private sealed record Covering(int Until, bool IsTop);

    private Dictionary<int, Dictionary<int, Covering>> MergesByRow(int from, int until, List<int> columns)
    {
        var found = new Dictionary<int, Dictionary<int, Covering>>();
        looked += sheet.Merges.Count;
        if (looked > MostLooks)
            throw new OfficeRefusal("A sheet has too many tables with merged cells.", "Expected a table or a list.");
        var covered = 0L;
        foreach (var merge in sheet.Merges)
        {
            var left = columns.BinarySearch(merge.Left);
            var right = columns.BinarySearch(merge.Right + 1);
            right = right < 0 ? ~right : right;
            if (left < 0 || right <= left)
                continue;
            for (var at = FirstRowFrom(merge.Top, from, until); at < until && rows[at].Number <= merge.Bottom; at++)
            {
                if (++covered > SourceLines.MostTabs)
                    throw new OfficeRefusal(
                        "A sheet has merged cells that cover one another over and over.",
                        "Expected a table or a list."
                    );
                if (!found.TryGetValue(at, out var inRow))
                    found[at] = inRow = [];
                var isTop = rows[at].Number == merge.Top;
                if (isTop || at > from)
                    inRow.TryAdd(left, new(right, isTop));
                SayCovered(rows[at], merge, isTop);
            }
        }
        return found;
    }

    private int FirstRowFrom(int number, int from, int until)
    {
        while (from < until)
        {
            var middle = (from + until) / 2;
            if (rows[middle].Number < number)
                from = middle + 1;
            else
                until = middle;
        }
        return from;
    }

    private void SayCovered(ExcelRow row, ExcelMerge merge, bool isTop)
    {
        var hidden = row.Cells.FirstOrDefault(cell =>
            cell.Column >= merge.Left && cell.Column <= merge.Right && !(isTop && cell.Column == merge.Left)
        );
        if (hidden is not null)
            problems.LeaveOut(
                PlaceOf(hidden),
                "This cell lies under a merged one, and Excel does not show it.",
                "Split the cells in Excel if it counts."
            );
    }

    private FilePlace PlaceOf(ExcelCell cell) => start with { Line = cell.Row, Column = cell.Column };

    private Cell CellOf(ExcelCell cell)
    {
        var lines = cell.Text.Split('\n').Select(line => line.Trim()).ToList();
        var first = lines.FindIndex(line => line.Length > 0);
        var last = lines.FindLastIndex(line => line.Length > 0);
        return new(
            [.. lines.GetRange(first, last - first + 1).Select(line => new CellLine(line, cell.Row, cell.Column))],
            PlaceOf(cell)
        );
    }

    private Block TextBlock(ExcelCell cell)
    {
        var text = CellOf(cell).Text;
        return ListMark.TryRead(text, out var mark, out var from)
            ? new ListItem(mark, text[from..], PlaceOf(cell))
            : new Paragraph(text, PlaceOf(cell));
    }
}
