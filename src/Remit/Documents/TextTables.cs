namespace Remit.Documents;

/// <summary>
/// Reads plain text as it is left when a document with tables is saved as text. In the one form a tab starts each cell, a cell runs
/// over any lines, empty ones too, until the next tab, and an empty line ends a row; in the other each row is a line with tabs between
/// its cells. The header row is the first with two cells or more; the table ends where text follows that no cell can hold.
/// </summary>
internal sealed class TextTables
{
    /// <summary>More columns than this are no table that anyone made.</summary>
    internal const int MostColumns = 200;

    private readonly string file;
    private readonly IReadOnlyList<SourceLine> lines;
    private readonly ProblemLog problems;
    private readonly Func<IReadOnlyList<string>, bool> looksLikeHeader;
    private readonly List<Block> blocks = [];
    private readonly int width;
    private int tables;
    private int at;

    private TextTables(
        string file,
        IReadOnlyList<SourceLine> lines,
        ProblemLog problems,
        Func<IReadOnlyList<string>, bool>? looksLikeHeader
    )
    {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
        this.looksLikeHeader = looksLikeHeader ?? (_ => false);
        width = PastedText.WidthOf(lines);
    }

    public static Document Read(
        string file,
        IReadOnlyList<SourceLine> lines,
        ProblemLog problems,
        Func<IReadOnlyList<string>, bool>? looksLikeHeader = null
    )
    {
        var reader = new TextTables(file, lines, problems, looksLikeHeader);
        reader.ReadBlocks();
        return new(file, reader.blocks);
    }

    private void ReadBlocks()
    {
        while (at < lines.Count)
        {
            if (lines[at].IsBlank)
                at++;
            else if (!TryTable())
                ReadText();
        }
    }

    private bool TryTable()
    {
        if (PipeTables.TryRead(file, lines, ref at, out var header, out var rows))
        {
            blocks.Add(
                TableRows.Build(++tables, header[0].Place, header, TableRows.WithoutRepeatedHeader(header, rows), problems)
            );
            return true;
        }
        var line = lines[at].Text;
        if (
            !line.Contains('\t', StringComparison.Ordinal)
            || (ListMark.TryRead(line, out _, out var start) && !HasTab(line[start..]))
        )
            return false;
        return line.Trim('\t', ' ').Contains('\t', StringComparison.Ordinal) ? TryTableOfRowLines() : TryTableOfCellLines();
    }

    private static bool HasTab(string text) => text.TrimEnd().Contains('\t', StringComparison.Ordinal);

    // ---- text outside tables

    private void ReadText()
    {
        var line = lines[at++];
        if (ListMark.TryRead(line.Text, out var mark, out var start))
        {
            blocks.Add(new ListItem(mark, WithWrappedLines(line.Text[start..].Trim()), PlaceOfText(line)));
            return;
        }
        blocks.Add(new Paragraph(WithWrappedLines(line.Text.Trim()), PlaceOfText(line)));
    }

    // Text that was wrapped at a width goes on in the middle of a sentence on the next line.
    private string WithWrappedLines(string first)
    {
        var text = new List<string> { first };
        while (at < lines.Count && (GoesOn(lines[at].Text) || PastedText.GoesOn(lines[at - 1].Text, lines[at].Text, width)))
            text.Add(lines[at++].Text.Trim());
        return string.Join('\n', text);
    }

    private static bool GoesOn(string line) =>
        line.Length > 0 && char.IsLower(line[0]) && !HasTab(line) && !ListMark.TryRead(line, out _, out _);

    private FilePlace PlaceOfText(SourceLine line) => PlaceOfText(line, 0);

    private FilePlace PlaceOfText(SourceLine line, int from)
    {
        var offset = from;
        while (offset < line.Text.Length && char.IsWhiteSpace(line.Text[offset]))
            offset++;
        return new(file, line.Number, line.Column + (offset < line.Text.Length ? offset : from));
    }

    // ---- tables whose rows are lines

