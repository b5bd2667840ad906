using System.Net;
using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Search;

public class SearchPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Everything_is_found_by_kind_with_links_and_in_few_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);

        var page = await app.Page("/search?q=Williams");
        page.QuerySelector("#found a")!.GetAttribute("href").ShouldBe("/people/gareth-williams");
        page.QuerySelector("#found mark")!.TextContent.ShouldBe("Williams");
        var twin = await app.Twin("/search.json?q=safegarding");
        twin.GetProperty("concepts")[0].GetProperty("understood").GetString().ShouldBe("safeguarding");
        var kinds = twin.GetProperty("kinds")
            .EnumerateArray()
            .ToDictionary(k => k.GetProperty("kind").GetString()!, k => k.GetProperty("count").GetInt32());
        kinds.Keys.ShouldContain("responsibility");
        var duties = await app.Twin("/search.json?q=safegarding&kind=responsibility");
        duties.GetProperty("results").GetProperty("total").GetInt32().ShouldBe(kinds["responsibility"]);
        var links = (await app.Page("/search?q=safeguarding"))
            .QuerySelectorAll("#found a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        foreach (var link in links.Take(5))
            await app.Page(link);
        (await app.CommandsFor("/search?q=safeguarding")).ShouldBeLessThanOrEqualTo(6);

        await app.Write(
            db => db.Set<ActionItem>().Single(a => a.Key == "lead-as-chair").Due = When.Day("2007-10-12"),
            "Set a date"
        );
        const string Time = "from=2007-10-01&to=2007-10-31";
        var of = await app.Twin($"/search.json?q=chair&{Time}");
        of.GetProperty("from").GetString().ShouldBe("2007-10-01");
        var results = of.GetProperty("results").GetProperty("rows").EnumerateArray().ToList();
        results.ShouldNotBeEmpty();
        foreach (var result in results)
            result
                .GetProperty("days")
                .EnumerateArray()
                .Select(d => d.GetString()!)
                .ShouldAllBe(d => d.StartsWith("2007-10-", StringComparison.Ordinal));
        var narrowed = (await app.Page($"/search?q=chair&{Time}"))
            .QuerySelectorAll("nav.remit-kinds a")
            .Select(a => a.GetAttribute("href")!);
        (await app.Page($"/search?{Time}"))
            .QuerySelector("#from")!
            .GetAttribute("value")
            .ShouldBe("2007-10-01", "what was typed stays without words, too");
        narrowed.ShouldAllBe(href => href.Contains(Time, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_box_on_every_page_leads_there_and_keeps_the_date()
    {
        await using var app = await RemitApp.WithTheSample();
        var box = (await app.Page("/people?as-at=2007-10-01")).QuerySelector("header form[action='/search']")!;
        box.QuerySelector("input[name=q]").ShouldNotBeNull();
        box.QuerySelector("input[name=as-at]")!.GetAttribute("value").ShouldBe("2007-10-01");
        (await app.Page("/search?q=board&as-at=2007-10-01"))
            .QuerySelector("#found a")!
            .GetAttribute("href")!
            .ShouldEndWith("?as-at=2007-10-01");
        (await app.Page("/search?q=board&known-at=1")).QuerySelectorAll("#found li").Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/search", "")]
    [InlineData("/search?q=xylophone", "Nothing is recorded with “xylophone”.")]
    [InlineData("/search?q=board&kind=zzz", "No such kind: zzz. Showing all.")]
    [InlineData("/search?q=board&from=banana", "No such day for from: banana. Write it as 2007-09-03.")]
    [InlineData("/search?q=board&from=2007-09-03&to=2007-09-02", "2 September 2007 comes before 3 September 2007.")]
    [InlineData("/search?q=board&to=1066-10-14", "Nothing is recorded with “board” that is of the time up to 14 October 1066.")]
    [InlineData("/search?q=board&page=99", "There is no page 99: this is the only one.")]
    public async Task What_can_not_be_found_is_said_in_words(string address, string words)
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page(address)).QuerySelector("main")!.TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task The_public_finds_what_is_public_only()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "lscb").Sensitivity = Sensitivity.Partnership, "Closed it");
        foreach (
            var address in (string[])
                [
                    "/search?q=LSCB",
                    "/search.json?q=LSCB&kind=body",
                    "/who-deals-with?q=LSCB",
                    "/who-deals-with.json?q=safeguarding",
                ]
        )
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("X-Forwarded-For", "192.0.2.1");
            var answer = await app.Client.SendAsync(asked, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.ShouldNotContain("bodies/lscb");
            text.ShouldNotContain("Safeguarding Children Board (LSCB)");
        }
    }
}
