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
}
