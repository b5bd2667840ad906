using System.Globalization;
using System.Text;
using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class PdfTextTests
{
    private static string Program()
    {
        Assert.SkipWhen(PdfProgram.Find() is null, "pdftotext is not installed (apt-get install poppler-utils)");
        return PdfProgram.Find()!;
    }

    private static DocumentReading Read(byte[] pdf)
    {
        Program();
        return DocumentFile.Read("paper.pdf", new MemoryStream(pdf));
    }

    private static string[] Outline(DocumentReading reading) =>
        [
            .. reading.Document!.Blocks.Select(block =>
                block switch
                {
                    Paragraph { Level: { } level } heading => $"h{level} {heading.Text}",
                    Paragraph paragraph => $"p {paragraph.Text}",
                    ListItem item => $"{item.Depth} {item.Mark.Written} {item.Text}",
                    Table table => $"table of {table.Header.Cells.Count} by {table.Rows.Count}",
                    _ => "",
                }
            ),
        ];

    private static string Refusal(DocumentReading reading)
    {
        reading.Document.ShouldBeNull();
        return reading.Problems.ShouldHaveSingleItem().ToString();
    }

    [Fact]
    public void Wrapped_lines_are_joined_and_headings_and_lists_known()
    {
        var pdf = new PdfPaper();
        pdf.Page();
        pdf.Say(72, 90, "Terms of reference", 18);
        pdf.Say(72, 120, "The board answers for the harbour and for all the boats that lie in it, in summer as in");
        pdf.Say(72, 133, "winter, and for the lights.");
        pdf.Say(72, 146, "It meets monthly.");
        pdf.Say(72, 172, "(a) to keep the lights burning at all hours of each night, and to buy lamps for all of");
        pdf.Say(86, 185, "them in May;");
        pdf.Say(90, 198, "- small lamps");
        pdf.Say(72, 211, "(b) to count boats");
        Outline(Read(pdf.ToBytes()))
            .ShouldBe([
                "h1 Terms of reference",
                "p The board answers for the harbour and for all the boats that lie in it, in summer as in winter, and for the lights.",
                "p It meets monthly.",
                "0 (a) to keep the lights burning at all hours of each night, and to buy lamps for all of them in May;",
                "1 - small lamps",
                "0 (b) to count boats",
            ]);
    }

    [Fact]
    public void A_table_is_recovered_over_pages_from_the_positions_of_its_words_and_doubtful()
    {
        var pdf = new PdfPaper();
        for (var page = 0; page < 2; page++)
        {
            pdf.Page();
            pdf.Say(72, 40, "Harbour board, May 2007");
            pdf.Say(280, 800, $"Page {page + 1} of 2");
            var top = page == 0 ? 100 : 80;
            pdf.Row(top, "Para", "Responsibility", "Action taken");
            if (page == 0)
            {
                pdf.Row(118, "2.1", "To keep the harbour lights", "Lamps were bought in May");
                pdf.Row(130, "", "burning by night", "");
                pdf.Say(72, 148, "NAMED IN OTHER PAPERS OF THE HARBOUR AND ITS OWNERS IN THE COUNTY");
                pdf.Row(166, "2.2", "To count the boats", "-");
                pdf.Row(184, "", "To write the log", "Logs are written by the");
                pdf.Row(196, "", "", "keeper each evening");
            }
            else
            {
                pdf.Row(98, "2.3", "To mark wrecks", "Two wrecks marked");
                pdf.Say(72, 140, "Notes");
                pdf.Say(72, 160, "Berths are numbered from the sea.");
            }
        }
        var reading = Read(pdf.ToBytes());
        Outline(reading).ShouldBe(["table of 3 by 5", "p Notes", "p Berths are numbered from the sea."]);
        var table = (Table)reading.Document!.Blocks[0];
        table.Header.Cells.Select(cell => cell.Text).ShouldBe(["Para", "Responsibility", "Action taken"]);
        table
            .Texts()
            .ShouldBe([
                ["2.1", "To keep the harbour lights burning by night", "Lamps were bought in May"],
                ["NAMED IN OTHER PAPERS OF THE HARBOUR AND ITS OWNERS IN THE COUNTY"],
                ["2.2", "To count the boats", "-"],
                ["", "To write the log", "Logs are written by the keeper each evening"],
                ["2.3", "To mark wrecks", "Two wrecks marked"],
            ]);
        table.Rows[4].Cells[1].Place.InWords.ShouldBe("page 2, table 1, row 5, Responsibility");
        reading
            .Problems.Select(problem => (problem.Weight, problem.Found))
            .ShouldBe([
                (
                    ProblemWeight.LeftOut,
                    "“Harbour board, May 2007” was left out: it stands at the edge of 2 pages, but for the number of the page."
                ),
                (ProblemWeight.Doubtful, "Table 1 was recovered from the positions of its words: look at its rows and columns."),
                (
                    ProblemWeight.LeftOut,
                    "“Page 1 of 2” was left out: it stands at the edge of 2 pages, but for the number of the page."
                ),
            ]);
    }

    [Fact]
    public void A_table_whose_rows_are_as_close_as_its_lines_is_cut_by_its_first_column()
    {
        var pdf = new PdfPaper();
        pdf.Page();
        pdf.Row(100, "Name", "Post", "Organisation");
        pdf.Row(112, "Ada Lee", "Chair of the Harbour Board and of", "Harbourshire");
        pdf.Row(124, "", "its Executive", "");
        pdf.Row(136, "Bo May", "Clerk", "Port Trust");
        var table = Read(pdf.ToBytes()).Document!.Blocks.OfType<Table>().ShouldHaveSingleItem();
        table
            .Texts()
            .ShouldBe([
                ["Ada Lee", "Chair of the Harbour Board and of its Executive", "Harbourshire"],
                ["Bo May", "Clerk", "Port Trust"],
            ]);
    }

    [Fact]
    public void Two_columns_of_text_are_read_one_after_the_other()
    {
        var pdf = new PdfPaper();
        pdf.Page();
        for (var line = 0; line < 10; line++)
        {
            pdf.Say(72, 100 + (12 * line), $"left column has long lines of text {line}");
            pdf.Say(320, 100 + (12 * line), $"right column has long lines too {line}");
        }
        Samples
            .Ink(Read(pdf.ToBytes()).Document!)
            .ShouldMatch("^(leftcolumnhaslonglinesoftext[0-9]){10}(rightcolumnhaslonglinestoo[0-9]){10}$");
    }

    [Fact]
    public void Pages_without_text_are_named_and_a_file_of_them_is_a_scan()
    {
        var pdf = new PdfPaper();
        pdf.Page();
        pdf.Say(72, 90, "Text");
        pdf.Page();
        pdf.Page();
        var reading = Read(pdf.ToBytes());
        Outline(reading).ShouldBe(["p Text"]);
        reading.Problems.ShouldHaveSingleItem().Found.ShouldBe("Pages 2, 3 hold no text: they are empty, or scanned.");

        var scan = new PdfPaper();
        scan.Page();
        Refusal(Read(scan.ToBytes())).ShouldContain("it is a scan");
    }

    [Fact]
    public void A_password_damage_and_too_many_pages_are_refused_in_words()
    {
        var pdf = new PdfPaper();
        pdf.Page();
        pdf.Say(72, 90, "Secret");
        Refusal(Read(pdf.ToBytes(isProtected: true))).ShouldContain("protected by a password");
        Refusal(Read(Encoding.ASCII.GetBytes("%PDF-1.4\nrubbish"))).ShouldContain("damaged");
        for (var page = 0; page < PdfProgram.MostPages; page++)
            pdf.Page();
        Refusal(Read(pdf.ToBytes())).ShouldContain("more than 500 pages");
    }

    [Fact]
    public void Without_the_program_the_refusal_says_what_to_install()
    {
        Refusal(PdfText.Read("paper.pdf", "%PDF-1.4"u8.ToArray(), null, PdfProgram.MostTime)).ShouldContain("poppler-utils");
        Refusal(PdfText.Read("paper.pdf", "%PDF-1.4"u8.ToArray(), "/nowhere/pdftotext", PdfProgram.MostTime))
            .ShouldContain("poppler-utils");
    }

    [Fact]
    public void A_file_that_takes_too_long_is_given_up()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program that never ends is a script for a Unix shell.");
            return;
        }
        var endless = Path.Combine(Directory.CreateTempSubdirectory("remit-test-").FullName, "endless");
        try
        {
            File.WriteAllText(endless, "#!/bin/sh\nexec sleep 600\n");
            File.SetUnixFileMode(endless, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Refusal(PdfText.Read("paper.pdf", "%PDF-1.4"u8.ToArray(), endless, TimeSpan.FromMilliseconds(50)))
                .ShouldContain("too long");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(endless)!, recursive: true);
        }
    }

    /// <summary>
    /// A process is started for each, so that the soak runs five times as many. Each is read or refused, within the time it may take.
    /// </summary>
    [Fact]
    public void Two_thousand_damaged_files_are_read_or_refused()
    {
        Program();
        var pdf = new PdfPaper();
        pdf.Page();
        pdf.Say(72, 60, "Register", 18);
        pdf.Row(100, "Para", "Responsibility", "Action taken");
        pdf.Row(118, "2.1", "To keep the harbour lights", "Lamps were bought");
        pdf.Row(130, "", "burning", "");
        pdf.Row(148, "2.2", "To count", "-");
        pdf.Page();
        pdf.Say(72, 90, "(a) more");
        var whole = pdf.ToBytes();
        Parallel.For(
            0,
            Fuzz.Rounds,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            round =>
            {
                var bytes = Fuzz.Damage(whole, new Random(round), keep: 5);
                var reading = DocumentFile.Read("paper.pdf", new MemoryStream(bytes));
                (reading.Document is not null || reading.Problems.Count > 0).ShouldBeTrue($"round {round}");
            }
        );
    }
}
