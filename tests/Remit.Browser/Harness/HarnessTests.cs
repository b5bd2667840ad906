using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Remit.Tests.Harness;

namespace Remit.Browser.Harness;

/// <summary>The harness on pages of its own: what is right passes, and each fault is found and named.</summary>
public class HarnessTests(Chromium chromium)
{
    private const string Good = """
        <!doctype html><html lang="en"><head><title>Board</title><meta name="viewport" content="width=device-width">
        </head><body><main><h1>The Board</h1><p><a href="/executive#members">The Executive</a> <a href="sample.json">JSON</a>
        <a href="https://example.org/">Elsewhere</a></p></main></body></html>
        """;

    private const string Faulty = """
        <!doctype html><html lang="en"><head><title>Executive</title><meta name="viewport" content="width=device-width">
        </head><body><main><h1>The Executive</h1><p class="wide"><img src="/chart.svg" width="700" height="10"></p>
        <p><a href="/">Home</a> <a href="/gone">Gone</a></p></main></body></html>
        """;

    [Fact]
    public async Task Axe_passes_a_good_page_and_names_what_is_wrong_with_a_faulty_one()
    {
        await using var site = await Site();
        await using var tab = await chromium.Open(address: Address(site));

        await tab.Page.GotoAsync("/");
        await tab.Page.ShouldHaveNothingForAxe();

        await tab.Page.GotoAsync("/executive");
        var found = await Assert.ThrowsAsync<ShouldAssertException>(tab.Page.ShouldHaveNothingForAxe);
        found.Message.ShouldContain("image-alt");
        found.Message.ShouldContain("<img src=\"/chart.svg\"");
    }

    [Fact]
    public async Task A_page_that_scrolls_sideways_is_found_where_it_is_too_narrow_for_it()
    {
        await using var site = await Site();

        await using var desktop = await chromium.Open(Screen.Desktop, address: Address(site));
        await desktop.Page.GotoAsync("/executive");
        await desktop.Page.ShouldNotScrollSideways();

        await using var narrow = await chromium.Open(Screen.Narrow, address: Address(site));
        await narrow.Page.GotoAsync("/executive");
        var found = await Assert.ThrowsAsync<ShouldAssertException>(narrow.Page.ShouldNotScrollSideways);
        found.Message.ShouldContain("img");
    }

    [Fact]
    public async Task A_crawl_comes_to_each_linked_address_of_the_site_once_and_sees_what_is_gone()
    {
        await using var site = await Site();
        await using var tab = await chromium.Open(Screen.Phone);
        List<string> shown = [];

        var visited = await Crawl.Walk(
            tab.Page,
            Address(site),
            async page =>
            {
                shown.Add(page.Address);
                (await tab.Page.TitleAsync()).ShouldNotBeEmpty();
            }
        );

        visited
            .Select(page => (page.Address, page.Status))
            .ShouldBe([("/", 200), ("/executive", 200), ("/sample.json", 200), ("/gone", 404)]);
        visited[^1].LinkedFrom.ShouldBe("/executive");
        shown.ShouldBe(["/", "/executive"]);
    }

    [Fact]
    public async Task Links_that_breed_links_end_the_crawl()
    {
        await using var site = await Site();
        await using var tab = await chromium.Open();
        await Assert.ThrowsAsync<ShouldAssertException>(() =>
            Crawl.Walk(tab.Page, new Uri(Address(site), "/pages/1"), limit: 10)
        );
    }

    [Fact]
    public async Task A_page_without_scripts_runs_none()
    {
        await using var site = await Site();
        await using var tab = await chromium.Open(scripts: false, address: Address(site));
        await tab.Page.GotoAsync("/script");
        (await tab.Page.TitleAsync()).ShouldBe("Without");
    }

    [Fact]
    public async Task A_served_program_is_waited_for_and_ended()
    {
        await using var program = await ServedProgram.Start(
            new ProcessStartInfo(
                "node",
                [
                    "-e",
                    "const s=require('http').createServer((_,r)=>r.end('here')).listen(0,'localhost',()=>console.log('Open http://localhost:'+s.address().port))",
                ]
            )
        );
        using var client = new HttpClient();
        (await client.GetStringAsync(program.Address)).ShouldBe("here");

        await program.DisposeAsync();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(program.Address));
    }

    [Fact]
    public async Task A_program_that_ends_before_it_serves_is_reported_with_its_words()
    {
        var failed = await Should.ThrowAsync<InvalidOperationException>(() =>
            ServedProgram.Start(new ProcessStartInfo("node", ["-e", "console.error('no such folder');process.exit(3)"]))
        );
        failed.Message.ShouldContain("exit code 3");
        failed.Message.ShouldContain("no such folder");
    }

    [Fact]
    public async Task A_program_that_stays_silent_is_ended_and_reported()
    {
        var failed = await Should.ThrowAsync<InvalidOperationException>(() =>
            ServedProgram.Start(new ProcessStartInfo("node", ["-e", "setTimeout(()=>{},60000)"]), TimeSpan.FromSeconds(1))
        );
        failed.Message.ShouldContain("in time");
    }

    private static Uri Address(WebApplication site) => new(site.Urls.Single());

    private static async Task<WebApplication> Site()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.Use(
            (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
                return next(context);
            }
        );
        site.MapGet("/", () => Results.Content(Good, "text/html; charset=utf-8"));
        site.MapGet("/executive", () => Results.Content(Faulty, "text/html; charset=utf-8"));
        site.MapGet("/sample.json", () => Results.Json(new { name = "Board" }));
        site.MapGet("/chart.svg", () => Results.Content("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"));
        site.MapGet(
            "/pages/{number:int}",
            (int number) =>
                Results.Content(
                    $"<title>Page</title><a href='/pages/{(number + 1).ToString(CultureInfo.InvariantCulture)}'>On</a>",
                    "text/html"
                )
        );
        site.MapGet("/script", () => Results.Content("<title>Without</title><script src=/with.js></script>", "text/html"));
        site.MapGet("/with.js", () => Results.Content("document.title='With'", "text/javascript"));
        await site.StartAsync();
        return site;
    }
}
