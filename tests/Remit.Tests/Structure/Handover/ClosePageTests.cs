using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class ClosePageTests
{
    private const string Address = "/bodies/childrens-fund-board/close";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_is_closed_step_by_step_and_everything_is_checked_before_it_is_kept(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await APlace(app, "Treasurer");
        using var visitor = app.NewVisitor();
        (await visitor.Page("/bodies/childrens-fund-board")).QuerySelector($"a[href='{Address}']").ShouldNotBeNull();
        using var day = await visitor.Page(Address);
        day.FormOf()["last-year"].ShouldBe(["2007"]);
        using var successors = await Next(visitor, day, ("last-day", "30"));
        successors.QuerySelector("h1")!.TextContent.ShouldBe("Who takes over from it?");
        successors.FormOf()["successors"].ShouldBe(["school-age-group"]);
        using var goes = await Next(visitor, successors);
        goes.QuerySelector("main")!.TextContent.ShouldContain("Treasurer");
        using var check = await Next(visitor, goes);
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        check
            .QuerySelector("main")!
            .TextContent.ShouldContain("“School age group” takes over from it on 1 October 2007, and gets 1 place.");
        var before = await app.LastChange();
        using (var kept = await visitor.SendForm(check, ("_why", "The fund ends")))
            kept.Headers.Location!.ToString().ShouldBe($"/bodies/childrens-fund-board/closed?saved={before + 1}");
        using (var done = await visitor.Page("/bodies/childrens-fund-board/closed"))
            done.QuerySelector("main")!.TextContent.ShouldContain("School age group on 1 October 2007");

        // The same form sent twice counts once.
        using (var twice = await visitor.SendForm(check))
            twice.Headers.Location!.ToString().ShouldBe("/bodies/childrens-fund-board/closed");
        (await app.LastChange()).ShouldBe(before + 1);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.Changes.SingleAsync(c => c.Number == before + 1)).Why.ShouldBe("The fund ends");
        (await db.All<Place>().On(When.Day("2007-10-01")).SingleAsync(p => p.Title == "Treasurer")).Key.ShouldBe("treasurer");
    }

    [Fact]
    public async Task What_somebody_else_changes_meanwhile_is_shown_before_anything_is_kept()
    {
        await using var app = await RemitApp.WithTheSample();
        await APlace(app, "Treasurer");
        using var visitor = app.NewVisitor();
        using var check = await ToTheCheck(visitor);
        await APlace(app, "Secretary");
        var before = await app.LastChange();
        using var again = await Visitor.Read(await visitor.SendForm(check), HttpStatusCode.Conflict);
        again.Errors().ShouldHaveSingleItem().ShouldContain("Somebody else changed something");
        again.QuerySelector("main")!.TextContent.ShouldContain("New since you began.");
        (await app.LastChange()).ShouldBe(before);
        using var checkAgain = await Next(visitor, again);
        using (var kept = await visitor.SendForm(checkAgain))
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Place>().On(When.Day("2007-10-01")).CountAsync(p => p.Title == "Secretary")).ShouldBe(1);
    }

    [Fact]
    public async Task Days_and_successors_that_can_not_be_are_said_where_they_are_asked()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var day = await visitor.Page(Address);
        using (var wrong = await Next(visitor, day, ("last-day", "31"), ("last-month", "9")))
            wrong.Errors().ShouldBe(["The last day must be a real date, such as 27 3 2026"]);
        using (var missing = await Next(visitor, day, ("last-day", ""), ("last-month", ""), ("last-year", "")))
            missing.Errors().ShouldBe(["Enter the last day"]);
        await app.Store.Close("eydcp", "2007-08-31", ["early-years-group"]);
        using (var closed = await visitor.Get("/bodies/eydcp/close"))
            closed.Headers.Location!.ToString().ShouldBe("/bodies/eydcp/closed");
        using var successors = await Next(visitor, day);
        using var gone = await Next(visitor, successors, ("successors", "eydcp"));
        gone.Errors().ShouldHaveSingleItem().ShouldContain("closed on 31 August 2007, so nothing can go to it");
        gone.QuerySelector("h1")!.TextContent.ShouldBe("Who takes over from it?");
        using (await visitor.Page("/bodies/nowhere/close", HttpStatusCode.NotFound)) { }
    }

    [Fact]
    public async Task All_goes_to_one_successor_with_one_button()
    {
        await using var app = await RemitApp.WithTheSample();
        await APlace(app, "Treasurer");
        using var visitor = app.NewVisitor();
        using var day = await visitor.Page(Address);
        using var successors = await Next(visitor, day);
        var chosen = await visitor.Send(
            HttpMethod.Post,
            Address,
            new FormUrlEncodedContent(
                successors
                    .FormOf()
                    .SelectMany(c => c.Select(v => KeyValuePair.Create(c.Key, v)))
                    .Append(KeyValuePair.Create("successors", "young-people-group"))
            )
        );
        using var goes = await Visitor.Read(chosen);
        using var all = await Next(visitor, goes, ("_all", "young-people-group"));
        all.QuerySelectorAll("main select").OfType<IHtmlSelectElement>().ShouldAllBe(s => s.Value == "young-people-group");
        using var check = await Next(visitor, all);
        check
            .QuerySelector("main")!
            .TextContent.ShouldContain("“Young people's group” takes over from it on 4 September 2007, and gets 1 place.");
    }

    [Fact]
    public async Task A_last_day_that_was_only_planned_is_no_dead_end()
    {
        await using var app = await RemitApp.WithTheSample();
        var body = new Body
        {
            Id = app.Store.Ids.Next<Body>(),
            Key = "melton-group",
            Name = "Melton group",
            Period = When.Until("2007-09-30"),
        };
        var clerk = new Post
        {
            Id = app.Store.Ids.Next<Post>(),
            Key = "clerk-of-melton",
            Title = "Clerk of Melton",
            Body = body.Id,
        };
        await app.Write(db => db.AddRange(body, clerk), "Planned");
        using var visitor = app.NewVisitor();
        using var day = await visitor.Page("/bodies/melton-group/close");
        day.FormOf()["last-day"].ShouldBe(["30"]);
        using var successors = await Next(visitor, day);
        using var goes = await Next(visitor, successors);
        using var check = await Next(visitor, goes);
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        using (var kept = await visitor.SendForm(check))
            kept.Headers.Location!.ToString().ShouldStartWith("/bodies/melton-group/closed?saved=");
        (await app.Find<Post>("clerk-of-melton")).Until.ShouldBe(When.Day("2007-09-30"));
        var last = await app.LastChange();
        using (var twice = await visitor.SendForm(check))
            twice.Headers.Location!.ToString().ShouldBe("/bodies/melton-group/closed");
        (await app.LastChange()).ShouldBe(last);
    }

    [Fact]
    public async Task A_form_with_very_many_answers_is_read()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var day = await visitor.Page(Address);
        var answers = day.FormOf().SelectMany(c => c.Select(v => KeyValuePair.Create(c.Key, v))).ToList();
        answers.AddRange(Enumerable.Range(0, 2000).Select(_ => KeyValuePair.Create($"goes-place-{Guid.NewGuid():N}", "end")));
        using var successors = await Visitor.Read(
            await visitor.Send(HttpMethod.Post, Address, new FormUrlEncodedContent(answers))
        );
        successors.QuerySelector("h1")!.TextContent.ShouldBe("Who takes over from it?");
    }

    private static async Task<IHtmlDocument> ToTheCheck(Visitor visitor)
    {
        using var day = await visitor.Page(Address);
        using var successors = await Next(visitor, day);
        using var goes = await Next(visitor, successors);
        return await Next(visitor, goes);
    }

    private static async Task<IHtmlDocument> Next(Visitor visitor, IHtmlDocument page, params (string, string?)[] typed) =>
        await Visitor.Read(await visitor.SendForm(page, typed));

    private static async Task APlace(RemitApp app, string title) =>
        await app.Add(
            new Place
            {
                Id = app.Store.Ids.Next<Place>(),
                Key = Slug.From(title),
                Body = (await app.Find<Body>("childrens-fund-board")).Id,
                Title = title,
            }
        );
}
