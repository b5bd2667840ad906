using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

public class SheetPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_sheet_draws_every_body_and_says_as_at_which_day(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/structure/sheet?paper=a3&as-at=2008-01-01");
        page.QuerySelectorAll("svg.remit-sheet rect.remit-chart__box").Length.ShouldBeGreaterThanOrEqualTo(33);
        page.QuerySelector(".remit-sheet__about")!.TextContent.ShouldContain("As at 1 January 2008");
        var twin = await app.Twin("/structure/sheet.json?paper=a3");
        twin.GetProperty("drawn").GetInt32().ShouldBe(33);
        twin.GetProperty("smallestPoints").GetDouble().ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task A_paper_that_there_is_not_is_named_in_words()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/structure/sheet?paper=a0")).Body!.TextContent.ShouldContain("No such size of paper: a0");
    }

    [Fact]
    public async Task Where_nothing_is_recorded_there_is_nothing_to_draw()
    {
        await using var app = await RemitApp.Start();
        (await app.Page("/structure/sheet")).Body!.TextContent.ShouldContain("There is nothing to draw");
    }

    [Fact]
    public async Task A_branch_is_printed_by_itself()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure/sheet?below=executive");
        page.QuerySelector(".remit-sheet__title")!
            .TextContent.ShouldBe("Children and Young People's Executive: who answers to it");
        page.QuerySelectorAll("svg.remit-sheet .remit-chart__name").Length.ShouldBe(14);
    }
}
