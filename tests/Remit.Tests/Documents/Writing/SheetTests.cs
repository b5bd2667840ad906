using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using Remit.Documents;
using Remit.Documents.Writing;
using Remit.Tests.Harness;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Remit.Tests.Documents.Writing;

public sealed class SheetTests
{
    private static readonly Publication Hostile = new("Hostile")
    {
        Parts = [new Grid([new("Text"), new("Other")], [.. Papers.Hostile.Select(t => new SheetRow(t, "x"))])],
    };

    [Fact]
    public void A_workbook_with_everything_in_it_is_sound_to_Office()
    {
        using var file = OpenExcel(ExcelPaper.Write(Papers.OfEverything));
        Papers.Faults(file).ShouldBeEmpty();
        Names(file).ShouldBe(["Hostile   a b", "Second", "About"]);
    }

    [Fact]
    public void A_name_of_a_sheet_is_shortened_and_told_apart()
    {
        var grid = new Grid([new("A")], []) { Caption = new string('n', 40) };
        using var file = OpenExcel(
            ExcelPaper.Write(new Publication("Two") { Parts = [grid, grid, grid with { Caption = "'" }] })
        );
        Names(file).ShouldBe([new string('n', 31), new string('n', 29) + " 2", "Table", "About"]);
    }

    [Fact]
    public void Dates_are_dates_numbers_are_numbers_and_texts_are_texts()
    {
        var day = new DateOnly(2007, 9, 3);
        var publication = new Publication("Kinds")
        {
            Parts =
            [
                new Grid([new("A"), new("B"), new("C"), new("D")], [new SheetRow(day, 12, "=1+1", new DateOnly(1899, 1, 1))]),
            ],
        };
        using var file = OpenExcel(ExcelPaper.Write(publication));
        var cells = Sheet(file).Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        DateOnly
            .FromDateTime(
                DateTime.FromOADate(double.Parse(cells[0].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture))
            )
            .ShouldBe(day);
        cells[1].CellValue!.Text.ShouldBe("12");
        cells[2].DataType!.Value.ShouldBe(CellValues.InlineString);
        cells[2].InlineString!.InnerText.ShouldBe("=1+1");
        cells[3].InlineString!.InnerText.ShouldBe("1899-01-01");
        file.WorkbookPart!.Workbook.Descendants<CellFormula>().ShouldBeEmpty();
    }

    [Fact]
    public void The_header_row_stays_in_sight_and_has_filters()
    {
        using var file = OpenExcel(ExcelPaper.Write(Papers.OfEverything));
        var sheet = Sheet(file);
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.GetFirstChild<AutoFilter>()!.Reference!.Value.ShouldBe($"A1:F{Papers.Hostile.Length + 3}");
        sheet
            .Descendants<Row>()
            .First()
            .Elements<Cell>()
            .Select(c => c.InlineString!.InnerText)
            .ShouldBe(["Heading", "Text", "Day", "Count", "Note", "Hidden"]);
        sheet.Descendants<Row>().ElementAt(1).Elements<Cell>().First().InlineString!.InnerText.ShouldBe("Over");
        sheet.Descendants<Row>().Last().Elements<Cell>().First().InlineString.ShouldBeNull("an empty heading ends the last one");
    }

    [Fact]
    public void A_text_longer_than_a_cell_is_cut_and_says_so()
    {
        var cut = ExcelPaper.Escaped(new string('x', ExcelPaper.MostLetters + 1));
        cut.Length.ShouldBe(ExcelPaper.MostLetters);
        cut.ShouldEndWith("holds in a cell]");
        ExcelPaper.Escaped(new string('x', ExcelPaper.MostLetters)).ShouldEndWith("x");
    }

    [Fact]
    public void What_CSV_writes_CSV_reads_whatever_it_begins_with()
    {
        var rows = Papers.Hostile.Select(t => new[] { t, "x" }).ToList();
        var read = CsvText.Read(CsvText.Write(rows), ',', (_, _, wrong) => Assert.Fail(wrong));
        read.Select(r => r[0].Text).ShouldBe(Papers.Hostile);
    }

