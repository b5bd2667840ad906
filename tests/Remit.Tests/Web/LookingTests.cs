using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Web;

public class LookingTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Known_at_shows_a_record_as_it_was_then_and_as_at_as_it_holds(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Rename(app, "lscb", "Safeguarding Board");
        await Rename(app, "lscb", "Safeguarding Partnership");

        (await app.Page("/bodies/lscb")).QuerySelector("h1")!.TextContent.ShouldBe("Safeguarding Partnership");
        (await app.Page("/bodies/lscb?known-at=2")).QuerySelector("h1")!.TextContent.ShouldBe("Safeguarding Board");
        (await app.Page("/bodies/lscb?known-at=1"))
            .QuerySelector("h1")!
            .TextContent.ShouldStartWith("Leicestershire Safeguarding Children Board");
        (await app.Page("/bodies/lscb?known-at=2007-09-03"))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("Safeguarding Partnership");
        (await app.Page("/bodies/lscb?known-at=2007-09-03T08:00:00Z"))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("Safeguarding Partnership");
        await app.Page("/bodies/lscb?known-at=2007-09-02", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_look_at_another_time_says_so_and_every_link_keeps_it()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/bodies/executive?as-at=2007-05-01&known-at=1");
        page.QuerySelector(".remit-band")!.TextContent.ShouldContain("1 May 2007");
        page.QuerySelector(".remit-band")!.TextContent.ShouldContain("change 1, 3 September 2007 at 9:00am");
        var links = page.QuerySelectorAll("main a[href^='/bodies/']").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(href => href.EndsWith("?as-at=2007-05-01&known-at=1", StringComparison.Ordinal));
        page.QuerySelectorAll("nav a")
            .Select(a => a.GetAttribute("href")!)
            .ShouldAllBe(href => href.EndsWith("?as-at=2007-05-01&known-at=1", StringComparison.Ordinal));
        (await app.Page("/bodies/executive")).QuerySelector(".remit-band").ShouldBeNull();
    }

    [Theory]
    [InlineData("as-at=banana", "This date can't be read")]
    [InlineData("as-at=2007-13-01", "This date can't be read")]
    [InlineData("known-at=99", "This point in the record can't be found")]
    [InlineData("known-at=yesterday", "This point in the record can't be found")]
    [InlineData("known-at=-1", "This point in the record can't be found")]
    public async Task A_time_that_can_not_be_read_is_answered_with_words(string query, string words)
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page($"/bodies/executive?{query}", HttpStatusCode.BadRequest);
        page.QuerySelector("h1")!.TextContent.ShouldBe(words);
        using var twin = await app.Client.GetAsync($"/bodies/executive.json?{query}");
        twin.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        twin.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_no_text_is_not_looked_for(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Page("/people?q=%00", HttpStatusCode.BadRequest);
        await app.Page("/people?q=O%27Neil");
    }

    [Fact]
    public async Task What_a_proxy_passed_on_sees_only_what_is_public()
    {
        await using var app = await RemitApp.WithTheSample();
        await using (var db = app.Store.Write())
        {
            var body = db.Set<Body>().Single(b => b.Key == "executive");
            body.Sensitivity = Sensitivity.Partnership;
            (
                await db.Commit(new Change("Tests", "by the harness", "Closed the executive to the public"))
            ).IsRefused.ShouldBeFalse();
        }
        await app.Page("/bodies/executive");
        (await Forwarded(app, "/bodies/executive")).ShouldBe(HttpStatusCode.NotFound);
        (await Forwarded(app, "/bodies/executive.json")).ShouldBe(HttpStatusCode.NotFound);
        (await Forwarded(app, "/bodies/board")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_lies_in_something_closed_to_the_viewer_is_not_counted(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                db.Set<Body>().Single(b => b.Key == "executive").Sensitivity = Sensitivity.Partnership;
                foreach (var register in db.Set<Register>())
                    register.Sensitivity = Sensitivity.Partnership;
            },
            "Closed the executive and the registers"
        );
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        var lines = (await app.Twin("/organisations.json")).GetProperty("organisations").GetProperty("rows");
        foreach (var line in lines.EnumerateArray())
        {
            var key = line.GetProperty("key").GetString();
            var page = (await app.Twin($"/organisations/{key}.json")).GetProperty("organisation");
            var filled = page.GetProperty("places")
                .EnumerateArray()
                .Count(p => p.GetRawText().Contains($"\"key\": \"{key}\"", StringComparison.Ordinal));
            line.GetProperty("places").GetInt32().ShouldBeLessThanOrEqualTo(filled, key);
        }
        (await app.Twin("/sources.json"))
            .GetProperty("sources")
            .EnumerateArray()
            .Sum(s => s.GetProperty("responsibilities").GetInt32())
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_host_that_is_not_this_machine_is_refused()
    {
        await using var app = await RemitApp.WithTheSample();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "remit.example";
        using var answer = await app.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_twin_is_only_for_reading()
    {
        await using var app = await RemitApp.WithTheSample();
        using var answer = await app.Client.PostAsync("/bodies/executive.json", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await app.Twin("/index.json")).GetProperty("partnership").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task<HttpStatusCode> Forwarded(RemitApp app, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await app.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task Rename(RemitApp app, string key, string name)
    {
        await using var db = app.Store.Write();
        db.Set<Body>().Single(b => b.Key == key).Name = name;
        (await db.Commit(new Change("Tests", "by the harness", "Renamed"))).IsRefused.ShouldBeFalse();
    }
}
