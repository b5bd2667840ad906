using System.Text;
using System.Text.RegularExpressions;
using Remit.Documents;

namespace Remit.Intake;

/// <summary>Text that was copied from somewhere, as the file that it would have been.</summary>
internal static partial class PastedText
{
    /// <summary>The name under which it stands: it has no title of its own in it, so nothing reads one out of it.</summary>
    public const string Name = "Pasted text.txt";

    /// <summary>A web page's source becomes a page; a spreadsheet's cells of several lines become cells that text can hold.</summary>
    public static byte[] Bytes(string text) =>
        Encoding.UTF8.GetBytes(
            Source().IsMatch(text) ? "<!doctype html>\n" + text
            : CellOfLines().IsMatch(text) ? WithoutQuotes(text)
            : text
        );

    /// <summary>Excel puts a cell of several lines in quotation marks; Word's plain text begins each cell with a tab.</summary>
    private static string WithoutQuotes(string text)
    {
        var isSound = true;
        var rows = CsvText.Read(text.ReplaceLineEndings("\n"), '\t', (_, _, _) => isSound = false);
        if (!isSound)
            return text;
        var written = new StringBuilder();
        foreach (var row in rows)
        {
            foreach (var cell in row)
                written.Append(row.Count > 1 ? "\t" : "").Append(cell.Text.Trim()).Append('\n');
            written.Append('\n');
        }
        return written.ToString();
    }

    [GeneratedRegex(
        @"\A\s*<(?:table|thead|tbody|tr|div|p|ul|ol|h[1-6]|body|section|article|main|span|meta|style|!--)[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Source();

    [GeneratedRegex(
        @"(?:^|\t)""[^""\n]*\n",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex CellOfLines();
}
