using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Organisations;

public class PeopleTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_person_shows_the_places_that_go_with_a_post(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var person = (await app.Twin("/people/gareth-williams.json")).GetProperty("person");
        person.GetProperty("posts")[0].GetProperty("post").GetProperty("key").GetString().ShouldBe("director");
        person
            .GetProperty("places")
            .EnumerateArray()
            .Select(p => p.GetProperty("body").GetProperty("key").GetString())
            .ShouldBe(["executive", "corporate-management-team"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_person_shows_the_places_that_go_with_a_chair(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await app.Twin("/people/lesley-hagger.json"))
            .GetProperty("person")
            .GetProperty("places")
            .EnumerateArray()
            .Select(p => p.GetProperty("body").GetProperty("key").GetString())
            .ShouldBe(["executive", "early-years-group"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_name_is_found_by_a_part_of_it_in_any_case(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        Rows(await app.Twin("/people.json?q=HAG"), "people").ShouldBe(["lesley-hagger"]);
        Rows(await app.Twin("/organisations.json?q=county"), "organisations")
            .ShouldBe(["leicestershire-county-and-rutland-pct", "leicestershire-county-council", "rutland-county-council"]);
        Rows(await app.Twin("/posts.json?q=lead%20m"), "posts").ShouldBe(["lead-member"]);
        (await app.Page("/people?q=nobody")).Body!.TextContent.ShouldContain("0 people with “nobody” in the name");
    }

    [Fact]
    public async Task An_organisation_shows_the_places_that_it_fills_and_who_sits_there()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/organisations/connexions-leicestershire");
        page.Body!.TextContent.ShouldContain("It fills 1 place on 1 body; its holder can bind it.");
        var row = page.QuerySelector("table tbody tr")!;
        row.TextContent.ShouldContain("Children and Young People's Executive");
        row.TextContent.ShouldContain("Rosemary Beard");
    }

    [Fact]
    public async Task A_post_shows_its_holder_its_lines_and_the_places_that_go_with_it()
    {
        await using var app = await RemitApp.WithTheSample();
        var text = (await app.Page("/posts/lead-member")).Body!.TextContent;
        text.ShouldContain("County Council: regular position statements and answers to questions");
        text.ShouldContain("Children and Young People's Board");
        (await app.Page("/posts/director")).Body!.TextContent.ShouldContain("Gareth Williams");
    }

    [Theory]
    [InlineData("vacant", 1)]
    [InlineData("not-recorded", 2)]
    [InlineData("interim", 6)]
    public async Task Members_are_shown_by_state(string state, int count)
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page($"/members?state={state}")).QuerySelectorAll("#members").Length.ShouldBe(1);
        (await app.Twin($"/members.json?state={state}")).GetProperty("places").GetProperty("total").GetInt32().ShouldBe(count);
    }

    private static IEnumerable<string?> Rows(System.Text.Json.JsonElement twin, string list) =>
        twin.GetProperty(list).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString());
}
