using System.Text;
using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class WebPageTests
{
    private static DocumentReading Read(string html, string name = "page.html") =>
        DocumentFile.Read(name, new MemoryStream(Encoding.UTF8.GetBytes(html)));

    private static IReadOnlyList<Block> Blocks(string html) => Read(html).Document!.Blocks;

    private static Table OnlyTable(string html) => Blocks(html).OfType<Table>().ShouldHaveSingleItem();

    private static string[] Header(Table table) => [.. table.Header.Cells.Select(cell => cell.Text)];

    private static string Outline(Block block) =>
        block switch
        {
            Paragraph { Level: { } level } heading => $"h{level} {heading.Text}",
            Paragraph paragraph => $"p {paragraph.Text}",
            ListItem item => $"{item.Depth} {item.Mark.Written} {item.Text}",
            Table table => $"table of {table.Rows.Count}",
            _ => "",
        };

    private static string[] Outline(string html) => [.. Blocks(html).Select(Outline)];

    [Fact]
    public void Headings_paragraphs_and_line_breaks_are_read_as_a_browser_shows_them() =>
        Outline(
                "<!doctype html><title>Not shown</title><h1>The\n harbour  <b>bo</b>ard</h1><p>Tom &amp; Ada&nbsp;met<br>twice.</p>loose <i>words</i><div>more<div>inner</div></div><pre>a  b\nc</pre><h3> </h3>"
            )
            .ShouldBe(["h1 The harbour board", "p Tom & Ada met\ntwice.", "p loose words", "p more", "p inner", "p a b\nc"]);

    [Fact]
    public void What_a_browser_does_not_show_is_no_content() =>
        Outline(
                "<div><script>let a = '<p>x</p>'</script><style>p{}</style><p hidden>x</p><p style='DISPLAY : none'>x</p><template>x</template><noscript>x</noscript><p>seen<span class=govuk-visually-hidden> for screen readers</span></p><select><option>x</select></div>"
            )
            .ShouldBe(["p seen"]);

    [Fact]
    public void The_pages_navigation_header_and_footer_are_left_out_and_said_so_once()
    {
        var reading = Read(
            "<body><header>Council</header><nav>Home</nav><nav>More</nav><main><header><h1>Title</h1></header><p>Text</p></main><footer>Contact</footer><footer></footer>"
        );
        reading.Document!.Blocks.Select(Outline).ShouldBe(["h1 Title", "p Text"]);
        reading
            .Problems.Select(problem => (problem.Weight, problem.Found.Split(' ')[2]))
            .ShouldBe([
                (ProblemWeight.LeftOut, "header"),
                (ProblemWeight.LeftOut, "navigation"),
                (ProblemWeight.LeftOut, "footer"),
            ]);
    }

    [Fact]
    public void Marks_of_lists_are_computed() =>
        Outline(
                """
                <ol><li>one<li>two<ol type=a start=3><li>c<li value=28>ab</ol></li><li>three<ul><li>dot</ul>after</ol>
                <ol type=i reversed><li>x<li>y</ol><ol style="list-style-type: upper-alpha"><li>A</ol><ol type=I start=4><li>IV</ol>
                <ul><li>(b) own mark<li><p>first</p><p>second</p></ul>
                """
            )
            .ShouldBe([
                "0 1. one",
                "0 2. two",
                "1 (c) c",
                "1 (ab) ab",
                "0 3. three",
                "1 • dot",
                "p after",
                "0 ii. x",
                "0 i. y",
                "0 (A) A",
                "0 (IV) IV",
                "0 (b) own mark",
                "0 • first\nsecond",
            ]);

    [Fact]
    public void Lists_typed_with_line_breaks_are_lists() =>
        Outline("<div>Members:<br>- Ada<br>- Bo, who comes<br>late<br>They meet.<br><br>2.1 Text</div>")
            .ShouldBe(["p Members:", "0 - Ada", "0 - Bo, who comes\nlate", "p They meet.", "0 2.1 Text"]);

    [Fact]
    public void A_term_and_what_is_said_of_it_are_one_paragraph() =>
        Outline(
                "<dl><dt>Chair<dd>Ada<dt>Review date:<dd><p>May 2008</p><div><dt>Who?</dt><dd><ul><li>a</ul></dd></div><dt>Alone</dl>"
            )
            .ShouldBe(["p Chair: Ada", "p Review date: May 2008", "p Who?", "0 • a", "p Alone"]);

    [Fact]
    public void A_table_keeps_the_lines_of_its_cells()
    {
        var table = OnlyTable(
            "<table><caption>Duties</caption><thead><tr><th>Para<th>Duty</thead><tr><td>2.1<td><p>one</p><p>two</p><ul><li>x<li>y</ul>end<br><br>last<tr><td> <td>&nbsp;<tr><td><td>z</table>"
        );
        Header(table).ShouldBe(["Para", "Duty"]);
        table
            .Texts()
            .ShouldBe([
                ["2.1", "one\ntwo\n• x\n• y\nend\n\nlast"],
                ["", "z"],
            ]);
        Outline("<table><caption>Duties</caption><tr><td>a<td>b<tr><td>c<td>d</table>")[0].ShouldBe("p Duties");
    }

    [Fact]
    public void Rows_over_the_whole_width_are_headings_and_above_the_header_paragraphs()
    {
        const string html =
            "<table><tr><td colspan=3>Register<tr><td>A<td>B<td>C<tr><td colspan=3>Morning<tr><td>1<td colspan=2>both<tr><td>A<td> b <td>C<tr><td>2<td>3<td>4</table>";
        Outline(html).ShouldBe(["p Register", "table of 3"]);
        OnlyTable(html)
            .Texts()
            .ShouldBe([
                ["Morning"],
                ["1", "both", ""],
                ["2", "3", "4"],
            ]);
    }

    [Fact]
    public void A_cell_over_several_rows_goes_on_in_those_below()
    {
        var table = OnlyTable(
            "<table><tr><th>A<th>B<th>C<tr><td rowspan=0>1<td>x<td rowspan=2>y<tr><td>z<tr><td>u<td>v<tfoot><tr><td>5<td>6<td>7</tfoot></table>"
        );
        table
            .Texts()
            .ShouldBe([
                ["1", "x", "y"],
                ["", "z", ""],
                ["", "u", "v"],
                ["5", "6", "7"],
            ]);
        table
            .Rows.SelectMany(row => row.Cells.Where(cell => cell.GoesOnFromAbove).Select(cell => (row.Number, cell.Place.Column)))
            .ShouldBe([(2, 1), (2, 3), (3, 1)]);
    }

    [Fact]
    public void A_header_of_two_rows_is_joined_column_by_column() =>
        Header(
                OnlyTable(
                    "<table><thead><tr><th rowspan=2>Name<th colspan=2>Contact<tr><th>Email<th>Phone</thead><tr><td>Ada<td>a<td>b</table>"
                )
            )
            .ShouldBe(["Name", "Contact\nEmail", "Contact\nPhone"]);

    [Fact]
    public void Spans_of_columns_in_which_nothing_begins_make_none()
    {
        var reading = Read(
            "<table><tr><th colspan=1000>A<th>B<tr><td colspan=1000 rowspan=65534>1<td>2<tr><td>3<tr><td colspan=9999>4</table>"
        );
        reading.Problems.ShouldBeEmpty();
        var table = reading.Document!.Blocks.OfType<Table>().Single();
        Header(table).ShouldBe(["A", "B"]);
        table.Rows[1].Cells[0].GoesOnFromAbove.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<table><tr><td><p>a</p><td>b</table>")]
    [InlineData("<table><tr><td>a<tr><td>b</table>")]
    [InlineData("<table role=presentation><tr><td>a<td>b<tr><td><td></table>")]
    [InlineData("<table><tr><td>a<td><table><tr><td>b</table></table>")]
    public void A_table_that_only_places_things_is_walked_through(string html) => Outline(html).ShouldBe(["p a", "p b"]);

    [Fact]
    public void A_table_inside_one_for_layout_is_a_table()
    {
        Outline(
                "<table><tr><td>Menu<td><table><tr><th>A<th>B<tr><td>1<td>2</table><tr><td>x<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>"
            )
            .ShouldBe(["p Menu", "table of 1", "p x", "table of 1"]);
    }

    [Fact]
    public void A_table_inside_a_cell_of_a_table_becomes_lines_and_is_doubtful()
    {
        var reading = Read("<table><tr><th>A<th>B<tr><td>1<td>x<table><tr><th>n<th>m<tr><td>3<td>4</table></table>");
        reading
            .Document!.Blocks.OfType<Table>()
            .Single()
            .Texts()
            .ShouldBe([
                ["1", "x\nn – m\n3 – 4"],
            ]);
        reading.Problems.ShouldHaveSingleItem().Weight.ShouldBe(ProblemWeight.Doubtful);
    }

    [Fact]
    public void Lists_copied_from_Word_keep_their_marks_and_depth() =>
        Outline(
                """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
                <p class=MsoTitle>Terms</p><p class=MsoNormal style='mso-outline-level:2'>Purpose</p>
                <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
                style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
                </span></span></span><![endif]>berths<o:p></o:p></p>
                <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><!--[endif]-->buoys</p>
                <p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>(iv)<span>&nbsp;</span></span>cranes</p>
                <p class=MsoListParagraph>no list</p>
                """
            )
            .ShouldBe(["h1 Terms", "h2 Purpose", "0 · berths", "1 o buoys", "0 (iv) cranes", "p no list"]);

    [Fact]
    public void A_table_copied_from_Excel_is_read() =>
        OnlyTable(
                """
                Version:0.9
                StartHTML:0000000105
                <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style>
                <!--td {color:black;}--></style></head><body><table border=0><!--StartFragment--><col width=64><tr height=20><td class=xl65>Name</td><td>Post</td></tr>
                <tr><td rowspan=2>Ada</td><td>Chair</td></tr><tr><td>Clerk</td></tr><!--EndFragment--></table></body></html>
                """
            )
            .Texts()
            .ShouldBe([
                ["Ada", "Chair"],
                ["", "Clerk"],
            ]);

    [Theory]
    [InlineData("<table><tr><td>a<td>b<tr><td>c<td>d</table>")]
    [InlineData(" <meta charset='utf-8'><p>a</p>")]
    [InlineData("<!--StartFragment--><div>a</div>")]
    [InlineData("<ul><li>a</ul>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html><html><body>a</body></html>")]
    public void Pasted_fragments_are_known_whatever_the_files_name(string html) =>
        Read(html, "pasted.txt").Document!.Blocks[0].Place.Form.ShouldBe(PlaceForm.Paragraphs);

    [Theory]
    [InlineData("<Ada> said so")]
    [InlineData("<- a\n")]
    [InlineData("Use <table> for tables")]
    public void Text_with_brackets_stays_text(string text) =>
        Read(text, "pasted.txt").Document!.Blocks[0].Place.Form.ShouldBe(PlaceForm.Text);

    [Fact]
    public void Places_name_the_paragraph_or_the_tables_row_and_column()
    {
        var blocks = Blocks("<p>one</p><p>two</p><table><tr><td>A<td>B<tr><td>1<td>2</table>");
        blocks[1].Place.InWords.ShouldBe("paragraph 2");
        ((Table)blocks[2]).Rows[0].Cells[1].Place.ToString().ShouldBe("page.html: table 1, row 1, B");
    }

    [Theory]
    [InlineData("<meta charset=windows-1252><p>caf\u00e9 \u0096 \u0093x\u0094")]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>caf\u00e9 \u0096 \u0093x\u0094")]
    [InlineData("<p>caf\u00e9 \u0096 \u0093x\u0094")]
    public void An_older_page_is_read_in_the_encoding_that_it_declares(string html) =>
        DocumentFile
            .Read("page.html", new MemoryStream(Encoding.Latin1.GetBytes(html)))
            .Document!.Blocks[0]
            .ShouldBeOfType<Paragraph>()
            .Text.ShouldBe("café – “x”");

    [Fact]
    public void A_page_in_UTF16_is_read() =>
        DocumentFile
            .Read("page.html", new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><p>é")]))
            .Document!.Blocks[0]
            .ShouldBeOfType<Paragraph>()
            .Text.ShouldBe("é");

    [Theory]
    [InlineData(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n",
        ".mht"
    )]
    [InlineData("Received: by x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello", ".eml")]
    public void Archives_and_emails_are_refused_in_words(string text, string kind) =>
        Read(text, "x").Problems.ShouldHaveSingleItem().Found.ShouldContain(kind);

    [Fact]
    public void A_page_without_words_is_refused() =>
        Read("<html><body><script>build()</script></body></html>")
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldContain("no words");

    [Fact]
    public void The_header_of_a_forwarded_email_is_left_out()
    {
        var reading = Read(
            "<div>See below.</div><p class=MsoNormal><b>From:</b> Ada<br><b>Sent:</b> 3 May<br><b>To:</b> Bo<br><b>Subject:</b> Boats</p><p>They float.</p>"
        );
        reading.Document!.Blocks.Select(Outline).ShouldBe(["p See below.", "p They float."]);
        reading.Problems.ShouldHaveSingleItem().Weight.ShouldBe(ProblemWeight.LeftOut);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>x")]
    [InlineData("<td rowspan=65534 colspan=1000>x")]
    [InlineData("</p></div></b>")]
    [InlineData("<a x=1><font y=2>")]
    [InlineData("<tr><td rowspan=9>x<td>y")]
    [InlineData("<dl><dt>a<dd>")]
    [InlineData("&amp;<!-- -->")]
    public void Large_pages_of_one_pattern_are_read_or_refused_in_short_time(string pattern)
    {
        var html = "<html><body><p>a</p><table><tr>" + string.Concat(Enumerable.Repeat(pattern, 500_000 / pattern.Length));
        var started = TimeProvider.System.GetTimestamp();
        var reading = Read(html);
        (reading.Document is not null || reading.Problems.Count > 0).ShouldBeTrue();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_page_that_would_take_too_long_is_given_up()
    {
        var started = TimeProvider.System.GetTimestamp();
        Read("<table>" + string.Concat(Enumerable.Repeat("<div>", 400_000)))
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldContain("too deeply");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_table_of_ten_thousand_rows_is_read_in_short_time()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 10_000).Select(n => $"<tr><td>{n}<td><p>To keep light {n}<td><ul><li>done</ul><td>next")
        );
        var started = TimeProvider.System.GetTimestamp();
        OnlyTable("<table><tr><th>Para<th>Duty<th>Done<th>Next" + rows + "</table>").Rows.Count.ShouldBe(10_000);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_tag_with_very_many_attributes_is_read_in_short_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        Read("<div " + string.Concat(Enumerable.Range(0, 200_000).Select(n => $"a{n}=1 ")) + ">x").Problems.ShouldNotBeNull();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Words_below_the_deepest_level_are_kept() =>
        Samples
            .Ink(Read(string.Concat(Enumerable.Range(0, 5000).Select(n => $"<div>{n} "))).Document!)
            .Length.ShouldBe(string.Concat(Enumerable.Range(0, 5000)).Length);

    [Fact]
    public void Two_thousand_damaged_pages_are_read_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(
            "<html><head><meta charset=utf-8><title>x</title></head><body><nav>Home</nav><h1>Register</h1><table><caption>C</caption><thead><tr><th rowspan=2>Para</th><th colspan=2>Duty</th></tr><tr><th>a</th><th>b</th></tr></thead><tr><td rowspan=3>2.1</td><td><p>one</p><ul><li>x</li></ul></td><td>y<br>z</td></tr><tr><td colspan=2>w<table><tr><td>n</td><td>m</td></tr></table></td></tr></table><ol type=i start=3><li>a<ul><li>b</li></ul></li></ol><dl><dt>T</dt><dd>d</dd></dl><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(a)<span>&nbsp;</span></span>text</p></body></html>"
        );
        for (var round = 0; round < Fuzz.Rounds; round++)
        {
            var reading = DocumentFile.Read("page.html", new MemoryStream(Fuzz.Damage(whole, new Random(round), keep: 6)));
            (reading.Document is not null || reading.Problems.Count > 0).ShouldBeTrue($"round {round}");
            foreach (var table in reading.Document?.Blocks.OfType<Table>() ?? [])
                table.Rows.ShouldAllBe(
                    row => row.Cells.Count == 1 || row.Cells.Count >= table.Header.Cells.Count,
                    $"round {round}"
                );
        }
    }
}
