using System.Globalization;
using System.Text;

namespace Remit.Meetings.Packs;

/// <summary>A PDF that has nothing but the number of each page in a corner, to be laid over the pages of a pack. It is marked as no part of what is read.</summary>
internal static class PageNumbers
{
    private const double Letter = 4.0;
    private const double FromTheEdge = 12;

    /// <summary>One page for each size, in points.</summary>
    public static byte[] Of(IReadOnlyList<(double Width, double Height)> sizes)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {sizes.Count} /Kids [{string.Join(' ', sizes.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        for (var i = 0; i < sizes.Count; i++)
        {
            var words = $"Pack page {i + 1} of {sizes.Count}";
            var (width, height) = sizes[i];
            var x = width - FromTheEdge - (words.Length * Letter);
            var drawn = Text($"/Artifact BMC BT /F1 8 Tf {x:0.##} {FromTheEdge:0.##} Td ({words}) Tj ET EMC");
            objects.Add(
                Text(
                    $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.##} {height:0.##}] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * i)} 0 R >>"
                )
            );
            objects.Add($"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream");
        }
        return Write(objects);
    }

    private static byte[] Write(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
