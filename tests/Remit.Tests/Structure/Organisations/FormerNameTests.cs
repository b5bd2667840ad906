using System.Net;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Organisations;

public class FormerNameTests
{
    private const string Pct = "leicestershire-county-and-rutland-pct";

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_former_names_of_one_thing_do_not_overlap(string provider)
    {
        await using var data = await TestData.On(provider);
        var trust = await data.Organisation("Trust");
        var first = data.NewFormerName(data.RefOf(trust), "Charnwood trust", When.Between("2002-04-01", "2006-09-30"));
        await data.Add(first);
        var second = data.NewFormerName(data.RefOf(trust), "Melton trust", When.Between("2006-09-30", "2006-12-31"));
        var refused = await data.Try(second);
        refused.ShouldBeRefused("Two former names of one thing don't overlap", data.RefOf(second), "from");
        refused.Refusals[0].Message.ShouldContain("“Charnwood trust” and “Melton trust” on 30 September 2006");

        await data.Add(data.NewFormerName(data.RefOf(trust), "Melton trust", When.Between("2006-10-01", "2006-12-31")));
        (await data.TryEdit(first, f => f.Period = When.Between("2002-04-01", "2006-10-01"))).ShouldBeRefused(
            "Two former names of one thing don't overlap",
            data.RefOf(first),
            "from"
        );
    }

