namespace Remit.Documents;

/// <summary>Lines that make up a table, on one page; <paramref name="From"/> and <paramref name="End"/> are indexes into the page's lines.</summary>
internal sealed record PdfRegion(int From, int End, PdfColumns Columns)
{
    /// <summary>Two columns of running text, as in a newsletter, and no table.</summary>
    public bool IsColumnsOfText { get; init; }
}

/// <summary>Finds tables among the lines of a page by the strips that stay empty between their columns. It sees no ruled lines.</summary>
internal static class PdfTables
{
    /// <summary>Pages with more lines are no pages that people read; looking for tables in them would take long.</summary>
    private const int MostLines = 1000;
    private const int MostColumns = 40;

    /// <param name="lines">Of one page, from the top down.</param>
    /// <param name="before">The columns of a table that ends the page before, which may go on here.</param>
    public static List<PdfRegion> Find(IReadOnlyList<PdfLine> lines, PdfColumns? before)
    {
        var found = new List<PdfRegion>();
        if (lines.Count > MostLines)
            return found;
        for (var at = 0; at < lines.Count; )
        {
            var region = at == 0 && before is not null ? GoingOn(lines, before) : null;
            if (region is null && IsSeed(lines[at]))
                region = Grow(lines, at, found.Count > 0 ? found[^1].End : 0);
            if (region is null)
            {
                at++;
                continue;
            }
            found.Add(region);
            at = region.End;
        }
        return found;
    }

    private static bool IsSeed(PdfLine line) =>
        line.Runs.Count is > 1 and <= MostColumns && !line.Text.Contains("....", StringComparison.Ordinal);

    private static PdfRegion? GoingOn(IReadOnlyList<PdfLine> lines, PdfColumns before)
    {
        var (end, columns, several) = Extent(lines, 0, before);
        return several > 0 && columns.Count == before.Count ? new(0, end, columns) : null;
    }

    private static PdfRegion? Grow(IReadOnlyList<PdfLine> lines, int from, int least)
    {
        var (end, columns, several) = Extent(lines, from, PdfColumns.None.With(lines[from]));
        if (several < 2 || columns.Count < 2)
            return null;
        if (columns.Count == 2 && IsText(lines, from, end, columns))
            return new(from, end, columns) { IsColumnsOfText = true };
        // A header cell of two lines may begin above the others, which stand in its middle or at its foot.
        while (
            from > least
            && lines[from - 1].Runs.Count == 1
            && lines[from].Top - lines[from - 1].Bottom < 0
            && !columns.IsCrossedBy(lines[from - 1])
            && columns.With(lines[from - 1]).Count == columns.Count
        )
            columns = columns.With(lines[--from]);
        return new(from, end, columns);
    }

    /// <summary>How far the table goes, with what columns, and how many of its lines have words in several of them.</summary>
    private static (int End, PdfColumns Columns, int Several) Extent(IReadOnlyList<PdfLine> lines, int from, PdfColumns columns)
    {
        var several = 0;
        var end = from;
        var bottom = lines[from].Top;
        while (end < lines.Count)
        {
            var line = lines[end];
            if (line.Top - bottom > 2.5 * line.Height || line.Height > 1.25 * lines[from].Height || IsBelow(line))
                break;
            var wider = columns.With(line);
            if (wider.Count >= columns.Count && wider.Count <= MostColumns)
                columns = wider;
            else if (!IsHeading(lines, end, columns))
                break;
            if (line.Runs.Count > 1)
                several++;
            bottom = Math.Max(bottom, line.Bottom);
            end++;
        }
        // Lines at the end with words in the first column only, wide apart from the rest, stand below the table.
        while (
            end - from > 2
            && lines[end - 1].Runs.Count == 1
            && (IsApart(lines, from, end - 1) || (lines[end - 1].Text.EndsWith(':') && columns.Of(lines[end - 1].Words[^1]) == 0))
        )
            end--;
        return (end, columns, several);
    }

    private static bool IsBelow(PdfLine line) => DocumentWords.IsNotesHeading(line.Text) || DocumentWords.IsLabel(line.Text);

    /// <summary>A line over the columns, with a row of the table right below it.</summary>
    private static bool IsHeading(IReadOnlyList<PdfLine> lines, int at, PdfColumns columns) =>
        lines[at].Runs.Count == 1
        && at + 1 < lines.Count
        && lines[at + 1].Runs.Count > 1
        && lines[at + 1].Top - lines[at].Bottom <= 1.5 * lines[at].Height
        && !columns.IsCrossedBy(lines[at + 1]);

    private static bool IsApart(IReadOnlyList<PdfLine> lines, int from, int at)
    {
        var widest = double.MinValue;
        for (var line = from + 1; line < at; line++)
            widest = Math.Max(widest, lines[line].Top - lines[line - 1].Bottom);
        return lines[at].Top - lines[at - 1].Bottom > widest + (0.3 * lines[at].Height);
    }

    /// <summary>Two columns of full lines, evenly spaced: no rows can be told apart.</summary>
    private static bool IsText(IReadOnlyList<PdfLine> lines, int from, int end, PdfColumns columns)
    {
        if (end - from < 8)
            return false;
        var letters = 0;
        var runs = 0;
        var widest = double.MinValue;
        var narrowest = double.MaxValue;
        for (var at = from; at < end; at++)
        {
            letters += lines[at].Text.Length;
            runs += lines[at].Words.Select(columns.Of).Distinct().Count();
            if (at == from)
                continue;
            widest = Math.Max(widest, lines[at].Top - lines[at - 1].Bottom);
            narrowest = Math.Min(narrowest, lines[at].Top - lines[at - 1].Bottom);
        }
        return letters >= 28 * runs && runs > 1.6 * (end - from) && widest - narrowest < 0.5 * lines[from].Height;
    }
}
