using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class PastedTextTests
{
    private static string[] Outline(DocumentReading reading) =>
        [
            .. reading.Document!.Blocks.Select(block =>
                block switch
                {
                    Paragraph paragraph => paragraph.Text,
                    ListItem item => $"[{item.Mark.Written}] {item.Text}",
                    Table table => $"table of {table.Header.Cells.Count} by {table.Rows.Count}",
                    _ => "",
                }
            ),
        ];

    [Fact]
    public void Quoted_lines_lose_their_marks_and_keep_their_place()
    {
        var reading = Samples.Read("> Members:\n>\n>> - Ada\n> - Bo\n");
        Outline(reading).ShouldBe(["Members:", "[-] Ada", "[-] Bo"]);
        reading.Document!.Blocks[1].Place.ToString().ShouldBe("paper.txt:3:4");
        Outline(Samples.Read("> 5 boats\nfew\n"))[0].ShouldStartWith("> 5");
    }

    [Fact]
    public void The_headers_of_forwarded_messages_are_left_out_and_said()
    {
        var reading = Samples.Read(
            "See below.\n\n________________________________\nFrom: Ada Lee <ada@harbour.example>\nSent: 3 May 2007 10:00\nTo: Bo; Cy;\n dee@harbour.example\nSubject: Members\n\nMembers are:\n\n-----Original Message-----\nOn 2 May 2007, Bo wrote:\nwho?\n"
        );
        Outline(reading).ShouldBe(["See below.", "Members are:", "who?"]);
        reading
            .Problems.Select(problem => (problem.Weight, problem.Place.Line))
            .ShouldBe([(ProblemWeight.LeftOut, 4), (ProblemWeight.LeftOut, 12), (ProblemWeight.LeftOut, 13)]);
        reading.Problems[0].Found.ShouldContain("Subject: Members");
    }

    [Fact]
    public void Words_like_those_of_a_header_stay_where_they_are_none() =>
        Outline(Samples.Read("From: the harbour\nTo: the sea\n")).Length.ShouldBe(2);

    [Fact]
    public void A_signature_is_left_out_and_said()
    {
        var reading = Samples.Read("Text.\n\n-- \nAda Lee\nHarbour Master\n\nOn 2 May 2007, Bo wrote:\nWho?\n");
        Outline(reading).ShouldBe(["Text.", "Who?"]);
        reading.Problems[0].ToString().ShouldBe("paper.txt:3:1: A signature of 2 lines was left out.");
        Outline(Samples.Read("Text.\n--\nMore.\n")).ShouldBe(["Text.", "--", "More."]);
    }

    [Fact]
    public void Tables_between_strokes_are_read()
    {
        var table = Samples.OnlyTable("Boats\n| Name | Berth |\n|:---|---:|\n| Ada \\| Bo | 1<br>2 |\n|  | 3 |\n\nAfter\n");
        table
            .Texts()
            .ShouldBe([
                ["Ada | Bo", "1\n2"],
                ["", "3"],
            ]);
        table.Rows[0].Cells[1].Place.ToString().ShouldBe("paper.txt:4:15");
        Samples
            .OnlyTable("Name | Berth\n--- | ---\nAda | 1\n")
            .Texts()
            .ShouldBe([
                ["Ada", "1"],
            ]);
    }

    [Fact]
    public void A_stroke_in_a_sentence_makes_no_table() =>
        Outline(Samples.Read("Ada | Bo\nCy | Dee\n")).ShouldBe(["Ada | Bo", "Cy | Dee"]);

    [Fact]
    public void Bullets_of_every_kind_are_marks() =>
        Outline(Samples.Read("•→one\no two\no→three\n■ four\n\uF0B7→five\n•\nsix\n"))
            .ShouldBe(["[•] one", "[o] two", "[o] three", "[■] four", "[\uF0B7] five", "[•] six"]);

    [Fact]
    public void A_bullet_is_no_letter_and_a_letter_in_brackets_no_bullet()
    {
        ListMark.TryRead("o text", out var bullet, out _).ShouldBeTrue();
        (bullet.IsBullet, bullet.AsLetter).ShouldBe((true, null));
        ListMark.TryRead("(o) text", out var letter, out _).ShouldBeTrue();
        (letter.IsBullet, letter.AsLetter).ShouldBe((false, 15));
    }

    [Fact]
    public void Text_that_was_wrapped_at_a_width_is_joined()
    {
        var reading = Samples.Read(
            """
            The board meets each quarter in the harbour office, and whenever the
            Director or the Lead Member asks for it. Papers are sent to members of
            The Executive five clear days before. Minutes are kept by the clerk of
            Harbourshire County Council.
            It is quorate with:
            - the chair or the deputy chair, and one member from each of the three
              Partners that the law names
            """
        );
        Outline(reading).Select(text => text.Count(c => c == '\n')).ShouldBe([3, 0, 1]);
    }
}
