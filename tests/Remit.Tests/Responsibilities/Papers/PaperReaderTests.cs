using Remit.Documents;
using Remit.Responsibilities.Papers;
using Remit.Tests.Documents;

namespace Remit.Tests.Responsibilities.Papers;

public sealed class PaperReaderTests
{
    private static PaperReading Read(string text, string name = "paper.txt", string? holder = null) =>
        Papers.Read(name, Samples.Tabs(text), holder);

    private static readonly PaperReading Paper = Read(Samples.Paper);

    private static RegisterDraft LeadMember => Paper.Registers[0];
    private static RegisterDraft Harbour => Paper.Registers[1];
    private static RegisterDraft Board => Paper.Registers[2];

    private static string Table(string rows) =>
        "Responsibilities of the Pilot\n\n→Para\n→Responsibility\n→Action taken\n\n" + rows;

    [Fact]
    public void Each_table_and_list_becomes_a_register_of_its_holder()
    {
        Paper.Problems.ShouldBeEmpty();
        Paper.Registers.Select(register => register.HolderKey).ShouldBe(["lead-member", "harbour-master", "lscb"]);
        Paper.Registers.Select(register => register.Label!.Text).ShouldBe(["APPENDIX A", "APPENDIX B", "APPENDIX C"]);
        Paper.Registers.Select(register => register.Rows.Count).ShouldBe([4, 7, 5]);
        Harbour.Title.Text.ShouldBe("Responsibilities of the Harbour Master");
    }

    [Fact]
    public void Columns_are_known_by_their_other_names()
    {
        var row = LeadMember.Rows[0];
        (row.Number, row.Wording.Text).ShouldBe(("2.1", "To keep the harbour lights burning"));
        row.ActionTaken!.Text.ShouldBe("Lamps were bought in May\n\nA keeper was found\nand trained");
        row.FutureAction!.Text.ShouldBe("Second keeper to start");
    }

    [Fact]
    public void A_blank_cell_a_dash_and_a_nil_position_are_three_things()
    {
        LeadMember.Rows[1].ActionTaken!.IsDash.ShouldBeTrue();
        LeadMember.Rows[1].HasPosition.ShouldBeFalse();
        LeadMember.Rows[1].FutureAction.ShouldBeNull();
        LeadMember.Rows[3].ActionTaken.ShouldBeNull();
        (Harbour.Rows[2].IsNil, Harbour.Rows[2].HasPosition).ShouldBe((true, true));
        Harbour.Rows[6].IsNil.ShouldBeTrue();
        Harbour.Rows[1].IsNil.ShouldBeFalse();
    }

    [Fact]
    public void Rows_stand_under_their_heading_and_inherit_no_number_across_it()
    {
        LeadMember.Rows.Select(row => row.Heading).ShouldBe([null, null, null, "NAMED IN OTHER PAPERS"]);
        LeadMember.Rows[3].EffectiveNumber.ShouldBeNull();
        Harbour.Rows[6].Heading.ShouldBe("People");
        (Harbour.Rows[6].EffectiveNumber, Harbour.Rows[6].PartOf).ShouldBe((null, null));
    }

    [Fact]
    public void Rows_without_a_number_after_a_lead_in_are_its_parts()
    {
        Harbour.Rows[0].IsLeadIn.ShouldBeTrue();
        Harbour.Rows.Skip(1).Take(3).ShouldAllBe(row => row.PartOf == 0 && row.Number == null && row.EffectiveNumber == "7.1");
        Harbour.Rows[1].Wording.ShouldBe(new DraftText("berths,", Harbour.Rows[1].Wording.Place, "·"));
    }

    [Fact]
    public void A_row_without_a_number_inherits_the_one_above()
    {
        var row = Harbour.Rows[5];
        (row.Number, row.EffectiveNumber, row.PartOf).ShouldBe((null, "7.2", null));
        row.Wording.Text.ShouldBe("marking wrecks");
        Harbour.Rows[4].ActionTaken!.Text.ShouldBe("Dredged in March\n\nSounded again in June");
    }

