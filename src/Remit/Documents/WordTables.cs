using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// Reads the tables of a Word file. A table of one column is a frame, and what stands in it is text; so is what stands above the header
/// row, which is the first with two filled cells. A table inside a cell becomes lines of the cell.
/// </summary>
internal sealed class WordTables(
    WordParagraphs paragraphs,
    WordNotices notices,
    ProblemLog problems,
    Action<XElement> readAsText,
    Action<Block> add
)
{
    private const int MostSpan = 1000;
    private readonly GridTables grid = new(problems);

    public void Read(XElement table)
    {
        var rows = Rows(table)
            .Select(row => (Row: row, Cells: Within(row, "tc").ToList()))
            .Where(row => row.Cells.Count > 0)
            .ToList();
        var isFrame = rows.TrueForAll(row => row.Cells.Count == 1);
        var found = new List<GridRow>();
        foreach (var (row, cells) in rows)
        {
            if (isFrame || (cells.Count == 1 && found.Count == 0))
            {
                readAsText(cells[0]);
                continue;
            }
            var read = Row(row, cells, found.Count > 0);
            if (found.Count > 0 || read.Cells.Count(cell => !cell.Cell.IsBlank) > 1)
                found.Add(read);
            else
                foreach (var cell in read.Cells)
                    AddText(cell.Cell);
        }
        if (found.Count > 0)
            add(grid.Build(found));
    }

    private IEnumerable<XElement> Rows(XElement table)
    {
        foreach (var row in Within(table, "tr"))
        {
            var properties = row.Element("trPr");
            if (properties?.Element("del") is not null)
                notices.Tracked();
            else if (properties.Switch("hidden") == true && row.Descendants("t").Any(text => text.Value.Length > 0))
                notices.Count(WordNotices.HiddenRows);
            else
                yield return row;
        }
    }

    /// <summary>The rows of a table or cells of a row, also those in content controls and the like.</summary>
    private static IEnumerable<XElement> Within(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName == name)
                yield return child;
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo")
                foreach (var inside in Within(child, name))
                    yield return inside;
        }
    }

    private GridRow Row(XElement row, List<XElement> cells, bool hasRowAbove)
    {
        var properties = row.Element("trPr");
        var at = Math.Clamp(properties?.Element("gridBefore").Whole("val") ?? 0, 0, MostSpan);
        var read = new List<GridCell>();
        foreach (var cell in cells)
        {
            var merged = cell.Element("tcPr");
            var until = at + Math.Clamp(merged?.Element("gridSpan").Whole("val") ?? 1, 1, MostSpan);
            var found = merged?.Element("cellDel") is null ? Cell(cell, at, until) : Blank(at, until);
            if (hasRowAbove && merged?.Element("vMerge") is { } vertical && (string?)vertical.Attribute("val") != "restart")
                read.Add(Covered(found) with { Cell = Blank(at, until).Cell with { GoesOnFromAbove = true } });
            else if (read.Count > 0 && merged?.Element("hMerge") is { } flat && (string?)flat.Attribute("val") != "restart")
                read[^1] = read[^1] with { Until = Covered(found).Until };
            else
                read.Add(found);
            at = until;
        }
        return new(read, properties.Switch("tblHeader") == true);
    }

    private GridCell Covered(GridCell cell)
    {
        if (!cell.Cell.IsBlank)
            notices.Count(WordNotices.Covered);
        return cell with { Doubt = null };
    }

    private GridCell Blank(int from, int until) => new(from, until, new([], notices.PlaceOf(paragraphs.Last)));

    private GridCell Cell(XElement cell, int from, int until)
    {
        var lines = new List<CellLine>();
        var isApart = false;
        var hasTable = false;
        foreach (var piece in paragraphs.In(cell))
        {
            if (piece.Table is { } table)
            {
                hasTable = true;
                AddLinesOf(table, lines);
                isApart = true;
                continue;
            }
            var found = Lines(piece);
            if (found.Count == 0)
            {
                isApart = lines.Count > 0;
                continue;
            }
            var isItem = piece.Mark.Length > 0 || ListMark.TryRead(found[0].Text, out _, out _);
            if (lines.Count > 0 && (isApart || !isItem))
                lines.Add(new("", piece.Number, 1));
            lines.AddRange(found);
            isApart = false;
        }
        var place = lines.Count > 0 ? notices.PlaceOf(lines[0].Line, lines[0].Column) : notices.PlaceOf(paragraphs.Last);
        return new(from, until, new(lines, place))
        {
            Doubt = hasTable
                ? ("There is a table inside this cell; each of its rows was taken as a line.", "Expected text in a cell.")
                : null,
        };
    }

    // A number alone is a cell's text where Word numbers the rows of a table; a bullet alone says nothing.
    private static List<CellLine> Lines(WordPiece piece)
    {
        var lines = piece.Lines();
        for (var at = 0; at < lines.Count; at++)
            lines[at] = lines[at] with
            {
                Text = string.Join(' ', lines[at].Text.Split('\t', StringSplitOptions.RemoveEmptyEntries)),
            };
        if (piece.Mark.Length == 0)
            return lines;
        if (lines.Count > 0)
            lines[0] = lines[0] with { Text = WordDocument.WithMark(piece.Mark, lines[0].Text) };
        else if (piece.Mark.Any(char.IsLetterOrDigit))
            lines.Add(new(piece.Mark, piece.Number, 1));
        return lines;
    }

    private void AddLinesOf(XElement table, List<CellLine> lines)
    {
        foreach (var row in Rows(table))
        {
            var cells = Within(row, "tc").Select(cell => Cell(cell, 0, 1).Cell).Where(cell => !cell.IsBlank).ToList();
            if (cells.Count == 0)
                continue;
            var texts = cells.Select(cell =>
                string.Join(' ', cell.Lines.Select(line => line.Text).Where(text => text.Length > 0))
            );
            lines.Add(new(string.Join(" | ", texts), cells[0].Place.Line, cells[0].Place.Column));
        }
    }

    // Lines of one paragraph stay together.
    private void AddText(Cell cell)
    {
        foreach (var lines in cell.Lines.Where(line => line.Text.Length > 0).GroupBy(line => line.Line))
        {
            var text = string.Join('\n', lines.Select(line => line.Text));
            var place = notices.PlaceOf(lines.Key, lines.First().Column);
            add(
                ListMark.TryRead(text, out var mark, out var start)
                    ? new ListItem(mark, text[start..], place)
                    : new Paragraph(text, place)
            );
        }
    }
}
