using AngleSharp.Dom;

namespace Remit.Documents;

/// <summary>
/// Reads a table of a web page. Rows of one cell above the header are paragraphs; a header of several rows is joined column by column;
/// the header that a printed page repeats, and rows without a word, are left away.
/// </summary>
internal sealed class WebTables(IElement table)
{
    public IEnumerable<IElement> Captions =>
        table.Children.Where(child => child.LocalName == "caption" && !WebElements.IsUnseen(child));

    /// <summary>
    /// Whether the table only places things on the page: it says so, has one row or one column, or its cells hold tables and it has no
    /// header cells. Its words are then read cell by cell.
    /// </summary>
    public static bool IsLayout(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none")
            return true;
        var rows = WebGrid.Sections(table).SelectMany(section => section.Rows).ToList();
        if (rows.Exists(row => WebGrid.Cells(row).Any(cell => cell.LocalName == "th")))
            return rows.TrueForAll(row => WebGrid.Cells(row).Count() < 2);
        return rows.Count < 2
            || rows.TrueForAll(row => WebGrid.Cells(row).Count() < 2)
            || rows.Exists(row => WebGrid.Cells(row).Any(HoldsTable));
    }

    private static bool HoldsTable(IElement cell) =>
        cell.QuerySelectorAll("table").Any(inner => inner.QuerySelectorAll("td,th").Take(2).Count() == 2);

    /// <summary>
    /// Adds the table to the blocks, and paragraphs for the rows above its header; false where there was nothing but those.
    /// <paramref name="next"/> gives the place of the next row, <paramref name="lines"/> the lines of a cell.
    /// </summary>
    public bool Build(
        int number,
        Func<FilePlace> next,
        Func<IElement, List<string>> lines,
        List<Block> blocks,
        ProblemLog problems
    )
    {
        var start = next();
        if (WebGrid.Of(table) is not { } grid)
        {
            problems.Refuse(
                start,
                $"Table {number} has more than {TextTables.MostColumns} columns.",
                "Expected a table that people can read."
            );
            return false;
        }
        var columns = grid.SelectMany(row => row.Slots.Select(slot => slot.End)).DefaultIfEmpty().Max();
        if ((long)columns * grid.Count > SourceLines.MostTabs)
        {
            problems.Refuse(
                start,
                $"Table {number} has more than {SourceLines.MostTabs:N0} cells.",
                "A file of registers has a few thousand."
            );
            return false;
        }
        var from = 0;
        for (; from < grid.Count && (grid[from].IsWhole || IsBlank(grid[from], lines)); from++)
        {
            var words = grid[from].Slots.SelectMany(slot => slot.Element is { } cell ? lines(cell) : []).ToList();
            if (words.Count > 0)
                blocks.Add(new Paragraph(string.Join('\n', words), from == 0 ? start : next()));
        }
        if (from == grid.Count)
            return false;
        var end = EndOfHeader(grid, from);
        var place = from == 0 ? start : next();
        var header = Header(grid.GetRange(from, end - from), columns, lines, place);
        var rows = new List<List<Cell>>();
        foreach (var row in grid.Skip(end))
        {
            var cells = Cells(row, lines, next());
            if (cells.Exists(cell => !cell.IsBlank))
                rows.Add(cells);
        }
        blocks.Add(TableRows.Build(number, place, header, TableRows.WithoutRepeatedHeader(header, rows), problems));
        return true;
    }

    private static bool IsBlank(WebRow row, Func<IElement, List<string>> lines) =>
        row.Slots.TrueForAll(slot => slot.Element is null || lines(slot.Element).Count == 0);

    /// <summary>The header is what the page says, or the first row; with it go the rows that its cells of headers reach into.</summary>
    private static int EndOfHeader(List<WebRow> grid, int from)
    {
        var end = from + 1;
        if (grid[from].IsHead)
        {
            while (end < grid.Count && grid[end].IsHead && !grid[end].IsWhole)
                end++;
        }
        else if (grid[from].IsAllHeaders)
        {
            while (end < grid.Count && grid[end].IsAllHeaders && grid[end].Slots.Exists(slot => slot.Element is null))
                end++;
        }
        return end;
    }

    private static List<Cell> Header(List<WebRow> rows, int columns, Func<IElement, List<string>> lines, FilePlace place)
    {
        var names = new List<string>[columns];
        for (var column = 0; column < columns; column++)
            names[column] = [];
        foreach (var slot in rows.SelectMany(row => row.Slots).Where(slot => slot.Element is not null))
        {
            var words = lines(slot.Element!);
            // A name over several columns belongs to each where there are names below it, else it stands once.
            var until = rows.Count > 1 ? Math.Min(slot.End, columns) : slot.Column + 1;
            for (var column = slot.Column; column < until; column++)
                names[column].AddRange(words);
        }
        return [.. names.Select((words, column) => CellOf(words, place with { Column = column + 1 }))];
    }

    private static List<Cell> Cells(WebRow row, Func<IElement, List<string>> lines, FilePlace place)
    {
        if (row.IsWhole)
            return [CellOf(lines(row.Slots[0].Element!), place)];
        var cells = new List<Cell>();
        foreach (var slot in row.Slots)
        {
            while (cells.Count < slot.Column)
                cells.Add(Blank());
            cells.Add(
                slot.Element is { } cell
                    ? CellOf(lines(cell), place with { Column = slot.Column + 1 })
                    : Blank() with
                    {
                        GoesOnFromAbove = true,
                    }
            );
            while (cells.Count < slot.End)
                cells.Add(Blank() with { GoesOnFromAbove = slot.Element is null });
        }
        return cells;

        Cell Blank() => new([], place with { Column = cells.Count + 1 });
    }

    private static Cell CellOf(List<string> lines, FilePlace place) =>
        new([.. lines.Select(line => new CellLine(line, place.Line, place.Column))], place);
}
