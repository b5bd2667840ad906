namespace Remit.Documents;

/// <summary>
/// Where something stands in a file that was read: line and column count from 1, a tab is one column. Inside a table also the table
/// (from 1 in the file), the row (from 1; 0 is the header row) and the name that its column has in the header.
/// </summary>
public sealed record FilePlace(
    string File,
    int Line,
    int Column,
    int? Table = null,
    int? Row = null,
    string? ColumnName = null
)
{
    /// <summary>In words for a person: "table 1, row 14, Action taken"; outside a table "line 7".</summary>
    public string InWords =>
        Table is null ? $"line {Line}"
        : ColumnName is { Length: > 0 } column ? $"table {Table}, {RowInWords}, {column}"
        : $"table {Table}, {RowInWords}";

    private string RowInWords => Row is null or 0 ? "header row" : $"row {Row}";

    /// <summary>"file:line:column".</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
