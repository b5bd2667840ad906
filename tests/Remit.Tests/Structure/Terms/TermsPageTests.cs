using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class TermsPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Each_part_is_a_section_that_the_contents_list_leads_to(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/bodies/executive/terms/1");
        var contents = page.QuerySelectorAll("nav[aria-labelledby=contents] a")
            .Select(a => (a.TextContent, a.GetAttribute("href")))
            .ToList();
        contents.Count.ShouldBe(6);
        foreach (var (heading, href) in contents)
            page.QuerySelector($"section[id='{href![1..]}'] h2")!.TextContent.ShouldBe(heading);
        page.QuerySelectorAll("section[id='2-responsibilities'] ol li").Length.ShouldBe(8);
        page.Body!.TextContent.ShouldContain("and not yet agreed");
    }

    [Fact]
    public async Task The_way_up_leads_through_the_structure()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/bodies/early-years-group/terms/1"))
            .QuerySelectorAll(".govuk-breadcrumbs a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe(["/structure", "/bodies/board", "/bodies/executive", "/bodies/early-years-group"]);
    }
}
