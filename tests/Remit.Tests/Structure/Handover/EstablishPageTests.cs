using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class EstablishPageTests
{
    private const string Address = "/bodies/early-years-group/establish";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_proposed_body_is_established_with_what_is_to_start_then(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var group = await app.Find<Body>("early-years-group");
        await app.Add(
            new Place
            {
                Id = app.Store.Ids.Next<Place>(),
                Key = "midwife",
                Body = group.Id,
                Title = "Midwife",
                Period = When.From("2008-01-01"),
            }
        );
        using var visitor = app.NewVisitor();
        (await visitor.Page("/bodies/early-years-group")).QuerySelector($"a[href='{Address}']").ShouldNotBeNull();
        (await visitor.Page("/bodies/eydcp")).QuerySelector("a[href='/bodies/eydcp/establish']").ShouldBeNull();
        using var day = await visitor.Page(Address);
        using var check = await Visitor.Read(await visitor.SendForm(day, ("on-day", "1"), ("on-month", "October")));
        check.QuerySelector("main")!.TextContent.ShouldContain("1 October 2007");
        check.QuerySelector("a[href='/bodies/eydcp/close']").ShouldNotBeNull();
        check.FormOf()["starts"].ShouldHaveSingleItem();
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith("/bodies/early-years-group?saved=");
        var last = await app.LastChange();
        using (var twice = await visitor.SendForm(check))
            twice.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LastChange()).ShouldBe(last);
        var now = await app.Find<Body>("early-years-group");
        now.StateOn(When.Day("2007-09-30")).ShouldBe(BodyState.Proposed);
        now.StateOn(When.Day("2007-10-01")).ShouldBe(BodyState.Established);
        (await app.Find<Place>("midwife")).From.ShouldBe(When.Day("2007-10-01"));
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_shown_beside_what_was_entered()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var day = await visitor.Page(Address);
        using var check = await Visitor.Read(await visitor.SendForm(day, ("on-day", "1"), ("on-month", "10")));
        await using (var db = app.Store.Write())
        {
            var group = await db.Set<Body>().SingleAsync(b => b.Key == "early-years-group");
            group.Established = When.From("2007-11-01");
            (await db.Commit(TestData.Because("Established"))).ShouldPass();
        }
        using var both = await Visitor.Read(await visitor.SendForm(check), HttpStatusCode.Conflict);
        var words = both.QuerySelector("main")!.TextContent;
        words.ShouldContain("Established from 1 November 2007");
        words.ShouldContain("Established from 1 October 2007");
    }

    [Fact]
    public async Task What_is_established_is_not_established_again()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var again = await Visitor.Read(await visitor.Change("/bodies/eydcp/establish", ("on-day", "1")));
        again.Errors().ShouldHaveSingleItem().ShouldContain("is established already");
    }
}
