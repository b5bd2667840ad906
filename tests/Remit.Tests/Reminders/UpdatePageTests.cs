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
        using var answer = await Visitor.Read(await anybody.Post(page, ("how", "on"), ("words", "Nearly there")));
        answer.Body!.TextContent.ShouldContain("What you typed was not kept");
        answer.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Nearly there");
        (await Said(app)).ShouldBeEmpty();
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