    [Fact]
    public async Task A_former_name_ends()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var name = data.NewFormerName(data.RefOf(await data.Body()), "Steering group", When.From("2002-04-01"));
        (await data.Try(name)).ShouldBeRefused("A former name ends", data.RefOf(name), "until");
        var trust = await data.Organisation("Trust");
        var former = data.NewFormerOrganisation(data.RefOf(await data.Person()), trust, When.Always);
        (await data.Try(former)).ShouldBeRefused("A former organisation ends", data.RefOf(former), "until");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_person_does_not_belong_to_two_former_organisations_at_once(string provider)
    {
        await using var data = await TestData.On(provider);
        var (trust, person) = (await data.Organisation("Trust"), await data.Person());
        await data.Add(data.NewFormerOrganisation(data.RefOf(person), trust, When.Until("2006-09-30")));
        var second = data.NewFormerOrganisation(data.RefOf(person), trust, When.Until("2005-09-30"));
        (await data.Try(second)).ShouldBeRefused(
            "Two former organisations of one thing don't overlap",
            data.RefOf(second),
            "from"
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_page_shows_the_names_of_the_date_at_which_it_looks(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var (pct, executive) = (await app.Find<Organisation>(Pct), await app.Find<Body>("executive"));
        await app.Add(
            Name(app, new RecordRef("organisation", pct.RowId), "Charnwood and Melton trusts", When.Until("2006-09-30")),
            Name(app, new RecordRef("body", executive.RowId), "Joint steering group", When.Between("2005-01-01", "2006-09-30"))
        );
        var pages = new (string Path, string Was, string Is)[]
        {
            ($"/organisations/{Pct}", "Charnwood and Melton trusts", pct.Name),
            ("/organisations", "Charnwood and Melton trusts", pct.Name),
            ("/people", "Charnwood and Melton trusts", pct.Name),
            ("/people/anna-barratt", "Charnwood and Melton trusts", pct.Name),
            ("/members", "Joint steering group", executive.Name),
            ("/structure", "Joint steering group", executive.Name),
            ("/bodies/executive", "Joint steering group", executive.Name),
            ("/bodies/executive/terms/1", "Joint steering group", executive.Name),
            // By the way up, at both ends of a line, and where a record is only mentioned.
            ("/bodies/school-age-group", "Joint steering group", executive.Name),
            ("/bodies/board", "Joint steering group", executive.Name),
            ("/reporting-duties", "Joint steering group", executive.Name),
        };
        foreach (var (path, was, now) in pages)
        {
            var then = (await app.Page($"{path}?as-at=2006-09-30")).QuerySelector("main")!;
            then.QuerySelectorAll("p.remit-other-name").ToList().ForEach(p => p.Remove());
            then.TextContent.ShouldContain(was, customMessage: path);
            (await app.Page($"{path}?as-at=2006-10-01"))
                .QuerySelector("main")!
                .TextContent.ShouldContain(now, customMessage: path);
            (await app.CommandsFor($"{path}?as-at=2006-09-30")).ShouldBeLessThanOrEqualTo(6, path);
            (await app.Twin($"{path}.json?as-at=2006-09-30")).GetRawText().ShouldContain(was, customMessage: path);
            (await app.Twin($"{path}.json?as-at=2006-09-30&known-at=2")).GetRawText().ShouldContain(was, customMessage: path);
            (await app.Twin($"{path}.json?as-at=2006-09-30&known-at=1")).GetRawText().ShouldNotContain(was, customMessage: path);
        }
        (await app.Page("/bodies/executive?as-at=2004-12-31")).QuerySelector("h1")!.TextContent.ShouldContain(executive.Name);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_says_what_its_thing_was_and_is_called(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var pct = await app.Find<Organisation>(Pct);
        var of = new RecordRef("organisation", pct.RowId);
        await app.Add(
            Name(app, of, "Charnwood trust", When.Until("2006-09-30")),
            Name(app, of, "Melton trust", When.Between("2006-10-01", "2007-03-31"))
        );
        (await Lines("2007-09-03")).ShouldBe([
            "Called “Melton trust” from 1 October 2006 until 31 March 2007",
            "Called “Charnwood trust” until 30 September 2006",
        ]);
        (await Lines("2006-09-30")).ShouldBe([
            "Then called “Melton trust”, from 1 October 2006",
            $"Now called “{pct.Name}”, from 1 April 2007",
        ]);
        await app.Add(Name(app, of, "Rutland trust", When.Between("2007-04-01", "2008-03-31")));
        (await Lines("2007-09-03"))[^1].ShouldBe($"To be called “{pct.Name}”, from 1 April 2008");

        async Task<IReadOnlyList<string>> Lines(string day) =>
            [
                .. (await app.Page($"/organisations/{Pct}?as-at={day}"))
                    .QuerySelectorAll("main p.remit-other-name")
                    .Select(p => p.TextContent.Trim()),
            ];
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_search_by_name_finds_the_names_of_other_days(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var pct = await app.Find<Organisation>(Pct);
        await app.Add(
            Name(app, new RecordRef("organisation", pct.RowId), "Charnwood trust", When.Until("2006-09-30")),
            Name(
                app,
                new RecordRef("body", (await app.Find<Body>("lscb")).RowId),
                "Protection committee",
                When.Until("2006-03-31")
            )
        );
        foreach (var asked in new[] { "q=CHARN", "q=charn&as-at=2006-09-30", "q=rutland%20pct&as-at=2006-09-30" })
            (await app.Twin($"/organisations.json?{asked}"))
                .GetProperty("organisations")
                .GetProperty("rows")
                .EnumerateArray()
                .Select(r => r.GetProperty("key").GetString())
                .ShouldBe([Pct], asked);
        (await app.Page("/members?q=charnwood"))
            .QuerySelectorAll(".remit-page-body table tbody tr, main table tbody tr")
            .Length.ShouldBe(1);
        (await app.CommandsFor("/members?q=protection")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/organisations?q=charnwood")).ShouldBeLessThanOrEqualTo(6);
        await app.Page("/members?q=protection", HttpStatusCode.OK);
    }

    private static FormerName Name(RemitApp app, RecordRef of, string name, Period when) =>
        new()
        {
            Id = app.Store.Ids.Next<FormerName>(),
            Key = Slug.From(name),
            Of = of,
            Name = name,
            Period = when,
            Sensitivity = Sensitivity.Public,
        };
}
