namespace Remit.Documents;

/// <summary>
/// Cuts the lines of a table into rows and cells. A row begins where the space above a line is wider than that between the lines of a
/// cell; where all spaces are alike, where the first column has words, or a cell ends before its line is full.
/// </summary>
internal static class PdfRows
{
    public static List<List<Cell>> Cut(string file, IReadOnlyList<PdfLine> lines, PdfColumns columns)
    {
        var rows = new List<List<PdfLine>>();
        var gaps = Gaps(lines);
        var least = RowGap(lines, gaps, columns);
        var wrap = gaps.Where((gap, at) => at > 0 && !IsBeside(lines[at], gap)).DefaultIfEmpty(0).Min();
        for (var at = 0; at < lines.Count; at++)
        {
            if (at == 0 || Begins(lines, at, gaps[at], least, columns))
                rows.Add([]);
            rows[^1].Add(lines[at]);
        }
        return rows.ConvertAll(row => Cells(file, row, columns, wrap));
    }

    /// <summary>The space above each line, up to the lowest edge of the lines before; below 0 where lines stand beside each other.</summary>
    private static List<double> Gaps(IReadOnlyList<PdfLine> lines)
    {
        var bottom = lines[0].Top;
        var gaps = new List<double>();
        foreach (var line in lines)
        {
            gaps.Add(line.Top - bottom);
            bottom = Math.Max(bottom, line.Bottom);
        }
        return gaps;
    }

    // A cell in the middle of its row has its line between two lines of its neighbour.
    private static bool IsBeside(PdfLine line, double gap) => gap < -0.3 * line.Height;

    private static double Tolerance(PdfLine line) => Math.Max(0.35, 0.03 * line.Height);

    /// <summary>The least space above a row; null where the spaces don't tell.</summary>
    private static double? RowGap(IReadOnlyList<PdfLine> lines, List<double> gaps, PdfColumns columns)
    {
        var between = Enumerable.Range(1, lines.Count - 1).Where(at => !IsBeside(lines[at], gaps[at])).ToList();
        if (between.Count == 0)
            return null;
        var least = between.Min(at => gaps[at]) + Tolerance(lines[0]);
        // Where even the narrowest space is wide, no cell has a second line.
        if (least > 0.6 * lines[0].Height)
            return double.MinValue;
        var wide = between.FindAll(at => gaps[at] > least);
        if (wide.Count == 0)
            return null;
        var numbered = wide.FindAll(at => lines[at].Words.Any(word => columns.Of(word) == 0));
        return (numbered.Count > 0 ? numbered : wide).Min(at => gaps[at]) - Tolerance(lines[0]);
    }

    private static bool Begins(IReadOnlyList<PdfLine> lines, int at, double gap, double? least, PdfColumns columns)
    {
        var line = lines[at];
        if (IsBeside(line, gap))
            return false;
        if (least is { } known)
            return gap > known;
        if (columns.IsCrossedBy(line) || columns.IsCrossedBy(lines[at - 1]))
            return true;
        var filled = line.Words.Select(columns.Of).Distinct().ToList();
        return filled.Contains(0)
            || (
                filled.Count > 1
                && filled.Exists(column =>
                    LastIn(lines[at - 1], column, columns) is { } last
                    && FirstIn(line, column, columns) is { } first
                    && Fits(last, first, columns.RightOf(column))
                )
            );
    }

    private static PdfWord? LastIn(PdfLine line, int column, PdfColumns columns) =>
        line.Words.LastOrDefault(word => columns.Of(word) == column);

    private static PdfWord? FirstIn(PdfLine line, int column, PdfColumns columns) =>
        line.Words.FirstOrDefault(word => columns.Of(word) == column);

    /// <summary>Whether the next word would have stood on the line above: then that line was ended on purpose.</summary>
    public static bool Fits(PdfWord last, PdfWord next, double right) =>
        last.Right + (0.3 * next.Height) + (next.Right - next.Left) < right - 1;

    private static List<Cell> Cells(string file, List<PdfLine> row, PdfColumns columns, double wrap)
    {
        if (row.TrueForAll(line => line.Runs.Count == 1) && row.Exists(columns.IsCrossedBy))
            return [CellOf(file, [.. row.Select(line => (line, line.Words))], row[0], 1, row.Max(line => line.Right), wrap)];
        return
        [
            .. Enumerable
                .Range(0, columns.Count)
                .Select(column =>
                    CellOf(
                        file,
                        [
                            .. row.Select(line =>
                                    (line, (IReadOnlyList<PdfWord>)[.. line.Words.Where(word => columns.Of(word) == column)])
                                )
                                .Where(part => part.Item2.Count > 0),
                        ],
                        row[0],
                        column + 1,
                        columns.RightOf(column),
                        wrap
                    )
                ),
        ];
    }

    private static Cell CellOf(
        string file,
        List<(PdfLine Line, IReadOnlyList<PdfWord> Words)> parts,
        PdfLine first,
        int column,
        double right,
        double wrap
    )
    {
        var lines = new List<CellLine>();
        PdfWord? last = null;
        foreach (var (line, words) in parts)
        {
            var text = string.Join(' ', words.Select(word => word.Text));
            var isApart =
                last is not null && words[0].Top - last.Bottom > Math.Max(wrap, -0.3 * line.Height) + (0.2 * line.Height);
            if (isApart)
                lines.Add(new("", line.Number, column));
            if (last is null || isApart || ListMark.TryRead(text, out _, out _) || Fits(last, words[0], right))
                lines.Add(new(text, line.Number, column));
            else
                lines[^1] = lines[^1] with { Text = PdfText.Joined(lines[^1].Text, text) };
            last = words[^1];
        }
        var start = parts.Count > 0 ? parts[0].Line : first;
        return new(lines, PdfText.PlaceOf(file, start) with { Column = column });
    }
}
