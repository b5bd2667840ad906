using DocumentFormat.OpenXml;
using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class WordDocumentTests
{
    private static DocumentReading Read(WordFile file) => DocumentFile.Read("plan.docx", new MemoryStream(file.Bytes()));

    private static IReadOnlyList<Block> Blocks(WordFile file)
    {
        var reading = Read(file);
        reading.Problems.ShouldBeEmpty();
        return reading.Document!.Blocks;
    }

    private static string[] Said(WordFile file) => [.. Read(file).Problems.Select(problem => problem.ToString())];

    /// <summary>Each block on a line: "1 Heading", "(a) item" with a dot before it for each depth, "text".</summary>
    private static string[] Outline(DocumentReading reading) =>
        [
            .. reading.Document!.Blocks.Select(block =>
                block switch
                {
                    Paragraph { Level: { } level } heading => $"{level} {heading.Text}",
                    Paragraph paragraph => paragraph.Text,
                    ListItem item => $"{new string('.', item.Depth)}{item.Mark.Written} {item.Text}",
                    Table table => $"table {table.Number}",
                    _ => "",
                }
            ),
        ];

    private static string[] Outline(WordFile file) => Outline(Read(file));

    private static Table OnlyTable(WordFile file) => Read(file).Document!.Blocks.OfType<Table>().ShouldHaveSingleItem();

    private static string[] Names(Table table) => [.. table.Header.Cells.Select(cell => cell.Text)];

    private static string[] TextsOf(Table table) =>
        [.. table.Rows.Select(row => string.Join('/', row.Cells.Select(cell => (cell.GoesOnFromAbove ? "^" : "") + cell.Text)))];

    [Fact]
    public void Headings_are_told_by_outline_level_or_built_in_name_whatever_the_styles_are_called() =>
        Outline(
                new WordFile()
                    .Styled("Titel", "Harbour board")
                    .Heading(1, "Purpose")
                    .Heading(2, "Boats")
                    .Styled("Amtlich", "Berths")
                    .Inside("<w:pPr><w:outlineLvl w:val=\"4\"/></w:pPr><w:r><w:t>Moorings</w:t></w:r>")
                    .Line("Plain text.")
            )
            .ShouldBe(["1 Harbour board", "1 Purpose", "2 Boats", "3 Berths", "5 Moorings", "Plain text."]);

    [Fact]
    public void The_marks_of_lists_are_counted_as_Word_shows_them() =>
        Outline(
                new WordFile()
                    .List(out var list, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%2.%3"))
                    .Item(list, 0, "One")
                    .Item(list, 1, "of")
                    .Item(list, 1, "and")
                    .Item(list, 2, "deep")
                    .Line("Between.")
                    .Item(list, 0, "Two")
                    .Item(list, 1, "again")
                    .Restart(list, out var again)
                    .Item(again, 0, "Afresh")
                    .Item(again, 0, "Next")
            )
            .ShouldBe([
                "1. One",
                ".(a) of",
                ".(b) and",
                "..1.b.i deep",
                "Between.",
                "2. Two",
                ".(a) again",
                "1. Afresh",
                "2. Next",
            ]);

    [Fact]
    public void Bullets_letters_and_numbered_headings_keep_their_marks() =>
        Outline(
                new WordFile()
                    .List(out var list, ("upperLetter", "%1."))
                    .List(out var bullets, ("bullet", "\uF0B7"), ("bullet", "o"))
                    .List(out var articles, ("upperRoman", "Article %1"))
                    .Item(list, 0, "Chair")
                    .Item(bullets, 0, "Chief Nurse: ICB")
                    .Item(bullets, 1, "or deputy")
                    .Item(articles, 0, "Quorum")
                    .Inside(
                        $"<w:pPr><w:pStyle w:val=\"berschrift1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>Purpose</w:t></w:r>"
                    )
                    .Styled("Nummeriert", "By its style")
            )
            .ShouldBe(["A. Chair", "• Chief Nurse: ICB", ".○ or deputy", "Article I Quorum", "1 B. Purpose", "C. By its style"]);

    [Fact]
    public void Marks_that_were_typed_are_marks_as_in_text() =>
        Outline(new WordFile().Line("(a)\tboats").Line("2.1 The board meets.").Line("- berths"))
            .ShouldBe(["(a) boats", "2.1 The board meets.", "- berths"]);

    [Fact]
    public void Tabs_breaks_hyphens_spaces_symbols_links_and_fields_read_as_they_show() =>
        Outline(
                new WordFile()
                    .Inside(
                        "<w:r><w:t>Boats</w:t><w:tab/><w:t>of\u00A0the</w:t><w:br/><w:t>har\u00ADbour</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>master</w:t></w:r>"
                            + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"
                    )
                    .Inside(
                        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>inner</w:t></w:r>"
                            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3 May</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                            + "<w:fldSimple w:instr=\"AUTHOR\"><w:r><w:t> by Ann</w:t></w:r></w:fldSimple>"
                            + "<w:hyperlink w:anchor=\"x\"><w:r><w:t> (link)</w:t></w:r></w:hyperlink>"
                            + "<w:sdt><w:sdtContent><w:r><w:t> control</w:t></w:r></w:sdtContent></w:sdt>"
                    )
                    .Raw("<w:sdt><w:sdtContent><w:p><w:r><w:t>Whole control</w:t></w:r></w:p></w:sdtContent></w:sdt>")
            )
            .ShouldBe(["Boats\tof the\nharbour-master✓", "3 May by Ann (link) control", "Whole control"]);

    [Fact]
    public void Tracked_changes_are_read_as_accepted_and_said_once()
    {
        var file = new WordFile()
            .Inside(
                "<w:r><w:t>Boats </w:t></w:r><w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>sink</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>float</w:t></w:r></w:ins>"
            )
            .Inside("<w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r>")
            .Inside("<w:r><w:t>line</w:t></w:r>");
        Outline(file).ShouldBe(["Boats float", "One line"]);
        Said(file)
            .ShouldBe([
                "plan.docx: paragraph 1: The file has tracked changes; it was read as if all were accepted. Accept or reject them in Word to be sure.",
            ]);
    }

    [Fact]
    public void Comments_hidden_text_prompts_pictures_and_headers_are_left_out_and_said()
    {
        var file = new WordFile()
            .Header("Draft 3, not for publication")
            .Inside(
                "<w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>"
            )
            .Inside(
                "<w:r><w:rPr><w:rStyle w:val=\"Geheim\"/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r>"
            )
            .Raw(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            )
            .Inside("<w:r><w:pict/></w:r>")
            .Styled("Verzeichnis1", "Purpose 1");
        Outline(file).ShouldBe(["Seen", "shown"]);
        var said = Read(file).Problems;
        said.ShouldAllBe(problem => problem.Weight == ProblemWeight.LeftOut);
        said.Select(problem => problem.Found)
            .ShouldBe(
                [
                    "The header of the pages says “Draft 3, not for publication”.",
                    "There is hidden text (2).",
                    "There are comments (1).",
                    "There are fields that nobody filled in (1).",
                    "There are pictures or drawings (1).",
                    "There is a table of contents (1 lines).",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void Footnotes_stand_at_the_end_with_their_marks() =>
        Outline(new WordFile().Footnote("Boats", "Not ships.").Footnote("Berths", "By the sea.").Line("End"))
            .ShouldBe(["Boats[1]", "Berths[2]", "End", "[1] Not ships.", "[2] By the sea."]);

    [Fact]
    public void A_text_box_is_read_once_although_the_file_holds_it_twice() =>
        Outline(
                new WordFile().Inside(
                    """
                    <w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
                    <mc:Choice Requires="wps" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
                    <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
                    </mc:AlternateContent></w:r>
                    """
                )
            )
            .ShouldBe(["Anchor", "In the box"]);

    [Fact]
    public void A_table_has_its_header_rows_and_places()
    {
        var table = OnlyTable(
            new WordFile()
                .Line("Before")
                .Table(
                    new("Guidance para.", "Duty", "Progress to date") { IsHeader = true },
                    new("2.1", "To keep the lights burning", "Lamps bought\nKeeper found"),
                    new("", "To count boats", "")
                )
        );
        Names(table).ShouldBe(["Guidance para.", "Duty", "Progress to date"]);
        TextsOf(table).ShouldBe(["2.1/To keep the lights burning/Lamps bought\n\nKeeper found", "/To count boats/"]);
        table.Rows[0].Cells[2].Place.ToString().ShouldBe("plan.docx: table 1, row 1, Progress to date");
        table.Rows[0].Cells[2].Lines.Select(line => line.Line).ShouldBe([7, 8, 8]);
        table.Place.InWords.ShouldBe("paragraph 2");
    }

    [Fact]
    public void Rows_over_the_whole_width_are_headings_and_one_above_the_header_is_text()
    {
        var file = new WordFile().Table(
            new(new WordCell("Action plan") { Span = 3 }),
            new("", "As at May", ""),
            new("No", "Action", "Owner"),
            new(new WordCell("Boats") { Span = 3 }),
            new("1", "Paint", "Ann"),
            new("", "", ""),
            new("No", "Action", "Owner"),
            new("2", "Sail", "Bob")
        );
        Outline(file).ShouldBe(["Action plan", "As at May", "table 1"]);
        var table = OnlyTable(file);
        TextsOf(table).ShouldBe(["Boats", "1/Paint/Ann", "2/Sail/Bob"]);
        table.Rows[0].Cells.ShouldHaveSingleItem();
        Blocks(file).Count.ShouldBe(3);
    }

    [Fact]
    public void Cells_merged_downwards_go_on_from_above()
    {
        var file = new WordFile().Table(
            new("Para", "Duty", "Owner"),
            new(new WordCell("2.1") { Down = true }, "Lights", new WordCell("Ann") { Down = true }),
            new(new WordCell("") { Down = false }, "Boats", new WordCell("") { Down = false })
        );
        TextsOf(OnlyTable(file)).ShouldBe(["2.1/Lights/Ann", "^/Boats/^"]);
        Blocks(file).Count.ShouldBe(1);
    }

    [Fact]
    public void Two_lines_of_header_are_one_whether_marked_or_merged()
    {
        foreach (var isMarked in new[] { true, false })
            Names(
                    OnlyTable(
                        new WordFile().Table(
                            new(new WordCell("Duty") { Down = true }, new WordCell("Progress") { Span = 2 })
                            {
                                IsHeader = isMarked,
                            },
                            new(new WordCell("") { Down = false }, "Text", "RAG") { IsHeader = isMarked },
                            new("Lights", "Burning", "Green"),
                            new("Boats", "Counted", "Amber")
                        )
                    )
                )
                .ShouldBe(["Duty", "Progress\nText", "RAG"]);
    }

    [Fact]
    public void Cells_over_some_columns_and_rows_set_in_find_their_columns()
    {
        var file = new WordFile().Table(
            new("A", "B", "C"),
            new(new WordCell("over two") { Span = 2 }, "c"),
            new("b", "c2") { Before = 1 }
        );
        TextsOf(OnlyTable(file)).ShouldBe(["over two//c", "/b/c2"]);
        Said(file)
            .ShouldBe([
                "plan.docx: table 1, row 1, A: This cell goes over 2 columns; its text was taken for the first of them. Expected one cell for each column of the header row.",
            ]);
    }

    [Fact]
    public void Rows_too_short_and_too_long_are_as_for_text()
    {
        var file = new WordFile().Table(new("A", "B"), new("1", "2"), new("3", "4", "5"), new("6", "7"));
        Read(file).Problems.ShouldHaveSingleItem().Found.ShouldBe("Row 2 of table 1 has 3 cells.");
        var shorter = new WordFile().Table(new("A", "B", "C"), new("1", "2"));
        Read(shorter)
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldBe("Row 1 of table 1 has 2 cells; the last were taken as empty.");
    }

    [Fact]
    public void Lists_and_tables_in_a_cell_become_its_lines()
    {
        var file = new WordFile().List(out var list, ("decimal", "%1."), ("lowerLetter", "(%2)"));
        var content = new WordCell("")
        {
            Content =
            [
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(WordFile.RunOf("Of these:")),
                WordFile.ItemOf(list, 0, "lamps"),
                WordFile.ItemOf(list, 1, "oil"),
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(WordFile.RunOf("So it is.")),
                WordFile.TableOf(new WordRow("Ann", "May"), new WordRow("Bob", "June\n2007")),
            ],
        };
        file.Table(new("Duty", "Progress"), new("Lights", content));
        TextsOf(OnlyTable(file)).ShouldBe(["Lights/Of these:\n1. lamps\n(a) oil\n\nSo it is.\nAnn | May\nBob | June 2007"]);
        Said(file)
            .ShouldBe([
                "plan.docx: table 1, row 1, Progress: There is a table inside this cell; each of its rows was taken as a line. Expected text in a cell.",
            ]);
    }

    [Fact]
    public void Numbers_that_Word_gives_to_rows_are_their_text()
    {
        var file = new WordFile().List(out var list, ("decimal", "5.%1"));
        WordCell Number() => new("") { Content = [WordFile.ItemOf(list, 0, "")] };
        file.Table(new("Para", "Duty"), new(Number(), "Lights"), new(Number(), "Boats"));
        TextsOf(OnlyTable(file)).ShouldBe(["5.1/Lights", "5.2/Boats"]);
    }

    [Fact]
    public void A_table_of_one_column_is_a_frame_of_text_and_tables()
    {
        var inner = new WordCell("")
        {
            Content =
            [
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(WordFile.RunOf("Members")),
                WordFile.TableOf(new WordRow("Name", "Post"), new WordRow("Ann", "Chair")),
            ],
        };
        Outline(new WordFile().Table(new WordRow("Framed"), new WordRow(inner))).ShouldBe(["Framed", "Members", "table 1"]);
    }

    [Fact]
    public void Rows_in_content_controls_and_tracked_rows_are_read()
    {
        var row = (string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var file = new WordFile().Raw(
            $"<w:tbl><w:tr>{row("A")}{row("B")}</w:tr><w:sdt><w:sdtContent><w:tr>{row("1")}<w:sdt><w:sdtContent>{row("2")}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
                + $"<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"A\"/></w:trPr>{row("gone")}{row("gone")}</w:tr>"
                + $"<w:tr><w:trPr><w:hidden/></w:trPr>{row("hid")}{row("den")}</w:tr></w:tbl>"
        );
        TextsOf(OnlyTable(file)).ShouldBe(["1/2"]);
        Read(file).Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void A_file_without_words_is_refused()
    {
        Said(new WordFile().Line(" ")).ShouldBe(["plan.docx:1:1: The file holds no words. Expected a table or a list."]);
        Said(new WordFile().Inside("<w:r><w:drawing/></w:r>")).Single().ShouldContain("only pictures");
    }

    [Fact]
    public void Ten_thousand_rows_are_read_in_two_seconds()
    {
        var rows = Enumerable
            .Range(1, 10_000)
            .Select(at => new WordRow($"{at}", "To keep the lights burning", "Lamps\nKeeper", "Next"));
        var bytes = new WordFile().Table([new WordRow("No", "Duty", "Progress", "Next steps"), .. rows]).Bytes();
        // The aim is two seconds; the test runs beside others.
        var reading = OfficeParts.InTime(() => DocumentFile.Read("plan.docx", new MemoryStream(bytes)), seconds: 4);
        reading.Document!.Blocks.OfType<Table>().Single().Rows.Count.ShouldBe(10_000);
    }
}
