using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Editing;

public class ChangingTests
{
    private const string Name = "/change/body/executive?part=name";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_typed_is_saved_shown_and_stands_in_the_history_with_its_reason(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using (
            var answer = await visitor.Change(Name, ("purpose", "To run it from day to day."), ("_why", "The Board asked for it"))
        )
            answer.Headers.Location!.ToString().ShouldStartWith("/change/body/executive?saved=");
        (await app.Page("/bodies/executive")).Body!.TextContent.ShouldContain("To run it from day to day.");
        var history = (await app.Page("/history/body/executive")).Body!.TextContent;
        history.ShouldContain("To run it from day to day.");
        history.ShouldContain("The Board asked for it");
        history.ShouldContain("Changed “Children and Young People's Executive”: purpose");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_change_one_answer_the_second_sees_both_and_chooses(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var first = app.NewVisitor();
        using var second = app.NewVisitor();
        using var opened = await second.Page(Name);
        using (await first.Change(Name, ("purpose", "What the first typed."))) { }
        var last = await app.LastChange();

        using var refused = await second.SendForm(opened, ("purpose", "What the second typed."));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var both = await Visitor.Read(refused, HttpStatusCode.Conflict);
        both.Errors().ShouldBe(["Purpose: somebody else saved another answer. Choose which one you want"]);
        var inset = both.QuerySelector("main .govuk-inset-text")!.TextContent;
        inset.ShouldContain("What the first typed.");
        inset.ShouldContain("What the second typed.");
        both.QuerySelector("main textarea[name=purpose]")!.TextContent.ShouldBe("What the second typed.");
        (await app.LastChange()).ShouldBe(last);

        using (var unsaid = await second.SendForm(both))
            unsaid.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using (var kept = await second.SendForm(both, ("_keep-purpose", "saved")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Find<Body>("executive")).Purpose.ShouldBe("What the first typed.");
        using (var mine = await second.SendForm(both, ("_keep-purpose", "typed"), ("purpose", "Both together.")))
            mine.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Find<Body>("executive")).Purpose.ShouldBe("Both together.");
    }

    [Fact]
    public async Task Who_chooses_their_own_while_a_third_saves_is_asked_once_more()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page(Name);
        using (await visitor.Change(Name, ("purpose", "One."))) { }
        using var both = await Visitor.Read(await visitor.SendForm(opened, ("purpose", "Two.")), HttpStatusCode.Conflict);
        using (await visitor.Change(Name, ("purpose", "Three."))) { }
        using var again = await visitor.SendForm(both, ("_keep-purpose", "typed"));
        using var page = await Visitor.Read(again, HttpStatusCode.Conflict);
        page.QuerySelector("main .govuk-inset-text")!.TextContent.ShouldContain("Three.");
    }

    [Fact]
    public async Task Two_who_change_different_answers_both_keep_theirs()
    {
        await using var app = await RemitApp.WithTheSample();
        using var first = app.NewVisitor();
        using var second = app.NewVisitor();
        using var opened = await second.Page(Name);
        using (await first.Change(Name, ("purpose", "What the first typed."))) { }
        using (var answer = await second.SendForm(opened, ("name", "The Executive")))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var body = await app.Find<Body>("executive");
        (body.Name, body.Purpose).ShouldBe(("The Executive", "What the first typed."));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_changes_once()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page(Name);
        using (await visitor.SendForm(opened, ("purpose", "Once."))) { }
        var last = await app.LastChange();
        using (var again = await visitor.SendForm(opened, ("purpose", "Once.")))
            again.Headers.Location!.ToString().ShouldEndWith("?saved=0");
        (await app.LastChange()).ShouldBe(last);
        (await visitor.Page("/change/body/executive?saved=0"))
            .QuerySelector(".govuk-notification-banner")!
            .TextContent.ShouldContain("Nothing was changed.");
    }

