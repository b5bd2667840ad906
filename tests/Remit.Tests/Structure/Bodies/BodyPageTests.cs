using System.Net;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Bodies;

public class BodyPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_executive_shows_its_chair_members_and_to_whom_it_answers(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/bodies/executive");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Children and Young People's Executive");
        var rows = page.QuerySelectorAll("#members ~ * tbody tr, table tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(10);
        rows.ShouldContain(r =>
            r.Contains("Gareth Williams", StringComparison.Ordinal) && r.Contains("Chair", StringComparison.Ordinal)
        );
        rows.ShouldContain(r =>
            r.Contains("Lesley Hagger", StringComparison.Ordinal) && r.Contains("Interim", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_same_facts_are_served_as_json()
    {
        await using var app = await RemitApp.WithTheSample();
        var body = (await app.Twin("/bodies/executive.json")).GetProperty("body");
        body.GetProperty("state").GetString().ShouldBe("proposed");
        body.GetProperty("members").GetArrayLength().ShouldBe(10);
    }

    [Fact]
    public async Task A_body_page_sends_at_most_six_commands()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.CommandsFor("/bodies/executive")).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task A_body_that_is_not_there_is_not_found()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Page("/bodies/nobody", HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_way_up_goes_through_the_structure(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await Crumbs(app, "/bodies/school-age-group")).ShouldBe(["/structure", "/bodies/board", "/bodies/executive"]);
        (await Crumbs(app, "/bodies/board")).ShouldBe(["/structure"]);
        (await Crumbs(app, "/bodies/county-council")).ShouldBe(["/structure"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Posts_and_bodies_at_the_other_end_of_a_line_are_links(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/bodies/lscb");
        page.QuerySelector("dl a[href='/posts/lead-member']").ShouldNotBeNull();
        page.QuerySelector("dl a[href='/bodies/board']").ShouldNotBeNull();
        page.QuerySelector("dl")!.TextContent.ShouldContain(": annual work programme");
    }

    [Fact]
    public async Task A_body_outside_the_partnership_is_not_blamed_for_what_it_need_not_record()
    {
        await using var app = await RemitApp.WithTheSample();
        var text = (await app.Page("/bodies/county-council")).QuerySelector("main")!.TextContent;
        text.ShouldContain("Outside the partnership");
        text.ShouldNotContain("yet");
        text.ShouldNotContain("Terms of reference");
    }

    [Fact]
    public async Task Every_body_of_the_sample_opens()
    {
        await using var app = await RemitApp.WithTheSample();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples/leicestershire-2007/bodies")))
            await app.Page($"/bodies/{Path.GetFileNameWithoutExtension(file)}");
    }

    private static async Task<IEnumerable<string?>> Crumbs(RemitApp app, string path) =>
        (await app.Page(path)).QuerySelectorAll(".govuk-breadcrumbs a").Select(a => a.GetAttribute("href"));
}