    [Fact]
    public void Any_text_survives_CSV_and_none_can_be_taken_for_a_formula()
    {
        var letters = Gen.Elements("'=+-@\t\r\n ,\";aZ0＝".ToCharArray());
        Prop.ForAll(
                Gen.ArrayOf(letters).ToArbitrary(),
                word =>
                {
                    var text = new string(word);
                    var csv = CsvText.Write([
                        [text, "x"],
                    ]);
                    var cell = csv[0] == '"' ? csv[1..] : csv;
                    var isFormula = text.Length > 1 && cell.Length > 0 && "=+-@\t＝".Contains(cell[0], StringComparison.Ordinal);
                    return !isFormula && CsvText.Read(csv, ',', (_, _, _) => { })[0][0].Text == text;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void CSV_is_marked_as_UTF_8_and_reads_back_as_it_was()
    {
        var bytes = CsvPaper.Write(Papers.OfEverything);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var rows = CsvText.Read(Encoding.UTF8.GetString(bytes.AsSpan(3)), ',', (_, _, wrong) => Assert.Fail(wrong));
        rows[0].Select(c => c.Text).ShouldBe(["Heading", "Text", "Day", "Count", "Note", "Hidden"]);
        rows[1].Select(c => c.Text).ShouldBe(["Over", "- one\n- two", "2007-09-03", "12", "", "only here"]);
        rows.Skip(2).SkipLast(1).Select(r => r[1].Text).ShouldBe(Papers.Hostile);
        CsvPaper.Write(new Publication("No table")).Length.ShouldBe(3);
    }

    [Fact]
    public async Task LibreOffice_takes_no_cell_of_a_workbook_for_a_formula_and_gives_each_back()
    {
        var saved = await Office.Saves(ExcelPaper.Write(Hostile), "xlsx", "xlsx:Calc MS Excel 2007 XML");
        using var file = OpenExcel(saved);
        file.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
        var shared = file
            .WorkbookPart.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>()
            .Select(s => s.InnerText)
            .ToList();
        Sheet(file)
            .Descendants<Row>()
            .Skip(1)
            .Select(r =>
                shared[int.Parse(r.Elements<Cell>().First().CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)]
            )
            .Select(t => t.Replace("_x005F_", "_", StringComparison.Ordinal))
            .ShouldBe(Papers.Hostile);
    }

    [Fact]
    public async Task LibreOffice_takes_no_cell_of_CSV_for_a_formula_and_gives_each_back()
    {
        // Commas, quotation marks, UTF-8, from the first line; and what begins as a formula is to be worked out.
        const string read = "Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,false,false,false,0,true";
        var csv = CsvPaper.Write(Hostile);
        using (var without = OpenExcel(await Office.Saves("=1+1,x\n"u8.ToArray(), "csv", "xlsx:Calc MS Excel 2007 XML", read)))
            without.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).ShouldNotBeEmpty();
        using (var opened = OpenExcel(await Office.Saves(csv, "csv", "xlsx:Calc MS Excel 2007 XML", read)))
            opened.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
        var saved = await Office.Saves(csv, "csv", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", read);
        var rows = CsvText.Read(Encoding.UTF8.GetString(saved).TrimStart('\uFEFF'), ',', (_, _, wrong) => Assert.Fail(wrong));
        // A spreadsheet that opens CSV makes numbers of what looks like numbers: that is why there is Excel.
        string[] numbers = ["5.10", "007", "1-2", "TRUE", "2007-09-03"];
        var kept = rows.Skip(1).Select(r => r[0].Text).ToList();
        foreach (
            var (text, i) in Papers.Hostile.Select((t, i) => (t, i)).Where(p => !numbers.Contains(p.t, StringComparer.Ordinal))
        )
            kept[i].ShouldBe(text);
    }

    private static SpreadsheetDocument OpenExcel(byte[] file) =>
        SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

    private static IEnumerable<string> Names(SpreadsheetDocument file) =>
        file.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!);

    private static Worksheet Sheet(SpreadsheetDocument file) =>
        (
            (WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)
        ).Worksheet;
}
