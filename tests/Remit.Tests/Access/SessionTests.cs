using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class SessionTests
{
    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_no_script_reads_it()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        var cookie = visitor.WereSet.Single(c => c.StartsWith("__Host-remit=", StringComparison.Ordinal));
        cookie.Split("; ")[1..].ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_head_of_every_page_says_who_is_signed_in()
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), template: RemitApp.Sample);
        var account = await app.Account("Ann Clerk");
        using var visitor = app.NewVisitor();
        Head(await visitor.Page("/bodies/executive")).ShouldBe(("Sign in", "/sign-in"));
        using var _ = await visitor.SignIn(account.Email!);
        Head(await visitor.Page("/bodies/executive")).ShouldBe(("Ann Clerk – your account", "/account"));
    }

    [Fact]
    public async Task A_session_is_over_after_an_hour_without_a_page_and_after_twelve_hours_whatever_happens()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var account = await app.Account("Ann Clerk");
        using var idle = await app.SignedIn(account);
        clock.Now += TimeSpan.FromMinutes(59);
        (await IsIn(idle)).ShouldBeTrue();
        clock.Now += TimeSpan.FromMinutes(60);
        (await IsIn(idle)).ShouldBeFalse();

        using var busy = await app.SignedIn(account);
        for (var halfHour = 1; halfHour < 24; halfHour++)
        {
            clock.Now += TimeSpan.FromMinutes(30);
            (await IsIn(busy)).ShouldBeTrue($"after {halfHour} half hours");
        }
        clock.Now += TimeSpan.FromMinutes(30);
        (await IsIn(busy)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cookie_that_was_stolen_opens_nothing_once_its_session_is_ended()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var owner = await app.SignedIn(account);
        using var thief = app.NewVisitor();
        thief.Take(SessionCookie.Name, owner.Cookies[SessionCookie.Name]);
        (await IsIn(thief)).ShouldBeTrue();
        using var page = await owner.Page("/account");
        using var out_ = await owner.PostTo(page, "/sign-out");
        out_.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        owner.Cookies.Keys.ShouldNotContain(SessionCookie.Name);
        (await IsIn(thief)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cookie_with_another_secret_or_none_that_we_wrote_opens_nothing()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var owner = await app.SignedIn(account);
        var own = owner.Cookies[SessionCookie.Name];
        foreach (var forged in new[] { own[..^4] + "AAAA", own[..30], "x", "%00", own + "AAAA", new string('A', 64) })
        {
            using var thief = app.NewVisitor();
            thief.Take(SessionCookie.Name, forged);
            (await IsIn(thief)).ShouldBeFalse(forged);
        }
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sessions_at_once()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        await app.With<AccountBook, bool>(async book =>
        {
            await book.Disable((await book.Find(account.Id))!, "Bob Admin");
            return true;
        });
        (await IsIn(visitor)).ShouldBeFalse();
        using var again = await visitor.SignIn(account.Email!);
        (await Visitor.Read(again)).Errors().ShouldBe([SigningIn.Wrong]);
    }

    [Fact]
    public async Task The_database_keeps_no_secret_of_a_session()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        var session = await app.With<AccountsDb, Session>(db => db.Sessions.SingleAsync());
        var cookie = visitor.Cookies[SessionCookie.Name];
        System.Buffers.Text.Base64Url.DecodeFromChars(cookie)[16..].ShouldNotBe(session.SecretHash);
        session.SecretHash.Length.ShouldBe(32);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_request_of_somebody_known_costs_two_commands_beside_its_page(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        (await app.CommandsFor("/bodies/executive", visitor)).ShouldBeLessThanOrEqualTo(6);
        app.CommandsApart.ShouldBe(3, "the session, the number of the last change, the partnership's name");
    }

    [Fact]
    public async Task Two_web_nodes_on_one_PostgreSQL_share_sessions_and_forms()
    {
        Assert.SkipWhen(Databases.Server is null, Databases.WithoutServer);
        var clock = new TestClock();
        await using var one = await RemitApp.WithSessions(clock, Databases.PostgreSql);
        await using var two = await one.AnotherNode(clock);
        var account = await one.Account("Ann Clerk");
        using var visitor = await one.SignedIn(account);
        using var onTheOther = two.NewVisitor();
        foreach (var (name, value) in visitor.Cookies)
            onTheOther.Take(name, value);
        (await IsIn(onTheOther)).ShouldBeTrue();
        using var form = await visitor.Page("/account");
        using var posted = await onTheOther.PostTo(form, "/sign-out");
        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IsIn(visitor)).ShouldBeFalse();
    }

    private static async Task<bool> IsIn(Visitor visitor)
    {
        using var answer = await visitor.Get("/account");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static (string, string?) Head(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var link = page.QuerySelector(".remit-header__account a").ShouldNotBeNull();
        return (link.TextContent.Trim(), link.GetAttribute("href"));
    }
}
