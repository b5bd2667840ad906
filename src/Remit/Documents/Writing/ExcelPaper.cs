using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Remit.Documents.Writing;

// Inside the namespace, so that its words for cells go before those of the readers.
using DocumentFormat.OpenXml.Spreadsheet;

/// <summary>
/// Writes the tables of a publication as Excel (.xlsx), a sheet each: a bold header row that stays in sight and repeats in print, filters,
/// wrapped cells, dates as dates and numbers as numbers. A text is always a text, whatever it begins with. A last sheet says what it is
/// and as at when.
/// </summary>
public static class ExcelPaper
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Excel holds no more letters in a cell; the rest is cut, and the cell says so.</summary>
    internal const int MostLetters = 32_767;

    private const string CutShort = " [… cut: this is as much as Excel holds in a cell]";
    private const int LongestSheetName = 31;
    private const double Narrowest = 9;
    private const double Widest = 60;

    /// <summary>Long columns give way down to here, so that the sheet can be read when it is printed.</summary>
    private const double NarrowestOfLong = 28;

    /// <summary>What a landscape page of A4 shows in letters of a size that can be read.</summary>
    private const double PageWide = 150;

    private const double LineHigh = 13.2;

    /// <summary>Excel opens no file with a higher row.</summary>
    private const double Highest = 409;
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <summary>The file.</summary>
    public static byte[] Write(Publication publication)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Sheet();
            var sheets = new Sheets();
            var names = new DefinedNames();
            foreach (var grid in publication.Sheets)
                AddTable(book, sheets, names, grid, publication);
            AddAbout(book, sheets, publication);
            book.Workbook = new Workbook(sheets);
            if (names.HasChildren)
                book.Workbook.Append(names);
            file.PackageProperties.Title = XmlText.Of(publication.Title);
            file.PackageProperties.Creator = XmlText.Of(publication.Issuer ?? "");
            file.PackageProperties.Description = XmlText.Of(publication.Shows ?? "");
            file.PackageProperties.Language = WordLook.Language;
        }
        return stream.ToArray();
    }

    private static void AddTable(WorkbookPart book, Sheets sheets, DefinedNames names, Grid grid, Publication publication)
    {
        var rows = grid.AsSheet().ToList();
        var columns = rows[0].Count;
        var widths = Widths(rows, columns);
        var data = new SheetData();
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            var written = RowOf(i + 1, row.Select(cell => Content(cell, isHeader: i == 0)));
            // Not every reader works the height of a wrapped row out by itself; none is bound to this one.
            written.Height = Height(row, widths);
            data.Append(written);
        }
        var area = $"A1:{Letters(columns)}{rows.Count.ToString(CultureInfo.InvariantCulture)}";
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            new Columns(
                widths.Select(
                    (width, at) =>
                        new Column
                        {
                            Min = (uint)at + 1,
                            Max = (uint)at + 1,
                            Width = width,
                            CustomWidth = true,
                        }
                )
            ),
            data,
            new AutoFilter { Reference = area },
            Margins(),
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToHeight = 0,
            },
            new HeaderFooter(new OddFooter($"&L{InFooter(publication)}&RPage &P of &N"))
        );
        var (name, number) = Add(book, sheets, grid.Caption, sheet);
        var quoted = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
        names.Append(
            new DefinedName($"{quoted}!$A$1:${Letters(columns)}${rows.Count.ToString(CultureInfo.InvariantCulture)}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = number,
                Hidden = true,
            },
            new DefinedName($"{quoted}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = number }
        );
    }

    private static void AddAbout(WorkbookPart book, Sheets sheets, Publication publication)
    {
        string?[][] about =
        [
            ["Title", publication.Title],
            ["What it is", publication.Kind],
            ["Of", publication.Issuer],
            ["What it shows", publication.Shows],
        ];
        var data = new SheetData();
        foreach (var line in about.Where(line => !string.IsNullOrEmpty(line[1])))
            data.Append(
                RowOf(
                    data.ChildElements.Count + 1,
                    [(line[0]!, ExcelForm.Header, CellValues.InlineString), (line[1]!, ExcelForm.Text, CellValues.InlineString)]
                )
            );
        var columns = new Columns(
            new Column
            {
                Min = 1,
                Max = 1,
                Width = 18,
                CustomWidth = true,
            },
            new Column
            {
                Min = 2,
                Max = 2,
                Width = 80,
                CustomWidth = true,
            }
        );
        Add(
            book,
            sheets,
            "About",
            new Worksheet(
                new SheetProperties(new PageSetupProperties { FitToPage = true }),
                columns,
                data,
                Margins(),
                new PageSetup { PaperSize = 9, FitToHeight = 0 }
            )
        );
    }

    private static PageMargins Margins() =>
        new()
        {
            Left = 0.5,
            Right = 0.5,
            Top = 0.6,
            Bottom = 0.7,
            Header = 0.3,
            Footer = 0.3,
        };

    private static (string Name, uint Number) Add(WorkbookPart book, Sheets sheets, string caption, Worksheet worksheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        var number = (uint)sheets.ChildElements.Count;
        var name = NameOf(caption, [.. sheets.Elements<Sheet>().Select(s => s.Name!.Value!)]);
        sheets.Append(
            new Sheet
            {
                Id = book.GetIdOfPart(part),
                SheetId = number + 1,
                Name = name,
            }
        );
        return (name, number);
    }

    /// <summary>Excel refuses a book with a name that is too long, taken, or has one of seven signs in it.</summary>
    private static string NameOf(string caption, IReadOnlyList<string> taken)
    {
        var plain = string.Concat(
                XmlText
                    .Of(caption)
                    .Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)
            )
            .Trim(' ', '\'');
        if (plain.Length == 0)
            plain = "Table";
        for (var i = 1; ; i++)
        {
            var ending = i == 1 ? "" : $" {i.ToString(CultureInfo.InvariantCulture)}";
            var most = LongestSheetName - ending.Length;
            var name = (plain.Length > most ? plain[..most].TrimEnd(' ', '\'') : plain) + ending;
            if (
                !taken.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !name.Equals("History", StringComparison.OrdinalIgnoreCase)
            )
                return name;
        }
    }

    private static Row RowOf(int number, IEnumerable<(string Content, ExcelForm Form, CellValues Type)> cells)
    {
        var row = new Row { RowIndex = (uint)number };
        var column = 1;
        foreach (var (content, form, type) in cells)
        {
            var cell = new Cell
            {
                CellReference = Letters(column++) + number.ToString(CultureInfo.InvariantCulture),
                StyleIndex = (uint)form,
            };
            if (type == CellValues.Number)
            {
                cell.CellValue = new CellValue(content);
            }
            else if (content.Length > 0)
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(Escaped(content)) { Space = SpaceProcessingModeValues.Preserve });
            }
            row.Append(cell);
        }
        return row;
    }

    private static (string, ExcelForm, CellValues) Content(GridCell cell, bool isHeader) =>
        isHeader ? (cell.Text, ExcelForm.Header, CellValues.InlineString)
        : cell.Number is { } number ? (number.ToString(CultureInfo.InvariantCulture), ExcelForm.Number, CellValues.Number)
        // Excel counts days from 1900, and a day too many before March of that year.
        : cell.Date is { } day && day >= FirstDay
            ? (
                (day.DayNumber - FirstDay.DayNumber + 61).ToString(CultureInfo.InvariantCulture),
                ExcelForm.Date,
                CellValues.Number
            )
        : (cell.Text, ExcelForm.Text, CellValues.InlineString);

    /// <summary>
    /// A text as Excel reads it back: what XML can't hold, and a carriage return, as "_x000D_"; and what only looks like that, with its own
    /// first sign so written.
    /// </summary>
    internal static string Escaped(string text)
    {
        var line = text.ReplaceLineEndings("\n");
        if (line.Length > MostLetters)
            line = line[..(MostLetters - CutShort.Length)] + CutShort;
        var escaped = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (char.IsHighSurrogate(letter) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
                escaped.Append(line, i++, 2);
            else if (char.IsSurrogate(letter))
                escaped.Append('\uFFFD');
            else if (!XmlText.IsAllowed(letter) || (letter == '_' && LooksEscaped(line.AsSpan(i))))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_");
            else
                escaped.Append(letter);
        }
        return escaped.ToString();
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text is ['_', 'x' or 'X', _, _, _, _, '_', ..]
        && char.IsAsciiHexDigit(text[2])
        && char.IsAsciiHexDigit(text[3])
        && char.IsAsciiHexDigit(text[4])
        && char.IsAsciiHexDigit(text[5]);

    private static List<double> Widths(IReadOnlyList<IReadOnlyList<GridCell>> rows, int columns)
    {
        var wished = Enumerable.Range(0, columns).Select(c => Width(rows, c)).ToList();
        var most = Widest;
        while (most > NarrowestOfLong && wished.Sum(w => Math.Min(w, most)) > PageWide)
            most--;
        return [.. wished.Select(w => Math.Min(w, most))];
    }

    private static double Width(IReadOnlyList<IReadOnlyList<GridCell>> rows, int column)
    {
        var longest = rows.Max(r =>
            column < r.Count ? r[column].Lines.Select(l => l.Text.Text.Length).DefaultIfEmpty(0).Max() : 0
        );
        return Math.Clamp((longest * 1.05) + 4, Narrowest, Widest);
    }

    private static double Height(IReadOnlyList<GridCell> row, List<double> widths)
    {
        var lines = row.Select((cell, at) => LinesOf(cell.Text, widths[at])).DefaultIfEmpty(1).Max();
        return Math.Min((Math.Max(lines, 1) * LineHigh) + 2, Highest);
    }

    /// <summary>How many lines a text takes, a little more than it does: words are not broken.</summary>
    private static int LinesOf(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length * 1.05 / (width - 2))));

    private static string InFooter(Publication publication)
    {
        var words = publication.Shows is { Length: > 0 and < 100 } shows ? $"{publication.Title}. {shows}" : publication.Title;
        return XmlText.Of(words.Length > 200 ? words[..200] : words).Replace("&", "&&", StringComparison.Ordinal);
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }
}
