using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

public class StructurePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_chart_and_the_list_show_the_same_bodies_and_each_is_a_link(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/structure");
        var drawn = page.QuerySelectorAll("svg.remit-chart a.remit-chart__link").Select(a => a.GetAttribute("href")).Order().ToList();
        var listed = page.QuerySelectorAll(".remit-tree li > a").Select(a => a.GetAttribute("href")).Order().ToList();
        drawn.ShouldBe(listed);
        drawn.Count.ShouldBe(33);
        drawn.ShouldContain("/bodies/executive");
        drawn.ShouldContain("/posts/lead-member");
        (await app.Twin("/structure.json")).GetProperty("count").GetInt32().ShouldBe(33);
    }

    [Fact]
    public async Task The_list_says_what_the_chart_draws()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure");
        var lscb = page.QuerySelectorAll(".remit-tree li")
            .Last(li =>
                li.TextContent.Contains("(LSCB)", StringComparison.Ordinal)
                && li.QuerySelector("a")!.GetAttribute("href") == "/bodies/lscb"
            );
        lscb.TextContent.ShouldContain("annual work programme");
        lscb.TextContent.ShouldContain("Scrutinises Children and Young People's Executive: safeguarding of children");
        var early = page.QuerySelectorAll(".remit-tree li")
            .Single(li => li.QuerySelector("a")!.GetAttribute("href") == "/bodies/early-years-group");
        early.TextContent.ShouldContain("Proposed");
        early.TextContent.ShouldContain("Chair: Lesley Hagger (interim)");
        page.QuerySelectorAll("svg.remit-chart .remit-chart__box--proposed").Length.ShouldBe(15);
    }

    [Theory]
    [InlineData("kind=working-group", 12)]
    [InlineData("state=proposed", 15)]
    [InlineData("outside=yes", 9)]
    [InlineData("kind=working-group&state=established", 3)]
    [InlineData("kind=council&outside=no", 0)]
    [InlineData("kind=nonsense", 33)]
    public async Task A_filter_in_the_address_shows_as_many_as_it_says(string filter, int count)
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page($"/structure?{filter}");
        (await app.Twin($"/structure.json?{filter}")).GetProperty("count").GetInt32().ShouldBe(count);
        page.QuerySelectorAll(".remit-tree li > a.govuk-\\!-font-weight-bold").Length.ShouldBe(count);
    }

    [Fact]
    public async Task Links_stay_at_the_date_looked_at()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure?as-at=2008-01-01&known-at=1");
        page.QuerySelectorAll("svg.remit-chart a")
            .Select(a => a.GetAttribute("href")!.Replace("#chart", "", StringComparison.Ordinal))
            .ShouldAllBe(href => href.EndsWith("as-at=2008-01-01&known-at=1", StringComparison.Ordinal));
        page.QuerySelector("form.remit-filters input[name=known-at]")!.GetAttribute("value").ShouldBe("1");
    }

    [Fact]
    public async Task Before_anything_is_recorded_the_page_says_what_would_be_there()
    {
        await using var app = await RemitApp.Start();
        (await app.Page("/structure")).Body!.TextContent.ShouldContain("No bodies are recorded yet");
    }
}
