using System.Net;
using Remit.Actions;
using Remit.Actions.Listing;
using Remit.Actions.Progress;
using Remit.Kernel;
using Remit.Reminders;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Harness;
using Remit.Web.Work;

namespace Remit.Tests.Reminders;

/// <summary>Whoever is to do something is told of it, however they stand here, and answers by the link; or it is said why not.</summary>
public class WhoIsToldTests
{
    [Fact]
    public async Task A_letter_has_all_that_is_theirs_with_a_link_each_and_the_home_page_the_first_six()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        for (var number = 1; number <= 20; number++)
            await app.Action($"Promise number {number}", "2007-08-01");
        await app.Reminding().Remind(await app.Receiver());
        var words = (await app.Letters())[^1].Words!;
        for (var number = 1; number <= 20; number++)
            words.ShouldContain($"* Promise number {number} – late: it was due 1 August 2007\n  Say how far it is: ");
        var links = words.Split("/update/").Length - 1;
        using var director = await app.SignedIn(await app.AccountOf((await app.Receiver()).Id, "gareth@example.org"));
        using var home = await director.Page("/");
        home.QuerySelectorAll("#work-actions ~ ul li").Length.ShouldBe(WorkPart.Most);
        home.QuerySelector("#work-actions")!.TextContent.ShouldContain($"({links})");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_holds_nothing_and_is_named_is_told_of_that_alone_and_says_by_the_link_how_far_it_is(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var ann = await Named(app, "Count the beds", Sensitivity.Partnership);
        var told = await app.Reminding().Remind(await app.Receiver(ann.Key));
        told.Outcome.ShouldBe(ReminderOutcome.Sent);
        told.Words!.ShouldContain("* Count the beds – late");
        told.Words!.ShouldNotContain("delegation scheme");
        told.Words!.ShouldContain("You get this because the records of");

        using var anybody = app.NewVisitor();
        var link = await app.UpdateLink("Count the beds");
        using (var page = await anybody.Page(link))
        using (var sent = await anybody.Post(page, ("how", "on"), ("words", "Two wards are left.")))
            sent.Headers.Location!.ToString().ShouldBe($"{link}?kept=yes");
        await using var db = app.Store.Read(Sight.Everything);
        db.All<ActionStatement>().Single().Words.ShouldBe("Two wards are left.");
    }

