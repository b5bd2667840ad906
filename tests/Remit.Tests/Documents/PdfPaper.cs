using System.Globalization;
using System.Text;

namespace Remit.Tests.Documents;

/// <summary>Writes small PDFs: words in Helvetica, uncompressed, at points from the top left corner of an A4 page.</summary>
internal sealed class PdfPaper
{
    private static readonly double[] Columns = [72, 120, 330];
    private readonly List<StringBuilder> pages = [];

    public void Page() => pages.Add(new());

    public void Say(double left, double baseline, string text, int size = 11) =>
        pages[^1]
            .Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {left} {842 - baseline} Td (")
            .Append(text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal))
            .Append(") Tj ET\n");

    /// <summary>A row of a table of three columns; blank cells are left away.</summary>
    public void Row(double baseline, params string[] cells)
    {
        for (var column = 0; column < cells.Length; column++)
            if (cells[column].Length > 0)
                Say(Columns[column], baseline, cells[column]);
    }

    /// <param name="isProtected">Says that a password is needed, with keys that no password fits.</param>
    public byte[] ToBytes(bool isProtected = false)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, page) => $"{4 + (2 * page)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        foreach (var page in pages)
        {
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>"
            );
            objects.Add($"<< /Length {page.Length} >>\nstream\n{page}endstream");
        }
        if (isProtected)
        {
            var key = new string('5', 64);
            objects.Add($"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>");
        }
        var file = new StringBuilder("%PDF-1.4\n");
        var starts = new List<int>();
        for (var number = 1; number <= objects.Count; number++)
        {
            starts.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            file.Append(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n");
        var encrypted = isProtected ? $" /Encrypt {objects.Count} 0 R /ID [<00> <00>]" : "";
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R{encrypted} >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
