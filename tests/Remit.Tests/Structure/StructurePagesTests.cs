using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Remit.Structure.Partnerships;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Structure;

public class StructurePagesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Every_page_opens_with_its_twin_in_at_most_six_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        foreach (
            var path in (string[])
                [
                    "/structure",
                    "/bodies/executive",
                    "/bodies/executive/terms/1",
                    "/organisations",
                    "/organisations/leicestershire-county-council",
                    "/areas",
                    "/areas/leicestershire",
                    "/people",
                    "/people/gareth-williams",
                    "/posts",
                    "/posts/director",
                    "/members",
                    "/changes",
                    "/changes/1",
                ]
        )
        {
            (await app.CommandsFor(path)).ShouldBeLessThanOrEqualTo(6, path);
            (await app.Twin(path + ".json")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Object);
        }
        (await app.CommandsFor("/")).ShouldBeLessThanOrEqualTo(6);
        await app.Twin("/index.json");
    }

    [Theory]
    [InlineData("/bodies/executive/terms/2")]
    [InlineData("/bodies/nobody/terms/1")]
    [InlineData("/organisations/nobody")]
    [InlineData("/areas/nowhere")]
    [InlineData("/people/nobody")]
    [InlineData("/posts/nobody")]
    [InlineData("/changes/99")]
    [InlineData("/changes/x")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Page(path, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/", "Nothing has been brought in here yet")]
    [InlineData("/organisations", "No organisations are recorded yet")]
    [InlineData("/areas", "No areas are recorded yet")]
    [InlineData("/people", "Nobody is recorded yet")]
    [InlineData("/posts", "No posts are recorded yet")]
    [InlineData("/members", "No places are recorded yet")]
    [InlineData("/changes", "Nothing has been recorded yet")]
    public async Task An_empty_partnership_says_what_would_be_here(string path, string words)
    {
        await using var app = await RemitApp.Start();
        (await app.Page(path)).Body!.TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task Where_nothing_is_recorded_the_home_page_offers_what_can_be_done_and_nothing_else()
    {
        await using var app = await RemitApp.Start();
        var page = await app.Page("/");
        page.QuerySelector(".remit-head__side")!.QuerySelectorAll("a, button").ShouldBeEmpty();
        page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")).ShouldContain("/imports/new");
        foreach (var link in page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!))
            await app.Page(link);
    }

    [Fact]
    public async Task Where_nothing_is_published_the_public_is_told_so_and_offered_no_work()
    {
        await using var app = await RemitApp.Start();
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        var page = await app.Page("/");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Nothing is published here yet");
        page.QuerySelectorAll("main a, main code").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_partnership_that_has_only_a_name_is_told_what_to_do_first()
    {
        await using var app = await RemitApp.Start();
        await app.Add(
            new Partnership
            {
                Id = app.Store.Ids.Next<Partnership>(),
                Key = Partnership.OnlyKey,
                Name = "Marlshire Children’s Partnership",
            }
        );
        var page = await app.Page("/");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Marlshire Children’s Partnership");
        page.QuerySelector("main")!.TextContent.ShouldContain("nothing else is recorded yet");
        page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")).ShouldContain("/imports/new");
        page.QuerySelector("main")!.TextContent.ShouldNotContain("vacant");
        await app.Page("/history/partnership/partnership");
    }

    [Theory]
    [InlineData("body", "executive", "/bodies/executive")]
    [InlineData("place", "executive/chair", "/bodies/executive")]
    [InlineData("terms", "executive/1", "/bodies/executive/terms/1")]
    [InlineData("organisation", "dfes", "/organisations/dfes")]
    [InlineData("local-area", "rutland", "/areas/rutland")]
    [InlineData("person", "gareth-williams", "/people/gareth-williams")]
    [InlineData("post", "director", "/posts/director")]
    public async Task A_record_is_found_by_its_kind_and_keys(string kind, string path, string page)
    {
        await using var app = await RemitApp.Start();
        app.Services.GetServices<RecordPage>().Single(p => p.Kind == kind).Path(path.Split('/')).ShouldBe(page);
    }
}
