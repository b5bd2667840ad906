using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Terms;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class TermsWritingTests
{
    private const string Hostile =
        "<script>alert(1)</script>\n\n[here](javascript:alert(1)) ![x](https://example.org/x.png)\n\n<img src=x onerror=alert(1)>";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_version_is_begun_written_proposed_and_agreed_and_the_one_before_is_superseded(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using (
            var agreed = await visitor.Change("/bodies/executive/terms/1/agree", ("minute", "Board, 3 September 2007, item 4"))
        )
            agreed.Headers.Location!.ToString().ShouldStartWith("/bodies/executive/terms/1?saved=");
        using (var begun = await visitor.Change("/bodies/executive/new-terms"))
            begun.Headers.Location!.ToString().ShouldStartWith("/bodies/executive/terms/2/edit");
        using var editor = await visitor.Page("/bodies/executive/terms/2/edit");
        editor.QuerySelectorAll("main textarea").Length.ShouldBe(6);
        using (
            var saved = await visitor.SendForm(
                editor,
                ("part-1-text", "To lead the partnership."),
                ("_go", "save"),
                ("_why", "New duties")
            )
        )
            saved.Headers.Location!.ToString().ShouldStartWith("/bodies/executive/terms/2?saved=");
        using (var proposed = await visitor.Change("/bodies/executive/terms/2/propose"))
            proposed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page("/bodies/executive/terms/2"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("on 3 September 2007");

        using var check = await visitor.Page("/bodies/executive/terms/2/agree");
        check.QuerySelector("main")!.TextContent.ShouldContain("Of 6 parts, 5 read as before and 1 is changed.");
        using (var done = await visitor.SendForm(check, ("from-day", "1"), ("from-month", "10")))
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The same form again: it is done already.
        using (var again = await visitor.SendForm(check, ("from-day", "1"), ("from-month", "10")))
            again.Headers.Location!.ToString().ShouldBe("/bodies/executive/terms/2?saved=0");

        await using var db = app.Store.Read(Sight.Everything);
        var body = (await app.Find<Remit.Structure.Bodies.Body>("executive")).Id;
        var versions = await db.All<TermsOfReference>().Where(t => t.Body == body).OrderBy(t => t.Order).ToListAsync();
        versions.Select(t => t.State).ShouldBe([TermsState.Superseded, TermsState.Agreed]);
        versions[0].Minute.ShouldBe("Board, 3 September 2007, item 4");
        (versions[0].Until, versions[1].From).ShouldBe((When.Day("2007-09-30"), When.Day("2007-10-01")));
        versions[1].ReviewOn.ShouldBe(When.Day("2008-09-03"));
        (await app.Page("/bodies/executive/terms")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Version 1 holds");
        (await app.Page("/bodies/executive/terms?as-at=2007-10-01"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("Version 2 holds");
        (await visitor.Page("/bodies/executive/terms/2/edit"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("its text stands");
    }

    [Fact]
    public async Task Parts_are_added_renamed_moved_and_taken_out_and_nothing_is_saved_until_it_is()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (await visitor.Change("/bodies/board/new-terms")) { }
        var last = await app.LastChange();
        const string Edit = "/bodies/board/terms/1/edit";
        var page = await visitor.Page(Edit);
        Headings(page).ShouldBe(TermsPart.Usual);
        page = await Visitor.Read(await visitor.SendForm(page, ("_go", "add")));
        page = await Visitor.Read(
            await visitor.SendForm(page, ("part-9-heading", "Voice"), ("part-9-text", "Children are heard."), ("_go", "up-9"))
        );
        page = await Visitor.Read(await visitor.SendForm(page, ("_go", "out-1")));
        page = await Visitor.Read(await visitor.SendForm(page, ("_go", "down-1")));
        Headings(page)
            .ShouldBe([
                "Membership",
                "Responsibilities",
                "Quorum",
                "Frequency of meetings",
                "Powers",
                "Deputies",
                "Voice",
                "Reporting",
            ]);
        page = await Visitor.Read(await visitor.SendForm(page, ("part-1-text", "Eight | people"), ("_go", "preview")));
        page.QuerySelector("section[aria-labelledby=preview]")!.TextContent.ShouldContain("Children are heard.");
        (await app.LastChange()).ShouldBe(last);
        using (var untitled = await visitor.SendForm(page, ("part-2-heading", " "), ("part-2-text", "Words"), ("_go", "save")))
            (await Visitor.Read(untitled)).Errors().ShouldHaveSingleItem().ShouldStartWith("Enter a heading for part 2");
        using (await visitor.SendForm(page, ("_go", "save"))) { }
        (await app.LastChange()).ShouldBe(last + 1);
        // Saved again as it stands, it is no change.
        using (await visitor.Change(Edit, ("_go", "save"))) { }
        (await app.LastChange()).ShouldBe(last + 1);
        page.Dispose();
    }

    [Fact]
    public async Task What_is_pasted_is_shown_without_harm_and_comes_back_as_it_was_typed()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (await visitor.Change("/bodies/board/new-terms")) { }
        var heading = string.Join(' ', Enumerable.Repeat("Heading", 25));
        const string Arabic = "الغرض: قيادة الشراكة";
        const string Table = "| A | B |\n| --- | --- |\n| merged | |\n| | x |";
        (string, string?)[] typed =
        [
            ("part-1-heading", heading),
            ("part-1-text", Hostile),
            ("part-2-text", Arabic),
            ("part-3-text", Table),
        ];
        using var opened = await visitor.Page("/bodies/board/terms/1/edit");
        using var preview = await Visitor.Read(await visitor.SendForm(opened, [.. typed, ("_go", "preview")]));
        foreach (var page in new[] { preview, await Saved() })
        {
            page.QuerySelectorAll("main script, main img, main [onerror], main a[href^=javascript]").ShouldBeEmpty();
            page.QuerySelectorAll("main .remit-text table td").Length.ShouldBe(4);
            page.Body!.TextContent.ShouldContain(Arabic);
        }
        using var again = await visitor.Page("/bodies/board/terms/1/edit");
        var form = again.FormOf();
        form["part-1-heading"].ShouldBe([heading]);
        form["part-1-text"].ShouldBe([Hostile]);
        form["part-2-text"].ShouldBe([Arabic]);
        form["part-3-text"].ShouldBe([Table]);

        async Task<AngleSharp.Html.Dom.IHtmlDocument> Saved()
        {
            using var saved = await visitor.SendForm(opened, [.. typed, ("_go", "save")]);
            return await visitor.Page("/bodies/board/terms/1");
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_write_one_draft_the_second_sees_both_texts_and_chooses(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var first = app.NewVisitor();
        using var second = app.NewVisitor();
        const string Edit = "/bodies/executive/terms/1/edit";
        using var opened = await second.Page(Edit);
        using (await first.Change(Edit, ("part-1-text", "What the first wrote."), ("_go", "save"))) { }
        var last = await app.LastChange();
        using var both = await Visitor.Read(
            await second.SendForm(opened, ("part-1-text", "What the second wrote."), ("_go", "save")),
            HttpStatusCode.Conflict
        );
        var shown = both.QuerySelector("section[aria-labelledby=both]")!;
        shown.QuerySelector("del")!.TextContent.ShouldContain("first");
        shown.QuerySelector("ins")!.TextContent.ShouldContain("second");
        both.FormOf()["part-1-text"].ShouldBe(["What the second wrote."]);
        using (var unsaid = await second.SendForm(both, ("_go", "save")))
            unsaid.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await app.LastChange()).ShouldBe(last);
        using (var kept = await second.SendForm(both, ("_keep-text", "typed"), ("_go", "save")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page("/bodies/executive/terms/1")).Body!.TextContent.ShouldContain("What the second wrote.");
    }

    [Fact]
    public async Task Who_records_an_agreement_of_what_was_changed_meanwhile_is_told()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page("/bodies/executive/terms/1/agree");
        using (await visitor.Change("/bodies/executive/terms/1/edit", ("part-1-text", "Other words."), ("_go", "save"))) { }
        using var late = await Visitor.Read(await visitor.SendForm(opened), HttpStatusCode.Conflict);
        late.Errors().ShouldHaveSingleItem().ShouldContain("Somebody else changed version 1");
        using var wrong = await Visitor.Read(
            await visitor.Change(
                "/bodies/executive/terms/1/agree",
                ("agreed-on-day", "31"),
                ("agreed-on-month", "2"),
                ("review-on-year", "")
            )
        );
        wrong.Errors().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_begins_one_draft()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page("/bodies/executive/new-terms");
        using (await visitor.SendForm(page)) { }
        using (var again = await visitor.SendForm(page))
            again.Headers.Location!.ToString().ShouldBe("/bodies/executive/terms/2/edit");
        (await app.Twin("/bodies/executive/terms.json")).GetProperty("versions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Two_versions_are_compared_word_by_word_on_a_page_as_json_and_as_a_paper()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (await visitor.Change("/bodies/executive/new-terms")) { }
        using (
            await visitor.Change(
                "/bodies/executive/terms/2/edit",
                ("part-1-text", "To put the Board's plans into practice."),
                ("_go", "save")
            )
        ) { }
        const string Address = "/bodies/executive/terms/2/compare";
        var page = await app.Page(Address + "?with=1");
        page.QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("What changes from version 1 to version 2? Of 6 parts, 5 read as before");
        page.QuerySelector("ins .govuk-visually-hidden")!.TextContent.ShouldContain("put in");
        page.QuerySelector("del .govuk-visually-hidden")!.TextContent.ShouldContain("taken out");
        (await app.Twin("/bodies/executive/terms/2/compare.json?with=1"))
            .GetProperty("compared")
            .GetProperty("text")
            .GetProperty("parts")
            .GetArrayLength()
            .ShouldBe(6);
        (await app.Page(Address + "?with=9")).Body!.TextContent.ShouldContain("There is no other version “9”");
        using (var paper = await app.Client.GetAsync("/bodies/executive/terms/2/compare.docx?with=1"))
            paper.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Page("/bodies/executive/terms")).QuerySelector($"a[href='{Address}?with=1']").ShouldNotBeNull();
        (await app.CommandsFor(Address + "?with=1")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/bodies/executive/terms")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/terms")).ShouldBeLessThanOrEqualTo(6);
        (await app.Page("/bodies/board/terms")).Body!.TextContent.ShouldContain("No terms of reference are recorded yet");
    }

    private static IEnumerable<string> Headings(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.FormOf().Where(f => f.Key.EndsWith("-heading", StringComparison.Ordinal)).Select(f => f.First());
}
