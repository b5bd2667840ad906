namespace Remit.Documents;

/// <summary>
/// The columns that words leave between them: intervals of the page's width in which there are words, apart by strips in which there are
/// none. Never changed; <c>With</c> makes others.
/// </summary>
internal sealed class PdfColumns
{
    /// <summary>As a share of a line's height: wider than a space between words, narrower than the edges of two cells.</summary>
    private const double Gutter = 0.38;

    private readonly (double Left, double Right)[] columns;

    private PdfColumns((double Left, double Right)[] columns) => this.columns = columns;

    public static PdfColumns None { get; } = new([]);

    public int Count => columns.Length;

    public double LeftOf(int column) => columns[column].Left;

    public double RightOf(int column) => columns[column].Right;

    public PdfColumns With(PdfLine line)
    {
        var gutter = Gutter * line.Height;
        var all = columns.Concat(line.Words.Select(word => (word.Left, word.Right))).OrderBy(interval => interval.Item1);
        return new(Merged(all, gutter));
    }

    /// <summary>The columns of both, where one table goes on over pages.</summary>
    public PdfColumns With(PdfColumns other) => new(Merged(columns.Concat(other.columns).OrderBy(interval => interval.Left), 1));

    private static (double Left, double Right)[] Merged(IOrderedEnumerable<(double Left, double Right)> intervals, double gutter)
    {
        var merged = new List<(double Left, double Right)>();
        foreach (var (left, right) in intervals)
        {
            if (merged.Count > 0 && left - merged[^1].Right < gutter)
                merged[^1] = (merged[^1].Left, Math.Max(merged[^1].Right, right));
            else
                merged.Add((left, right));
        }
        return [.. merged];
    }

    /// <summary>The column in which a word stands, by its middle; the nearest where it stands in none.</summary>
    public int Of(PdfWord word)
    {
        var middle = (word.Left + word.Right) / 2;
        var column = 0;
        while (column + 1 < columns.Length && (columns[column].Right + columns[column + 1].Left) / 2 < middle)
            column++;
        return column;
    }

    /// <summary>Whether a line's words run on from one column into the next.</summary>
    public bool IsCrossedBy(PdfLine line) => Count > 1 && With(line).Count < Count;
}
