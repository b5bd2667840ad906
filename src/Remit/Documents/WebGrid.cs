using AngleSharp.Dom;

namespace Remit.Documents;

/// <summary>
/// A cell of a web page's table in its grid: the columns that it covers, and its element; null where the cell above goes on.
/// </summary>
internal readonly record struct WebSlot(int Column, int Span, IElement? Element)
{
    public int End => Column + Span;
}

/// <summary>A row of the grid, in the order of its columns.</summary>
internal sealed record WebRow(List<WebSlot> Slots, bool IsHead)
{
    /// <summary>One cell and no other: it stands over the whole width.</summary>
    public bool IsWhole => Slots.Count == 1 && Slots[0].Element is not null;

    public bool IsAllHeaders => Slots.TrueForAll(slot => slot.Element is null or { LocalName: "th" });
}

/// <summary>
/// Lays the cells of a table out as a browser does, by their row and column spans. A column counts when a cell begins in it, so that a
/// span of a thousand columns over nothing makes none.
/// </summary>
internal static class WebGrid
{
    /// <summary>The rows, heads first and feet last; null where a row has more columns than a table that anyone made.</summary>
    public static List<WebRow>? Of(IElement table)
    {
        var rows = new List<WebRow>();
        foreach (var (section, isHead) in Sections(table))
        {
            if (!Lay(section, isHead, rows))
                return null;
        }
        return WithoutColumnsOfNothing(rows);
    }

    /// <summary>The row elements that a reader sees, section by section.</summary>
    public static IEnumerable<(List<IElement> Rows, bool IsHead)> Sections(IElement table)
    {
        var seen = table.Children.Where(child => !WebElements.IsUnseen(child)).ToList();
        var ordered = seen.Where(child => child.LocalName == "thead")
            .Concat(seen.Where(child => child.LocalName is "tbody" or "tr"))
            .Concat(seen.Where(child => child.LocalName == "tfoot"));
        foreach (var section in ordered)
        {
            var rows = section.LocalName == "tr" ? [section] : section.Children.Where(IsSeenRow).ToList();
            if (rows.Count > 0)
                yield return (rows, section.LocalName == "thead");
        }
    }

    public static IEnumerable<IElement> Cells(IElement row) =>
        row.Children.Where(cell => cell.LocalName is "td" or "th" && !WebElements.IsUnseen(cell));

    private static bool IsSeenRow(IElement element) => element.LocalName == "tr" && !WebElements.IsUnseen(element);

    private static bool Lay(List<IElement> section, bool isHead, List<WebRow> rows)
    {
        // Cells from above that still go on, by column; Until is the row of the section in which they no longer do.
        var above = new List<(int Column, int Span, int Until)>();
        for (var index = 0; index < section.Count; index++)
        {
            var slots = new List<WebSlot>(above.Select(cell => new WebSlot(cell.Column, cell.Span, null)));
            var column = 0;
            var next = 0;
            foreach (var cell in Cells(section[index]))
            {
                for (; next < above.Count && above[next].Column <= column; next++)
                    column = Math.Max(column, above[next].Column + above[next].Span);
                var span = Math.Max(1, WebElements.Span(cell, "colspan"));
                // Where a span runs into a cell from above, it ends there.
                if (next < above.Count)
                    span = Math.Min(span, above[next].Column - column);
                slots.Add(new(column, span, cell));
                column += span;
                if (slots.Count > TextTables.MostColumns)
                    return false;
            }
            slots.Sort((one, other) => one.Column.CompareTo(other.Column));
            rows.Add(new(slots, isHead));
            above = GoingOn(above, slots, index, section.Count);
        }
        return true;
    }

    private static List<(int Column, int Span, int Until)> GoingOn(
        List<(int Column, int Span, int Until)> above,
        List<WebSlot> slots,
        int index,
        int rows
    )
    {
        var goingOn = above.Where(cell => cell.Until > index + 1).ToList();
        foreach (var slot in slots.Where(slot => slot.Element is not null))
        {
            var span = WebElements.Span(slot.Element!, "rowspan");
            var until = span == 0 ? rows : Math.Min(rows, index + span);
            if (until > index + 1)
                goingOn.Add((slot.Column, slot.Span, until));
        }
        goingOn.Sort((one, other) => one.Column.CompareTo(other.Column));
        return goingOn;
    }

    private static List<WebRow>? WithoutColumnsOfNothing(List<WebRow> rows)
    {
        var columns = rows.Where(row => !row.IsWhole)
            .SelectMany(row => row.Slots.Select(slot => slot.Column))
            .Distinct()
            .Order()
            .ToList();
        if (columns.Count > TextTables.MostColumns)
            return null;
        if (columns.Count == 0 && rows.Count > 0)
            columns.Add(0);
        return
        [
            .. rows.Select(row =>
                row with
                {
                    Slots =
                    [
                        .. row.Slots.Select(slot =>
                        {
                            var column = row.IsWhole ? 0 : columns.BinarySearch(slot.Column);
                            var end = columns.BinarySearch(slot.End);
                            return slot with { Column = column, Span = Math.Max(1, (end < 0 ? ~end : end) - column) };
                        }),
                    ],
                }
            ),
        ];
    }
}
