using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class SignInTests
{
    [Theory]
    [InlineData("/members?state=vacant", "/members?state=vacant")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/%09/evil.example", "/%09/evil.example")]
    [InlineData("/a\\b", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil", "/")]
    [InlineData("", "/")]
    public async Task Who_signs_in_goes_back_to_an_address_of_this_site_only(string back, string there)
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = app.NewVisitor();
        using var answer = await visitor.SignIn(account.Email!, address: "/sign-in?return=" + Uri.EscapeDataString(back));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe(there);
    }

    [Fact]
    public async Task A_page_that_is_not_for_the_public_leads_to_signing_in_and_back()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk", GrantedTask.Administrator);
        using var visitor = app.NewVisitor();
        using (var sent = await visitor.Get("/imports?page=2"))
        {
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            sent.Headers.Location!.ToString().ShouldBe("/sign-in?return=%2Fimports%3Fpage%3D2");
        }
        using (var program = await visitor.Get("/imports.json"))
            program.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using (var post = await visitor.Send(HttpMethod.Post, "/imports/new", new FormUrlEncodedContent([])))
            post.StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_is_signed_in_and_may_not_is_told_who_may()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        using var page = await visitor.Page("/imports", HttpStatusCode.Forbidden);
        page.QuerySelector("main")!
            .TextContent.ShouldContain(
                "This is open to the clerk of the body, the holder of the post and the partnership manager."
            );
    }

    [Fact]
    public async Task Whether_an_account_exists_waits_or_is_disabled_is_told_to_nobody()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock);
        var known = await app.Account("Ann Clerk");
        var locked = await app.Account("Bob Lead");
        var answers = new List<string>();
        for (var attempt = 0; attempt < SigningIn.MostFailures + 1; attempt++)
            answers.Add(await Answer(app, locked.Email!, "wrong wrong wrong"));
        answers.Add(await Answer(app, locked.Email!, AccountsCase.Password));
        answers.Add(await Answer(app, known.Email!, "wrong wrong wrong"));
        answers.Add(await Answer(app, "nobody@example.org", "wrong wrong wrong"));
        answers.Distinct().ShouldHaveSingleItem().ShouldContain(SigningIn.Wrong);
        (await app.Events(locked.Id)).ShouldContain(AccountEventKind.Locked);

        clock.Now += SigningIn.Wait;
        using var after = app.NewVisitor();
        using var done = await after.SignIn(locked.Email!);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Guesses_that_come_at_once_are_counted_each(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var account = await app.Account("Ann Clerk");
        await Task.WhenAll(
            Enumerable.Range(0, SigningIn.MostFailures).Select(_ => Answer(app, account.Email!, "wrong wrong wrong"))
        );
        (await Answer(app, account.Email!, AccountsCase.Password)).ShouldContain(SigningIn.Wrong);
    }

    [Fact]
    public async Task A_new_secret_is_given_at_each_step_so_that_an_old_one_opens_nothing()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = await app.SignedIn(account);
        var first = visitor.Cookies[SessionCookie.Name];
        using (var page = await visitor.Page("/account"))
        using (await visitor.PostTo(page, "/sign-out")) { }
        using (await visitor.SignIn(account.Email!)) { }
        visitor.Cookies[SessionCookie.Name].ShouldNotBe(first);
    }

    [Fact]
    public async Task An_address_is_the_same_in_capitals_and_with_blanks_around_it()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var account = await app.Account("Ann Clerk");
        using var visitor = app.NewVisitor();
        using var answer = await visitor.SignIn($"  {account.Email!.ToUpperInvariant()} ");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Events(account.Id)).ShouldBe([AccountEventKind.SignedIn]);
    }

    /// <summary>What a stranger reads after trying, without what differs in every answer.</summary>
    private static async Task<string> Answer(RemitApp app, string email, string password)
    {
        using var visitor = app.NewVisitor();
        using var answer = await visitor.SignIn(email, password);
        using var page = await Visitor.Read(answer);
        return page.QuerySelector("main")!.TextContent;
    }
}
