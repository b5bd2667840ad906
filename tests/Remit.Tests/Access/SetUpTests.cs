using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class SetUpTests
{
    private static readonly (string, string)[] Filled =
    [
        ("Partnership", "The Borough Partnership"),
        ("Name", "Ann Clerk"),
        ("Email", "ann@example.org"),
        ("Password", AccountsCase.Password),
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task The_link_makes_the_partnership_the_person_the_account_and_both_tasks_once(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var link = await app.SetUpLink();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(link);
        using (var answer = await visitor.Post(page, Filled))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            answer.Headers.Location!.ToString().ShouldBe("/account/second-step");
        }
        await using (var db = app.Store.Read(Sight.Everything))
        {
            var person = await db.All<Person>().SingleAsync(p => p.Name == "Ann Clerk");
            (await db.All<Grant>().Where(g => g.Person == person.Id).Select(g => g.Task).ToListAsync()).ShouldBe(
                [GrantedTask.Administrator, GrantedTask.Manager],
                ignoreOrder: true
            );
            (await db.Changes.SingleAsync()).What.ShouldBe("Set Remit up: its first administrator");
        }
        using var second = app.NewVisitor();
        await second.Page(link, HttpStatusCode.Gone);
        (await app.With<Remit.Access.SettingUp.SetUpLinks, string?>(l => l.New())).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_the_order_of_the_fields()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var link = await app.SetUpLink();
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Fill(link, ("Partnership", ""), ("Name", ""), ("Email", ""), ("Password", ""));
        (await Visitor.Read(answer, HttpStatusCode.OK))
            .QuerySelectorAll(".govuk-error-summary__list a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe(["#Partnership", "#Name", "#Email", "#Password"]);
    }

    [Fact]
    public async Task Programs_that_follow_the_link_use_nothing_up()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var link = await app.SetUpLink();
        using var scanner = app.NewVisitor();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Get })
            using (await scanner.Send(method, link, null, ("Purpose", "prefetch"), ("Sec-Purpose", "prefetch"))) { }
        using (var bare = await scanner.Send(HttpMethod.Post, link, new FormUrlEncodedContent([])))
            bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Fill(link, Filled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_send_the_form_at_once_one_is_the_administrator(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var link = await app.SetUpLink();
        using var one = app.NewVisitor();
        using var two = app.NewVisitor();
        using var first = await one.Page(link);
        using var second = await two.Page(link);
        var answers = await Task.WhenAll(
            one.Post(first, Filled),
            two.Post(second, [.. Filled[..2], ("Email", "eve@example.org"), Filled[3]])
        );
        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Gone], ignoreOrder: true);
        (await app.With<AccountsDb, int>(db => db.Users.CountAsync())).ShouldBe(1);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_link_is_good_for_24_hours_and_until_a_newer_one_is_made()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var old = await app.SetUpLink();
        var link = await app.SetUpLink();
        using var visitor = app.NewVisitor();
        await visitor.Page(old, HttpStatusCode.Gone);
        clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        await visitor.Page(link);
        clock.Now += TimeSpan.FromSeconds(1);
        (await visitor.Page(link, HttpStatusCode.Gone)).QuerySelector("h1")!.TextContent.ShouldBe("This link is no longer good");
    }

    [Theory]
    [InlineData("Partnership", "", "Enter what your partnership is called")]
    [InlineData("Name", " ", "Enter your name")]
    [InlineData("Email", "ann", "Enter an email address in the correct format, like name@example.com")]
    [InlineData("Password", "short", "The password must have 12 characters or more")]
    [InlineData("Password", "Password2026!", "This password is one that many people use")]
    public async Task What_is_wrong_is_said_at_its_field_and_the_link_stays_good(string field, string value, string words)
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var link = await app.SetUpLink();
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Fill(link, [.. Filled.Where(f => f.Item1 != field), (field, value)]);
        using var page = await Visitor.Read(answer);
        page.QuerySelector($"#{field}-error")!.TextContent.ShouldContain(words);
        page.QuerySelector("#Password")!.GetAttribute("value").ShouldBeNullOrEmpty();
        using var again = await visitor.Fill(link, Filled);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_is_recorded_already_becomes_the_administrator_under_their_own_record()
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), template: RemitApp.Sample);
        var link = await app.SetUpLink();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(link);
        page.QuerySelector("#Partnership").ShouldBeNull();
        using var answer = await visitor.Post(page, [("Name", "Gareth Williams"), .. Filled[2..]]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var person = await app.Find<Person>("gareth-williams");
        (await app.With<AccountsDb, Guid>(db => db.Users.Select(a => a.Person).SingleAsync())).ShouldBe(person.Id.Value);
    }
}
