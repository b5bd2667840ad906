using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Kernel;
using Remit.Reminders;
using Remit.Tests.Harness;

namespace Remit.Tests.Reminders;

/// <summary>A link in an email lets its receiver say how far one action is, without an account.</summary>
public class UpdatePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Looking_changes_nothing_and_the_form_says_how_far_it_is(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        await app.Reminding().Remind(await app.Receiver());
        var link = await app.UpdateLink();
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(link);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Write the delegation scheme");
        (await Said(app)).ShouldBeEmpty();

        using (var sent = await anybody.Post(page, ("how", "on"), ("words", "The lawyers have it.")))
            sent.Headers.Location!.ToString().ShouldBe($"{link}?kept=yes");
        // The same form again.
        using (var again = await anybody.Post(page, ("how", "on"), ("words", "The lawyers have it.")))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var said = (await Said(app)).ShouldHaveSingleItem();
        said.Words.ShouldBe("The lawyers have it.");
        await using var db = app.Store.Read(Sight.Everything);
        var change = await db.Changes.OrderByDescending(c => c.Number).FirstAsync();
        (change.Who, change.Capacity).ShouldBe(("Gareth Williams", "by a link in an email"));
    }

    [Fact]
    public async Task It_is_closed_with_what_shows_it_and_the_link_then_says_so()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        var link = await app.UpdateLink();
        using var anybody = app.NewVisitor();
        using (var page = await anybody.Page(link))
        {
            using var nothing = await Visitor.Read(await anybody.Post(page, ("how", "done")));
            nothing.Body!.TextContent.ShouldContain("Say what shows that it was done");
            using var done = await anybody.Post(page, ("how", "done"), ("proof", "Scheme of 3 September"));
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        var action = await app.Find<ActionItem>("write-the-delegation-scheme");
        (action.Status, action.Proof).ShouldBe((ActionStatus.Done, "Scheme of 3 September"));
        using var after = await anybody.Page(link);
        after.Body!.TextContent.ShouldContain("This action is done, so there is nothing more to say of it here.");
        after.QuerySelector("form[action^='/update/']").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_typed_while_the_action_was_closed_is_refused_and_not_lost()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        await app.Write(
            db =>
            {
                var action = db.Set<ActionItem>().AsTracking().Single(a => a.Key == "write-the-delegation-scheme");
                (action.Status, action.Reason) = (ActionStatus.Withdrawn, "Not needed");
            },
            "Withdrew it"
        );
        using var answer = await Visitor.Read(
            await anybody.Post(page, ("how", "done"), ("words", "Nearly there"), ("proof", "The minutes"), ("done-on-day", "4")),
            HttpStatusCode.Conflict
        );
        answer.Body!.TextContent.ShouldContain("What you typed was not kept");
        answer
            .QuerySelectorAll("textarea[readonly]")
            .Select(t => t.TextContent.Trim())
            .ShouldBe(["Nearly there", "4", "The minutes"]);
        (await Said(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_while_the_action_went_to_another_is_not_lost()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        await app.Write(db => db.RemoveRange(db.Set<ActionOwner>().AsTracking()), "Took the owners away");
        using var answer = await Visitor.Read(
            await anybody.Post(page, ("how", "on"), ("words", "Nearly there")),
            HttpStatusCode.Gone
        );
        answer.QuerySelector("textarea[readonly]")!.TextContent.Trim().ShouldBe("Nearly there");
    }

    [Fact]
    public async Task Nothing_restricted_that_was_said_stands_behind_a_link()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        var action = await app.Find<ActionItem>("write-the-delegation-scheme");
        await app.Add(
            new ActionStatement
            {
                Id = app.Store.Ids.Next<ActionStatement>(),
                Key = "secret",
                Action = action.Id,
                On = When.Day("2007-09-03"),
                Words = "The police asked about it",
                Sensitivity = Sensitivity.Restricted,
            }
        );
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        page.Body!.TextContent.ShouldNotContain("The police asked about it");
        page.QuerySelector("form[action^='/update/']").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_said_for_an_earlier_day_meanwhile_is_shown_first_too()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        var action = await app.Find<ActionItem>("write-the-delegation-scheme");
        ActionStatement Said(string key, string on) =>
            new()
            {
                Id = app.Store.Ids.Next<ActionStatement>(),
                Key = key,
                Action = action.Id,
                On = When.Day(on),
                Words = "Said",
            };
        await app.Add(Said("newest", "2007-09-02"));
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        await app.Add(Said("earlier", "2007-08-01"));
        using (await Visitor.Read(await anybody.Post(page, ("how", "on"), ("words", "Nearly there")), HttpStatusCode.Conflict))
        { }
    }

    [Theory]
    [InlineData("on", "proof", "The minutes", "It goes on, so nothing shows yet")]
    [InlineData("on", "done-on-day", "4", "The day on which it was done must include")]
    [InlineData("on", "why-moved", "The lawyers are slow", "You said why the day moves")]
    [InlineData("done", "why-moved", "The lawyers are slow", "It is done, so its day does not move")]
    public async Task What_says_nothing_beside_the_choice_is_refused_and_never_dropped(
        string how,
        string control,
        string typed,
        string refusal
    )
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        using var answer = await Visitor.Read(
            await anybody.Post(page, ("how", how), ("words", "Nearly there"), (control, typed))
        );
        answer.Body!.TextContent.ShouldContain(refusal);
        answer.QuerySelector("textarea[name=words]")!.TextContent.Trim().ShouldBe("Nearly there");
        (
            answer.QuerySelector($"[name={control}]")!.GetAttribute("value")
            ?? answer.QuerySelector($"[name={control}]")!.TextContent
        )
            .Trim()
            .ShouldBe(typed);
        (await Said(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_no_progress_but_a_paper_is_refused_in_words_with_the_text_kept()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        var paper = new string('x', ActionStatement.MostLetters + 1);
        using var answer = await Visitor.Read(await anybody.Post(page, ("how", "on"), ("words", paper)));
        answer.Body!.TextContent.ShouldContain("at most 10,000 are kept");
        answer.QuerySelector("textarea[name=words]")!.TextContent.Trim().ShouldBe(paper);
        (await Said(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_got_the_link_ends_it_and_whoever_runs_the_records_ends_all_to_an_action_or_a_person()
    {
        await using var app = await RemindersCase.ForTheOperator(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        var (first, second) = (await app.UpdateLink(), await app.UpdateLink("Tell the Cabinet"));
        using var visitor = app.NewVisitor();
        using (var page = await visitor.Page(first))
        using (var ended = await visitor.PostTo(page, $"{first}?handler=end"))
            ended.Headers.Location!.ToString().ShouldBe($"{first}?ended=yes");
        await IsGone(visitor, first);
        using (var action = await visitor.Page("/actions/tell-the-cabinet"))
            action.QuerySelector("a[href='/links/action/tell-the-cabinet']").ShouldNotBeNull();
        using (var links = await visitor.Page("/links/action/tell-the-cabinet"))
        {
            links.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 link is good");
            using var ended = await visitor.Post(links);
            ended.Headers.Location!.ToString().ShouldBe("/links/action/tell-the-cabinet?ended=1");
        }
        await IsGone(visitor, second);
        using var person = await visitor.Page($"/people/{RemindersCase.Director}");
        person.QuerySelector($"a[href='/links/person/{RemindersCase.Director}']").ShouldNotBeNull();
        // The one by which they say how often they want emails.
        (await visitor.Page($"/links/person/{RemindersCase.Director}"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("good that went to Gareth Williams by email");
        (await app.CommandsFor($"/links/person/{RemindersCase.Director}")).ShouldBeLessThanOrEqualTo(6);
        using (await visitor.Page("/links/body/executive", HttpStatusCode.NotFound)) { }
    }

    [Fact]
    public async Task What_came_by_a_link_says_so_on_the_actions_page()
    {
        await using var app = await RemindersCase.ForTheOperator(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var visitor = app.NewVisitor();
        using (var page = await visitor.Page(await app.UpdateLink()))
        using (var sent = await visitor.Post(page, ("how", "on"), ("words", "The lawyers have it.")))
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var action = await visitor.Page("/actions/write-the-delegation-scheme");
        action
            .QuerySelector("section[aria-labelledby=progress] tbody tr td:last-child")!
            .TextContent.ShouldContain("by a link in an email");
        (await app.CommandsFor("/actions/write-the-delegation-scheme")).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task Somebody_elses_change_is_shown_before_anything_is_kept()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink());
        await app.Write(
            db =>
                db.Set<ActionItem>().AsTracking().Single(a => a.Key == "write-the-delegation-scheme").ProofExpected = "A scheme",
            "Said what is expected"
        );
        using var answer = await Visitor.Read(
            await anybody.Post(page, ("how", "on"), ("words", "Nearly there")),
            HttpStatusCode.Conflict
        );
        answer.Body!.TextContent.ShouldContain("Somebody changed this action");
        using var sent = await anybody.Post(answer, ("how", "on"), ("words", "Nearly there"));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Said(app)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_is_no_longer_good_when_it_is_old_or_ended_or_the_action_is_another_ones()
    {
        var clock = new TestClock();
        await using var app = await RemindersCase.Start(clock);
        var receiver = await app.Receiver();
        await app.Reminding().Remind(receiver);
        var link = await app.UpdateLink();
        using var anybody = app.NewVisitor();
        await IsGone(anybody, "/update/nonsense");

        clock.Now = clock.Now.AddDays(46);
        await IsGone(anybody, link);
        clock.Now = clock.Now.AddDays(-46);
        (await anybody.Page(link)).QuerySelector("h1")!.TextContent.ShouldBe("Write the delegation scheme");

        await app.Write(db => db.RemoveRange(db.Set<ActionOwner>().AsTracking()), "Took the owners away");
        await IsGone(anybody, link);
    }

    [Fact]
    public async Task Links_that_are_ended_are_no_longer_good()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        var receiver = await app.Receiver();
        await app.Reminding().Remind(receiver);
        var link = await app.UpdateLink();
        var ended = await app.Services.GetRequiredService<GoodLinks>().End(new RecordRef("person", receiver.Id));
        ended.ShouldBeGreaterThan(2);
        using var anybody = app.NewVisitor();
        await IsGone(anybody, link);
    }

    [Fact]
    public async Task How_often_is_said_by_a_link_and_by_whoever_is_signed_in()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Remind(await app.Receiver());
        var words = (await app.Letters())[0].Words!;
        var link = words[words.IndexOf("/emails/", StringComparison.Ordinal)..].Trim();
        using var anybody = app.NewVisitor();
        using (var page = await anybody.Page(link))
        using (var sent = await anybody.Post(page, ("often", "monthly")))
            sent.Headers.Location!.ToString().ShouldBe($"{link}?kept=yes");
        (await app.Receiver()).Often.ShouldBe(Remit.Data.Letters.HowOften.Monthly);
        using var strange = await anybody.Page(link);
        using var refused = await Visitor.Read(await anybody.Post(strange, ("often", "hourly")));
        refused.Body!.TextContent.ShouldContain("Choose how often you want emails");
        using var signedOut = await anybody.Get("/account/emails");
        signedOut.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task IsGone(Visitor anybody, string link)
    {
        using var page = await anybody.Page(link, HttpStatusCode.Gone);
        page.QuerySelector("h1")!.TextContent.ShouldBe("This link is no longer good");
    }

    private static async Task<List<ActionStatement>> Said(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<ActionStatement>().ToListAsync();
    }
}
