using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

public class StructurePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_chart_and_the_list_show_the_same_bodies_and_each_is_a_link(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/structure");
        var drawn = page.QuerySelectorAll("svg.remit-chart a.remit-chart__link")
            .Select(a => a.GetAttribute("href"))
            .Order()
            .ToList();
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

    [Fact]
    public async Task A_box_folds_and_unfolds_what_is_below_it_and_keeps_the_rest_of_the_address()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure?names=no&as-at=2008-01-01");
        var fold = page.QuerySelectorAll("a.remit-chart__toggle").First(a => a.GetAttribute("aria-label")!.Contains("Executive"));
        fold.TextContent.ShouldContain("– Fold ");
        var address = fold.GetAttribute("href")!;
        address.ShouldContain("names=no");
        address.ShouldContain("as-at=2008-01-01");
        address.ShouldContain("fold=executive");
        var folded = await app.Page(address);
        var unfold = folded
            .QuerySelectorAll("a.remit-chart__toggle")
            .First(a => a.GetAttribute("aria-label")!.Contains("Executive"));
        unfold.TextContent.ShouldContain("+ Show ");
        unfold.GetAttribute("href")!.ShouldNotContain("&fold=");
        folded
            .QuerySelectorAll("svg.remit-chart a.remit-chart__link")
            .Select(a => a.GetAttribute("href"))
            .ShouldNotContain("/bodies/early-years-group");
        folded.QuerySelectorAll(".remit-tree details summary").ShouldHaveSingleItem().TextContent.ShouldContain("below");
    }

    [Theory]
    [InlineData("levels=9", "No such number of levels: 9")]
    [InlineData("below=nobody", "No such body: nobody")]
    [InlineData("fold=nobody", "There is no body “nobody” in this chart")]
    [InlineData("age=300", "No such age: 300")]
    [InlineData("area=atlantis", "No such area: atlantis")]
    [InlineData("lines=blue", "No such kind of line: blue")]
    public async Task What_the_address_asks_for_and_there_is_not_is_said(string asked, string said)
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page($"/structure?{asked}")).Body!.TextContent.ShouldContain(said);
    }

    [Fact]
    public async Task Bodies_are_found_by_an_age_and_by_the_area_that_they_cover()
    {
        await using var app = await RemitApp.WithTheSample();
        foreach (
            var (age, key) in new[]
            {
                ("4", "early-years-group"),
                ("17", "young-people-group"),
                ("before-birth", "early-years-group"),
            }
        )
        {
            var found = await Matching(app, $"age={age}");
            found.ShouldAllBe(n => n.GetProperty("ages").ValueKind != System.Text.Json.JsonValueKind.Null);
            found.ShouldContain(n => n.GetProperty("key").GetString() == key);
        }
        var covering = await app.Twin("/structure.json?area=leicestershire");
        covering
            .GetProperty("nodes")
            .EnumerateArray()
            .Single(n => n.GetProperty("key").GetString() == "executive")
            .GetProperty("matches")
            .GetBoolean()
            .ShouldBeTrue();
        (await app.Twin("/structure.json?area=rutland"))
            .GetProperty("count")
            .GetInt32()
            .ShouldBeLessThan(covering.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task One_kind_of_line_is_drawn_alone_and_the_names_of_people_can_be_left_out()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure?lines=works-with&names=no");
        page.QuerySelectorAll("svg.remit-chart .remit-chart__line--works-with").Length.ShouldBe(3);
        page.QuerySelectorAll("svg.remit-chart .remit-chart__line--scrutinises").ShouldBeEmpty();
        page.QuerySelector("svg.remit-chart")!.TextContent.ShouldNotContain("Gareth Williams");
        page.QuerySelector(".remit-tree")!.TextContent.ShouldContain("Gareth Williams");
    }

    [Fact]
    public async Task A_branch_alone_says_how_many_it_has_and_to_whom_it_answers()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure?below=executive");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("the 13 below it");
        page.QuerySelector(".remit-answer a[href='/bodies/board']").ShouldNotBeNull();
        (await app.Twin("/structure.json?below=executive")).GetProperty("count").GetInt32().ShouldBe(14);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_large_structure_takes_no_more_commands_than_a_small_one(string provider)
    {
        string[] paths =
        [
            "/structure?area=leicestershire",
            "/structure",
            "/structure.json",
            "/structure/sheet",
            "/bodies/body-0",
            "/who-deals-with?q=group",
            "/",
        ];
        var (few, many) = (await Commands(10), await Commands(60));
        many.ShouldBe(few);
        paths.Zip(many).Where(p => p.Second > 6).ShouldBeEmpty();

        async Task<List<int>> Commands(int bodies)
        {
            await using var app = await RemitApp.Start(provider);
            await RandomStructure.Write(app, bodies, seed: 5);
            var counts = new List<int>();
            foreach (var path in paths)
            {
                // The first question makes the finder's index.
                await app.CommandsFor(path);
                counts.Add(await app.CommandsFor(path));
            }
            return counts;
        }
    }

    private static async Task<List<System.Text.Json.JsonElement>> Matching(RemitApp app, string asked) =>
        [
            .. (await app.Twin($"/structure.json?{asked}"))
                .GetProperty("nodes")
                .EnumerateArray()
                .Where(n => n.GetProperty("matches").GetBoolean()),
        ];
}
