using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Access.Demonstrating;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

public class DemoTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task In_the_demonstration_one_looks_as_anybody_and_as_the_public_again(string provider)
    {
        await using var app = await Demo(provider);
        using var visitor = app.NewVisitor();
        using (var page = await visitor.Page("/demo"))
        {
            Banner(page).ShouldStartWith("You are looking as the public.");
            page.QuerySelectorAll("main h2").Select(h => h.TextContent).ShouldContain("Holders of posts");
            page.QuerySelectorAll("main button[value]").Length.ShouldBeGreaterThan(10);
            using var answer = await visitor.Post(page, ("as", "pat-manager"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        using (var page = await visitor.Page("/imports"))
            Banner(page).ShouldStartWith("You are looking as Pat Manager (partnership manager).");
        using (var page = await visitor.Page("/demo"))
        using (await visitor.Post(page, ("as", "gareth-williams"))) { }
        using (var page = await visitor.Page("/account"))
        {
            page.QuerySelector("h1")!.TextContent.ShouldBe("Gareth Williams");
            page.QuerySelector("main")!.TextContent.ShouldContain("You hold the post");
        }
        using (var page = await visitor.Page("/demo"))
        using (await visitor.Post(page, ("as", "public"))) { }
        Banner(await visitor.Page("/")).ShouldStartWith("You are looking as the public.");
    }

    [Fact]
    public async Task Who_came_in_without_a_password_is_in_use_and_the_time_is_the_calendars()
    {
        await using var app = await Demo(Databases.Sqlite);
        using var visitor = app.NewVisitor();
        using (var page = await visitor.Page("/demo"))
        using (await visitor.Post(page, ("as", "alex-administrator"))) { }
        using var list = await visitor.Page("/accounts");
        var row = list.QuerySelector("main tbody tr")!;
        row.TextContent.ShouldContain("In use");
        row.TextContent.ShouldContain("2007");
        using var account = await visitor.Page(row.QuerySelector("a")!.GetAttribute("href")!);
        account.QuerySelector(".remit-answer")!.TextContent.ShouldContain("in use");
        foreach (var page in new[] { account, await visitor.Page("/account") })
        {
            var tables = page.QuerySelectorAll("main table").Select(t => t.TextContent).ToList();
            tables.ShouldContain(t => t.Contains("3 September 2007"));
            tables.ShouldNotContain(t => t.Contains("2026"));
        }
    }

    [Fact]
    public async Task Outside_the_demonstration_nobody_is_signed_in_without_a_password()
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), template: RemitApp.Sample);
        using var visitor = app.NewVisitor();
        using (var page = await visitor.Page("/demo", HttpStatusCode.NotFound))
            page.QuerySelector(".remit-demo").ShouldBeNull();
        using var form = await visitor.Page("/sign-in");
        var token = form.QuerySelector("input[name=_form]")!.GetAttribute("value")!;
        using var forged = new FormUrlEncodedContent([new("_form", token), new("as", "gareth-williams")]);
        using var answer = await visitor.Send(HttpMethod.Post, "/demo", forged);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        visitor.Cookies.Keys.ShouldNotContain("__Host-remit");
    }

    private static async Task<RemitApp> Demo(string provider)
    {
        var real = new TestClock { Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero) };
        var app = await RemitApp.WithSessions(
            real,
            provider,
            RemitApp.Sample,
            services =>
                services
                    .AddSingleton<Demonstration>()
                    .AddSingleton(new RealClock(real) { CalendarIsAhead = RemitApp.Now - real.GetUtcNow() })
        );
        (await app.Services.GetRequiredService<Demonstration>().AddPeople()).Refusals.ShouldBeEmpty();
        return app;
    }

    private static string Banner(IDocument page) =>
        string.Join(
            ' ',
            page.QuerySelector(".remit-demo p")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
