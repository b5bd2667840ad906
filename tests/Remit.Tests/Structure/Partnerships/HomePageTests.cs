using System.Globalization;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Partnerships;

public class HomePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Each_number_is_what_the_list_behind_it_shows(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var tiles = (await app.Page("/")).QuerySelectorAll(".remit-counts__item").ToList();
        tiles.Count.ShouldBe(9);
        foreach (var tile in tiles)
        {
            var number = int.Parse(tile.QuerySelector("dd")!.TextContent, CultureInfo.InvariantCulture);
            var href = tile.QuerySelector("a")!.GetAttribute("href")!;
            var at = href.IndexOf('?', StringComparison.Ordinal);
            var twin = await app.Twin(at < 0 ? $"{href}.json" : $"{href[..at]}.json{href[at..]}");
            var shown = twin.TryGetProperty("count", out var count)
                ? count
                : twin.EnumerateObject()
                    .First(p => p.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
                    .Value.GetProperty("total");
            shown.GetInt32().ShouldBe(number, href);
        }
    }

    [Fact]
    public async Task The_small_chart_draws_bodies_of_a_kind_as_one()
    {
        await using var app = await RemitApp.WithTheSample();
        var boxes = (await app.Page("/")).QuerySelectorAll("svg.remit-chart a").ToList();
        boxes.Count.ShouldBe(5);
        boxes.Select(b => b.GetAttribute("href")).ShouldContain("/structure?kind=working-group");
    }
}
