using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class TextTablesTests
{
    [Fact]
    public void A_tab_starts_each_cell_and_an_empty_line_ends_the_row()
    {
        var table = Samples.OnlyTable("→Name\n→Berth\n\n→Ada\n→1\n\n→Bo\n→2\n");
        table.Header.Cells.Select(cell => cell.Text).ShouldBe(["Name", "Berth"]);
        table
            .Texts()
            .ShouldBe([
                ["Ada", "1"],
                ["Bo", "2"],
            ]);
    }

    [Fact]
    public void A_cell_runs_over_lines_and_empty_lines_which_stay_in_it()
    {
        var table = Samples.OnlyTable("→A\n→B\n\n→one\n\ntwo\nthree\n→x\n\ny\n\n→1\n→2\n");
        table
            .Texts()
            .ShouldBe([
                ["one\n\ntwo\nthree", "x\n\ny"],
                ["1", "2"],
            ]);
    }

    [Fact]
    public void A_cell_that_ends_in_empty_paragraphs_does_not_end_its_row()
    {
        var table = Samples.OnlyTable("→A\n→B\n→C\n→D\n\n→1\n→two\n\n\n→3\n→4\n\n→5\n→6\n→7\n→8\n");
        table
            .Texts()
            .ShouldBe([
                ["1", "two", "3", "4"],
                ["5", "6", "7", "8"],
            ]);
    }

    [Fact]
    public void A_row_merged_into_one_cell_keeps_its_one_cell()
    {
        var table = Samples.OnlyTable(
            "→A\n→B\n→C\n\n→Morning\n\n→1\n→2\n→3\n\n→Evening\n\n→\n→5\n→6\n"
        );
        table
            .Texts()
            .ShouldBe([
                ["Morning"],
                ["1", "2", "3"],
                ["Evening"],
                ["", "5", "6"],
            ]);
    }

    [Fact]
    public void Cells_know_their_line_column_table_row_and_column_name()
    {
        var table = Samples.OnlyTable(
            "Title\n\n→Long\n→Name  of it \n\n→a\n→ \n\n→c\n→  d\n\nmore\n"
        );
        var last = table.Rows[1].Cells[1];
        last.Place.ShouldBe(new FilePlace("paper.txt", 10, 4, 1, 2, "Name of it"));
        last.Place.ToString().ShouldBe("paper.txt:10:4");
        last.Place.InWords.ShouldBe("table 1, row 2, Name of it");
        last.Lines.ShouldBe([new("d", 10, 4), new("", 11, 1), new("more", 12, 1)]);
        table.Rows[0].Cells[1].Place.ShouldBe(new FilePlace("paper.txt", 7, 2, 1, 1, "Name of it"));
    }

    [Fact]
    public void Text_after_two_empty_lines_stands_below_the_table()
    {
        var reading = Samples.Read("→A\n→B\n\n→1\n→2\n\n\nBelow\n");
        reading.Document!.Blocks.Count.ShouldBe(2);
        reading.Document.Blocks[1].ShouldBeOfType<Paragraph>().Text.ShouldBe("Below");
    }

    [Theory]
    [InlineData("Notes")]
    [InlineData("Note:")]
    [InlineData("APPENDIX B")]
    [InlineData("Schedule 2: Boats")]
    public void Notes_and_labels_end_a_table_after_one_empty_line(string line)
    {
        var blocks = Samples.Read($"→A\n→B\n\n→1\n→2\n\n{line}\n\nmore\n").Document!.Blocks;
        blocks.Count.ShouldBe(3);
        blocks[1].ShouldBeOfType<Paragraph>().Text.ShouldBe(line);
    }

    [Fact]
    public void A_title_right_above_the_next_header_is_no_part_of_the_last_cell()
    {
        var reading = Samples.Read(
            "→A\n→B\n\n→1\n→2\n\nstill 2\n\nSecond title\n\n→A\n→B\n\n→3\n→4\n",
            looksLikeHeader: texts => texts.SequenceEqual(["A", "B"])
        );
        reading
            .Document!.Blocks.Select(block => block.GetType())
            .ShouldBe([typeof(Table), typeof(Paragraph), typeof(Table)]);
        ((Table)reading.Document.Blocks[0])
            .Texts()
            .ShouldBe([
                ["1", "2\n\nstill 2"],
            ]);
        reading.Problems.ShouldHaveSingleItem().Weight.ShouldBe(ProblemWeight.Doubtful);
    }

    [Fact]
    public void A_table_of_another_shape_may_follow_at_once()
    {
        var reading = Samples.Read(
            "→A\n→B\n\n→1\n→2\n\n→A\n→B\n→C\n\n→3\n→4\n→5\n",
            looksLikeHeader: texts => texts[0] == "A"
        );
        reading.Document!.Blocks.OfType<Table>().Select(table => table.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void Rows_that_are_lines_with_tabs_between_cells_are_read_too()
    {
        var table = Samples.OnlyTable(
            "Title\n\nNo→Duty→Done\n1→row→yes\nThe afternoon\n→swim→\n\n3→rest→\n\n\nAfter\n"
        );
        table
            .Texts()
            .ShouldBe([
                ["1", "row", "yes"],
                ["The afternoon"],
                ["", "swim", ""],
                ["3", "rest", ""],
            ]);
    }

    [Fact]
    public void A_line_of_tabs_is_as_many_empty_cells()
    {
        Samples
            .OnlyTable("→A\n→B\n→C\n\n→1\n→→\n\n→4\n→5\n→6\n")
            .Texts()
            .ShouldBe([
                ["1", "", ""],
                ["4", "5", "6"],
            ]);
    }

    [Fact]
    public void A_row_with_too_many_cells_is_refused_at_the_first_of_them()
    {
        var reading = Samples.Read("→A\n→B\n\n→1\n→2\n→3\n\n→4\n→5\n");
        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Weight.ShouldBe(ProblemWeight.Refused);
        problem
            .ToString()
            .ShouldBe(
                "paper.txt:6:2: Row 1 of table 1 has 3 cells. Expected 2, one for each column of its header row."
            );
        reading.Document!.Blocks.OfType<Table>().Single().Texts()[0].ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void A_row_with_too_few_cells_is_doubtful()
    {
        var reading = Samples.Read("→A\n→B\n→C\n\n→1\n→2\n\n→4\n→5\n→6\n");
        reading.Problems.ShouldHaveSingleItem().Weight.ShouldBe(ProblemWeight.Doubtful);
        reading.Document!.Blocks.OfType<Table>().Single().Texts()[0].ShouldBe(["1", "2", ""]);
    }

    [Fact]
    public void Lists_keep_their_marks_and_wrapped_lines()
    {
        var blocks = Samples
            .Read("Rules:\n(a) swim by day\nand in sight\n(ii)→dive\n· rest\n3. eat\n4.2 sleep\n")
            .Document!.Blocks;
        blocks
            .OfType<ListItem>()
            .Select(item => (item.Mark.Written, item.Text))
            .ShouldBe([
                ("(a)", "swim by day\nand in sight"),
                ("(ii)", "dive"),
                ("·", "rest"),
                ("3.", "eat"),
                ("4.2", "sleep"),
            ]);
    }

    [Theory]
    [InlineData("(v)", 22, 5)]
    [InlineData("(b)", 2, null)]
    [InlineData("(iv)", null, 4)]
    [InlineData("(aa)", 27, null)]
    public void A_mark_can_be_a_letter_a_Roman_figure_or_both(
        string written,
        int? letter,
        int? roman
    )
    {
        ListMark.TryRead(written + " text", out var mark, out _).ShouldBeTrue();
        (mark.AsLetter, mark.AsRoman).ShouldBe((letter, roman));
    }

    [Theory]
    [InlineData("(see) above")]
    [InlineData("e.g. boats")]
    [InlineData("2006. That year")]
    [InlineData("-")]
    [InlineData("13 plus")]
    public void Ordinary_text_has_no_mark(string line) =>
        ListMark.TryRead(line, out _, out _).ShouldBeFalse();

    [Fact]
    public void An_indented_paragraph_is_no_table()
    {
        Samples
            .Read("→The harbour is old.\n\n→It is deep, too.\n")
            .Document!.Blocks.ShouldAllBe(block => block is Paragraph);
    }

    [Fact]
    public void Every_line_ending_gives_the_same_cells()
    {
        var expected = Samples.Read(Samples.Paper).Document!;
        foreach (var ending in new[] { "\r\n", "\r" })
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(
                Samples.Paper.Replace("\n", ending, StringComparison.Ordinal)
            );
            var read = DocumentFile.Read("paper.txt", new MemoryStream(bytes)).Document!;
            read.Blocks.OfType<Table>()
                .Select(table => table.Texts())
                .ShouldBe(expected.Blocks.OfType<Table>().Select(table => table.Texts()));
            read.Blocks.Select(block => block.Place)
                .ShouldBe(expected.Blocks.Select(block => block.Place));
        }
    }

    [Fact]
    public void Every_character_of_a_text_is_in_exactly_one_block_in_its_order()
    {
        var reading = Samples.Read(Samples.Paper);
        reading.Problems.ShouldBeEmpty();
        Samples.Ink(reading.Document!).ShouldBe(Samples.Ink(Samples.Paper));
    }
}
