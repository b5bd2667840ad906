using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Areas;

public class AreaPagesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_that_covers_an_area_covers_the_areas_in_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Melton(app);

        var melton = (await app.Twin("/areas/melton.json")).GetProperty("area");
        var county = (await app.Twin("/areas/leicestershire.json")).GetProperty("area");

        county.GetProperty("isOurs").GetBoolean().ShouldBeTrue();
        county.GetProperty("inside")[0].GetProperty("name").GetString().ShouldBe("Melton");
        var bodies = melton.GetProperty("bodies").EnumerateArray().ToList();
        bodies.Count.ShouldBe(county.GetProperty("bodies").GetArrayLength());
        bodies.ConvertAll(b => b.GetProperty("through").GetProperty("name").GetString()).Distinct().ShouldBe(["Leicestershire"]);
        melton.GetProperty("area").GetProperty("code").GetString().ShouldBe("E07000133");
        melton
            .GetProperty("organisations")
            .EnumerateArray()
            .Select(o => o.GetProperty("organisation").GetProperty("key").GetString())
            .ShouldContain("leicestershire-county-and-rutland-pct");
        var page = await app.Page("/areas/melton");
        page.QuerySelectorAll(".govuk-breadcrumbs a").Last().GetAttribute("href").ShouldBe("/areas/leicestershire");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("bodies cover it, through a wider area");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_list_counts_what_the_page_of_each_area_shows(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Melton(app);
        var rows = (await app.Twin("/areas.json")).GetProperty("areas").GetProperty("rows").EnumerateArray().ToList();
        rows.ConvertAll(r => r.GetProperty("area").GetProperty("name").GetString())
            .ShouldBe(["Leicester", "Leicestershire", "Melton", "Rutland"]);
        foreach (var row in rows)
        {
            var key = row.GetProperty("area").GetProperty("key").GetString();
            var area = (await app.Twin($"/areas/{key}.json")).GetProperty("area");
            row.GetProperty("bodies").GetInt32().ShouldBe(area.GetProperty("bodies").GetArrayLength(), key);
            row.GetProperty("organisations").GetInt32().ShouldBe(area.GetProperty("organisations").GetArrayLength(), key);
        }
        (await app.Page("/areas?q=MELT")).QuerySelectorAll("#areas ~ tbody tr, table tbody tr").Length.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_owned_jointly_says_with_whom_on_its_page_in_the_chart_and_in_the_list(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var (lscb, leicester, rutland) = (
            await app.Find<Body>("lscb"),
            await app.Find<LocalArea>("leicester"),
            await app.Find<LocalArea>("rutland")
        );
        await app.Add(Joint(app, lscb, leicester, 0), Joint(app, lscb, rutland, 1));

        var page = await app.Page("/bodies/lscb");
        Row(page, "Covers").ShouldBe("Leicestershire");
        Row(page, "Owned jointly with").ShouldBe("Leicester and Rutland");
        var structure = await app.Page("/structure");
        structure.QuerySelector(".remit-tree")!.TextContent.ShouldContain("Owned jointly with Leicester and Rutland");
        structure.QuerySelector("svg.remit-chart")!.TextContent.ShouldContain("Owned jointly");
        (await app.Twin("/bodies/lscb.json"))
            .GetProperty("body")
            .GetProperty("jointWith")
            .EnumerateArray()
            .Select(a => a.GetProperty("key").GetString())
            .ShouldBe(["leicester", "rutland"]);
        var area = await app.Page("/areas/rutland");
        area.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 body is owned jointly with it");
        area.QuerySelector("a[href='/bodies/lscb']").ShouldNotBeNull();
        (await app.Page("/bodies/lscb?known-at=1")).QuerySelector("main")!.TextContent.ShouldNotContain("Owned jointly");
        (await app.CommandsFor("/bodies/lscb")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/structure")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/areas/rutland")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_area_is_there_on_its_days_and_known_when_it_was_recorded(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Melton(app, When.Until("2007-09-30"));

        (await app.Page("/areas?as-at=2007-09-30")).QuerySelector("a[href^='/areas/melton']").ShouldNotBeNull();
        (await app.Page("/areas?as-at=2007-10-01")).QuerySelector("a[href^='/areas/melton']").ShouldBeNull();
        (await app.Page("/areas/melton?as-at=2007-10-01"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("There is no such area on this date");
        await app.Page("/areas/melton?known-at=1", System.Net.HttpStatusCode.NotFound);
        (await app.Page("/areas?known-at=1")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("3 areas");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_area_that_is_closed_to_the_viewer_shows_nowhere(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db => db.Set<LocalArea>().Single(a => a.Key == "rutland").Sensitivity = Sensitivity.Restricted,
            "Closed Rutland"
        );

        using var asVisitor = new HttpRequestMessage(HttpMethod.Get, "/areas/rutland");
        asVisitor.Headers.Add("X-Forwarded-For", "192.0.2.1");
        (await app.Client.SendAsync(asVisitor)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var list = new HttpRequestMessage(HttpMethod.Get, "/organisations/leicestershire-county-and-rutland-pct");
        list.Headers.Add("X-Forwarded-For", "192.0.2.1");
        var answer = await (await app.Client.SendAsync(list)).Content.ReadAsStringAsync();
        answer.ShouldContain("/areas/leicestershire");
        answer.ShouldNotContain("/areas/rutland");
    }

    private static async Task Melton(RemitApp app, Period? when = null)
    {
        var county = await app.Find<LocalArea>("leicestershire");
        GssCode.TryParse("E07000133", out var code).ShouldBeTrue();
        await app.Add(
            new LocalArea
            {
                Id = app.Store.Ids.Next<LocalArea>(),
                Key = "melton",
                Name = "Melton",
                Kind = LocalAreaKind.District,
                PartOf = county.Id,
                Code = code,
                Period = when ?? When.Always,
                Sensitivity = Sensitivity.Public,
            }
        );
    }

    private static JointArea Joint(RemitApp app, Body body, LocalArea area, int order) =>
        new()
        {
            Id = app.Store.Ids.Next<JointArea>(),
            Body = body.Id,
            Area = area.Id,
            Order = order,
        };

    private static string Row(AngleSharp.Dom.IParentNode page, string key) =>
        string.Join(
            ' ',
            page.QuerySelectorAll("dl dt")
                .Single(t => t.TextContent.Trim() == key)
                .NextElementSibling!.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );
}
