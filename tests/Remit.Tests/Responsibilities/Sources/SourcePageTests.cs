using System.Text.Json;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Sources;

public class SourcePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Each_provision_says_who_holds_it_and_those_that_nobody_holds_stand_out(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var source = (await app.Twin("/sources/children-act-2004.json")).GetProperty("source");
        var provisions = source.GetProperty("provisions").EnumerateArray().ToDictionary(Number, StringComparer.Ordinal);
        provisions["s. 18"].GetProperty("hold").GetString().ShouldBe("by-nobody");
        provisions["s. 20"].GetProperty("hold").GetString().ShouldBe("through-its-parts");
        provisions["s. 10"].GetProperty("heldBy")[0].GetProperty("holder").GetProperty("path").GetString().ShouldBe("director");
        var page = await app.Page("/sources/children-act-2004");
        page.QuerySelectorAll("#provision-18 .govuk-tag")
            .ShouldHaveSingleItem()
            .TextContent.Trim()
            .ShouldBe("Not held by anyone here");
        page.QuerySelector("a[href='https://www.legislation.gov.uk/ukpga/2004/31/section/10']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Provisions_stand_in_the_order_of_their_numbers_each_part_after_its_whole()
    {
        await using var app = await RemitApp.WithTheSample();
        (await Numbers("guidance-2005")).ShouldBe([
            "4.4",
            "4.5",
            "4.7",
            "4.9",
            "4.10",
            "4.12",
            "4.13",
            "4.14",
            "4.15",
            "4.16",
            "4.18",
            "4.19",
            "4.21",
            "5.6",
            "5.7",
            "5.9",
            "5.10",
            "5.11",
            "5.12",
            "5.13",
            "5.14",
        ]);
        (await Numbers("children-act-2004")).SkipWhile(n => n != "s. 18").ShouldBe(["s. 18", "s. 20", "s. 20(9)(d)", "s. 52"]);

        async Task<List<string>> Numbers(string key) =>
            [
                .. (await app.Twin($"/sources/{key}.json"))
                    .GetProperty("source")
                    .GetProperty("provisions")
                    .EnumerateArray()
                    .Select(Number),
            ];
    }

    [Fact]
    public async Task An_open_end_is_told_as_one_that_nobody_recorded()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Write(
            db =>
                db.Set<Source>().Single(s => s.Key == "children-act-2004").Period = new Period(new DateOnly(2004, 11, 15), null),
            "Recorded since when it is in force"
        );
        (await app.Twin("/sources/children-act-2004.json"))
            .GetProperty("source")
            .GetProperty("inForce")
            .GetString()
            .ShouldBe("from 15 November 2004; no end is recorded");
    }

    [Fact]
    public async Task A_plan_says_for_what_people_name_it_as_evidence()
    {
        await using var app = await RemitApp.WithTheSample();
        var source = (await app.Twin("/sources/cypp.json")).GetProperty("source");
        var named = source.GetProperty("evidenceFor").EnumerateArray().Select(e => e.GetProperty("key").GetString()).ToList();
        named.ShouldContain("5-6-leadership");
        named.ShouldBeUnique();
        (await app.Page("/sources/cypp")).Body!.TextContent.ShouldContain("Named as evidence for");
    }

    [Fact]
    public async Task The_list_counts_paragraphs_and_the_responsibilities_that_rest_on_them()
    {
        await using var app = await RemitApp.WithTheSample();
        var sources = (await app.Twin("/sources.json")).GetProperty("sources").EnumerateArray().ToList();
        sources.Count.ShouldBe(12);
        var guidance = sources.Single(s => s.GetProperty("key").GetString() == "guidance-2005");
        guidance.GetProperty("provisions").GetInt32().ShouldBe(21);
        guidance.GetProperty("responsibilities").GetInt32().ShouldBe(50);
    }

    private static string Number(JsonElement provision) => provision.GetProperty("number").GetString() ?? "";
}
