using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class CsvTablesTests
{
    [Fact]
    public void Quoted_cells_keep_commas_quotation_marks_and_lines()
    {
        var table = Samples.OnlyTable("Name,Text\nAda,\"one, \"\"two\"\"\n\nthree\"\n", "list.csv");
        table
            .Texts()
            .ShouldBe([
                ["Ada", "one, \"two\"\n\nthree"],
            ]);
        table.Rows[0].Cells[1].Lines[2].ShouldBe(new CellLine("three", 4, 1));
    }

    [Fact]
    public void Cells_know_where_they_start()
    {
        var table = Samples.OnlyTable(
            "Boats of 2007\n\nName,Text,More\n\"A\nda\",\"b\",c\n",
            "list.csv"
        );
        table.Header.Cells[2].Place.ShouldBe(new FilePlace("list.csv", 3, 11, 1, 0, "More"));
        table
            .Rows[0]
            .Cells.Select(cell => (cell.Place.Line, cell.Place.Column))
            .ShouldBe([(4, 2), (5, 6), (5, 9)]);
    }

    [Fact]
    public void Rows_above_the_header_are_paragraphs()
    {
        var blocks = Samples
            .Read("Boats of 2007,,\n,,\nName,Text,\nAda,b,\n", "list.csv")
            .Document!.Blocks;
        blocks[0].ShouldBeOfType<Paragraph>().Text.ShouldBe("Boats of 2007");
        blocks[1]
            .ShouldBeOfType<Table>()
            .Texts()
            .ShouldBe([
                ["Ada", "b"],
            ]);
    }

    [Fact]
    public void Semicolons_and_tabs_separate_where_the_header_says_so()
    {
        Samples
            .OnlyTable("Name;Text\nAda;b, c\n;d\n", "list.csv")
            .Texts()
            .ShouldBe([
                ["Ada", "b, c"],
                ["", "d"],
            ]);
        Samples
            .OnlyTable("Name→Text\nAda→b\n", "list.tsv")
            .Texts()
            .ShouldBe([
                ["Ada", "b"],
            ]);
    }

    [Fact]
    public void Separators_left_out_at_the_end_of_a_row_are_empty_cells()
    {
        var reading = Samples.Read("A,B,C\n1,2\n\n3,4,5,,\n", "list.csv");
        reading.Problems.ShouldBeEmpty();
        reading
            .Document!.Blocks.OfType<Table>()
            .Single()
            .Texts()
            .ShouldBe([
                ["1", "2", ""],
                ["3", "4", "5"],
            ]);
    }

    [Fact]
    public void A_wrong_quotation_mark_is_refused_with_its_place()
    {
        Samples
            .Read("A,B\n1,x\"y\n2,\"z\"w\n3,\"open\n4,5\n", "list.csv")
            .Problems.Where(problem => problem.Weight == ProblemWeight.Refused)
            .Select(problem => $"{problem.Place} {problem.Found}")
            .ShouldBe([
                "list.csv:2:4 There is a quotation mark inside a cell.",
                "list.csv:3:5 There is a quotation mark inside a cell.",
                "list.csv:4:3 A quotation mark opens here and is never closed.",
            ]);
    }
}