    private bool TryTableOfRowLines()
    {
        var headerLine = at;
        var indented = lines[at].StartsWithTab;
        var header = Split(lines[at], indented);
        if (header.Count is < 2 or > MostColumns)
            return false;

        var rows = new List<List<Cell>>();
        var next = at + 1;
        while (next < lines.Count)
        {
            var row = next;
            while (row < lines.Count && lines[row].IsBlank)
                row++;
            if (row == lines.Count || !IsRowLine(row, row - next, header.Count))
                break;
            rows.Add(Split(lines[row], indented));
            next = row + 1;
        }
        if (rows.Count == 0 && !looksLikeHeader(Texts(header)))
            return false;
        at = next;
        AddTable(lines[headerLine], header, rows);
        return true;
    }

    private bool IsRowLine(int row, int emptyLinesBefore, int columns)
    {
        if (HasTab(lines[row].Text))
            return emptyLinesBefore == 0 || !looksLikeHeader(Texts(Split(lines[row], lines[row].StartsWithTab)));
        // A line without a tab is a heading only when the table goes on right under it.
        if (emptyLinesBefore > 1 || DocumentWords.IsLabel(lines[row].Text) || DocumentWords.IsNotesHeading(lines[row].Text))
            return false;
        var after = row + 1;
        if (after < lines.Count && lines[after].IsBlank)
            after++;
        if (after >= lines.Count || !HasTab(lines[after].Text) || ListMark.TryRead(lines[row].Text, out _, out _))
            return false;
        var following = Split(lines[after], lines[after].StartsWithTab);
        return following.Count <= columns && !looksLikeHeader(Texts(following));
    }

    private List<Cell> Split(SourceLine line, bool indented)
    {
        var cells = new List<Cell>();
        var from = indented && line.StartsWithTab ? 1 : 0;
        while (from <= line.Text.Length)
        {
            var tab = line.Text.IndexOf('\t', from);
            var until = tab < 0 ? line.Text.Length : tab;
            var text = line.Text[from..until].Trim();
            var place = PlaceOfText(line with { Text = line.Text[..until] }, from);
            cells.Add(new(text.Length == 0 ? [] : [new(text, place.Line, place.Column)], place));
            from = until + 1;
        }
        return cells;
    }

    // ---- tables whose cells are lines

    private bool TryTableOfCellLines()
    {
        var start = at;
        var runs = new List<List<Cell>>();
        var run = new List<Cell>();
        RowBreaks? breaks = null;
        var emptyBefore = 0;
        var line = at;
        while (line < lines.Count)
        {
            var nextCell = line + 1;
            while (nextCell < lines.Count && !lines[nextCell].StartsWithTab)
                nextCell++;

            if (breaks is null && run.Count + LeadingTabs(line) > MostColumns)
                return false;
            StartCells(line, run);
            var (end, empty) = ReadOn(line, nextCell, run, breaks, emptyBefore);
            var ended = end < nextCell;
            line = end;
            if (!ended && empty == 0 && line < lines.Count)
                continue;

            if (breaks is null)
            {
                if (run.Count < 2)
                    return false;
                breaks = new RowBreaks(run.Count);
            }
            else
            {
                breaks.Add(run.Count, emptyBefore, HasLetters(run[0]));
            }
            runs.Add(run);
            run = [];
            emptyBefore = empty;
            if (ended || (line < lines.Count && NewTableStartsAt(line, runs[0])))
                break;
        }

        if (runs.Count == 1 && !looksLikeHeader(Texts(runs[0])))
            return false;
        at = line;
        var rows = breaks!
            .Rows()
            .Select(row => runs.GetRange(row.From + 1, row.Until - row.From).SelectMany(cells => cells).ToList())
            .ToList();
        AddTable(lines[start], runs[0], rows);
        return true;
    }

    /// <summary>Adds the cells that a line starts: one for each tab before its text (a line of tabs only: as many empty cells).</summary>
    private void StartCells(int index, List<Cell> run)
    {
        var line = lines[index];
        var tabs = LeadingTabs(index);
        var text = line.Text[tabs..].Trim();
        for (var tab = 1; tab < tabs; tab++)
            run.Add(new([], new(file, line.Number, line.Column + tab)));
        var place = PlaceOfText(line, tabs);
        run.Add(new(text.Length == 0 ? [] : [new(text, place.Line, place.Column)], place));
    }

