using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>
/// Finds what stands apart at the top or bottom of every other page or more, at the same height and in the same words but for the number
/// of the page: running titles and page numbers.
/// </summary>
internal static partial class PdfFurniture
{
    /// <summary>The share of a page, from its edge, in which running titles stand.</summary>
    private const double Margin = 0.14;

    /// <summary>The least space between them and the text, as a share of a line's height.</summary>
    private const double Apart = 0.8;

    private const int Most = 5;

    /// <summary>The pages without them; each that was left out is said once.</summary>
    public static List<PdfPage> Without(string file, List<PdfPage> pages, ProblemLog problems)
    {
        var printed = pages.Count(page => page.Lines.Count > 0);
        if (printed < 2)
            return pages;
        var running = pages
            .SelectMany(AtEdges)
            .GroupBy(line => Digits().Replace(line.Text, "#"), StringComparer.Ordinal)
            .Select(same => AtOneHeight([.. same]))
            .Select(Counting)
            .Where(lines => lines.Select(line => line.Page).Distinct().Count() is >= 2 and var count && 2 * count >= printed)
            .ToList();
        foreach (var lines in running)
        {
            var first = lines[0];
            problems.LeaveOut(
                PdfText.PlaceOf(file, first),
                $"“{first.Text}” was left out: it stands at the edge of {lines.Count} pages, but for the number of the page."
            );
        }
        var leftOut = running.SelectMany(lines => lines).ToHashSet(ReferenceEqualityComparer.Instance);
        return pages.ConvertAll(page => page with { Lines = [.. page.Lines.Where(line => !leftOut.Contains(line))] });
    }

    /// <summary>The lines within the margins, as far as a space stands between them and the text.</summary>
    private static IEnumerable<PdfLine> AtEdges(PdfPage page)
    {
        var lines = page.Lines;
        var top = 0;
        for (var at = 0; at < Math.Min(Most, lines.Count) && lines[at].Top < Margin * page.Height; at++)
            if (at + 1 == lines.Count || lines[at + 1].Top - lines[at].Bottom >= Apart * lines[at].Height)
                top = at + 1;
        var foot = lines.Count;
        for (
            var at = lines.Count - 1;
            at >= top && lines.Count - at <= Most && lines[at].Bottom > (1 - Margin) * page.Height;
            at--
        )
            if (at == 0 || lines[at].Top - lines[at - 1].Bottom >= Apart * lines[at].Height)
                foot = at;
        return lines.Take(top).Concat(lines.Skip(foot));
    }

    private static List<PdfLine> AtOneHeight(List<PdfLine> lines)
    {
        var heights = lines.Select(line => line.Top).Order().ToList();
        var middle = heights[heights.Count / 2];
        return lines.FindAll(line => Math.Abs(line.Top - middle) <= 6);
    }

    /// <summary>Those in the same words, or with a figure that counts with the pages: a table's rows have other figures.</summary>
    private static List<PdfLine> Counting(List<PdfLine> lines)
    {
        var best =
            lines.GroupBy(line => line.Text, StringComparer.Ordinal).Select(same => same.ToList()).MaxBy(same => same.Count)
            ?? [];
        var figures = lines.ConvertAll(line => Digits().Matches(line.Text));
        for (var position = 0; position < figures.Select(found => found.Count).FirstOrDefault(); position++)
        {
            var counting = lines
                .Zip(figures, (line, found) => (line, Offset: Number(found[position].ValueSpan) - line.Page))
                .GroupBy(found => found.Offset)
                .Select(same => same.Select(found => found.line).ToList())
                .MaxBy(same => same.Count)!;
            if (counting.Count > best.Count)
                best = counting;
        }
        return best;
    }

    private static long Number(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("""[0-9]+""")]
    private static partial Regex Digits();
}
