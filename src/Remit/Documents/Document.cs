namespace Remit.Documents;

/// <summary>
/// What a reader takes out of a file, whatever the file's kind: paragraphs, list items and tables in the order in which they stand.
/// Every word of the file is in exactly one of them. Nothing here says what the words are about.
/// </summary>
public sealed record Document(string File, IReadOnlyList<Block> Blocks);

/// <summary>One paragraph, list item or table.</summary>
public abstract record Block(FilePlace Place);

/// <summary>A title or a paragraph; a line break inside it is "\n".</summary>
public sealed record Paragraph(string Text, FilePlace Place) : Block(Place)
{
    /// <summary>For a heading that the file marks as one: 1 for a title or a first-level heading, up to 9; null for other text.</summary>
    public int? Level { get; init; }

    /// <summary>Whether all of its words are bold, as far as the file's kind tells: people who mark no headings make them bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>The line that opens the notes under a table: "Note", "Notes", "Notes:".</summary>
    public bool IsNotesHeading => DocumentWords.IsNotesHeading(Text);

    /// <summary>A line that numbers a part of a document: "Appendix A", "Schedule 2: Duties".</summary>
    public bool IsLabel => DocumentWords.IsLabel(Text);

    /// <summary>The title that stands on the line of a label ("Duties"); "" where there is none.</summary>
    public string AfterLabel => DocumentWords.AfterLabel(Text);
}

/// <summary>An item of a list: its mark as written ("(a)", "2.", "·") and its text without it.</summary>
public sealed record ListItem(ListMark Mark, string Text, FilePlace Place) : Block(Place)
{
    /// <summary>How deep the file nests it: 0 for an item of the outer list. Text files don't tell, and have 0.</summary>
    public int Depth { get; init; }
}

/// <summary>
/// A table: its header row, and the rows below it. A first row that is one cell over the whole width is a paragraph above the table,
/// and a header row that the file repeats where a page broke is left out.
/// </summary>
public sealed record Table(int Number, TableRow Header, IReadOnlyList<TableRow> Rows, FilePlace Place) : Block(Place);

/// <summary>
/// A row, with its number in the table (0 is the header row). It has as many cells as the header, or one where the row's cells were
/// merged into one; a row with another number of cells is padded and reported, and cells beyond the header's are kept.
/// </summary>
public sealed record TableRow(int Number, IReadOnlyList<Cell> Cells, FilePlace Place);

/// <summary>A cell with its lines, each trimmed, and none empty at either end; a blank line between paragraphs is an empty line.</summary>
public sealed record Cell(IReadOnlyList<CellLine> Lines, FilePlace Place)
{
    /// <summary>
    /// Whether the file merges this cell with the one above it; it is blank then, and what stands in the cell above stands for both.
    /// </summary>
    public bool GoesOnFromAbove { get; init; }

    /// <summary>The lines joined by "\n", so that "\n\n" stands between paragraphs; "" when the cell is blank.</summary>
    public string Text { get; } = string.Join('\n', Lines.Select(line => line.Text));

    public bool IsBlank => Text.Length == 0;
}

/// <summary>One line of a cell, and where it starts in the file.</summary>
public sealed record CellLine(string Text, int Line, int Column);
