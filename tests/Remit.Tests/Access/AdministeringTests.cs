using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class AdministeringTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_administrator_invites_and_the_invited_choose_a_password_once(string provider)
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, provider, RemitApp.Sample);
        using var admin = await Administrator(app, clock);
        string link;
        using (var answer = await admin.Fill("/accounts/new", ("Person", "gareth-williams"), ("Email", "gareth@example.org")))
        using (var page = await Visitor.Read(answer))
            link = new Uri(page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;

        using var scanner = app.NewVisitor();
        for (var look = 0; look < 3; look++)
            using (await scanner.Send(look == 1 ? HttpMethod.Head : HttpMethod.Get, link)) { }

        using var invited = app.NewVisitor();
        using var form = await invited.Page(link);
        using (var refused = await invited.Post(form, ("Password", "too short")))
            (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem();
        using (var joined = await invited.Post(form, ("Password", AccountsCase.Password)))
            joined.Headers.Location!.ToString().ShouldBe("/");
        (await invited.Page("/account")).QuerySelector("h1")!.TextContent.ShouldBe("Gareth Williams");
        using (var twice = await scanner.Get(link))
            twice.StatusCode.ShouldBe(HttpStatusCode.Gone);

        using var list = await admin.Page("/accounts");
        list.QuerySelectorAll("main tbody tr")
            .Select(r => r.QuerySelector("td, th")!.TextContent.Trim())
            .ShouldBe(["Ann Clerk", "Gareth Williams"]);
    }

    [Fact]
    public async Task Where_everybody_has_an_account_there_is_nobody_to_choose()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        using var admin = await Administrator(app, clock);
        using var page = await admin.Page("/accounts/new");
        page.QuerySelector("main")!.TextContent.ShouldContain("Everybody who is recorded has an account already.");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_good_for_a_week_and_until_a_newer_one_is_made()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var account = await app.Account("Ann Clerk");
        var links = new List<string>();
        for (var made = 0; made < 2; made++)
            links.Add(
                await app.With<AccountBook, string>(async book =>
                    (await book.NewLink((await book.Find(account.Id))!, "Bob")).Value
                )
            );
        using var visitor = app.NewVisitor();
        await visitor.Page(links[0], HttpStatusCode.Gone);
        clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        await visitor.Page(links[1]);
        clock.Now += TimeSpan.FromSeconds(1);
        await visitor.Page(links[1], HttpStatusCode.Gone);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_use_a_link_at_once_one_joins(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var account = await app.Account("Ann Clerk");
        var link = await app.With<AccountBook, string>(async book =>
            (await book.NewLink((await book.Find(account.Id))!, "Bob")).Value
        );
        using var one = app.NewVisitor();
        using var two = app.NewVisitor();
        using var first = await one.Page(link);
        using var second = await two.Page(link);
        var answers = await Task.WhenAll(
            one.Post(first, ("Password", "first lantern otter")),
            two.Post(second, ("Password", "second lantern otter"))
        );
        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Gone], ignoreOrder: true);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task An_administrator_disables_enables_and_gives_tasks_with_dates()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        using var admin = await Administrator(app, clock, GrantedTask.Manager);
        var account = await app.Account("Bob Lead");
        var address = $"/accounts/{account.Id}";
        using var bob = await app.SignedIn(account);
        using (var page = await admin.Page(address))
        using (await admin.Post(page, ("do", "disable"))) { }
        using (var shut = await bob.Get("/account"))
            shut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var page = await admin.Page(address))
        using (await admin.Post(page, ("do", "enable"))) { }

        await Give("auditor", "2007-09-03", "2007-12-31", null);
        await Give("auditor", "2007-12-01", "", "has this task already");
        await Give("manager", "2007-09-09", "2007-09-01", "The last day must be the first day or after it");
        await Give("king", "", "", "Choose a task");
        await Give("manager", "soon", "", "Write the first day as 2007-09-03");
        await using (var db = app.Store.Read(Sight.Everything))
        {
            var grant = await db.All<Grant>().SingleAsync(g => g.Task == GrantedTask.Auditor);
            grant.Period.ShouldBe(When.Between("2007-09-03", "2007-12-31"));
            (await db.Changes.OrderByDescending(c => c.Number).FirstAsync()).Who.ShouldBe("Ann Clerk");
        }
        using (var page = await admin.Page(address))
        {
            var grant = page.QuerySelector("input[name=grant]")!.GetAttribute("value")!;
            using var ended = await admin.Post(page, ("do", "end"), ("grant", grant));
            ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        await using (var db = app.Store.Read(Sight.Everything))
            (await db.All<Grant>().On(When.Day("2007-09-03")).AnyAsync(g => g.Task == GrantedTask.Auditor)).ShouldBeFalse();

        async Task Give(string task, string from, string until, string? refused)
        {
            using var page = await admin.Page(address);
            using var answer = await admin.Post(page, ("do", "give"), ("Task", task), ("From", from), ("Until", until));
            if (refused is null)
                answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            else
                string.Join(' ', (await Visitor.Read(answer)).Errors()).ShouldContain(refused);
        }
    }

    [Fact]
    public async Task Nobody_disables_themselves_and_only_administrators_see_accounts()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        using var admin = await Administrator(app, clock);
        var own = await app.With<AccountsDb, Guid>(db => db.Users.Select(a => a.Id).SingleAsync());
        using (var page = await admin.Page($"/accounts/{own}"))
        {
            page.QuerySelector("button[value=disable]").ShouldBeNull();
            using var forged = await admin.Post(page, ("do", "disable"));
            forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        using var other = await app.SignedIn(await app.Account("Bob Lead"));
        using (var page = await other.Page("/accounts", HttpStatusCode.Forbidden))
            page.QuerySelector("main")!.TextContent.ShouldContain("This is open to an administrator.");
    }

    [Fact]
    public async Task No_page_about_accounts_sends_more_than_six_commands()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        using var admin = await Administrator(app, clock);
        var own = await app.With<AccountsDb, Guid>(db => db.Users.Select(a => a.Id).SingleAsync());
        foreach (
            var address in new[]
            {
                "/account",
                "/accounts",
                "/accounts/new",
                $"/accounts/{own}",
                "/account/second-step",
                "/account/password",
            }
        )
            (await app.CommandsFor(address, admin)).ShouldBeLessThanOrEqualTo(6, address);
    }

    [Fact]
    public async Task Who_looks_after_accounts_comes_by_them_to_nothing_that_they_may_not_see()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        using var admin = await Administrator(app, clock);
        var manager = await app.Account("Mo Manager", GrantedTask.Manager);
        var other = await app.Account("Bob Lead");
        var own = await app.With<AccountsDb, Account>(db => db.Users.SingleAsync(a => a.Email == "ann-clerk@example.org"));

        await Refused(other, "Only who sees everything lets others see everything", ("do", "give"), ("Task", "auditor"));
        await Refused(own, "Nobody gives themselves a task", ("do", "give"), ("Task", "administrator"));
        await Refused(own, "You can’t make a way into this account", ("do", "link"));
        await Refused(manager, "You can’t make a way into this account", ("do", "link"));
        await Refused(manager, "You can’t make a way into this account", ("do", "reset"));
        using var page = await admin.Page($"/accounts/{manager.Id}");
        page.QuerySelector("button[value=link]").ShouldBeNull();

        async Task Refused(Account account, string words, params (string, string)[] form)
        {
            using var shown = await admin.Page($"/accounts/{account.Id}");
            using var answer = await admin.Post(shown, form);
            var said = string.Join(' ', (await Visitor.Read(answer)).Errors());
            said.ShouldContain(
                words switch
                {
                    "Nobody gives themselves a task" => "You can’t give yourself a task",
                    "Only who sees everything lets others see everything" => "see everything, and you don’t",
                    _ => words,
                }
            );
        }
    }

    internal static async Task<Visitor> Administrator(RemitApp app, TestClock clock, params GrantedTask[] also)
    {
        var account = await app.Account("Ann Clerk", [GrantedTask.Administrator, .. also]);
        var visitor = await app.SignedIn(account);
        await SecondStepTests.SetUp(visitor, clock);
        return visitor;
    }
}
