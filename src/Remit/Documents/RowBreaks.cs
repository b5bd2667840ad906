namespace Remit.Documents;

/// <summary>
/// Tells which runs of cells make up one row. Text saved from Word leaves an empty line after each row, but the same empty line stands
/// where a cell ends in an empty paragraph, so that only the number of columns decides. Each way of cutting has a price (a full row
/// none, a heading in one merged cell little, a row that lacks cells much) and the cheapest is taken; runs can be added one by one.
/// </summary>
internal sealed class RowBreaks(int columns)
{
    private readonly List<int> sizes = [];
    private readonly List<int> gaps = [];
    private readonly List<bool> words = [];
    private readonly List<int> price = [0];
    private readonly List<int> rowStart = [];

    public int Columns => columns;

    /// <summary>A run of cells without an empty line between them, the empty lines before it, and whether its first cell has letters.</summary>
    public void Add(int cells, int emptyLinesBefore, bool startsWithWords)
    {
        sizes.Add(cells);
        gaps.Add(emptyLinesBefore);
        words.Add(startsWithWords);
        var (best, start) = Cheapest();
        price.Add(best);
        rowStart.Add(start);
    }

    /// <summary>How many cells the last row would have if the next run were of this shape.</summary>
    public int CellsOfLastRowWith(int cells, int emptyLinesBefore, bool startsWithWords)
    {
        Add(cells, emptyLinesBefore, startsWithWords);
        var total = 0;
        for (var run = rowStart[^1]; run < sizes.Count; run++)
            total += sizes[run];
        sizes.RemoveAt(sizes.Count - 1);
        gaps.RemoveAt(gaps.Count - 1);
        words.RemoveAt(words.Count - 1);
        price.RemoveAt(price.Count - 1);
        rowStart.RemoveAt(rowStart.Count - 1);
        return total;
    }

    /// <summary>For each row its first run and the one after its last.</summary>
    public IReadOnlyList<(int From, int Until)> Rows()
    {
        var rows = new List<(int, int)>();
        for (var until = sizes.Count; until > 0; until = rowStart[until - 1])
            rows.Add((rowStart[until - 1], until));
        rows.Reverse();
        return rows;
    }

    private (int Price, int Start) Cheapest()
    {
        var last = sizes.Count - 1;
        int best = int.MaxValue,
            start = last,
            total = 0,
            joins = 0;
        for (var from = last; from >= 0; from--)
        {
            total += sizes[from];
            if (from < last && total > columns)
                break;
            var candidate = price[from] + joins + PriceOfRow(total, words[from]);
            if (candidate < best)
                (best, start) = (candidate, from);
            // One empty line is what ends a row; more show an empty paragraph at the end of a cell.
            joins += gaps[from] == 1 ? 3 : 1;
        }
        return (best, start);
    }

    private int PriceOfRow(int cells, bool startsWithWords) =>
        cells == columns ? 0
        : cells > columns ? 20
        : cells == 1 ? (startsWithWords ? 2 : 8)
        : 4 + columns - cells;
}
