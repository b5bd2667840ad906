using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class SecondStepTests
{
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) =>
        AuthenticatorCodes
            .CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), DateTimeOffset.FromUnixTimeSeconds(seconds))
            .ShouldBe(code);

    [Theory]
    [InlineData("MZXW6YTBOI======", "foobar")]
    [InlineData("mzxw 6ytb", "fooba")]
    [InlineData("", "")]
    public void Keys_are_read_as_RFC_4648_writes_them(string text, string bytes) =>
        Encoding.ASCII.GetString(Base32.Read(text)).ShouldBe(bytes);

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_looks_after_accounts_sets_an_app_up_before_anything_else(string provider)
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, provider);
        var account = await app.Account("Ann Clerk", GrantedTask.Administrator);
        using var visitor = app.NewVisitor();
        using (var answer = await visitor.SignIn(account.Email!, address: "/sign-in?return=%2Faccounts"))
            answer.Headers.Location!.ToString().ShouldBe("/account/second-step?return=%2Faccounts");
        foreach (var shut in new[] { "/accounts", "/account", "/account/password", "/account/recovery-codes" })
            using (var answer = await visitor.Get(shut))
                answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, shut);
        var (key, codes) = await SetUp(visitor, clock, "/account/second-step?return=%2Faccounts");
        codes.Count.ShouldBe(10);
        codes.Distinct().Count().ShouldBe(10);
        (await visitor.Page("/accounts")).ShouldNotBeNull();
        var kept = await app.With<AccountsDb, List<string?>>(db => db.UserTokens.Select(t => t.Value).ToListAsync());
        foreach (var secret in codes.Append(key))
            kept.ShouldNotContain(value => value!.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_code_is_asked_after_the_password_and_is_good_once(string provider)
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, provider);
        var account = await app.Account("Ann Clerk");
        string key;
        using (var first = await app.SignedIn(account))
            (key, _) = await SetUp(first, clock);
        clock.Now += TimeSpan.FromMinutes(2);
        var code = CodeNow(key, clock);
        using var visitor = app.NewVisitor();
        using (var answer = await visitor.SignIn(account.Email!))
            answer.Headers.Location!.ToString().ShouldBe("/sign-in/code");
        using (var shut = await visitor.Get("/account"))
            shut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var wrong = await visitor.Fill("/sign-in/code", ("Code", "000000")))
            (await Visitor.Read(wrong)).Errors().ShouldHaveSingleItem();
        using (var right = await visitor.Fill("/sign-in/code", ("Code", code)))
            right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/account")).ShouldNotBeNull();

        using var thief = app.NewVisitor();
        using (await thief.SignIn(account.Email!)) { }
        using (var again = await thief.Fill("/sign-in/code", ("Code", code)))
            (await Visitor.Read(again)).Errors().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_password_alone_is_forgotten_after_ten_minutes_and_guessing_codes_locks_the_account()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var account = await app.Account("Ann Clerk");
        string key;
        using (var first = await app.SignedIn(account))
            (key, _) = await SetUp(first, clock);
        clock.Now += TimeSpan.FromMinutes(2);
        using var visitor = app.NewVisitor();
        using (await visitor.SignIn(account.Email!)) { }
        clock.Now += TimeSpan.FromMinutes(10);
        using (var late = await visitor.Get("/sign-in/code"))
            late.Headers.Location!.ToString().ShouldBe("/sign-in");
        using (await visitor.SignIn(account.Email!)) { }
        using var page = await visitor.Page("/sign-in/code");
        for (var guess = 0; guess < SigningIn.MostFailures; guess++)
            using (await visitor.Post(page, ("Code", "000000"))) { }
        using (var right = await visitor.Post(page, ("Code", CodeNow(key, clock))))
            (await Visitor.Read(right)).Errors().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_recovery_code_is_good_once()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var account = await app.Account("Ann Clerk");
        IReadOnlyList<string> codes;
        using (var first = await app.SignedIn(account))
            (_, codes) = await SetUp(first, clock);
        using var visitor = app.NewVisitor();
        using (await visitor.SignIn(account.Email!)) { }
        using (
            var done = await visitor.Fill(
                "/sign-in/recovery",
                ("Code", codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))
            )
        )
            done.Headers.Location!.ToString().ShouldBe("/account");
        (await visitor.Page("/account")).QuerySelector("main")!.TextContent.ShouldContain("9 left");
        using var other = app.NewVisitor();
        using (await other.SignIn(account.Email!)) { }
        using (var twice = await other.Fill("/sign-in/recovery", ("Code", codes[3])))
            (await Visitor.Read(twice)).Errors().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_does_not_need_a_second_step_may_do_without_it_again_by_their_password()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        await SetUp(visitor, clock);
        using (var wrong = await visitor.Fill("/account/second-step", ("do", "off"), ("Password", "wrong wrong wrong")))
            (await Visitor.Read(wrong)).Errors().ShouldHaveSingleItem();
        using (var off = await visitor.Fill("/account/second-step", ("do", "off"), ("Password", AccountsCase.Password)))
            off.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = app.NewVisitor();
        using (var answer = await again.SignIn(account.Email!))
            answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Another_password_ends_all_other_sessions()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        using var elsewhere = await app.SignedIn(account);
        using (
            var done = await visitor.Fill(
                "/account/password",
                ("Password", AccountsCase.Password),
                ("NewPassword", "quarry heron biscuit")
            )
        )
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/account")).ShouldNotBeNull();
        using (var shut = await elsewhere.Get("/account"))
            shut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = app.NewVisitor();
        using (var old = await again.SignIn(account.Email!))
            (await Visitor.Read(old)).Errors().ShouldBe([SigningIn.Wrong]);
    }

    [Fact]
    public async Task A_person_sees_and_ends_their_own_sessions_and_nobody_elses()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        using var elsewhere = await app.SignedIn(account);
        using var stranger = await app.SignedIn(await app.Account("Bob Lead"));
        using var page = await visitor.Page("/account");
        var ids = page.QuerySelectorAll("input[name=session]").Select(i => i.GetAttribute("value")!).ToList();
        ids.Count.ShouldBe(2);
        using (var form = await stranger.Page("/account"))
            foreach (var id in ids)
                using (await stranger.PostTo(form, "/account", ("session", id))) { }
        (await elsewhere.Page("/account")).ShouldNotBeNull();
        var own = page.QuerySelectorAll("main tbody tr")
            .Single(r => r.TextContent.Contains("(here)", StringComparison.Ordinal))
            .QuerySelector("input[name=session]")!
            .GetAttribute("value");
        using (await visitor.PostTo(page, "/account", ("session", ids.Single(i => i != own)))) { }
        using (var shut = await elsewhere.Get("/account"))
            shut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>Sets an app up: its key, and the recovery codes.</summary>
    internal static async Task<(string Key, IReadOnlyList<string> Codes)> SetUp(
        Visitor visitor,
        TestClock clock,
        string address = "/account/second-step"
    )
    {
        using var page = await visitor.Page(address);
        page.QuerySelector("svg.remit-qr")!.QuerySelector("path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        var key = page.QuerySelector(".remit-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var answer = await visitor.Post(page, ("Code", CodeNow(key, clock)));
        using var done = await Visitor.Read(answer);
        return (key, [.. done.QuerySelectorAll(".remit-codes code").Select(c => c.TextContent)]);
    }

    internal static string CodeNow(string key, TestClock clock) => AuthenticatorCodes.CodeAt(Base32.Read(key), clock.Now);
}
