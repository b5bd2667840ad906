namespace Remit.Documents;

/// <summary>How places in a file are counted, which depends on what the file is.</summary>
public enum PlaceForm
{
    /// <summary>Lines and columns of text: "notes.txt:7:3".</summary>
    Text,

    /// <summary>Paragraphs, as in Word and on a web page: "paragraph 12".</summary>
    Paragraphs,

    /// <summary>Cells of a sheet: "sheet “Members”, cell C14".</summary>
    Cells,

    /// <summary>Lines of a page: "page 3, line 7".</summary>
    Pages,
}

/// <summary>A sheet or a page of a file.</summary>
/// <param name="Number">From 1, in the order of the file.</param>
/// <param name="Words">As a person finds it: "sheet “Members”", "page 3".</param>
public sealed record FilePart(int Number, string Words);

/// <summary>
/// Where something stands in a file that was read: line and column count from 1, a tab is one column. Inside a table also the table
/// (from 1 in the file), the row (from 1; 0 is the header row) and the name that its column has in the header. In a file that has no
/// lines the line is the number of the paragraph or of the sheet's row, and the column that of the sheet.
/// </summary>
public sealed record FilePlace(string File, int Line, int Column, int? Table = null, int? Row = null, string? ColumnName = null)
{
    /// <summary>How line and column are counted.</summary>
    public PlaceForm Form { get; init; }

    /// <summary>The sheet or page; null where the file has none.</summary>
    public FilePart? Part { get; init; }

    /// <summary>In words for a person: "table 1, row 14, Action taken"; outside a table "line 7"; "page 3, line 7".</summary>
    public string InWords => Part is null ? Inside : $"{Part.Words}, {Inside}";

    private string Inside =>
        Form == PlaceForm.Cells
            ? Table is null || string.IsNullOrEmpty(ColumnName)
                ? $"cell {Cell}"
                : $"cell {Cell}, {ColumnName}"
            : Table is null
                ? $"{(Form == PlaceForm.Paragraphs ? "paragraph" : "line")} {Line}"
                : ColumnName is { Length: > 0 } column
                    ? $"table {Table}, {RowInWords}, {column}"
                    : $"table {Table}, {RowInWords}";

    private string RowInWords => Row is null or 0 ? "header row" : $"row {Row}";

    /// <summary>The cell of a sheet by its letters and number: "C14", "AA2".</summary>
    private string Cell
    {
        get
        {
            var letters = "";
            for (var column = Column; column > 0; column = (column - 1) / 26)
                letters = (char)('A' + ((column - 1) % 26)) + letters;
            return $"{letters}{Line}";
        }
    }

    /// <summary>"file:line:column" for text; for other files the place in words, "plan.docx: table 2, row 3, Action taken".</summary>
    public override string ToString() => Form == PlaceForm.Text ? $"{File}:{Line}:{Column}" : $"{File}: {InWords}";
}
