using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>A filled cell: where, what Excel shows in it, whether that is text (no number, date or truth), and the number of its style.</summary>
internal sealed record ExcelCell(int Row, int Column, string Text, bool IsText, int Style);

/// <summary>A visible row with its filled cells, and how many empty rows stand above it, hidden ones not counted.</summary>
internal sealed record ExcelRow(int Number, IReadOnlyList<ExcelCell> Cells, int EmptyAbove);

/// <summary>Cells that were merged into one, from the first row and column to the last, both of them included.</summary>
internal sealed record ExcelMerge(int Top, int Left, int Bottom, int Right);

/// <summary>What can be seen of a sheet, and how many filled rows and columns are hidden.</summary>
internal sealed record ExcelSheet(
    IReadOnlyList<ExcelRow> Rows,
    IReadOnlyList<ExcelMerge> Merges,
    int HiddenRows,
    int HiddenColumns
);

/// <summary>Reads the cells of sheets, row by row, whatever range the sheet says that it fills.</summary>
internal sealed partial class ExcelSheetReader(IReadOnlyList<string> texts, ExcelFormats formats, ProblemLog problems)
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int MostMerges = 100_000;
    private const long MostLetters = 100_000_000;
    private long filled;
    private long letters;

    public ExcelSheet Read(XmlReader xml, FilePlace start)
    {
        var rows = new SortedDictionary<int, List<ExcelCell>?>();
        var merges = new List<ExcelMerge>();
        var hidden = new HashSet<int>();
        var hiddenRows = 0;
        var hiddenColumns = new HashSet<int>();
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "col" when HiddenIn(OfficeXml.Element(xml)) is var (from, to):
                    for (
                        var column = Math.Max(from, 1);
                        column <= Math.Min(to, MostColumns) && hidden.Count < MostColumns;
                        column++
                    )
                        hidden.Add(column);
                    break;
                case "row":
                    var row = OfficeXml.Element(xml);
                    number = row.Whole("r") is { } given and >= 1 and <= MostRows ? given : Math.Min(number + 1, MostRows);
                    var isHidden = row.Attribute("hidden") is { } mark && OfficeXml.IsOn(mark.Value);
                    var cells = Cells(row, number, start, isHidden, hidden, hiddenColumns);
                    if (isHidden && cells.Count > 0)
                        hiddenRows++;
                    if (isHidden)
                        rows.TryAdd(number, null);
                    else if (rows.TryGetValue(number, out var same) && same is not null)
                        same.AddRange(cells);
                    else if (cells.Count > 0)
                        rows[number] = cells;
                    break;
                case "mergeCell" when Merge(OfficeXml.Element(xml)) is { } merge:
                    merges.Add(merge);
                    if (merges.Count > MostMerges)
                        throw new OfficeRefusal(
                            $"A sheet has more than {MostMerges:N0} merged cells.",
                            "Expected a table or a list."
                        );
                    break;
            }
        }
        return new(Visible(rows), merges, hiddenRows, hiddenColumns.Count);
    }

    private static List<ExcelRow> Visible(SortedDictionary<int, List<ExcelCell>?> rows)
    {
        var visible = new List<ExcelRow>();
        var (last, empty) = (0, 0);
        foreach (var (number, cells) in rows)
        {
            empty += number - last - 1;
            last = number;
            if (cells is null)
                continue;
            visible.Add(new(number, [.. cells.DistinctBy(cell => cell.Column).OrderBy(cell => cell.Column)], empty));
            empty = 0;
        }
        return visible;
    }

    private static (int From, int To)? HiddenIn(XElement column) =>
        column.Attribute("hidden") is { } mark
        && OfficeXml.IsOn(mark.Value)
        && column.Whole("min") is { } from
        && column.Whole("max") is { } to
            ? (from, to)
            : null;

    private List<ExcelCell> Cells(
        XElement row,
        int number,
        FilePlace start,
        bool isRowHidden,
        HashSet<int> hidden,
        HashSet<int> hiddenColumns
    )
    {
        var cells = new List<ExcelCell>();
        var column = 0;
        foreach (var cell in row.Elements("c"))
        {
            column = ColumnOf((string?)cell.Attribute("r")) ?? Math.Min(column + 1, MostColumns);
            var isHidden = hidden.Contains(column);
            var place = start with { Line = number, Column = column };
            var (text, isText) = Value(cell, isRowHidden || isHidden ? null : place);
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (isHidden && !isRowHidden)
                hiddenColumns.Add(column);
            if (isHidden)
                continue;
            if (++filled > SourceLines.MostTabs || (letters += text.Length) > MostLetters)
                throw new OfficeRefusal(
                    $"The file has more than {SourceLines.MostTabs:N0} filled cells, or more text than a document has.",
                    "A file of registers has a few thousand."
                );
            cells.Add(new(number, column, text, isText, cell.Whole("s") ?? 0));
        }
        return cells;
    }

    /// <summary>What a cell shows, and whether that is text; what is wrong with it is said where its place is given.</summary>
    private (string Text, bool IsText) Value(XElement cell, FilePlace? place)
    {
        var value = (string?)cell.Element("v");
        switch ((string?)cell.Attribute("t"))
        {
            case "s":
                if (
                    int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var at)
                    && at >= 0
                    && at < texts.Count
                )
                    return (texts[at], true);
                if (place is not null && !string.IsNullOrEmpty(value))
                    problems.Refuse(
                        place,
                        "The file does not hold the text of this cell.",
                        "Expected a sound file: save it in Excel again."
                    );
                return ("", true);
            case "inlineStr":
                return (cell.Element("is") is { } inline ? Text(inline) : "", true);
            case "e":
                if (place is not null)
                    problems.Refuse(
                        place,
                        $"There is the error {value} in this cell.",
                        "Expected a value: put the formula right."
                    );
                return ("", true);
            case "b":
                return (
                    value is "1" or "true" ? "TRUE"
                    : value is null ? ""
                    : "FALSE",
                    false
                );
            case "d":
                return (formats.ShowIso(value ?? ""), false);
            case "str":
                return (value is null ? Missing(cell, place) : Clean(value), true);
            default:
                return (string.IsNullOrEmpty(value) ? Missing(cell, place) : formats.Show(value, cell.Whole("s") ?? 0), false);
        }
    }

    private string Missing(XElement cell, FilePlace? place)
    {
        if (cell.Element("f") is not null && place is not null)
            problems.Doubt(
                place,
                "The formula of this cell has no result in the file; the cell was taken as empty.",
                "Expected a value: open the file in Excel and save it again."
            );
        return "";
    }

    /// <summary>The text of a shared or inline string: all its runs, without the readings that stand over Asian text.</summary>
    public static string Text(XElement text) =>
        Clean(
            string.Concat(
                text.Elements()
                    .Where(part => part.Name.LocalName is "t" or "r")
                    .Select(part =>
                        part.Name.LocalName == "t" ? part.Value : string.Concat(part.Elements("t").Select(run => run.Value))
                    )
            )
        );

    // A sign that XML can't hold stands as its number: "_x000D_".
    private static string Clean(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
            text = Escape()
                .Replace(
                    text,
                    found =>
                        (
                            (char)ushort.Parse(found.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                        ).ToString()
                );
        var isPlain = !text.AsSpan().ContainsAny("\r\t\u00AD\u00A0\u2007\u202F\u200B\uFEFF") && !text.Any(char.IsControl);
        if (isPlain)
            return text;
        return string.Concat(
            text.ReplaceLineEndings("\n")
                .Select(sign =>
                    sign is '\u00A0' or '\u2007' or '\u202F' or '\t' ? " "
                    : sign is '\u00AD' or '\u200B' or '\uFEFF' || (char.IsControl(sign) && sign != '\n') ? ""
                    : sign.ToString()
                )
        );
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    private static ExcelMerge? Merge(XElement merge)
    {
        var ends = ((string?)merge.Attribute("ref") ?? "").Split(':');
        return
            ends.Length == 2
            && ColumnOf(ends[0]) is { } left
            && ColumnOf(ends[1]) is { } right
            && RowOf(ends[0]) is { } top
            && RowOf(ends[1]) is { } bottom
            ? left <= right && top <= bottom
                ? new(top, left, bottom, right)
                : null
            : null;
    }

    /// <summary>3 for "C14"; null for what is no cell.</summary>
    private static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
            if (column > MostColumns)
                return null;
        }
        return column == 0 ? null : column;
    }

    private static int? RowOf(string cell) =>
        int.TryParse(
            cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
            ? row
            : null;
}
