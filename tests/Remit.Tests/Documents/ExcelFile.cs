using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Remit.Tests.Documents;

/// <summary>
/// An Excel file as Open XML itself writes it, for the reader's tests. Cells are texts, numbers, truths, <see cref="ExcelValue"/>s, or null
/// for none.
/// </summary>
internal sealed class ExcelFile
{
    private readonly List<ExcelPage> pages = [];

    /// <summary>The number formats of the styles 1, 2, …; style 0 is "General".</summary>
    public string[] Formats { get; init; } = [];

    public bool IsFrom1904 { get; init; }

    public ExcelPage Sheet(string name)
    {
        pages.Add(new(name));
        return pages[^1];
    }

    private byte[]? written;

    public byte[] Bytes(SpreadsheetDocumentType type = SpreadsheetDocumentType.Workbook) => written ??= Write(type);

    private byte[] Write(SpreadsheetDocumentType type)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, type))
        {
            var book = file.AddWorkbookPart();
            var sheets = new Sheets();
            var texts = new SharedStringTable();
            foreach (var page in pages)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = page.ToWorksheet(texts);
                sheets.AppendChild(
                    new Sheet
                    {
                        Name = page.Name,
                        SheetId = (uint)pages.IndexOf(page) + 1,
                        Id = book.GetIdOfPart(part),
                        State = page.IsHidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                    }
                );
            }
            book.Workbook = new Workbook(new WorkbookProperties { Date1904 = IsFrom1904 }, sheets);
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = texts;
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        }
        return stream.ToArray();
    }

    private Stylesheet Styles() =>
        new(
            new NumberingFormats(
                Formats.Select((code, at) => new NumberingFormat { NumberFormatId = (uint)(170 + at), FormatCode = code })
            ),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                Formats
                    .Select((_, at) => new CellFormat { NumberFormatId = (uint)(170 + at), ApplyNumberFormat = true })
                    .Prepend(new CellFormat { NumberFormatId = 0 })
            )
        );
}

/// <summary>A sheet of an Excel file. Each row is put under the one before it.</summary>
internal sealed class ExcelPage(string name)
{
    private readonly SheetData data = new();
    private readonly List<Func<SharedStringTable, Row>> rows = [];
    private readonly List<string> merges = [];
    private readonly List<(uint From, uint To)> hidden = [];
    private uint number;

    public string Name => name;
    public bool IsHidden { get; set; }
    public string? Dimension { get; set; }

    public ExcelPage Row(params object?[] cells) => AddRow(false, cells);

    public ExcelPage HiddenRow(params object?[] cells) => AddRow(true, cells);

    public ExcelPage Empty(int rows = 1)
    {
        number += (uint)rows;
        return this;
    }

    public ExcelPage Merge(string range)
    {
        merges.Add(range);
        return this;
    }

    public ExcelPage HideColumns(uint from, uint to)
    {
        hidden.Add((from, to));
        return this;
    }

    private ExcelPage AddRow(bool isHidden, object?[] cells)
    {
        var at = ++number;
        rows.Add(texts =>
        {
            var row = new Row { RowIndex = at };
            if (isHidden)
                row.Hidden = true;
            for (var column = 0; column < cells.Length; column++)
                if (CellOf(cells[column], texts) is { } cell)
                {
                    cell.CellReference = ReferenceOf(column) + at.ToString(CultureInfo.InvariantCulture);
                    row.AppendChild(cell);
                }
            return row;
        });
        return this;
    }

    private static string ReferenceOf(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ReferenceOf((column / 26) - 1) + (char)('A' + (column % 26));

    private static Cell? CellOf(object? value, SharedStringTable texts)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                texts.AppendChild(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
                // Counting the children of an element walks them all.
                texts.UniqueCount = (texts.UniqueCount?.Value ?? 0) + 1;
                return new(new CellValue((texts.UniqueCount.Value - 1).ToString(CultureInfo.InvariantCulture)))
                {
                    DataType = CellValues.SharedString,
                };
            case bool truth:
                return new(new CellValue(truth ? "1" : "0")) { DataType = CellValues.Boolean };
            case ExcelValue own:
                return new(
                    $"<x:c xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" {own.Attributes}>{own.Inside}</x:c>"
                );
            default:
                return new(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!));
        }
    }

    public Worksheet ToWorksheet(SharedStringTable texts)
    {
        data.Append(rows.Select(row => row(texts)));
        var sheet = new Worksheet();
        if (Dimension is not null)
            sheet.AppendChild(new SheetDimension { Reference = Dimension });
        if (hidden.Count > 0)
            sheet.AppendChild(
                new Columns(
                    hidden.Select(range => new Column
                    {
                        Min = range.From,
                        Max = range.To,
                        Hidden = true,
                    })
                )
            );
        sheet.AppendChild(data);
        if (merges.Count > 0)
            sheet.AppendChild(new MergeCells(merges.Select(range => new MergeCell { Reference = range })));
        return sheet;
    }
}

/// <summary>What the builder has no word for: the attributes of a cell and its inside, whose elements begin with "x:".</summary>
internal sealed record ExcelValue(string Attributes, string Inside)
{
    /// <summary>A number in one of the file's styles.</summary>
    public static ExcelValue Styled(double number, int style) =>
        new($"s=\"{style}\"", $"<x:v>{number.ToString("R", CultureInfo.InvariantCulture)}</x:v>");
}