    [Fact]
    public async Task By_the_letter_nobody_writes_what_does_not_name_them()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person();
        var (mine, other, secret) = (await data.Action("Mine"), await data.Action("Other"), await data.Action("Secret"));
        await data.Add(data.NewOwner(mine, data.RefOf(person)));
        await data.Add(data.NewOwner(secret, data.RefOf(person)));
        (await data.TryEdit(secret, a => a.Sensitivity = Sensitivity.Restricted)).ShouldPass();
        var nobody = await data.Viewer(person, data.Today);
        nobody.HoldsNothing.ShouldBeTrue();
        (await data.TrySay(mine, "Begun", by: nobody)).IsRefused.ShouldBeTrue("signed in they hold nothing");
        (await data.TrySay(mine, "Begun", by: nobody.ByLetter())).ShouldPass();
        (await data.TrySay(other, "Begun", by: nobody.ByLetter())).IsRefused.ShouldBeTrue();
        (await data.TrySay(secret, "Begun", by: nobody.ByLetter())).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_left_is_not_told_and_the_page_says_why_and_an_old_link_is_gone()
    {
        var clock = new TestClock();
        await using var app = await RemindersCase.ForTheOperator(clock);
        var ann = await Named(app, "Count the beds", Sensitivity.Partnership);
        await app.Reminding().Remind(await app.Receiver(ann.Key));
        var link = await app.UpdateLink("Count the beds");
        var director = await app.Find<Post>("director");
        await app.Add(
            new Holding
            {
                Id = app.Store.Ids.Next<Holding>(),
                Key = "ann",
                Post = director.Id,
                Person = ann.Id,
                Period = new Period(When.Day("2007-01-01"), When.Day("2007-06-30")),
            }
        );
        var told = await app.Reminding().Rehearse(await app.Receiver(ann.Key));
        told.Outcome.ShouldBe(ReminderOutcome.NotReached);
        told.Why.ShouldBe("holds nothing any more since 30 June 2007, so what names them needs somebody else");
        using var manager = app.NewVisitor();
        using (var page = await manager.Page("/actions/remind"))
            page.QuerySelector("#others")!
                .ParentElement!.TextContent.ShouldContain("Ann Named: holds nothing any more since 30 June");
        using (await manager.Page(link, HttpStatusCode.Gone)) { }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_binds_an_organisation_is_told_of_what_it_is_to_do(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var executive = await app.Find<Body>("executive");
        var trust = new Organisation
        {
            Id = app.Store.Ids.Next<Organisation>(),
            Key = "trust",
            Name = "The Trust",
        };
        var lead = Person(app, "Lea Lead");
        var place = new Place
        {
            Id = app.Store.Ids.Next<Place>(),
            Key = "trust",
            Body = executive.Id,
            Title = "The Trust",
            FilledBy = trust.Id,
            Capacity = Capacity.Binds,
        };
        var action = Action(app, "Share the data", Sensitivity.Partnership);
        await app.Add(
            trust,
            lead,
            place,
            new Appointment
            {
                Id = app.Store.Ids.Next<Appointment>(),
                Key = "lea",
                Place = place.Id,
                Person = lead.Id,
            },
            action,
            Owner(app, action, new RecordRef("organisation", trust.Id.Value))
        );
        var told = await app.Reminding().Remind(await app.Receiver(lead.Key));
        told.Words!.ShouldContain("* Share the data – late");
        using var anybody = app.NewVisitor();
        using var page = await anybody.Page(await app.UpdateLink("Share the data"));
        using (var sent = await anybody.Post(page, ("how", "on"), ("words", "The lawyers have it.")))
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var visitor = await app.SignedIn(await app.AccountOf(lead.Id.Value, lead.Email!));
        using var home = await visitor.Page("/");
        var all = home.QuerySelectorAll("main a").Single(a => a.TextContent == "All your actions").GetAttribute("href")!;
        (await visitor.Page(all)).QuerySelector("#actions")!.ParentElement!.TextContent.ShouldContain("Share the data");
    }

    [Fact]
    public void What_is_mine_is_the_same_on_the_home_page_and_in_the_list()
    {
        var (body, organisation) = (
            new RecordRef("body", new Guid("00000000-0000-7000-8000-000000000001")),
            new RecordRef("organisation", new Guid("00000000-0000-7000-8000-000000000002"))
        );
        var viewer = new Viewer(
            Policies.Composed,
            "Lea",
            "in a test",
            [new Standing(Relation.Chair, body), new Standing(Relation.Lead, organisation)],
            new Guid("00000000-0000-7000-8000-000000000003")
        );
        ActionFilter.MineOf(viewer).ShouldBe(Me.Of(viewer, When.Day("2007-09-03"))!.AnswersFor, ignoreOrder: true);
        ActionFilter.MineOf(viewer).ShouldContain(body);
        ActionFilter.MineOf(viewer).ShouldContain(organisation);
    }

    [Fact]
    public async Task Who_had_nothing_to_be_told_is_asked_about_again_on_the_next_day()
    {
        var clock = new TestClock();
        await using var app = await RemindersCase.Start(clock);
        var ann = Person(app, "Ann Named");
        var later = Action(app, "Much later", Sensitivity.Partnership, due: "2008-06-01");
        await app.Add(ann, later, Owner(app, later, new RecordRef("person", ann.Id.Value)));
        (await app.Reminding().GoRound(default)).Single(r => r.To.Key == ann.Key).Outcome.ShouldBe(ReminderOutcome.NothingToTell);
        (await app.Reminding().GoRound(default)).ShouldBeEmpty();
        clock.Now = clock.Now.AddDays(1);
        (await app.Reminding().GoRound(default)).ShouldContain(r => r.To.Key == ann.Key);
    }

    [Fact]
    public async Task Whom_an_administrator_may_not_see_they_are_not_shown()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        var ann = Person(app, "Ann Named");
        ann.Sensitivity = Sensitivity.Restricted;
        var action = Action(app, "Count the beds", Sensitivity.Partnership);
        await app.Add(ann, action, Owner(app, action, new RecordRef("person", ann.Id.Value)));
        (await app.Reminding().Receivers()).ShouldContain(r => r.Key == ann.Key);
        (await app.Reminding().Receivers(Sight.OfThePartnership([]))).ShouldNotContain(r => r.Key == ann.Key);
    }

    private static async Task<Person> Named(RemitApp app, string what, Sensitivity sensitivity)
    {
        var ann = Person(app, "Ann Named");
        var action = Action(app, what, sensitivity);
        await app.Add(ann, action, Owner(app, action, new RecordRef("person", ann.Id.Value)));
        return ann;
    }

    private static Person Person(RemitApp app, string name) =>
        new()
        {
            Id = app.Store.Ids.Next<Person>(),
            Key = Slug.From(name),
            Name = name,
            Email = $"{Slug.From(name)}@example.org",
        };

    private static ActionItem Action(RemitApp app, string what, Sensitivity sensitivity, string due = "2007-08-01") =>
        new()
        {
            Id = app.Store.Ids.Next<ActionItem>(),
            Key = Slug.From(what),
            What = what,
            Due = When.Day(due),
            Sensitivity = sensitivity,
        };

    private static ActionOwner Owner(RemitApp app, ActionItem action, RecordRef owner) =>
        new()
        {
            Id = app.Store.Ids.Next<ActionOwner>(),
            Action = action.Id,
            Owner = owner,
        };
}