    [Fact]
    public async Task What_was_typed_wrongly_comes_back_with_words_at_its_field()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Change(
            "/change/body/executive?part=dates",
            ("established", "yes"),
            ("established-from-day", "31"),
            ("established-from-month", "February"),
            ("established-from-year", "2007"),
            ("from-day", "1"),
            ("from-month", ""),
            ("from-year", "2007")
        );
        using var page = await Visitor.Read(answer);
        page.Errors()
            .ShouldBe(
                ["The first day must be a real date, such as 27 3 2026", "The first day must include a month"],
                ignoreOrder: true
            );
        foreach (var link in page.QuerySelectorAll(".govuk-error-summary a"))
            page.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        page.FormOf()["established-from-month"].ShouldBe(["February"]);
        page.FormOf()["from-day"].ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_form_that_comes_back_with_an_error_shows_what_another_saved_meanwhile_and_does_not_write_over_it()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page(Name);
        using (await visitor.Change(Name, ("purpose", "What another typed."))) { }
        using var wrong = await Visitor.Read(await visitor.SendForm(opened, ("name", "")));
        wrong.Errors().ShouldHaveSingleItem();
        wrong.FormOf()["purpose"].ShouldBe(["What another typed."]);
        using (await visitor.SendForm(wrong, ("name", "The Executive"))) { }
        var body = await app.Find<Body>("executive");
        (body.Name, body.Purpose).ShouldBe(("The Executive", "What another typed."));
    }

    [Fact]
    public async Task Keeping_what_is_saved_holds_when_another_answer_is_wrong()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page(Name);
        using (await visitor.Change(Name, ("purpose", "Theirs."))) { }
        using var both = await Visitor.Read(await visitor.SendForm(opened, ("purpose", "Mine.")), HttpStatusCode.Conflict);
        using var wrong = await Visitor.Read(await visitor.SendForm(both, ("_keep-purpose", "saved"), ("name", "")));
        using (await visitor.SendForm(wrong, ("name", "The Executive"))) { }
        (await app.Find<Body>("executive")).Purpose.ShouldBe("Theirs.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_no_database_keeps_is_refused_in_words(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Change(Name, ("purpose", "Good."), ("_why", "be\u0001ll"));
        (await Visitor.Read(answer)).Errors().ShouldHaveSingleItem().ShouldContain("can't be printed");
        foreach (var address in new[] { "/change/body", "/change/body/", "/change/nothing/x", "/add/nothing" })
            using (await visitor.Page(address, HttpStatusCode.NotFound)) { }
        using var far = await app.Client.GetAsync("/bodies/executive?known-at=9999-12-31");
        far.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rule_refuses_in_words_at_its_field()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Change(
            "/change/body/executive?part=work",
            ("duration", "standing"),
            ("ends-when", "the review is done")
        );
        using var page = await Visitor.Read(answer);
        page.Errors().ShouldHaveSingleItem().ShouldContain("is a standing body, so it has no event that ends it");
        page.QuerySelector("#ends-when-error").ShouldNotBeNull();
        page.FormOf()["ends-when"].ShouldBe(["the review is done"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_list_gains_and_loses_what_is_ticked(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using (await visitor.Change("/change/body/executive?part=ages", ("covers", "local-area:rutland"))) { }
        (await Covered(app)).ShouldBe(["rutland"]);
        using (
            await visitor.Change(
                "/change/body/executive?part=ages",
                ("covers", "local-area:rutland"),
                ("covers", "local-area:leicester")
            )
        ) { }
        (await Covered(app)).ShouldBe(["rutland", "leicester"]);
        using (await visitor.Change("/change/body/executive?part=ages", ("covers", null))) { }
        (await Covered(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clerk_changes_their_own_body_and_no_other()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, template: RemitApp.Sample);
        using var clerk = await ClerkOf(app, "executive");
        (await clerk.Page("/bodies/executive")).QuerySelector("a[href='/change/body/executive']").ShouldNotBeNull();
        using (var answer = await clerk.Change(Name, ("purpose", "By its clerk.")))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await clerk.Page("/bodies/board")).QuerySelector("a[href='/change/body/board']").ShouldBeNull();
        using var shut = await clerk.Page("/change/body/board", HttpStatusCode.Forbidden);
        shut.QuerySelector("h1")!.TextContent.ShouldBe("You do not have permission to change this");
        using (await clerk.Page("/add/body", HttpStatusCode.Forbidden)) { }
        using (await clerk.Page("/add/place?in=body:board", HttpStatusCode.Forbidden)) { }
        using var own = await clerk.Page("/add/place?in=body:executive");
        own.QuerySelector("main form").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_person_does_not_see_stays_in_the_list_that_they_change()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, template: RemitApp.Sample);
        var executive = await app.Find<Body>("executive");
        var hidden = new LocalArea
        {
            Id = app.Store.Ids.Next<LocalArea>(),
            Key = "hidden",
            Name = "Hidden",
            Kind = LocalAreaKind.Locality,
            Sensitivity = Sensitivity.Restricted,
        };
        await app.Add(
            hidden,
            new CoveredArea
            {
                Id = app.Store.Ids.Next<CoveredArea>(),
                Body = executive.Id,
                Area = hidden.Id,
                Order = 9,
            }
        );
        using var clerk = await ClerkOf(app, "executive");
        using (var page = await clerk.Page("/change/body/executive?part=ages"))
        {
            page.Body!.TextContent.ShouldNotContain("Hidden");
            using var answer = await clerk.SendForm(page, ("covers", "local-area:rutland"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        (await Covered(app)).ShouldBe(["rutland", "hidden"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_is_offered_to_change_the_past()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/bodies/executive?as-at=2007-05-01")).QuerySelector("a[href^='/change/']").ShouldBeNull();
        using var answer = await app.Client.GetAsync($"{Name}&as-at=2007-05-01");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_may_write_anything_is_let_to_the_forms()
    {
        await using var app = await RemitApp.WithTheSample();
        var policy = app.Services.GetRequiredService<Policy>();
        var kinds = app.Services.GetServices<EditForm>().Select(f => policy.SectionOf(f.Shape.Kind)!.Capability).ToHashSet();
        foreach (var relation in Enum.GetValues<Relation>())
            policy
                .Allows("editing", [new Standing(relation)], Verb.Write)
                .ShouldBe(kinds.Any(k => policy.Allows(k, [new Standing(relation)], Verb.Write)), $"{relation}");
    }

    [Fact]
    public async Task The_forms_send_a_bounded_number_of_commands()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.CommandsFor("/change/body/executive")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/change/body/executive?part=ages")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/change/body/executive?of=place")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/change/place/executive/chair?part=rights")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/add/body")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/add/place?in=body:executive")).ShouldBeLessThanOrEqualTo(6);
    }

    private static async Task<Visitor> ClerkOf(RemitApp app, string body)
    {
        var serves = await app.Find<Body>(body);
        var post = new Post
        {
            Id = app.Store.Ids.Next<Post>(),
            Key = $"clerk-of-{body}",
            Title = "Clerk",
            Body = serves.Id,
        };
        var account = await app.Account("Ann Clerk");
        var person = await app.Find<Person>("ann-clerk");
        await app.Add(
            post,
            new Holding
            {
                Id = app.Store.Ids.Next<Holding>(),
                Key = "ann",
                Post = post.Id,
                Person = person.Id,
            }
        );
        return await app.SignedIn(account);
    }

    private static async Task<List<string>> Covered(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        var executive = await db.All<Body>().SingleAsync(b => b.Key == "executive");
        return await (
            from c in db.All<CoveredArea>()
            where c.Body == executive.Id
            join area in db.All<LocalArea>() on c.Area equals area.Id
            orderby c.Order
            select area.Key
        ).ToListAsync();
    }
}
