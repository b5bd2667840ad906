using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Access;

/// <summary>Who may do what, who sees what is restricted to a body, and who gains or loses access soon.</summary>
public class AccessPagesTests
{
    [Fact]
    public async Task The_policy_is_told_whole_and_by_what_I_stand()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/who-may");
        page.QuerySelector("main table")!.TextContent.ShouldContain("You are at the machine that holds the database");
        page.QuerySelector("main")!.TextContent.ShouldNotContain("verybody may");
        var (sees, more) = (page.QuerySelectorAll("main table")[1], page.QuerySelectorAll("main table")[2]);
        Row(sees, "Clerk of the body").ShouldBe(["Yes", "Yes", "Where it names that body"]);
        Row(sees, "Holder of the post").ShouldBe(["Yes", "Yes", "No"]);
        Row(more, "Clerk of the body").ShouldBe(["Write, publish", "Write, publish", "Write, publish"]);
        Row(more, "Auditor").ShouldBeEmpty();
        foreach (var section in app.Services.GetRequiredService<Policy>().Sections)
            page.Body!.TextContent.ShouldContain(section.Title);

        static IEnumerable<string> Row(AngleSharp.Dom.IElement table, string who) =>
            table
                .QuerySelectorAll("tbody tr")
                .Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()).ToList())
                .FirstOrDefault(cells => cells[0] == who)
                ?.Skip(1)
            ?? [];
    }

    [Fact]
    public async Task Whoever_holds_something_is_told_what_they_hold_once_and_how_they_stand_by_it()
    {
        var body = new RecordRef("body", Guid.Parse("01900000-0000-7000-8000-000000000001"));
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "Ann",
                        "chair",
                        [
                            new(Relation.Partner, Because: "holds the place Chair on Board"),
                            new(Relation.Member, body, "holds the place Chair on Board"),
                            new(Relation.Chair, body, "holds the place Chair on Board"),
                        ],
                        Guid.Parse("01900000-0000-7000-8000-000000000001")
                    )
                )
            )
        );
        var mine = (await app.Twin("/who-may.json")).GetProperty("mine").EnumerateArray().ShouldHaveSingleItem();
        mine.GetProperty("because").GetString().ShouldBe("You hold the place Chair on Board");
        mine.GetProperty("relations")
            .EnumerateArray()
            .Select(r => r.GetString())
            .ShouldBe(["Member of the body", "Chair of the body"]);
    }

    [Fact]
    public async Task The_public_is_told_that_it_sees_what_is_published()
    {
        await using var app = await RemitApp.WithTheSample();
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        (await app.Page("/who-may"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("You have not signed in, so you see what is published.");
        (await app.Page("/bodies/executive")).QuerySelector("#access").ShouldBeNull();
    }

    [Fact]
    public async Task A_body_says_who_sees_its_restricted_papers_and_why()
    {
        await using var app = await RemitApp.WithTheSample();
        var person = await app.Find<Person>("gareth-williams");
        await app.Add(
            new Grant
            {
                Id = app.Store.Ids.Next<Grant>(),
                Key = "auditor",
                Person = person.Id,
                Task = GrantedTask.Auditor,
                Period = new Period(null, When.Day("2007-12-31")),
            }
        );
        (await app.Page("/bodies/executive"))
            .QuerySelector("#access")!
            .ParentElement!.TextContent.ShouldContain("You see what is restricted");
        var page = await app.Page("/bodies/executive/access");
        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        rows.ShouldContain(r =>
            r.Contains("Gareth Williams") && r.Contains("Is an auditor, who sees everything") && r.Contains("31 December 2007")
        );
        rows.ShouldContain(r => r.Contains("by the post Director"));
        rows.ShouldContain(r => r.Contains("by chairing Early years group"));
        page.QuerySelector("main")!.TextContent.ShouldNotContain("The body is itself restricted");
        await app.Write(
            db => db.Set<Body>().Single(b => b.Key == "county-council").Sensitivity = Sensitivity.Restricted,
            "Closed a body"
        );
        (await app.Page("/bodies/county-council/access"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("The body is itself restricted");
        await app.Page("/bodies/nobody/access", HttpStatusCode.NotFound);
        (await app.CommandsFor("/bodies/executive/access")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_locked_out_by_a_forgotten_date(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var (executive, person) = (await app.Find<Body>("executive"), await app.Find<Person>("lesley-hagger"));
        var ids = app.Store.Ids;
        Person Someone(string name) =>
            new()
            {
                Id = ids.Next<Person>(),
                Key = Slug.From(name),
                Name = name,
            };
        var (ann, bob, cas) = (Someone("Ann"), Someone("Bob"), Someone("Cas"));
        var seat = new Place
        {
            Id = ids.Next<Place>(),
            Key = "seat",
            Body = executive.Id,
            Title = "Seat",
        };
        Appointment Sits(Person who, string key, string? from, string? until) =>
            new()
            {
                Id = ids.Next<Appointment>(),
                Key = key,
                Place = seat.Id,
                Person = who.Id,
                Period = new Period(from is null ? null : When.Day(from), until is null ? null : When.Day(until)),
            };
        var other = new Place
        {
            Id = ids.Next<Place>(),
            Key = "other",
            Body = executive.Id,
            Title = "Other",
        };
        await app.Add(
            ann,
            bob,
            cas,
            seat,
            other,
            Sits(ann, "ann", null, "2007-09-12"),
            Sits(bob, "bob", "2007-09-13", "2007-09-20"),
            Sits(bob, "bob-again", "2007-09-21", null),
            new Deputy
            {
                Id = ids.Next<Deputy>(),
                Key = "cas",
                Place = other.Id,
                Person = cas.Id,
                Period = new Period(null, When.Day("2008-01-01")),
            }
        );
        var twin = (await app.Twin("/who-may/next-month.json")).GetProperty("turns").EnumerateArray().ToList();
        twin.Select(t =>
                (
                    t.GetProperty("on").GetString(),
                    t.GetProperty("person").GetProperty("name").GetString(),
                    t.GetProperty("gains").GetBoolean(),
                    t.GetProperty("nothingElse").GetBoolean()
                )
            )
            .Where(t => t.Item2 is "Ann" or "Bob" or "Cas")
            .ShouldBe([("2007-09-13", "Ann", false, true), ("2007-09-13", "Bob", true, false)]);
        (await app.Page("/who-may/next-month"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Holds nothing else from then on");
        (await app.CommandsFor("/who-may/next-month")).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task An_import_by_a_clerk_brings_in_what_is_theirs_and_is_refused_what_is_not()
    {
        RecordRef body = default;
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "A clerk",
                        "clerk of the executive",
                        [new Standing(Relation.Clerk, body)]
                    )
                )
            )
        );
        body = new RecordRef("body", (await app.Find<Body>("executive")).Id.Value);
        (await app.Page("/imports")).QuerySelector("h1")!.TextContent.ShouldContain("Bring papers in");
        using var template = await app.Client.GetAsync("/template");
        template.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