    private int LeadingTabs(int index)
    {
        var text = lines[index].Text;
        var tabs = 0;
        while (tabs < text.Length && text[tabs] == '\t')
            tabs++;
        return tabs;
    }

    /// <summary>
    /// Reads the lines that go on the last cell of the run. Returns where it stopped (before <paramref name="until"/> when the table ends
    /// on the way) and how many empty lines stand before that.
    /// </summary>
    private (int End, int EmptyLines) ReadOn(int index, int until, List<Cell> run, RowBreaks? breaks, int emptyBefore)
    {
        var cell = run[^1];
        var found = cell.Lines.ToList();
        var empty = 0;
        var end = index + 1;
        bool? complete = null;
        for (; end < until; end++)
        {
            var line = lines[end];
            if (line.IsBlank)
            {
                empty++;
                continue;
            }
            if (empty > 0)
            {
                if (breaks is not null)
                    complete ??= breaks.CellsOfLastRowWith(run.Count, emptyBefore, HasLetters(run[0])) >= breaks.Columns;
                if (TableEndsBefore(end, until, empty, complete, found.Count == 0))
                    break;
                if (found.Count > 0)
                    found.AddRange(
                        Enumerable.Range(end - empty, empty).Select(blank => new CellLine("", lines[blank].Number, 1))
                    );
                empty = 0;
            }
            found.Add(new(line.Text.Trim(), line.Number, PlaceOfText(line).Column));
        }
        run[^1] = new(found, found.Count > 0 ? cell.Place with { Line = found[0].Line, Column = found[0].Column } : cell.Place);
        return (end, empty);
    }

    /// <summary>
    /// Whether the text at <paramref name="index"/>, with empty lines before it, stands below the table; <paramref name="nextCell"/> is the next
    /// line that starts with a tab, <paramref name="complete"/> whether the row has all its cells (null while the header row is read).
    /// </summary>
    private bool TableEndsBefore(int index, int nextCell, int emptyLines, bool? complete, bool cellIsEmpty)
    {
        if (complete is null || DocumentWords.IsLabel(lines[index].Text))
            return true;
        if (DocumentWords.IsNotesHeading(lines[index].Text) && (complete.Value || emptyLines > 1))
            return true;
        if (!complete.Value)
            return false;
        // A row ends in one empty line, so that a second one stands outside the table.
        if (emptyLines > 1 || (cellIsEmpty && nextCell == lines.Count))
            return true;
        if (nextCell == lines.Count || index != StartOfTextAbove(nextCell) || !looksLikeHeader(TextsOfRunAt(nextCell)))
            return false;
        problems.Doubt(
            PlaceOfText(lines[index]),
            "This text stands between the last cell of a table and the next table, and was taken as standing outside.",
            "Expected two empty lines after a table."
        );
        return true;
    }

    private int StartOfTextAbove(int index)
    {
        var start = index - 1;
        while (start > 0 && lines[start].IsBlank)
            start--;
        while (start > 0 && !lines[start - 1].IsBlank)
            start--;
        return start;
    }

    private bool NewTableStartsAt(int line, List<Cell> header)
    {
        var texts = TextsOfRunAt(line);
        return texts.Count > 1 && looksLikeHeader(texts) && !texts.SequenceEqual(Texts(header), StringComparer.OrdinalIgnoreCase);
    }

    private List<string> TextsOfRunAt(int line)
    {
        var run = new List<Cell>();
        while (line < lines.Count && lines[line].StartsWithTab && run.Count + LeadingTabs(line) <= MostColumns)
            StartCells(line++, run);
        return Texts(run);
    }

    private static bool HasLetters(Cell cell) => cell.Lines.Any(line => line.Text.Any(char.IsLetter));

    private static List<string> Texts(List<Cell> cells) => [.. cells.Select(cell => cell.Text)];

    // ---- both

    private void AddTable(SourceLine start, List<Cell> header, List<List<Cell>> rows) =>
        blocks.Add(TableRows.Build(++tables, PlaceOfText(start), header, rows, problems));
}
