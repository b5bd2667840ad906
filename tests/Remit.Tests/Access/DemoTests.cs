using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access.Demonstrating;
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
        var app = await RemitApp.WithSessions(
            new TestClock(),
            provider,
            RemitApp.Sample,
            services => services.AddSingleton<Demonstration>()
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