    [Fact]
    public void Notes_belong_to_the_register_above_them()
    {
        LeadMember.NotesHeading!.Text.ShouldBe("Notes");
        LeadMember.Notes.Select(note => note.Text).ShouldBe(["The log of last year is lost."]);
        Harbour.Notes.Select(note => note.Text).ShouldBe(["Berths are numbered from the sea."]);
        Board.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_item_of_a_list_may_stand_without_its_letter()
    {
        Board.Introduction.ShouldHaveSingleItem().Text.ShouldStartWith("The functions stand");
        Board
            .Rows.Select(row => (row.Number, row.EffectiveNumber, row.PartOf))
            .ShouldBe([(null, "a", null), ("(i)", "a(i)", 0), ("(ii)", "a(ii)", 0), ("(b)", "b", null), ("(c)", "c", null)]);
        Board.Rows[0].IsLeadIn.ShouldBeTrue();
        (Board.Rows[0].Wording.Mark, Board.Rows[0].Wording.Text[..7]).ShouldBe(("‘", "To draw"));
    }

    [Fact]
    public void A_letter_after_h_is_no_Roman_figure()
    {
        var items = string.Concat("abcdefghij".Select(letter => $"({letter}) row {letter}\n"));
        var rows = Read("Duties of the Crew\n\n" + items).Registers.Single().Rows;
        rows.Select(row => row.EffectiveNumber).ShouldBe("abcdefghij".Select(letter => letter.ToString()));
        rows.ShouldAllBe(row => row.PartOf == null);
    }

    [Fact]
    public void A_gap_in_a_list_is_doubtful()
    {
        var reading = Read("Duties of the Crew\n\n(a) row\n(c) sail\n");
        reading.Registers.Single().Rows.Count.ShouldBe(2);
        reading.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("paper.txt:4:1: The list has (c) here");
    }

    [Fact]
    public void A_list_under_another_title_is_no_register()
    {
        Read("How to swim\n\n(a) jump\n(b) stroke\n").Registers.ShouldBeEmpty();
        var withNotes = Read(Table("→1\n→row\n→yes\n\n\nNotes\n(a) first note\n(b) second note\n"));
        withNotes.Registers.ShouldHaveSingleItem().Notes.Select(note => note.Mark).ShouldBe(["(a)", "(b)"]);
    }

    [Theory]
    [InlineData("Responsibilities of Lead Member for Children and Young People’s Services", "lead-member")]
    [InlineData("Responsibilities of the Director of Children and Young People's Service", "director")]
    [InlineData("Role and responsibilities of the DCS", "director")]
    [InlineData("Local Safeguarding Children Board (LSCB) – functions", "lscb")]
    [InlineData("Responsibilities of the Deputy Lead Member", "deputy-lead-member")]
    [InlineData("Responsibilities of the Director of Public Health", "director-of-public-health")]
    [InlineData("The Children’s Board: responsibilities", "childrens-board")]
    public void Titles_tell_the_holder(string title, string key) => PaperNames.Shipped.HolderOf(title).ShouldBe(key);

    [Theory]
    [InlineData("Action Taken:", RegisterColumns.ActionTaken)]
    [InlineData("Action taken to March 2007", RegisterColumns.ActionTaken)]
    [InlineData("NEXT STEPS (by whom)", RegisterColumns.FutureAction)]
    [InlineData("Responsibilities ", RegisterColumns.Responsibility)]
    [InlineData("Guidance para.", RegisterColumns.Paragraph)]
    [InlineData("Lead Officer", RegisterColumns.LeadOfficer)]
    [InlineData("Responsibility for budgets", null)]
    public void Column_names_are_matched_loosely(string name, string? column) => Papers.Column(name).ShouldBe(column);

    [Fact]
    public void Each_other_column_is_reported_once_as_left_out()
    {
        var reading = Read(
            "Heading,Paragraph,Responsibility,Action taken,Future action,Lead officer,By when,Colour\nSea,1,row,-,sail,Ada,May,red\nSea,,swim,,,,,\nLand,2,walk,,,,,\n",
            "the-pilot.csv"
        );
        reading
            .Problems.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("the-pilot.csv:1:82: The column “Colour” with 1 cell is none that a register has.");
        var register = reading.Registers.ShouldHaveSingleItem();
        register.HolderKey.ShouldBe("pilot");
        register.Rows.Select(row => (row.Heading, row.EffectiveNumber)).ShouldBe([("Sea", "1"), ("Sea", "1"), ("Land", "2")]);
        var first = register.Rows[0];
        (first.LeadOfficer!.Text, first.Due!.Text, first.HasPosition, first.HasFutureAction).ShouldBe(
            ("Ada", "May", false, true)
        );
    }

    [Fact]
    public void A_holder_that_was_given_counts_before_the_title()
    {
        Read(Table("→1\n→row\n→yes\n"), holder: "ferry").Registers.Single().HolderKey.ShouldBe("ferry");
        Read("→Para\n→Responsibility\n\n→1\n→row\n", holder: "ferry").Registers.Single().HolderKey.ShouldBe("ferry");
        Read(Samples.Paper, holder: "ferry").Problems.ShouldHaveSingleItem().Found.ShouldContain("3 registers");
    }

    [Fact]
    public void A_table_without_a_title_and_a_second_register_of_one_holder_are_refused()
    {
        Read("→Para\n→Responsibility\n\n→1\n→row\n")
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldBe("There is no title above this register.");
        Read(Table("→1\n→row\n→yes\n\n\n") + Table("→2\n→sail\n→yes\n"))
            .Problems.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("paper.txt:12:1: This is the second register of “pilot”");
    }

    [Fact]
    public void Every_problem_comes_with_its_place_all_at_once()
    {
        var reading = Read(
            Table(
                "→1\n→\n→done\n\n→2\n→row\n→yes\n→more\n\n→A long text that is certainly not the number of any paragraph\n→swim\n→\n"
            )
        );
        reading.IsRefused.ShouldBeTrue();
        reading
            .Problems.Select(problem => problem.Place.ToString())
            .ShouldBe(["paper.txt:8:2", "paper.txt:14:2", "paper.txt:16:2"]);
        reading.Problems.ShouldAllBe(problem => problem.Expected.StartsWith("Expected", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_tables_are_reported_and_left_out()
    {
        var reading = Read("Members\n\nName→Telephone\nAda→1\n\n\n" + Table("→1\n→row\n→yes\n"));
        reading.Registers.ShouldHaveSingleItem();
        reading.Problems.ShouldAllBe(problem => problem.Weight == ProblemWeight.LeftOut);
        reading.Problems[^1].Found.ShouldBe("The table with the columns “Name”, “Telephone” is no register.");
    }

    [Fact]
    public void A_paper_without_registers_says_what_it_should_have() =>
        Read("Minutes\n\nThe boats were counted.\n").Problems.ShouldHaveSingleItem().Expected.ShouldContain("“Responsibility”");

    [Fact]
    public void Repeated_header_rows_and_empty_rows_are_passed_over() =>
        Read(Table("→1\n→row\n→yes\n\n→\n→\n→\n\n→Para\n→Responsibility\n→Action taken\n\n→2\n→swim\n→\n"))
            .Registers.Single()
            .Rows.Select(row => row.Number)
            .ShouldBe(["1", "2"]);

    [Fact]
    public void Columns_in_another_order_and_with_others_between_are_known()
    {
        var reading = Read(
            "Next steps,Colour,Duty,Lead officer,Guidance para.,Progress to date\nSail,red,Fish,Ada,3.2,Nets were mended\n",
            "the-pilot.csv"
        );
        var row = reading.Registers.Single().Rows.Single();
        (row.Number, row.Wording.Text, row.ActionTaken!.Text, row.FutureAction!.Text, row.LeadOfficer!.Text).ShouldBe(
            ("3.2", "Fish", "Nets were mended", "Sail", "Ada")
        );
    }

    [Fact]
    public void A_cell_that_is_merged_downwards_counts_for_each_of_its_rows_and_that_is_said_once()
    {
        var reading = Papers.Read(
            Merged(
                ["Para", "Duty", "Progress", "Lead officer"],
                ["4.1", "Fish", "Nets were mended", "Ada"],
                ["^", "Sail", "^", "^"],
                ["4.2", "Row", "^", "Ben"]
            ),
            "pilot"
        );
        var rows = reading.Registers.Single().Rows;
        rows.Select(r => (r.Number, r.EffectiveNumber)).ShouldBe([("4.1", "4.1"), (null, "4.1"), ("4.2", "4.2")]);
        rows.Select(r => r.ActionTaken!.Text).Distinct().ShouldBe(["Nets were mended"]);
        rows.Select(r => r.LeadOfficer!.Text).ShouldBe(["Ada", "Ada", "Ben"]);
        reading
            .Problems.Select(p => p.Found)
            .ShouldBe(
                [
                    "The column “Progress” has a cell that is merged over several rows.",
                    "The column “Lead officer” has a cell that is merged over several rows.",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_responsibility_that_is_merged_downwards_has_what_all_its_rows_say()
    {
        var reading = Papers.Read(
            Merged(
                ["Para", "Duty", "Progress", "Next steps"],
                ["4.1", "Fish", "Nets were mended", "Sail"],
                ["^", "^", "^", "Row"],
                ["^", "^", "Sold", "-"]
            ),
            "pilot"
        );
        var row = reading.Registers.Single().Rows.ShouldHaveSingleItem();
        (row.ActionTaken!.Text, row.FutureAction!.Text).ShouldBe(("Nets were mended\n\nSold", "Sail\n\nRow"));
        reading.Problems.Count.ShouldBe(1);
    }

    /// <summary>A document with one table, as a reader of Word gives it; "^" is a cell that is merged with the one above.</summary>
    private static Document Merged(params string[][] rows)
    {
        var place = new FilePlace("plan.docx", 1, 1, 1, 0) { Form = PlaceForm.Paragraphs };
        var built = rows.Select(
                (cells, row) =>
                    new TableRow(
                        row,
                        [
                            .. cells.Select(
                                (text, column) =>
                                    new Cell(
                                        text is "^" ? [] : [new CellLine(text, row + 1, column + 1)],
                                        place with
                                        {
                                            Row = row,
                                            Column = column + 1,
                                            ColumnName = rows[0][column],
                                        }
                                    )
                                    {
                                        GoesOnFromAbove = text is "^",
                                    }
                            ),
                        ],
                        place with
                        {
                            Row = row,
                        }
                    )
            )
            .ToList();
        return new("plan.docx", [new Table(1, built[0], built[1..], place)]);
    }
}
