using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions;

public class ActionFormsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_action_is_added_from_a_bodys_page_and_closed_with_what_shows_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var body = await visitor.Page("/bodies/executive");
        body.QuerySelector("a[href='/add/action?for=body%3Aexecutive']").ShouldNotBeNull();
        var check = await visitor.ToTheCheck(
            "/add/action?for=body:executive",
            ("what", "Audit 20 records"),
            ("due-day", "1"),
            ("due-month", "9"),
            ("due-year", "2007"),
            ("owners", "post:director"),
            ("proof-expected", "The audit’s report"),
            ("every", "3 months"),
            ("from-day", ""),
            ("from-month", ""),
            ("from-year", "")
        );
        check.Body!.TextContent.ShouldContain("Children and Young People's Executive");
        // A new action begins today, and can't have been due before.
        using var refused = await visitor.SendForm(check);
        (await Visitor.Read(refused))
            .Errors()
            .ShouldContain(e => e.Contains("can’t be due on 1 September 2007", StringComparison.Ordinal));
        var mended = await visitor.ToTheCheck(
            "/add/action?for=body:executive",
            ("what", "Audit 20 records"),
            ("due-day", "1"),
            ("due-month", "10"),
            ("due-year", "2007"),
            ("owners", "post:director"),
            ("proof-expected", "The audit’s report"),
            ("every", "3 months")
        );
        (await visitor.SendForm(mended)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var close = await visitor.Page("/actions/audit-20-records/close");
        close.Body!.TextContent.ShouldContain("“The audit’s report” was to show it");
        using var without = await visitor.SendForm(close, ("shown", "no"));
        (await Visitor.Read(without)).Errors().ShouldContain(e => e.Contains("Say why nothing shows", StringComparison.Ordinal));
        using var tomorrow = await visitor.SendForm(close, ("shown", "yes"), ("proof", "It"), ("done-on-day", "4"));
        (await Visitor.Read(tomorrow)).Errors().ShouldContain(e => e.Contains("still to come", StringComparison.Ordinal));
        using var answered = await visitor.SendForm(close, ("shown", "yes"), ("proof", "Report of 3 September"));
        using var checks = await Visitor.Read(answered);
        checks.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        checks.Body!.TextContent.ShouldContain("due on 1 January 2008");
        (await visitor.SendForm(checks)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SendForm(checks)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the same form counts once");

        var page = await app.Page("/actions/audit-20-records");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Done");
        page.Body!.TextContent.ShouldContain("Report of 3 September");
        page.QuerySelector("a[href='/actions/audit-20-records-2']").ShouldNotBeNull();
        (await app.Page("/actions/audit-20-records-2")).QuerySelector("a[href='/actions/audit-20-records']").ShouldNotBeNull();
        (await app.CommandsFor("/actions/audit-20-records-2")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/actions?owner=post:director&for=body:executive")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Progress_moves_the_day_with_its_reason_and_the_drift_is_told_from_the_log(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/publish-the-plan/progress");
        using var noWhy = await visitor.SendForm(
            form,
            ("words", "Half written"),
            Day("due", 1)[0],
            Day("due", 1)[1],
            Day("due", 1)[2]
        );
        var errors = await Visitor.Read(noWhy);
        errors.Errors().ShouldContain(e => e.Contains("Say why that moves", StringComparison.Ordinal));
        errors.QuerySelector("textarea[name=words]")!.TextContent.ShouldContain("Half written");
        (await visitor.SendForm(errors, ("why-moved", "The printer closed"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (
            await visitor.Change(
                "/actions/publish-the-plan/progress",
                [.. Day("due", 20), ("why-moved", "The next one did, too")]
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await app.Page("/actions/publish-the-plan");
        page.Body!.TextContent.ShouldContain(
            "Twice: from 10 September 2007 to 1 October 2007 (3 September 2007), then to 20 October 2007 (3 September 2007)"
        );
        page.QuerySelectorAll("section[aria-labelledby=progress] tbody tr").Length.ShouldBe(2);
        page.QuerySelector("section[aria-labelledby=progress] tbody tr")!.TextContent.ShouldContain("The next one did, too");
        (await app.Page("/actions?status=moved"))
            .QuerySelectorAll("#actions ~ tbody tr:not(.remit-row--heading)")
            .Length.ShouldBe(1);
        var twin = (await app.Twin("/actions/publish-the-plan.json")).GetProperty("action");
        twin.GetProperty("dueMoved").GetArrayLength().ShouldBe(2);
        (await app.Page("/actions?known-at=2")).QuerySelectorAll("#actions ~ tbody tr").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_did_not_see_what_was_done_meanwhile_is_shown_it_first()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var mine = await visitor.Page("/actions/publish-the-plan/progress");
        using var close = await visitor.Page("/actions/publish-the-plan/close");
        (await visitor.Change("/actions/publish-the-plan/progress", ("words", "Begun in July"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        using var clash = await visitor.SendForm(mine, ("words", "No money"));
        var shown = await Visitor.Read(clash, HttpStatusCode.Conflict);
        shown.Body!.TextContent.ShouldContain("Begun in July");
        shown.QuerySelector("textarea[name=words]")!.TextContent.ShouldContain("No money");
        (await visitor.SendForm(shown)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var late = await visitor.SendForm(close, ("shown", "yes"), ("proof", "It"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_long_paste_and_hostile_markup_are_kept_as_they_are_typed()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        const string hostile = "<script>alert(1)</script> [x](javascript:alert(1))";
        (await visitor.Change("/actions/publish-the-plan/progress", ("words", hostile))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var page = await app.Page("/actions/publish-the-plan");
        page.QuerySelectorAll("main script, main a[href^=javascript]").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain(hostile);
        var paper = new string('x', ActionStatement.MostLetters + 1);
        using var refused = await visitor.Change("/actions/publish-the-plan/progress", ("words", paper));
        var shown = await Visitor.Read(refused);
        shown.Errors().ShouldHaveSingleItem().ShouldContain("These are 10,001 letters, and at most 10,000 are kept.");
        shown.QuerySelector("textarea[name=words]")!.TextContent.Trim().ShouldBe(paper);
    }

    [Fact]
    public async Task What_was_typed_while_it_was_closed_is_shown_and_said_not_to_be_kept()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/publish-the-plan/progress");
        (await visitor.Change("/actions/publish-the-plan/withdraw", ("reason", "Overtaken"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        using var late = await visitor.SendForm(form, ("words", "Half written"), ("why-moved", "No paper"));
        var shown = await Visitor.Read(late, HttpStatusCode.Conflict);
        shown.Body!.TextContent.ShouldContain("What you typed was not kept");
        shown
            .QuerySelectorAll("textarea[readonly]")
            .Select(t => t.TextContent.Trim())
            .ShouldBe(["Half written", "3 9 2007", "No paper"]);
    }

    [Fact]
    public async Task The_day_of_a_form_that_says_why_it_moves_and_not_to_which_day_is_asked_for()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Change(
            "/actions/publish-the-plan/progress",
            ("words", "Half written"),
            ("why-moved", "No paper")
        );
        (await Visitor.Read(answer))
            .Errors()
            .ShouldHaveSingleItem()
            .ShouldContain("You said why the day moves, and it stays 10 September");
        using var close = await visitor.Change(
            "/actions/publish-the-plan/close",
            ("shown", "yes"),
            ("proof", "It"),
            ("reason", "Nobody was in")
        );
        (await Visitor.Read(close)).Errors().ShouldHaveSingleItem().ShouldContain("You chose that something shows it");
    }

    [Fact]
    public async Task A_day_is_not_moved_by_the_form_that_changes_what_an_action_says()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var answer = await visitor.Change("/change/action/publish-the-plan?part=action", Day("due", 20));
        var shown = await Visitor.Read(answer);
        shown.Errors().ShouldHaveSingleItem().ShouldContain("use “Record progress” on the action’s page");
        shown.QuerySelector("input[name=due-day]")!.GetAttribute("value").ShouldBe("20");
    }

    [Fact]
    public async Task Thirty_are_updated_page_by_page()
    {
        await using var app = await RemitApp.WithTheSample();
        for (var number = 10; number < 40; number++)
            await Add(app, $"one-{number}", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var first = await visitor.Page("/actions/update?owner=post:director");
        first.QuerySelectorAll("input[name=_row]").Length.ShouldBe(25);
        first.Body!.TextContent.ShouldContain("These are 1 to 25 of ");
        using var second = await visitor.Page(
            first
                .QuerySelectorAll("nav a")
                .Last(a => a.GetAttribute("href")!.Contains("page=2", StringComparison.Ordinal))
                .GetAttribute("href")!
        );
        second
            .QuerySelectorAll("input[name=_row]")
            .Select(r => r.GetAttribute("value"))
            .Intersect(first.QuerySelectorAll("input[name=_row]").Select(r => r.GetAttribute("value")))
            .ShouldBeEmpty();
        (await visitor.SendForm(second, ("words--one-39", "Begun"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_row_that_is_gone_refuses_the_whole_form_and_is_not_lost()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "one", "2007-09-10");
        await Add(app, "two", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/update?owner=post:director");
        await app.Write(
            db => db.Set<ActionItem>().AsTracking().Single(a => a.Key == "one").Period = new Period(null, When.Day("2007-09-01")),
            "Ended it"
        );
        using var answer = await visitor.SendForm(form, ("words--one", "Begun"), ("words--two", "Done soon"));
        var shown = await Visitor.Read(answer, HttpStatusCode.Conflict);
        shown.Errors().ShouldHaveSingleItem().ShouldContain("Nothing was saved");
        shown.QuerySelector("textarea[readonly]")!.TextContent.Trim().ShouldBe("Begun");
        shown.QuerySelector("textarea[name=words--two]")!.TextContent.Trim().ShouldBe("Done soon");
        (await visitor.SendForm(shown)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = app.Store.Read(Sight.Everything);
        db.All<ActionStatement>().Single().Words.ShouldBe("Done soon");
    }

    [Fact]
    public async Task A_forged_form_with_one_id_for_two_rows_is_no_form()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "one", "2007-09-10");
        await Add(app, "two", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/update?owner=post:director");
        var id = form.QuerySelector("input[name=_id--one]")!.GetAttribute("value");
        using var answer = await visitor.SendForm(form, ("_id--two", id), ("words--one", "Begun"), ("words--two", "Begun"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_day_of_doing_without_it_is_done_is_refused_at_its_row()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "one", "2007-09-10");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/update?owner=post:director");
        using var answer = await visitor.SendForm(
            form,
            ("done-on--one-day", "1"),
            ("done-on--one-month", "9"),
            ("done-on--one-year", "2007")
        );
        var shown = await Visitor.Read(answer);
        shown.Errors().ShouldHaveSingleItem().ShouldContain("leave out the day on which it was");
        shown.QuerySelector("input[name=done-on--one-day]")!.GetAttribute("value").ShouldBe("1");
    }

    [Fact]
    public async Task Withdrawn_ends_the_series_and_opened_again_says_why()
    {
        await using var app = await RemitApp.WithTheSample();
        await Add(app, "publish-the-plan", "2007-09-10", a => a.Every = new CalendarSpan(1, CalendarUnit.Year));
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/publish-the-plan/withdraw");
        form.Body!.TextContent.ShouldContain("The series ends with it");
        using var empty = await visitor.SendForm(form);
        (await Visitor.Read(empty)).Errors().ShouldHaveSingleItem();
        (await visitor.SendForm(form, ("reason", "Overtaken by the review"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page("/actions/publish-the-plan")).Body!.TextContent.ShouldContain("Overtaken by the review");
        (await visitor.Page("/actions/publish-the-plan/progress")).Body!.TextContent.ShouldContain("no more progress to record");
        (await visitor.Change("/actions/publish-the-plan/reopen", ("reason", "Wanted after all"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await app.Page("/actions/publish-the-plan")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Open");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Several_are_updated_at_once_and_what_is_wrong_stays_at_its_row(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Add(app, "one", "2007-09-10");
        await Add(app, "two", "2007-09-11");
        await Add(app, "three", "2007-09-12");
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page("/actions/update?owner=post:director&status=soon");
        form.QuerySelectorAll("input[name=_row]").Length.ShouldBe(3);
        (string, string?)[] both =
        [
            .. Day("due--one", 1),
            ("why-moved--one", "Late"),
            ("done--one", "yes"),
            ("proof--one", "The letter"),
        ];
        using var wrong = await visitor.SendForm(form, [("words--one", "Begun"), ("done--two", "yes"), .. both]);
        var shown = await Visitor.Read(wrong);
        shown.Errors().ShouldContain(e => e.Contains("Say what shows", StringComparison.Ordinal));
        shown.QuerySelector("textarea[name=words--one]")!.TextContent.ShouldContain("Begun");
        (await app.Page("/actions/one")).Body!.TextContent.ShouldContain("Nobody has said yet");
        (await visitor.Change("/actions/one/progress", ("words", "Somebody else was here"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        using var clash = await visitor.SendForm(shown, ("proof--two", "The letter"));
        var clashed = await Visitor.Read(clash, HttpStatusCode.Conflict);
        clashed.Body!.TextContent.ShouldContain("Somebody else was here");
        (await visitor.SendForm(clashed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SendForm(clashed)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the same form counts once");
        await using var db = app.Store.Read(Sight.Everything);
        db.All<ActionStatement>().Count().ShouldBe(4, "a day that moves and a closing are two things to say");
        db.All<ActionItem>().Single(a => a.Key == "two").Status.ShouldBe(ActionStatus.Done);
        db.All<ActionItem>().Single(a => a.Key == "three").Status.ShouldBe(ActionStatus.Open);
    }

    private static (string, string?)[] Day(string name, int day) =>
        [($"{name}-day", $"{day}"), ($"{name}-month", "10"), ($"{name}-year", "2007")];

    private static async Task Add(RemitApp app, string key, string due, Action<ActionItem>? with = null)
    {
        var director = await app.Find<Post>("director");
        var action = new ActionItem
        {
            Id = app.Store.Ids.Next<ActionItem>(),
            Key = key,
            What = $"Do {key}",
            Due = When.Day(due),
            Sensitivity = Sensitivity.Public,
        };
        with?.Invoke(action);
        await app.Add(
            action,
            new ActionOwner
            {
                Id = app.Store.Ids.Next<ActionOwner>(),
                Action = action.Id,
                Owner = new RecordRef("post", director.RowId),
            }
        );
    }
}
