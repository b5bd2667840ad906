using Microsoft.AspNetCore.Razor.TagHelpers;
using Remit.Web.TagHelpers;

namespace Remit.Tests.Web;

/// <summary>The tags themselves, on a real page; <see cref="FixtureTests"/> proves the components that they make.</summary>
public class TagHelperTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_tag_comes_out_as_the_fixture_that_it_spells()
    {
        var (_, page) = await host.Get("/tags");
        var spelled = page.QuerySelectorAll("[data-fixture]");

        spelled.Length.ShouldBeGreaterThan(20);
        foreach (var place in spelled)
        {
            var (component, name) = place.GetAttribute("data-fixture")!.Split('/') switch
            {
                [var first, var second] => (first, second),
                _ => throw new InvalidOperationException(place.OuterHtml),
            };
            var fixture = Fixture.All(component).Single(each => each.Name == name);
            Assert.Equal(Dom.Of(fixture.Html), Dom.Of(place.InnerHtml));
        }
    }

    [Fact]
    public async Task No_tag_of_ours_reaches_the_browser()
    {
        foreach (var address in new[] { "/tags", "/sample" })
        {
            var (_, page) = await host.Get(address);
            page.All.Where(element => element.LocalName.StartsWith("govuk-", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_tag_helper_is_public_because_an_internal_one_shows_raw() =>
        typeof(Component)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ITagHelper)) && !type.IsPublic)
            .ShouldBeEmpty();

    [Fact]
    public async Task A_dense_table_scrolls_in_a_named_region_and_names_its_cells_for_the_phone()
    {
        var (_, page) = await host.Get("/sample");

        var region = page.QuerySelector(".remit-scroll[role=region]")!;
        region.GetAttribute("tabindex").ShouldBe("0");
        page.GetElementById(region.GetAttribute("aria-labelledby")!)!.TextContent.ShouldBe("Members");
        region
            .QuerySelectorAll("tbody tr:first-child [data-label]")
            .Select(cell => cell.GetAttribute("data-label"))
            .ShouldBe(["Level", "Organisation", "Capacity", "Actions"]);
        region.QuerySelectorAll("tbody th[scope=row]").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_date_is_sent_in_three_parts_and_the_first_can_be_linked_to()
    {
        var (_, page) = await host.Get("/sample");

        page.QuerySelectorAll(".govuk-date-input input")
            .Select(input => (input.Id, input.GetAttribute("name"), input.GetAttribute("value")))
            .ShouldBe([("On", "On-day", "12"), ("On-date-month", "On-month", null), ("On-date-year", "On-year", null)]);
    }

    [Fact]
    public async Task What_a_user_typed_is_text_and_never_markup()
    {
        var (_, page) = await host.Get("/sample/%3Cscript%3E");

        page.QuerySelector("textarea")!.TextContent.ShouldBe("a < b & c");
        Pagination.Through(1, 1, _ => "").ShouldBeNull();
        Remit.Web.Markup.Of($"<b>{"<i>"}</b>").ToString().ShouldBe("<b>&lt;i&gt;</b>");
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    public void Pages_around_the_current_one_are_named_and_gaps_are_shown(int current, int pages, string shown) =>
        string.Join(' ', Pagination.Through(current, pages, page => $"/{page}")!.Items!.Select(item => item.Number ?? "…"))
            .ShouldBe(shown);
}
