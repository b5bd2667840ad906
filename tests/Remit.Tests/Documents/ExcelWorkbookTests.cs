using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class ExcelWorkbookTests
{
    private static DocumentReading Read(ExcelFile file) => DocumentFile.Read("plan.xlsx", new MemoryStream(file.Bytes()));

    private static string[] Said(ExcelFile file) => [.. Read(file).Problems.Select(problem => problem.ToString())];

    private static string[] Shown(ExcelFile file) =>
        [
            .. Read(file)
                .Document!.Blocks.SelectMany(block =>
                    block switch
                    {
                        Paragraph paragraph => [paragraph.Text],
                        ListItem item => [$"{item.Mark.Written} {item.Text}"],
                        Table table => table.Rows.Prepend(table.Header).Select(row => $"{table.Number}: " + Texts(row)),
                        _ => (IEnumerable<string>)[],
                    }
                ),
        ];

    private static string Texts(TableRow row) =>
        string.Join('/', row.Cells.Select(cell => (cell.GoesOnFromAbove ? "^" : "") + cell.Text));

    private static ExcelFile With(Action<ExcelPage> fill, params string[] formats)
    {
        var file = new ExcelFile { Formats = formats };
        fill(file.Sheet("Actions"));
        return file;
    }

    [Fact]
    public void A_sheet_has_titles_a_header_and_rows_with_their_places()
    {
        var file = With(sheet =>
            sheet
                .Row("Action log")
                .Row(null, "as at May")
                .Row("No", "Action", "Owner")
                .Row(1, "Paint\nthe hull", "Ann")
                .Row(2, "Sail")
        );
        Shown(file).ShouldBe(["Action log", "as at May", "1: No/Action/Owner", "1: 1/Paint\nthe hull/Ann", "1: 2/Sail/"]);
        Said(file).ShouldBeEmpty();
        var table = Read(file).Document!.Blocks.OfType<Table>().Single();
        table.Rows[1].Cells[1].Place.ToString().ShouldBe("plan.xlsx: sheet “Actions”, cell B5, Action");
    }

    [Fact]
    public void Every_visible_sheet_is_read_and_hidden_ones_are_said()
    {
        var file = new ExcelFile();
        file.Sheet("Boats").Row("Name", "Berth").Row("Ann", 1);
        file.Sheet("Old").Row("Name", "Berth").IsHidden = true;
        file.Sheet("Crew").Row("Name", "Post").Row("Bob", "Mate");
        Shown(file).ShouldBe(["1: Name/Berth", "1: Ann/1", "2: Name/Post", "2: Bob/Mate"]);
        Said(file).ShouldBe(["plan.xlsx: sheet “Old”, cell A1: This sheet is hidden. Show it in Excel if it counts."]);
    }

    [Fact]
    public void Hidden_rows_and_columns_are_left_out_and_said()
    {
        var file = With(sheet =>
            sheet.Row("A", "B", "C").Row("1", "2", "3").HiddenRow("x", "y", "z").Row("4", "5", "6").HideColumns(2, 2)
        );
        Shown(file).ShouldBe(["1: A/C", "1: 1/3", "1: 4/6"]);
        Said(file)
            .ShouldBe([
                "plan.xlsx: sheet “Actions”, cell A1: There are hidden rows (1). Show them in Excel, or take the filter off, if they count.",
                "plan.xlsx: sheet “Actions”, cell A1: There are hidden columns (1). Show them in Excel if they count.",
            ]);
    }

    [Theory]
    [InlineData(39328, "dd/mm/yyyy", "2007-09-03")]
    [InlineData(39328.604166667, "dd/mm/yyyy hh:mm", "2007-09-03 14:30")]
    [InlineData(0.604166667, "hh:mm", "14:30")]
    [InlineData(39328, "[$-809]d mmmm yyyy;@", "2007-09-03")]
    [InlineData(39328, "mmm\\-yy", "2007-09-03")]
    [InlineData(1, "d/m/yy", "1900-01-01")]
    [InlineData(0.85, "0%", "85%")]
    [InlineData(0.125, "0.0%", "12.5%")]
    [InlineData(5.1, "0.00", "5.10")]
    [InlineData(1234567, "#,##0", "1,234,567")]
    [InlineData(1200.5, "\"£\"#,##0.00", "£1,200.50")]
    [InlineData(1200, "[$£-809]#,##0", "£1,200")]
    [InlineData(7, "000", "007")]
    [InlineData(3, "General", "3")]
    [InlineData(0.3, "General", "0.3")]
    [InlineData(-4, "#,##0;[Red]-#,##0", "-4")]
    [InlineData(12, "General\" days\"", "12")]
    public void Numbers_show_as_in_Excel_and_dates_in_ISO(double number, string format, string shown) =>
        Shown(With(sheet => sheet.Row("Name", "Value").Row("x", ExcelValue.Styled(number, 1)), format))[1]
            .ShouldBe($"1: x/{shown}");

    [Fact]
    public void Dates_may_count_from_1904()
    {
        var file = new ExcelFile { Formats = ["dd/mm/yyyy"], IsFrom1904 = true };
        file.Sheet("A").Row("Name", "Day").Row("x", ExcelValue.Styled(39328 - 1462, 1));
        Shown(file)[1].ShouldBe("1: x/2007-09-03");
    }

    [Fact]
    public void Texts_of_every_kind_truths_and_results_of_formulas_are_read()
    {
        var file = With(sheet =>
            sheet
                .Row("Name", "Value")
                .Row(
                    "inline",
                    new ExcelValue("t=\"inlineStr\"", "<x:is><x:r><x:t>Rich </x:t></x:r><x:r><x:t>text</x:t></x:r></x:is>")
                )
                .Row("truth", true)
                .Row("formula", new ExcelValue("t=\"str\"", "<x:f>A1&amp;B1</x:f><x:v>sum_x000D_</x:v>"))
                .Row("number", new ExcelValue("", "<x:f>1+1</x:f><x:v>2</x:v>"))
                .Row("date", new ExcelValue("t=\"d\"", "<x:v>2007-09-03T00:00:00</x:v>"))
                .Row("none", new ExcelValue("", "<x:f>1+1</x:f>"))
        );
        Shown(file)
            .Skip(1)
            .ShouldBe([
                "1: inline/Rich text",
                "1: truth/TRUE",
                "1: formula/sum",
                "1: number/2",
                "1: date/2007-09-03",
                "1: none/",
            ]);
        Said(file)
            .ShouldBe([
                "plan.xlsx: sheet “Actions”, cell B7: The formula of this cell has no result in the file; the cell was taken as empty. Expected a value: open the file in Excel and save it again.",
            ]);
    }

    [Fact]
    public void Errors_are_refused_with_their_cell()
    {
        var reading = Read(With(sheet => sheet.Row("A", "B").Row("1", new ExcelValue("t=\"e\"", "<x:v>#REF!</x:v>"))));
        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Weight.ShouldBe(ProblemWeight.Refused);
        problem
            .ToString()
            .ShouldBe(
                "plan.xlsx: sheet “Actions”, cell B2: There is the error #REF! in this cell. Expected a value: put the formula right."
            );
    }

    [Fact]
    public void One_empty_row_goes_on_two_before_a_header_end_the_table() =>
        Shown(
                With(sheet =>
                    sheet
                        .Row("No", "Action")
                        .Row(1, "Paint")
                        .Empty()
                        .Row(2, "Sail")
                        .Empty(3)
                        .Row("Members")
                        .Row("Name", "Post")
                        .Row("Ann", "Chair")
                        .Empty(2)
                        .Row("Berth", "Side", "Depth")
                        .Row(1, "Port", 2)
                        .Empty()
                        .Row("Notes")
                        .Row("Depth in metres")
                )
            )
            .ShouldBe([
                "1: No/Action",
                "1: 1/Paint",
                "1: 2/Sail",
                "Members",
                "2: Name/Post",
                "2: Ann/Chair",
                "3: Berth/Side/Depth",
                "3: 1/Port/2",
                "Notes",
                "Depth in metres",
            ]);

    [Fact]
    public void Names_and_values_above_a_table_are_a_table_of_their_own() =>
        Shown(
                With(sheet =>
                    sheet
                        .Row("Version", 2)
                        .Row("Owner", "Ann")
                        .Empty()
                        .Row("No", "Action", "Owner", "Due")
                        .Row(1, "Paint", "Bob", "May")
                )
            )
            .ShouldBe(["1: Version/2", "1: Owner/Ann", "2: No/Action/Owner/Due", "2: 1/Paint/Bob/May"]);

    [Fact]
    public void Merged_cells_are_headings_or_go_on_from_above() =>
        Shown(
                With(sheet =>
                    sheet
                        .Row("No", "Action", "Progress", null)
                        .Row(null, null, "Text", "RAG")
                        .Row("Boats")
                        .Row(1, "Paint", "Done", "Green")
                        .Row(null, "Sail", "Begun", "Amber")
                        .Merge("A1:A2")
                        .Merge("B1:B2")
                        .Merge("C1:D1")
                        .Merge("A3:D3")
                        .Merge("A4:A5")
                )
            )
            .ShouldBe(["1: No/Action/Progress\nText/RAG", "1: Boats", "1: 1/Paint/Done/Green", "1: ^/Sail/Begun/Amber"]);

    [Fact]
    public void Tables_side_by_side_are_apart_and_a_column_without_a_name_is_doubted()
    {
        Shown(With(sheet => sheet.Row("No", "Action", null, "Key", "Word").Row(1, "Paint", null, "G", "Green").Row(2, "Sail")))
            .ShouldBe(["1: No/Action", "1: 1/Paint", "1: 2/Sail", "2: Key/Word", "2: G/Green"]);
        var stray = With(sheet => sheet.Row("No", "Action").Row(1, "Paint", "see Ann"));
        Shown(stray).ShouldBe(["1: No/Action/", "1: 1/Paint/see Ann"]);
        Read(stray).Problems.ShouldHaveSingleItem().Weight.ShouldBe(ProblemWeight.Doubtful);
    }

    [Fact]
    public void Huge_ranges_and_sparse_cells_are_read_at_once()
    {
        var far = new object?[16_384];
        (far[0], far[16_383]) = ("far", "away");
        var file = With(sheet =>
        {
            sheet.Dimension = "A1:XFD1048576";
            sheet.Row("A", "B").Row(1, 2).Empty(1_048_570).Row(far).Merge("A1:XFD1048576").Merge("A1048575:XFD1048575");
        });
        file.Bytes();
        OfficeParts.InTime(() => Read(file)).Document.ShouldNotBeNull();
    }

    [Fact]
    public void A_file_without_filled_cells_is_refused() =>
        Said(With(sheet => sheet.Row(" ")))
            .ShouldBe(["plan.xlsx:1:1: The file holds no filled cell that can be seen. Expected a table or a list."]);

    [Fact]
    public void Ten_thousand_rows_are_read_in_two_seconds()
    {
        var file = With(
            sheet =>
            {
                sheet.Row("No", "Duty", "Progress", "Next steps", "Due");
                for (var row = 1; row <= 10_000; row++)
                    sheet.Row(row, $"To keep light {row} burning", "Lamps\nKeeper", "Next", ExcelValue.Styled(39328 + row, 1));
            },
            "dd/mm/yyyy"
        );
        var bytes = file.Bytes();
        // The aim is two seconds; the test runs beside others.
        var reading = OfficeParts.InTime(() => DocumentFile.Read("plan.xlsx", new MemoryStream(bytes)), seconds: 4);
        reading.Document!.Blocks.OfType<Table>().Single().Rows.Count.ShouldBe(10_000);
    }
}
