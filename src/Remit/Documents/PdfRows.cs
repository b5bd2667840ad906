namespace Remit.Documents;

/// <summary>
/// Cuts the lines of a table into rows and cells. A row begins where the space above a line is wider than that between the lines of a
/// cell; where all spaces are alike, where the first column has words, or a cell ends before its line is full.
/// </summary>
internal static class PdfRows
{
    /// <param name="file">As the person gave it.</param>
    /// <param name="parts">The lines of the table on each of its pages.</param>
    /// <param name="columns">Those of the whole table.</param>
    public static List<List<Cell>> Cut(string file, IReadOnlyList<IReadOnlyList<PdfLine>> parts, PdfColumns columns)
    {
        var spaced = parts.SelectMany(Spaced).ToList();
        var least = RowGap(spaced, columns);
        var wrap = spaced.FindAll(line => !line.IsFirst && !line.IsBeside).Select(line => line.Gap).DefaultIfEmpty(0).Min();
        var rows = new List<List<PdfLine>>();
        for (var at = 0; at < spaced.Count; at++)
        {
            if (spaced[at].IsFirst || Begins(spaced[at - 1].Line, spaced[at], least, columns))
                rows.Add([]);
            rows[^1].Add(spaced[at].Line);
        }
        return rows.ConvertAll(row => Cells(file, row, columns, wrap));
    }

    /// <summary>A line with the space above it, up to the lowest edge of the lines before on its page.</summary>
    private readonly record struct SpacedLine(PdfLine Line, double Gap, bool IsFirst)
    {
        // A cell in the middle of its row has its line between two lines of its neighbour.
        public bool IsBeside => Gap < -0.3 * Line.Height;
    }

    private static IEnumerable<SpacedLine> Spaced(IReadOnlyList<PdfLine> lines)
    {
        var bottom = lines[0].Top;
        for (var at = 0; at < lines.Count; at++)
        {
            yield return new(lines[at], lines[at].Top - bottom, at == 0);
            bottom = Math.Max(bottom, lines[at].Bottom);
        }
    }

    private static double Tolerance(PdfLine line) => Math.Max(0.35, 0.03 * line.Height);

    /// <summary>The least space above a row; null where the spaces don't tell.</summary>
    private static double? RowGap(List<SpacedLine> lines, PdfColumns columns)
    {
        var between = lines.FindAll(line => !line.IsFirst && !line.IsBeside);
        if (between.Count == 0)
            return null;
        var first = lines[0].Line;
        var least = between.Min(line => line.Gap) + Tolerance(first);
        // Where even the narrowest space is wide, no cell has a second line.
        if (least > 0.6 * first.Height)
            return double.MinValue;
        var wide = between.FindAll(line => line.Gap > least);
        if (wide.Count == 0)
            return null;
        var numbered = wide.FindAll(line => line.Line.Words.Any(word => columns.Of(word) == 0));
        return (numbered.Count > 0 ? numbered : wide).Min(line => line.Gap) - Tolerance(first);
    }

    private static bool Begins(PdfLine above, SpacedLine spaced, double? least, PdfColumns columns)
    {
        var line = spaced.Line;
        if (spaced.IsBeside)
            return false;
        if (least is { } known)
            return spaced.Gap > known;
        if (columns.IsCrossedBy(line) || columns.IsCrossedBy(above))
            return true;
        var filled = line.Words.Select(columns.Of).Distinct().ToList();
        return filled.Contains(0)
            || (
                filled.Count > 1
                && filled.Exists(column =>
                    LastIn(above, column, columns) is { } last
                    && FirstIn(line, column, columns) is { } first
                    && Fits(last, first, columns.RightOf(column))
                )
            );
    }

    /// <summary>The rows, those joined that a page's end cut in two: the rest has no first cell, and goes on in small letters.</summary>
    public static List<List<Cell>> JoinedOverPages(List<List<Cell>> rows)
    {
        var joined = new List<List<Cell>>();
        foreach (var row in rows)
        {
            var goesOn =
                joined.Count > 0
                && row.Count > 1
                && row.Count == joined[^1].Count
                && row[0].Place.Part != joined[^1][0].Place.Part
                && row[0].IsBlank
                && row.TrueForAll(cell => cell.IsBlank || char.IsLower(cell.Text[0]));
            if (goesOn)
                joined[^1] = [.. joined[^1].Zip(row, WithRest)];
            else
                joined.Add(row);
        }
        return joined;
    }

    private static Cell WithRest(Cell cell, Cell rest) =>
        rest.IsBlank ? cell
        : cell.IsBlank ? rest
        : new(
            [
                .. cell.Lines.SkipLast(1),
                cell.Lines[^1] with
                {
                    Text = PdfText.Joined(cell.Lines[^1].Text, rest.Lines[0].Text),
                },
                .. rest.Lines.Skip(1),
            ],
            cell.Place
        );

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
