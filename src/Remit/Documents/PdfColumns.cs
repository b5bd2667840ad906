namespace Remit.Documents;

/// <summary>
/// The columns that words leave between them: intervals of the page's width in which there are words, apart by strips in which there are
/// none. Never changed; <c>With</c> makes others.
/// </summary>
internal sealed class PdfColumns
{
    // As shares of a line's height. A space between words is 0.2 to 0.3 wide, and seldom wider than the first of these.
    private const double WiderThanSpaces = 0.38;
    private const double LeastGutter = 0.22;
    private const double NarrowGutter = 0.9;

    private readonly (double Left, double Right)[] columns;

    private PdfColumns((double Left, double Right)[] columns) => this.columns = columns;

    public static PdfColumns None { get; } = new([]);

    public int Count => columns.Length;

    public double LeftOf(int column) => columns[column].Left;

    public double RightOf(int column) => columns[column].Right;

    public PdfColumns With(PdfLine line)
    {
        var parts = columns.ToList();
        var words = line.Words;
        for (var at = 0; at < words.Count; at++)
        {
            var isApart =
                at == 0
                || words[at].Left - words[at - 1].Right >= WiderThanSpaces * line.Height
                || IsInGutter(words[at - 1].Right, words[at].Left, line.Height);
            if (isApart)
                parts.Add((words[at].Left, words[at].Right));
            else
                parts[^1] = (parts[^1].Left, Math.Max(parts[^1].Right, words[at].Right));
        }
        return new(Merged(parts.OrderBy(part => part.Left), LeastGutter * line.Height));
    }

    /// <summary>
    /// Whether a space within a line lies in a strip that the lines before leave. In a strip that is still wide any space would, so that
    /// only narrow ones tell.
    /// </summary>
    private bool IsInGutter(double left, double right, double height)
    {
        for (var column = 1; column < columns.Length; column++)
        {
            var (from, until) = (columns[column - 1].Right, columns[column].Left);
            if (until - from < NarrowGutter * height && Math.Min(until, right) - Math.Max(from, left) >= LeastGutter * height)
                return true;
        }
        return false;
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
