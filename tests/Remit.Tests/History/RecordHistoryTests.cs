using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.History;

public class RecordHistoryTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_records_page_leads_to_its_history_with_each_field_before_and_after(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "board").Name = "Children's Trust Board", "Renamed the Board");
        (await app.Page("/bodies/board")).QuerySelector(".remit-tools a[href='/history/body/board']").ShouldNotBeNull();

        var page = await app.Page("/history/body/board");
        page.QuerySelector("h1")!.TextContent.ShouldBe("History of Children's Trust Board");
        page.QuerySelector("h2")!.TextContent.ShouldBe("Renamed the Board");
        var field = (await app.Twin("/history/body/board.json"))
            .GetProperty("changes")[0]
            .GetProperty("records")[0]
            .GetProperty("fields")[0];
        (
            field.GetProperty("field").GetString(),
            field.GetProperty("before").GetString(),
            field.GetProperty("after").GetString()
        ).ShouldBe(("name", "Children and Young People's Board", "Children's Trust Board"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_lies_in_a_record_and_its_lists_belong_to_its_history(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var owned = "";
        await app.Write(
            db =>
            {
                db.Set<Place>().First(p => db.Set<Body>().Any(b => b.Id == p.Body && b.Key == "board")).Level = "chief officer";
                var owner = db.Set<ActionOwner>().First();
                owned = db.Set<ActionItem>().Single(a => a.Id == owner.Action).Key;
                db.Remove(owner);
            },
            "Changed a place and took an owner off"
        );

        (await Changed("/history/body/board")).ShouldBe(["changed place"]);
        (await Changed($"/history/action/{owned}")).ShouldBe(["removed action owner"]);

        async Task<IEnumerable<string>> Changed(string address)
        {
            var change = (await app.Twin($"{address}.json")).GetProperty("changes")[0];
            change.GetProperty("change").GetProperty("what").GetString().ShouldBe("Changed a place and took an owner off");
            return change
                .GetProperty("records")
                .EnumerateArray()
                .Select(r => $"{r.GetProperty("touch").GetString()} {r.GetProperty("kind").GetString()}");
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_not_known_yet_and_what_is_closed_is_not_shown(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "board").Name = "Renamed", "Renamed the Board");

        (await app.Page("/history/body/board?known-at=1"))
            .QuerySelectorAll("h2")
            .Count(h => h.TextContent == "Renamed the Board")
            .ShouldBe(0);
        await app.Page("/history/body/nobody", System.Net.HttpStatusCode.NotFound);
        await app.Page("/history/nothing/board", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_a_long_text_the_part_is_shown_that_was_changed()
    {
        await using var app = await RemitApp.WithTheSample();
        var start = string.Join(' ', Enumerable.Repeat("All agree to work together.", 40));
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "board").Purpose = $"{start} Once a year.", "Wrote");
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "board").Purpose = $"{start} Twice a year.", "Wrote again");

        var field = (await app.Twin("/history/body/board.json"))
            .GetProperty("changes")[0]
            .GetProperty("records")[0]
            .GetProperty("fields")[0];
        field
            .GetProperty("before")
            .GetString()!
            .ShouldMatch("^… agree .*together\\. Once a year\\. \\(1132 characters in all\\)$");
        field.GetProperty("after").GetString()!.ShouldEndWith("together. Twice a year. (1133 characters in all)");
    }

    [Fact]
    public async Task Every_page_of_a_record_leads_to_its_history()
    {
        await using var app = await RemitApp.WithTheSample();
        foreach (
            var address in new[] { "/", "/bodies/board", "/people/steve-atkinson", "/posts/director", "/areas/leicestershire" }
        )
        {
            var link = (await app.Page(address)).QuerySelector(".remit-tools a[href^='/history/']")!.GetAttribute("href")!;
            (await app.Page(link)).QuerySelectorAll(".govuk-details").Length.ShouldBeGreaterThan(0, link);
        }
    }
}
