using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Arrangements;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Arrangements;

public class ArrangementsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_arrangements_say_who_the_partners_are_what_meets_who_checks_and_how_it_is_looked_at_again(
        string provider
    )
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var page = await app.Page("/arrangements");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Not published yet");
        page.QuerySelectorAll("main section > h2")
            .Select(h => h.TextContent)
            .ShouldBe([
                "Who the partners are",
                "How we are organised",
                "What each board and group is for",
                "Who checks our work",
                "How this is looked at again",
            ]);
        var text = page.QuerySelector("main")!.TextContent;
        foreach (
            var words in new[]
            {
                "Partners of the kinds that the law speaks of",
                "Leicestershire County Council (county council)",
                "Other partners",
                "Chair: Gareth Williams",
                "Answers to Children and Young People's Board",
                "scrutinises",
                "Leicestershire Safeguarding Children Board (LSCB) reports to Children and Young People's Board every year: Annual report",
                "No terms of reference are recorded for",
            }
        )
            text.ShouldContain(words);
        page.QuerySelector("svg.remit-chart").ShouldNotBeNull();
        (await app.CommandsFor("/arrangements")).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task What_is_not_public_never_shows_whoever_looks()
    {
        await using var app = await RemitApp.WithTheSample();
        var closed = await Add(app, "Secret group", Sensitivity.Partnership);
        foreach (var address in new[] { "/arrangements", "/arrangements/publish" })
        {
            using var page = await app.Page(address);
            page.QuerySelector("main")!.TextContent.ShouldNotContain("Secret group");
        }
        (await app.Twin("/arrangements.json")).ToString().ShouldNotContain("Secret group");
        await app.Write(db => db.Set<Body>().First(b => b.Id == closed.Id).Sensitivity = Sensitivity.Public, "Opened it");
        (await app.Page("/arrangements")).QuerySelector("main")!.TextContent.ShouldContain("Secret group");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_published_is_shown_again_word_for_word_and_what_has_changed_since_is_told(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var edition = await Publish(app, visitor, "Agreed by the Board.");
        (edition.On, edition.AsAt, edition.Note).ShouldBe(
            (When.Day("2007-09-03"), When.Day("2007-09-03"), "Agreed by the Board.")
        );
        using (var page = await app.Page("/arrangements"))
            page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing has changed since");

        // Recorded late, and true of a day long before: whoever read the edition did not know.
        await Add(app, "Play group", Sensitivity.Public);
        await app.Write(
            db =>
            {
                db.Set<Body>().First(b => b.Key == "executive").Purpose = "To run the work from day to day.";
                db.Set<Organisation>().First(o => o.Key == "vcs-forum").Name = "Voices Forum";
            },
            "Put things right"
        );
        using (var page = await app.Page("/arrangements"))
        {
            page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("4 things have changed since");
            page.QuerySelectorAll("#changes li")
                .Select(li => li.TextContent)
                .ShouldBe([
                    $"{VcsForum} is now called Voices Forum.",
                    "Play group was established.",
                    "Play group now answers to Children and Young People's Board.",
                    "What Children and Young People's Executive is for is put in other words.",
                ]);
        }
        using (var published = await app.Page($"/arrangements/{edition.Key}"))
        {
            var text = published.QuerySelector("main")!.TextContent;
            text.ShouldContain("word for word");
            text.ShouldNotContain("Play group");
            text.ShouldContain(VcsForum);
        }
        var next = await Publish(app, visitor, "");
        next.Key.ShouldBe("2007-09-03-2");
        next.Text.ShouldContain("## What has changed since 3 September 2007");
        next.Text.ShouldContain("Play group was established.");
        using (var page = await app.Page("/arrangements"))
            page.QuerySelectorAll("section[aria-labelledby=editions] li").Length.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_form_that_is_sent_twice_publishes_once_and_who_read_another_text_is_told(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/arrangements/publish");
        await Add(app, "Play group", Sensitivity.Public);
        using (var late = await Visitor.Read(await visitor.SendForm(form, ("Note", "Hello")), HttpStatusCode.Conflict))
        {
            late.QuerySelector(".govuk-error-summary")!
                .TextContent.ShouldContain("Something was recorded after you opened this page");
            late.FormOf()["Note"].ShouldBe(["Hello"]);
            late.QuerySelector("main")!.TextContent.ShouldContain("Play group");
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SendForm(late)));
            foreach (var answer in answers)
                answer.Headers.Location!.ToString().ShouldBe("/arrangements/2007-09-03");
        }
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Edition>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_runs_the_partnership_or_leads_an_organisation_publishes_and_anybody_reads()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        var edition = await Publish(app, visitor, "");
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using (var page = await app.Page($"/arrangements/{edition.Key}"))
            page.QuerySelector("main")!.TextContent.ShouldContain("word for word");
        using (var page = await app.Page("/arrangements"))
            page.QuerySelector("a[href='/arrangements/publish']").ShouldBeNull();
        using (await app.Page("/arrangements/publish", HttpStatusCode.Redirect)) { }
        using (await app.Page("/arrangements/2006-01-01", HttpStatusCode.NotFound)) { }
    }

    [Fact]
    public async Task Home_tells_those_who_publish_that_it_is_time_to()
    {
        await using var app = await RemitApp.WithTheSample();
        using (var page = await app.Page("/"))
            page.QuerySelector("main")!.TextContent.ShouldContain("our arrangements, not published yet");
        await app.Add(
            new Edition
            {
                Id = app.Store.Ids.Next<Edition>(),
                Key = "2006-08-01",
                On = When.Day("2006-08-01"),
                AsAt = When.Day("2006-08-01"),
                KnownAt = 1,
                Text = "As it was.",
                Sensitivity = Sensitivity.Public,
            }
        );
        using (var page = await app.Page("/"))
            page.QuerySelector("main")!.TextContent.ShouldContain("last published on 1 August 2006, more than a year ago");
        // The log does not reach back to it, so what is known now of that day is compared.
        using (var page = await app.Page("/arrangements"))
            page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Last published on 1 August 2006");
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using (var page = await app.Page("/"))
            page.QuerySelector("main")!.TextContent.ShouldNotContain("more than a year ago");
    }

    [Fact]
    public async Task They_go_out_as_word_and_a_partnership_that_is_not_public_has_none()
    {
        await using var app = await RemitApp.WithTheSample();
        using (var answer = await app.Client.GetAsync("/arrangements.docx"))
        {
            answer.EnsureSuccessStatusCode();
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(5000);
        }
        using (var answer = await app.Client.GetAsync("/arrangements.xlsx"))
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var empty = await RemitApp.Start();
        using (var page = await empty.Page("/arrangements"))
            page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing is published here yet");
        using (var page = await empty.Page("/arrangements/publish"))
            page.QuerySelector("main")!.TextContent.ShouldContain("The partnership itself is not public");
    }

    [Theory]
    [InlineData("# No heading", @"\# No heading")]
    [InlineData("1. No list", @"1\. No list")]
    [InlineData("- No list", @"\- No list")]
    [InlineData("*bold* <b> [x](y) a_b", @"\*bold\* \<b\> \[x\](y) a\_b")]
    [InlineData("two\n\nlines", "two lines")]
    public void No_name_or_purpose_is_read_as_markdown(string words, string plain) =>
        ArrangementsText.Plain(words).ShouldBe(plain);

    private const string VcsForum = "VCS Children & Young People's Services Forum";

    private static async Task<Body> Add(RemitApp app, string name, Sensitivity sensitivity)
    {
        var board = await app.Find<Body>("board");
        var body = new Body
        {
            Id = app.Store.Ids.Next<Body>(),
            Key = Slug.From(name),
            Name = name,
            Kind = BodyKind.WorkingGroup,
            Established = new Period(When.Day("2007-01-01"), null),
            Sensitivity = sensitivity,
        };
        await app.Add(
            body,
            new Line
            {
                Id = app.Store.Ids.Next<Line>(),
                Key = "to-the-board",
                Start = new RecordRef("body", body.Id.Value),
                To = board.Id,
                Scope = Line.Everything,
                Sensitivity = sensitivity,
            }
        );
        return body;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_published_is_never_written_over(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var edition = await Publish(app, visitor, "");
        foreach (var (name, other) in new (string, object)[] { ("Text", "Something else"), ("AsAt", edition.AsAt.AddDays(-1)) })
        {
            await using var db = app.Store.Write();
            var there = await db.Set<Edition>().SingleAsync(e => e.Id == edition.Id);
            db.Entry(there).Property(name).CurrentValue = other;
            var result = await db.Commit(new Change("Ann", "clerk", "Wrote it over"));
            result.Refusals.Select(r => r.Rule).ShouldContain("What was published stands");
        }
        (await app.Find<Edition>(edition.Key)).Text.ShouldBe(edition.Text);
    }

    private static async Task<Edition> Publish(RemitApp app, Visitor visitor, string note)
    {
        using var answer = await visitor.Change("/arrangements/publish", ("Note", note));
        var address = answer.Headers.Location!.ToString();
        address.ShouldStartWith("/arrangements/");
        return await app.Find<Edition>(address.Split('/')[^1]);
    }
}
