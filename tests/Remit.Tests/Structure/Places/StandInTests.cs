using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Places;

/// <summary>Deputies stand where a clerk looks for them: beside whom they stand in for.</summary>
public class StandInTests
{
    private static readonly string[] Pages = ["/members", "/bodies/group"];

    [Theory, ClassData(typeof(Databases))]
    public async Task Deputies_stand_beside_whom_they_stand_in_for_and_one_for_a_meeting_names_its_day(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await Record(app);
        foreach (var page in Pages)
        {
            (await Deputies(app, page)).ShouldBe([
                "Deputy: Dan Deputy",
                "Deputy: Mia Meeting, for the meeting on 12 September 2007",
            ]);
            // On the day of the meeting still, and the day after not any more.
            (await Deputies(app, $"{page}?as-at=2007-09-12")).Count.ShouldBe(2);
            (await Deputies(app, $"{page}?as-at=2007-09-13")).ShouldBe(["Deputy: Dan Deputy"]);
            (await app.CommandsFor(page)).ShouldBeLessThanOrEqualTo(6, page);
        }
        var seat = (await app.Twin("/members.json")).GetProperty("places").GetProperty("rows")[0].GetProperty("seat");
        seat.GetProperty("deputies")[1].GetProperty("oneMeetingOn").GetString().ShouldBe("2007-09-12");
    }

    [Fact]
    public async Task They_are_found_by_name_and_stand_in_the_papers()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        (await Deputies(app, "/members?q=meeting")).Count.ShouldBe(2);
        (await app.Page("/members?q=nobody")).QuerySelector(".remit-answer")!.TextContent.ShouldStartWith("No place");
        foreach (var page in Pages)
        {
            using var answer = await app.Client.GetAsync($"{page}.csv");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(
                "Dan Deputy; Mia Meeting, for the meeting on 12 September 2007"
            );
            (await WordOf(app, page)).ShouldContain("Deputy: Mia Meeting, for the meeting on 12 September 2007");
        }
    }

    [Fact]
    public async Task Who_may_not_see_a_deputy_is_not_told_of_one()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var place = await data.Place(await data.Body("Group"));
        var deputy = await data.Deputy(place, await data.Person("Dan Deputy"));
        await data.Edit(deputy, d => d.Sensitivity = Sensitivity.Restricted);
        await using var all = data.Store.Read(Sight.Everything);
        (await StandIns.On(all, When.Day("2007-09-03")).CountAsync()).ShouldBe(1);
        await using var few = data.Store.Read(data.Viewer(new Standing(Relation.Partner)).Sight);
        (await StandIns.On(few, When.Day("2007-09-03")).CountAsync()).ShouldBe(0);
    }

    private static async Task<IReadOnlyList<string>> Deputies(RemitApp app, string address)
    {
        using var page = await app.Page(address);
        return
        [
            .. page.QuerySelectorAll("td .remit-quiet")
                .Select(q => q.TextContent.Trim())
                .Where(t => t.StartsWith("Deputy:", StringComparison.Ordinal)),
        ];
    }

    private static async Task<string> WordOf(RemitApp app, string page)
    {
        await using var paper = await app.Client.GetStreamAsync($"{page}.docx");
        await using var package = new ZipArchive(paper);
        using var text = new StreamReader(await package.GetEntry("word/document.xml")!.OpenAsync());
        return await text.ReadToEndAsync();
    }

    private static async Task Record(RemitApp app)
    {
        var ids = app.Store.Ids;
        var group = new Body
        {
            Id = ids.Next<Body>(),
            Key = "group",
            Name = "Group",
            Kind = BodyKind.WorkingGroup,
            Established = Period.Unbounded,
        };
        var place = new Place
        {
            Id = ids.Next<Place>(),
            Key = "health",
            Body = group.Id,
            Title = "Health",
        };
        var people = new[] { "Hanna Holder", "Dan Deputy", "Mia Meeting" }
            .Select(name => new Person
            {
                Id = ids.Next<Person>(),
                Key = Slug.From(name),
                Name = name,
            })
            .ToList();
        Deputy Of(Person person, int order, Period when) =>
            new()
            {
                Id = ids.Next<Deputy>(),
                Key = person.Key,
                Place = place.Id,
                Person = person.Id,
                Period = when,
                Order = order,
            };
        await app.Add([
            group,
            place,
            .. people,
            new Appointment
            {
                Id = ids.Next<Appointment>(),
                Key = "hanna",
                Place = place.Id,
                Person = people[0].Id,
            },
            Of(people[1], 0, When.From("2007-01-01")),
            Of(people[2], 1, When.Between("2007-09-12", "2007-09-12")),
        ]);
    }
}
