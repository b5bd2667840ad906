using AngleSharp.Dom;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

/// <summary>What the chart draws and what the list says are held against each other, box by box and line by line.</summary>
public class TextTwinTests
{
    [Fact]
    public async Task The_list_says_everything_that_the_chart_of_the_sample_shows()
    {
        await using var app = await RemitApp.WithTheSample();
        SaysAllThatIsDrawn(await app.Page("/structure"));
        SaysAllThatIsDrawn(await app.Page("/structure?levels=2"));
        SaysAllThatIsDrawn(await app.Page("/structure?below=executive"));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(30, 2)]
    [InlineData(90, 3)]
    [InlineData(90, 4)]
    public async Task The_list_says_everything_that_the_chart_of_any_structure_shows(int bodies, int seed)
    {
        await using var app = await RemitApp.Start();
        await RandomStructure.Write(app, bodies, seed);
        SaysAllThatIsDrawn(await app.Page("/structure?levels=all"));
        SaysAllThatIsDrawn(await app.Page("/structure?levels=2"));
    }

    private static void SaysAllThatIsDrawn(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var items = page.QuerySelectorAll(".remit-tree li").ToDictionary(li => li.QuerySelector("a")!.GetAttribute("href")!);
        var boxes = page.QuerySelectorAll("svg.remit-chart a.remit-chart__link").ToList();
        boxes.ShouldNotBeEmpty();
        foreach (var box in boxes)
        {
            var item = items[box.GetAttribute("href")!];
            var said = OwnWords(item);
            said.ShouldContain(Lines(box, "name"));
            var kind = Lines(box, "kind").Split(" · ");
            said.ShouldContain(kind[0]);
            if (kind.Length > 1)
                said.ShouldContain("Proposed");
            foreach (var words in Details(box))
                said.ShouldContain(words.Replace("Answers for: ", "", StringComparison.Ordinal));
        }
        var branches = page.QuerySelectorAll("svg.remit-chart > path.remit-chart__line").Length;
        items.Values.Count(li => li.ParentElement!.Closest("li") is not null && li.Closest("details") is null).ShouldBe(branches);
        foreach (var line in page.QuerySelectorAll("svg.remit-chart g > title").SelectMany(t => t.TextContent.Split(". ")))
            items.Values.ShouldContain(li => Says(li, line), line);
    }

    /// <summary>"A scrutinises B: safeguarding" is said by the item of A as "Scrutinises B: safeguarding".</summary>
    private static bool Says(IElement item, string sentence)
    {
        var name = item.QuerySelector("a")!.TextContent;
        if (!sentence.StartsWith(name, StringComparison.Ordinal))
            return false;
        var rest = sentence[name.Length..].Trim();
        if (rest.StartsWith("answers to ", StringComparison.Ordinal))
            rest = $"accountable to {rest["answers to ".Length..]}";
        return OwnWords(item).Contains(rest, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What an item says without those in it.</summary>
    private static string OwnWords(IElement item) =>
        Plain(
            string.Join(
                ' ',
                item.ChildNodes.Where(n => n is not IElement { LocalName: "ul" or "details" }).Select(n => n.TextContent)
            )
        );

    private static string Lines(IElement box, string part) =>
        Plain(string.Join(' ', box.QuerySelectorAll($".remit-chart__{part} tspan").Select(t => t.TextContent)));

    /// <summary>The details run on over lines, so they are looked for word by word where they were broken.</summary>
    private static IEnumerable<string> Details(IElement box) =>
        box.QuerySelectorAll(".remit-chart__detail tspan").Select(t => Plain(t.TextContent));

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
