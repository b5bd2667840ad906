using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>
/// Finds what stands at the top or bottom of every other page or more, at the same height and in the same words but for figures:
/// running titles and page numbers.
/// </summary>
internal static partial class PdfFurniture
{
    /// <summary>The share of a page, from its edge, in which running titles stand.</summary>
    private const double Margin = 0.14;

    /// <summary>The pages without them; each that was left out is said once.</summary>
    public static List<PdfPage> Without(string file, List<PdfPage> pages, ProblemLog problems)
    {
        var printed = pages.Count(page => page.Lines.Count > 0);
        if (printed < 2)
            return pages;
        var running = pages
            .SelectMany(page => page.Lines.Where((_, index) => IsAtEdge(page, index)).Select(line => (page, line)))
            .GroupBy(found => Digits().Replace(found.line.Text, "#"), StringComparer.Ordinal)
            .Select(same =>
            {
                var heights = same.Select(found => found.line.Top).Order().ToList();
                var middle = heights[heights.Count / 2];
                return same.Where(found => Math.Abs(found.line.Top - middle) <= 6).Select(found => found.line).ToList();
            })
            .Where(lines => lines.Select(line => line.Page).Distinct().Count() is >= 2 and var count && 2 * count >= printed)
            .ToList();
        foreach (var lines in running)
        {
            var first = lines[0];
            problems.LeaveOut(
                PdfText.PlaceOf(file, first),
                $"“{first.Text}” was left out: it stands at the edge of {lines.Count} pages, with other figures or the same."
            );
        }
        var leftOut = running.SelectMany(lines => lines).ToHashSet(ReferenceEqualityComparer.Instance);
        return pages.ConvertAll(page => page with { Lines = [.. page.Lines.Where(line => !leftOut.Contains(line))] });
    }

    private static bool IsAtEdge(PdfPage page, int index)
    {
        var line = page.Lines[index];
        if (line.Bottom > (1 - Margin) * page.Height)
            return true;
        if (line.Top > Margin * page.Height)
            return false;
        // The header of a table that goes on over pages stands close above its rows.
        var isTablesHeader =
            line.Runs.Count > 1
            && !line.Text.Any(char.IsDigit)
            && index + 1 < page.Lines.Count
            && page.Lines[index + 1].Top - line.Bottom < 1.5 * line.Height;
        return !isTablesHeader;
    }

    [GeneratedRegex("""[0-9]+""")]
    private static partial Regex Digits();
}
