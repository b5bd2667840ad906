using System.Text;

namespace Remit.Documents.Writing;

/// <summary>
/// Writes the first table of a publication as CSV in UTF-8, with the mark without which Excel reads it in the machine's old encoding and
/// garbles every dash. No cell can be taken for a formula (<see cref="CsvText"/>).
/// </summary>
public static class CsvPaper
{
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The file.</summary>
    public static byte[] Write(Publication publication) =>
        [.. Marked.Preamble, .. Marked.GetBytes(publication.Sheets.Count == 0 ? "" : Text(publication.Sheets[0]))];

    private static string Text(Grid grid) => CsvText.Write(grid.AsSheet().Select(row => row.Select(cell => cell.Text)));
}
