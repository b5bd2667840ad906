using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>Reads the header of terms of reference: a table of labels and values, or lines such as "Version: 1.2".</summary>
internal static class TermsHeader
{
    private const int LongestValue = 200;

    /// <summary>The rows of a table or paragraph that is a header; null where it is none.</summary>
    public static IReadOnlyList<HeaderRow>? Of(Block block) =>
        block switch
        {
            Table table => OfTable(table),
            Paragraph { Level: null } paragraph => OfLines(paragraph),
            _ => null,
        };

    private static List<HeaderRow>? OfTable(Table table)
    {
        if (table.Rows.Count > 40)
            return null;
        var header = table.Header.Cells;
        if (
            table.Rows is [var only]
            && header.Count > 1
            && header.Count == only.Cells.Count
            && header.All(c => TermsWords.Shipped.HeaderOf(Label(c.Text)) is not null)
            && !only.Cells.Any(c => TermsWords.Shipped.HeaderOf(Label(c.Text)) is not null)
        )
            return [.. header.Zip(only.Cells, (label, value) => Row(label.Text, value.Text, PlaceOf(value)))];
        var rows = new List<HeaderRow>();
        foreach (var row in table.Rows.Prepend(table.Header))
        {
            var cells = row.Cells.Where(c => !c.IsBlank).ToList();
            if (cells.Count == 0)
                continue;
            if (cells.Count == 1 && row.Cells.Count > 1 && !row.Cells[0].IsBlank)
                rows.Add(Row(cells[0].Text, "", PlaceOf(cells[0])));
            else if (cells.Count == 1)
                rows.Add(Row("", cells[0].Text, PlaceOf(cells[0])));
            else if (cells.Count is 2 or 4 && cells.TrueForAll(c => c.Text.Length <= 2 * LongestValue))
                for (var at = 0; at < cells.Count; at += 2)
                    rows.Add(Row(cells[at].Text, cells[at + 1].Text, PlaceOf(cells[at + 1])));
            else
                return null;
        }
        var known = rows.Count(r => r.Key is not null);
        return known > 0 && known * 2 >= rows.Count ? rows : null;
    }

    /// <summary>A table of labels and values has no header row: its first is one of them, and names no column.</summary>
    private static FilePlace PlaceOf(Cell cell) => cell.Place with { Row = (cell.Place.Row ?? 0) + 1, ColumnName = null };

    private static List<HeaderRow>? OfLines(Paragraph paragraph)
    {
        var rows = new List<HeaderRow>();
        foreach (var line in paragraph.Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.Length > LongestValue || Line(line, paragraph.Place) is not { } row)
                return null;
            rows.Add(row);
        }
        return rows.Count > 0 ? rows : null;
    }

    private static HeaderRow? Line(string line, FilePlace place)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            var row = Row(line[..colon], line[(colon + 1)..], place);
            return row.Key is not null && row.Value.Length > 0 ? row : null;
        }
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(4, words.Length - 1); count > 0; count--)
        {
            var row = Row(string.Join(' ', words.Take(count)), string.Join(' ', words.Skip(count)), place);
            if (row.Key is "version" && char.IsAsciiDigit(row.Value[0]))
                return row;
            if (row.Key is not null && WrittenDate.Read(row.Value)?.LastDay is not null)
                return row;
        }
        return null;
    }

    private static HeaderRow Row(string label, string value, FilePlace place) =>
        new(TermsWords.Shipped.HeaderOf(Label(label)), Label(label), OneLine.Of(value), place);

    private static string Label(string text) => OneLine.Of(text).TrimEnd(':', ' ');
}
