using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class PartnerPagesTests
{
    private const string Pct = "leicestershire-county-and-rutland-pct";
    private const string Council = "leicestershire-county-council";

    [Theory, ClassData(typeof(Databases))]
    public async Task Organisations_merge_into_a_new_one_with_all_that_they_hold(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        (await visitor.Page($"/organisations/{Pct}")).QuerySelector($"a[href='/organisations/{Pct}/merge']").ShouldNotBeNull();
        using var which = await visitor.Page($"/organisations/{Pct}/merge");
        using var into = await Next(visitor, which, ("with", "learning-and-skills-council"));
        using var nothing = await Next(visitor, into);
        nothing.Errors().ShouldBe(["Choose into which organisation they merge"]);
        using var day = await Next(visitor, into, ("into", "new"), ("name", "County trust"), ("kind", "health"));
        using var check = await Next(visitor, day, ("on-day", "1"), ("on-month", "10"));
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        check.QuerySelector("main")!.TextContent.ShouldContain("County trust, a new organisation");
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith("/organisations/county-trust?saved=");
        var last = await app.LastChange();
        using (var twice = await visitor.SendForm(check))
            twice.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LastChange()).ShouldBe(last);
        (await app.Find<Organisation>(Pct)).Until.ShouldBe(When.Day("2007-09-30"));
        var trust = await app.Find<Organisation>("county-trust");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Place>().On(When.Day("2007-10-01")).CountAsync(p => p.FilledBy == trust.Id)).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task One_that_goes_on_takes_another_over()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var into = await Next(visitor, await visitor.Page($"/organisations/{Pct}/merge"));
        using (var itself = await Next(visitor, into, ("into", Pct)))
            itself.Errors().ShouldHaveSingleItem().ShouldContain("can’t be taken over by itself");
        using var day = await Next(visitor, into, ("into", Council));
        using var check = await Next(visitor, day);
        check.QuerySelector("main")!.TextContent.ShouldContain("Leicestershire County Council, which goes on");
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith($"/organisations/{Council}?saved=");
        (await app.Find<Organisation>(Council)).Until.ShouldBeNull();
    }

    [Fact]
    public async Task The_form_that_took_one_over_from_today_counts_once_when_it_is_sent_twice()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var into = await Next(visitor, await visitor.Page($"/organisations/{Council}/merge"), ("with", Pct));
        using var day = await Next(visitor, into, ("into", Council));
        using var check = await Next(visitor, day);
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith($"/organisations/{Council}?saved=");
        var last = await app.LastChange();
        using (var twice = await visitor.SendForm(check))
            twice.Headers.Location!.ToString().ShouldStartWith($"/organisations/{Council}?saved=");
        (await app.LastChange()).ShouldBe(last);
    }

    [Fact]
    public async Task What_goes_to_a_successor_still_goes_to_it_when_another_comes_and_is_asked_again_when_it_is_none_any_more()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var day = await Next(
            visitor,
            await visitor.Page($"/organisations/{Council}/split"),
            ("names", "North council\nSouth council")
        );
        using var goes = await Next(visitor, day);
        var place = PlaceSelect(goes).Name!;
        using var check = await Next(visitor, goes, (place, "new:south council"));

        using var more = await Next(visitor, check, ("_go", "into"));
        using var dayAgain = await Next(visitor, more, ("into", Pct));
        using var goesAgain = await Next(visitor, dayAgain);
        PlaceSelect(goesAgain).Value.ShouldBe("new:south council");
        using var checkAgain = await Next(visitor, goesAgain);

        using var fewer = await Next(visitor, checkAgain, ("_go", "into"));
        using var lastDay = await Next(visitor, fewer, ("names", "North council"));
        using var lost = await Next(visitor, lastDay);
        lost.QuerySelector("h1")!.TextContent.ShouldBe("Where does everything go?");
        lost.Errors().ShouldHaveSingleItem().ShouldContain("is none of those that come of it any more");
        PlaceSelect(lost).Value.ShouldBe("");
        using var stillLost = await Next(visitor, lost);
        stillLost.Errors().ShouldHaveSingleItem();
        using var found = await Next(visitor, stillLost, (place, Pct));
        found.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");

        IHtmlSelectElement PlaceSelect(IHtmlDocument page) =>
            page.QuerySelectorAll("main select")
                .OfType<IHtmlSelectElement>()
                .First(s => s.Name!.StartsWith("goes-place-", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_organisation_splits_and_each_thing_goes_where_it_is_said(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using var into = await visitor.Page($"/organisations/{Council}/split");
        using (var one = await Next(visitor, into, ("names", "North council")))
            one.Errors().ShouldHaveSingleItem().ShouldContain("Name two organisations or more");
        using var day = await Next(visitor, into, ("names", "North council\nSouth council"));
        using var goes = await Next(visitor, day, ("on-day", "1"), ("on-month", "10"));
        var selects = goes.QuerySelectorAll("main select").OfType<IHtmlSelectElement>().ToList();
        selects.ShouldAllBe(s => s.Value == "new:north council");
        var place = selects.First(s => s.Name!.StartsWith("goes-place-", StringComparison.Ordinal)).Name!;
        using var check = await Next(visitor, goes, (place, "new:south council"));
        check.QuerySelector("main")!.TextContent.ShouldContain("1 thing goes to it");
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith($"/organisations/{Council}?saved=");
        var last = await app.LastChange();
        using (var twice = await visitor.SendForm(check))
            twice.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LastChange()).ShouldBe(last);
        var south = await app.Find<Organisation>("south-council");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Place>().CountAsync(p => p.FilledBy == south.Id || p.NominatedBy == south.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_else_changes_meanwhile_is_looked_at_again()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var day = await Next(
            visitor,
            await visitor.Page($"/organisations/{Council}/split"),
            ("names", "A council\nB council")
        );
        using var goes = await Next(visitor, day);
        using var check = await Next(visitor, goes);
        await app.Add(
            new Organisation
            {
                Id = app.Store.Ids.Next<Organisation>(),
                Key = "youth-service",
                Name = "Youth service",
                PartOf = (await app.Find<Organisation>(Council)).Id,
            }
        );
        using var again = await Visitor.Read(await visitor.SendForm(check), HttpStatusCode.Conflict);
        again.QuerySelector("h1")!.TextContent.ShouldBe("Where does everything go?");
        again.QuerySelector("main")!.TextContent.ShouldContain("Youth service");
        using var other = await Visitor.Read(
            await visitor.SendForm(await Next(visitor, again), ("_mark", "old")),
            HttpStatusCode.Conflict
        );
        other.Errors().ShouldHaveSingleItem().ShouldContain("Look again where everything goes");
    }

    private static async Task<IHtmlDocument> Next(Visitor visitor, IHtmlDocument page, params (string, string?)[] typed) =>
        await Visitor.Read(await visitor.SendForm(page, typed));
}
