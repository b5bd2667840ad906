using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Documents;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Structure.Terms;

public class TermsPartsTests
{
    [Fact]
    public async Task The_parts_are_offered_in_one_list_and_need_no_answer()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);

        var outcome = await terms.Look(TermsIntakeTests.Text);

        outcome
            .Offers.Select(o => $"{o.Offer.Words}: {o.InWords}")
            .ShouldBe([
                "1. Purpose:: Taken over as Purpose",
                "2. Membership: Taken over with its members",
                "3. Quoracy: Taken over as Quorum",
                "4. Key objectives: Taken over as Responsibilities",
                "5. Equality and children’s rights: Taken over as Values",
                "6. Review: Taken over as Review",
            ]);
        outcome.Open.Select(q => q.Key).ShouldNotContain(key => key.StartsWith("part-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_the_page_a_part_is_changed_in_its_list_and_the_others_need_no_answer()
    {
        await using var app = await RemitApp.WithTheSample();
        var (kind, _) = await app.HandIn("executive-terms.txt", TermsIntakeTests.Text);
        var (page, _) = await app.Send(kind, form => form["Kind"] = "terms");
        page.QuerySelector("#parts")!.TextContent.ShouldBe("Parts of the paper 6");
        page.QuerySelector("select[name=question-part-purpose] option[selected]")!.TextContent.ShouldBe("Taken over as Purpose");

        var (after, _) = await app.Send(page, form => form["question-part-quoracy"] = "leave-out", "show");

        after
            .QuerySelector<AngleSharp.Html.Dom.IHtmlSelectElement>("select[name=question-part-quoracy]")!
            .Value.ShouldBe("leave-out");
        after.QuerySelector("#left-out")!.ParentElement!.TextContent.ShouldContain("the part “3. Quoracy”, as you said");
        after.QuerySelector("select[name=question-part-purpose] option[selected]")!.GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public async Task A_part_can_be_said_to_be_something_else_than_its_heading_names()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        const string text = "Executive terms of reference\nPurpose\nTo lead.\nHow many\nFour members.\nReview\nEvery year.\n";

        (await terms.Bring(text, ("part-purpose", "text"))).ShouldBeKept();
        (await terms.All<Body>()).Single().Purpose.ShouldBeNull();

        const string other = "Executive terms of reference\nPurpose\nTo lead well.\nAgenda\nFour members.\nReview\nEvery year.\n";
        (await terms.Bring(other, ("part-agenda", "as-quorum"))).ShouldBeKept();
        (await terms.Rules()).ShouldBe(["at least 4 members"]);
        (await terms.All<Body>()).Single().Purpose.ShouldBe("To lead well.");
    }

    [Fact]
    public async Task Short_bold_paragraphs_are_headings_where_two_of_them_name_parts()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var (_, version) = await terms.Look(
            Bold("Executive", 1),
            TermsIntakeTests.Words("Terms of reference", 2),
            Bold("Where we come from", 3),
            TermsIntakeTests.Words("The Children Act 2004.", 4),
            Bold("Purpose", 5),
            TermsIntakeTests.Words("To lead.", 6),
            Bold("Being heard", 7),
            TermsIntakeTests.Words("Children speak first.", 8),
            Bold("Nobody decides alone: a long sentence that somebody made bold to be seen by everybody who reads it.", 9),
            TermsIntakeTests.Words("So it is.", 10),
            Bold("Membership", 11),
            Bold("Core members", 12),
            Item("Director", 13),
            Bold("In attendance", 14),
            Item("Clerk", 15),
            Bold("Quorum", 16),
            TermsIntakeTests.Words("Two members.", 17)
        );

        version!
            .Parts()
            .Select(p => p.Heading)
            .ShouldBe(["Where we come from", "Purpose", "Being heard", "Membership", "Quorum"]);
    }

    [Fact]
    public async Task Bold_words_that_name_no_parts_stay_text()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var (_, version) = await terms.Look(
            TermsIntakeTests.Words("Executive terms of reference", 1),
            Bold("Please note", 2),
            TermsIntakeTests.Words("This is a draft.", 3),
            TermsIntakeTests.Words("Purpose", 4),
            Bold("We lead", 5),
            TermsIntakeTests.Words("and we listen.", 6)
        );

        version!.Parts().Select(p => p.Heading).ShouldBe([null, "Purpose"]);
    }

    [Fact]
    public void Word_and_web_pages_tell_what_is_bold()
    {
        var word = new WordFile()
            .Inside("<w:r><w:rPr><w:b/></w:rPr><w:t>Purpose</w:t></w:r>")
            .Inside("<w:r><w:rPr><w:b/></w:rPr><w:t>To lead </w:t></w:r><w:r><w:t>and listen</w:t></w:r>")
            .Inside("<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Not bold</w:t></w:r>")
            .Bytes();
        BoldIn("terms.docx", word).ShouldBe(["Purpose"]);
        const string page =
            "<p><b>Purpose</b></p><p>To <strong>lead</strong></p><p><span style='font-weight: 700'>Quorum</span></p>"
            + "<b style='font-weight:normal'><p>Pasted</p></b><p><strong>Two<br>lines</strong></p>";
        BoldIn("terms.html", System.Text.Encoding.UTF8.GetBytes(page)).ShouldBe(["Purpose", "Quorum", "Two\nlines"]);
    }

    [Fact]
    public async Task What_we_hand_out_as_Word_is_read_in_again_with_nothing_changed_and_nothing_asked()
    {
        await using var app = await RemitApp.WithTheSample();
        foreach (var body in new[] { "executive", "early-years-group", "school-age-group", "young-people-group" })
        {
            var paper = await app.Client.GetByteArrayAsync($"/bodies/{body}/terms/1.docx", TestContext.Current.CancellationToken);
            var bringing = app.Services.CreateScope().ServiceProvider.GetRequiredService<Bringing>();
            var given = new Given(bringing.Find("terms")!, "paper.docx", paper, new Answers());

            var outcome = await bringing.Keep(given, TestData.Because("Read our own paper"));

            outcome.ShouldChangeNothing().ShouldSay(FindingKind.Unchanged, "the text is recorded as version 1");
            outcome.Findings.Where(f => f.Kind == FindingKind.Doubtful).ShouldBeEmpty();
            outcome.Questions.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task What_we_hand_out_is_read_as_it_was_by_another_partnership()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        (await terms.Bring(TermsIntakeTests.Text)).ShouldBeKept();
        var was = (await terms.All<TermsOfReference>()).Single();
        await using var db = terms.Data.Store.Read(Sight.Everything);
        var view = await TermsView.Load(db, terms.Body.Key, "1", new DateOnly(2007, 9, 3), new DateOnly(2007, 9, 3));
        var paper = Remit.Documents.Writing.WordPaper.Write(
            TermsPublication.Of(view!, new DateOnly(2007, 9, 3)) with
            {
                Issuer = "Leicestershire",
                Shows = "As at 3 September 2007, as recorded by change 1",
            }
        );
        await using var other = await TermsInCase.On(Databases.Sqlite);

        (await other.Bring("paper.docx", paper)).ShouldBeKept();

        var read = (await other.All<TermsOfReference>()).Single();
        (read.Text, read.State, read.AgreedOn, read.ReviewOn).ShouldBe((was.Text, was.State, was.AgreedOn, was.ReviewOn));
        read.Note.ShouldBe("Version: 1.");
        (await other.All<Place>()).Select(p => p.Title).ShouldBe((await terms.All<Place>()).Select(p => p.Title));
        (await other.Rules()).ShouldBe(await terms.Rules());
    }

    private static IEnumerable<string> BoldIn(string name, byte[] content) =>
        DocumentFile
            .Read(name, new MemoryStream(content))
            .Document!.Blocks.OfType<Paragraph>()
            .Where(p => p.IsBold)
            .Select(p => p.Text);

    private static Paragraph Bold(string text, int line) => TermsIntakeTests.Words(text, line) with { IsBold = true };

    private static ListItem Item(string text, int line) => new(ListMark.Bullet, text, TermsIntakeTests.Place(line));
}
