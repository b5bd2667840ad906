using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.History;

public class ChangesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_change_shows_each_field_before_and_after(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Rename(app);
        var page = await app.Page("/changes");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.QuerySelector("tbody tr")!.TextContent.ShouldContain("Renamed the Board");
        page.QuerySelector("tbody tr a[href='/?known-at=2']").ShouldNotBeNull();
        var record = (await app.Twin("/changes/2.json")).GetProperty("records")[0];
        record.GetProperty("touch").GetString().ShouldBe("changed");
        var field = record.GetProperty("fields").EnumerateArray().Single();
        field.GetProperty("field").GetString().ShouldBe("name");
        field.GetProperty("before").GetString().ShouldBe("Children and Young People's Board");
        field.GetProperty("after").GetString().ShouldBe("Children's Trust Board");
        (await app.Page("/changes/2")).QuerySelector("main a[href='/bodies/board']").ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Records_without_a_title_are_called_by_what_they_name(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var said = new List<string>();
        for (var page = 1; page <= 5; page++)
            said.AddRange((await app.Page($"/changes/1?page={page}")).QuerySelectorAll("summary").Select(s => s.TextContent));
        said.ShouldContain(s => s.Contains("Steve Atkinson, of District Council representative"));
        said.ShouldContain(s => s.Contains("4.4, of The Director is accountable for:"));
        said.ShouldAllBe(s => !s.Contains("not shown"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_not_known_yet_is_not_shown(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Rename(app);
        (await app.Page("/changes?known-at=1")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        await app.Page("/changes/2?known-at=1", System.Net.HttpStatusCode.NotFound);
        (await app.Page("/bodies/board?known-at=1"))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("Children and Young People's Board");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_public_see_nothing_of_a_record_that_is_closed_to_them_now(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => db.Add(Secret(Sensitivity.Restricted, "first")), "Added the first");
        await app.Write(db => db.Add(Secret(Sensitivity.Public, "second")), "Added the second");
        await app.Write(
            db => db.Set<Person>().Single(p => p.Key == "second").Sensitivity = Sensitivity.Partnership,
            "Closed the second"
        );
        (await app.Page("/changes")).QuerySelectorAll("tbody tr").Length.ShouldBe(4);

        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        (await app.Page("/changes")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        foreach (var number in (int[])[2, 3, 4])
            await app.Page($"/changes/{number}", System.Net.HttpStatusCode.NotFound);
        (await app.Page("/people")).Body!.TextContent.ShouldContain("10 people");

        Person Secret(Sensitivity sensitivity, string key) =>
            new()
            {
                Id = app.Store.Ids.Next<Person>(),
                Key = key,
                Name = "A \"sensitivity\":2 name",
                Sensitivity = sensitivity,
            };
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_record_said_while_it_was_closed_is_not_told_once_it_is_open(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
                db.Add(
                    new Person
                    {
                        Id = app.Store.Ids.Next<Person>(),
                        Key = "ann",
                        Name = "Ann",
                        Note = "What nobody is to read",
                        Sensitivity = Sensitivity.Restricted,
                    }
                ),
            "Added Ann"
        );
        await app.Write(
            db =>
            {
                var ann = db.Set<Person>().Single(p => p.Key == "ann");
                (ann.Sensitivity, ann.Note) = (Sensitivity.Public, "What all may read");
            },
            "Opened"
        );
        (await app.Page("/history/person/ann")).Body!.TextContent.ShouldContain("What nobody is to read");

        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        foreach (var address in new[] { "/history/person/ann", "/changes/2", "/changes/3" })
        {
            var text = (await app.Page(address)).Body!.TextContent;
            text.ShouldNotContain("What nobody is to read", Case.Insensitive, address);
            if (address != "/changes/2")
                text.ShouldContain("What all may read", Case.Insensitive, address);
        }
    }

    [Fact]
    public async Task A_long_change_is_shown_by_pages()
    {
        await using var app = await RemitApp.WithTheSample();
        var first = await app.Page("/changes/1");
        first.QuerySelectorAll("details.govuk-details").Length.ShouldBe(100);
        first.QuerySelector("a[href='/changes/1?page=2']").ShouldNotBeNull();
        (await app.Page("/changes/1?page=5")).QuerySelectorAll("details.govuk-details").Length.ShouldBeGreaterThan(0);
    }

    private static Task Rename(RemitApp app) =>
        app.Write(db => db.Set<Body>().Single(b => b.Key == "board").Name = "Children's Trust Board", "Renamed the Board");
}
