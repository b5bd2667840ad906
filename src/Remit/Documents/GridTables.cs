namespace Remit.Documents;

/// <summary>A cell with the columns of the file's grid that it covers, from the first up to and without the last, and what to say of it.</summary>
internal sealed record GridCell(int From, int Until, Cell Cell)
{
    public (string Found, string Expected)? Doubt { get; init; }
}

/// <summary>A row of a file's grid; whether the file marks it as a header row.</summary>
internal sealed record GridRow(IReadOnlyList<GridCell> Cells, bool IsMarked);

/// <summary>
/// Makes a table of rows whose cells may be merged: finds the lines of the header and the columns, puts each cell into its column, and
/// leaves out empty rows and those that repeat the header. Everything else is as for text (<see cref="TableRows"/>).
/// </summary>
internal sealed class GridTables(ProblemLog problems)
{
    private const int MostCells = SourceLines.MostTabs;
    private const int MostHeaderLines = 3;
    private long cells;

    /// <summary>How many tables were made, so that each has its number.</summary>
    public int Made { get; private set; }

    /// <summary>Makes a table; the first row is the header, or the first line of it.</summary>
    public Table Build(IReadOnlyList<GridRow> rows)
    {
        var lines = HeaderLines(rows);
        var columns = Columns(rows, lines);
        cells += (long)rows.Count * columns.Count;
        if (cells > MostCells)
            throw new OfficeRefusal(
                $"The tables of the file have more than {MostCells:N0} cells.",
                "A file of registers has a few thousand."
            );

        var doubts = new List<(int Row, int Column, string Found, string Expected)>();
        var headers = rows.Take(lines).Select(row => Arranged(row, columns, -1, null)).ToList();
        var header = Enumerable
            .Range(0, columns.Count)
            .Select(column => Joined([.. headers.SelectMany(line => InColumn(line, column, columns.Count))]))
            .ToList();
        var body = new List<List<Cell>>();
        foreach (var row in rows.Skip(lines))
        {
            if (row.Cells.All(cell => cell.Cell.IsBlank))
                continue;
            var kept = doubts.Count;
            var arranged = Arranged(row, columns, body.Count, doubts);
            if (headers.Any(line => IsSame(line, arranged)))
                doubts.RemoveRange(kept, doubts.Count - kept);
            else
                body.Add(arranged);
        }
        var table = TableRows.Build(++Made, header[0].Place, header, body, problems);
        foreach (var (row, column, found, expected) in doubts)
            problems.Doubt(table.Rows[row].Cells[Math.Min(column, table.Rows[row].Cells.Count - 1)].Place, found, expected);
        return table;
    }

    private static IEnumerable<Cell> InColumn(List<Cell> line, int column, int columns) =>
        column == columns - 1 ? line.Skip(column) : line.Skip(column).Take(1);

    private static int HeaderLines(IReadOnlyList<GridRow> rows)
    {
        var marked = rows.TakeWhile(row => row.IsMarked && row.Cells.Count > 1).Count();
        if (marked is > 1 and <= MostHeaderLines && marked < rows.Count)
            return marked;
        return rows.Count > 2 && rows[0].Cells.Count <= TextTables.MostColumns && IsSecondLine(rows[0], rows[1]) ? 2 : 1;
    }

    /// <summary>Whether the second row only names what lies under the merged cells of the first.</summary>
    private static bool IsSecondLine(GridRow first, GridRow second)
    {
        var over = first
            .Cells.Where(cell =>
                !cell.Cell.IsBlank && second.Cells.Count(below => !below.Cell.IsBlank && IsUnder(below, cell)) > 1
            )
            .ToList();
        return over.Count > 0
            && second.Cells.All(cell =>
                cell.Cell.IsBlank || (over.Exists(above => IsUnder(cell, above)) && cell.Cell.Lines.Count < 4)
            );
    }

    private static bool IsUnder(GridCell below, GridCell above) => below.From >= above.From && below.Until <= above.Until;

    // Mostly the header has a cell for each column. Where most rows have more cells than it, they show the columns.
    private static IReadOnlyList<GridCell> Columns(IReadOnlyList<GridRow> rows, int lines)
    {
        var header = rows.Take(lines).MaxBy(row => row.Cells.Count)!.Cells;
        var full = rows.Skip(lines).Where(row => row.Cells.Count > 1).ToList();
        var wider = full.Where(row => row.Cells.Count > header.Count)
            .GroupBy(row => row.Cells.Count)
            .MaxBy(group => group.Count());
        return wider is not null && wider.Count() * 2 > full.Count ? wider.First().Cells : header;
    }

    private static List<Cell> Arranged(
        GridRow row,
        IReadOnlyList<GridCell> columns,
        int number,
        List<(int, int, string, string)>? doubts
    )
    {
        if (row.Cells.Count == columns.Count || (row.Cells.Count == 1 && doubts is not null))
        {
            for (var column = 0; column < row.Cells.Count; column++)
                Say(row.Cells[column].Doubt, column);
            return [.. row.Cells.Select(cell => cell.Cell)];
        }
        var arranged = new Cell?[columns.Count];
        var beyond = new List<Cell>();
        var next = 0;
        foreach (var cell in row.Cells)
        {
            while (next < columns.Count && columns[next].Until <= cell.From)
                next++;
            if (next == columns.Count)
            {
                beyond.Add(cell.Cell);
                continue;
            }
            Say(cell.Doubt, next);
            if (arranged[next] is { } before)
            {
                if (!before.IsBlank && !cell.Cell.IsBlank)
                    Say(("This cell is split where its column is not; its parts were put together.", ExpectedColumns), next);
                arranged[next] = Joined([before, cell.Cell]);
                continue;
            }
            arranged[next] = cell.Cell;
            var over = next + 1;
            for (; over < columns.Count && columns[over].From < cell.Until; over++)
                arranged[over] = new([], cell.Cell.Place) { GoesOnFromAbove = cell.Cell.GoesOnFromAbove };
            if (over > next + 1 && !cell.Cell.IsBlank)
                Say(
                    ($"This cell goes over {over - next} columns; its text was taken for the first of them.", ExpectedColumns),
                    next
                );
            next = over - 1;
        }
        // What the row leaves out at its end is said, as for text; what it leaves out before a cell is a merge of Word's own.
        var filled = beyond.Count > 0 ? columns.Count : Math.Max(2, Array.FindLastIndex(arranged, cell => cell is not null) + 1);
        var last = row.Cells.Count > 0 ? row.Cells[^1].Cell.Place : columns[0].Cell.Place;
        return [.. arranged.Take(filled).Select(cell => cell ?? new Cell([], last)), .. beyond];

        void Say((string Found, string Expected)? doubt, int column)
        {
            if (doubt is { } said)
                doubts?.Add((number, column, said.Found, said.Expected));
        }
    }

    private const string ExpectedColumns = "Expected one cell for each column of the header row.";

    private static Cell Joined(IReadOnlyList<Cell> parts)
    {
        var filled = parts.Where(part => !part.IsBlank).ToList();
        return filled.Count switch
        {
            0 => parts[0],
            1 => filled[0],
            _ => new([.. filled.SelectMany(part => part.Lines)], filled[0].Place),
        };
    }

    private static bool IsSame(List<Cell> header, List<Cell> row) =>
        header.Count == row.Count
        && header.Count(cell => !cell.IsBlank) > 1
        && header.Zip(row).All(pair => string.Equals(pair.First.Text, pair.Second.Text, StringComparison.OrdinalIgnoreCase));
}
