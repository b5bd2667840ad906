using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

public class AttendingTests
{
    private const string Form = $"{DecidingCase.Meeting}/attendance/record";

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_was_there_is_recorded_and_quorum_is_shown_by_item_with_its_working(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        var form = await visitor.Page(Form);
        form.QuerySelectorAll("select[name='p-health-as'] option")
            .Select(o => o.TextContent)
            .ShouldBe(["Not recorded", "Present: Bob Decider", "Deputy: Dan Deputy", "Apologies", "Absent"]);
        using (
            var kept = await visitor.SendForm(
                form,
                ("p-chair-as", "apologies"),
                ("p-health-as", "deputy:d-dan"),
                ("p-order-as", "present"),
                ("p-order-chair", "yes"),
                ("p-order-left", "item-2"),
                ("n-0-name", "Eve Guest, Barnardo’s")
            )
        )
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        var page = await visitor.Page($"{DecidingCase.Meeting}/attendance");
        page.QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("2 of 3 places were taken up, 1 by a deputy; 1 sent apologies");
        page.QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("The chair was not there, so Cat Decider (Law and order) took the chair.");
        page.Body!.TextContent.ShouldContain("Eve Guest");
        page.Body.TextContent.ShouldContain("Cat Decider left during this item, and does not count for it");
        page.Body.TextContent.ShouldContain("It was lost during it");
        (await made.Read(db => db.All<Meeting>().SingleAsync(m => m.Key == "august"))).State.ShouldBe(MeetingState.Held);
        var quorum = (await app.Twin($"{DecidingCase.Meeting}/attendance.json")).GetProperty("quorum");
        quorum[0].GetProperty("outcome").GetString().ShouldBe("reached");
        quorum[1].GetProperty("outcome").GetString().ShouldBe("not-reached");
        quorum[1].GetProperty("wasLost").GetBoolean().ShouldBeTrue();
        // During the item before somebody left, so this one has its own working.
        quorum[2].GetProperty("isAsBefore").GetBoolean().ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_sent_twice_or_late_counts_once(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        var form = await visitor.Page(Form);
        foreach (var _2 in new[] { 1, 2 })
            using (var kept = await visitor.SendForm(form, ("p-chair-as", "present"), ("n-0-name", "Eve Guest")))
                kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await made.Read(db => db.All<Attendance>().CountAsync())).ShouldBe(2);
        (await made.Read(db => db.Changes.CountAsync(c => c.What.StartsWith("Recorded who was at")))).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_clerks_minute_together_and_a_clash_on_one_line_shows_both_and_keeps_the_rest(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var one = app.NewVisitor();
        using var other = app.NewVisitor();
        var (first, second) = (await one.Page(Form), await other.Page(Form));
        using (var kept = await one.SendForm(first, ("p-chair-as", "present")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        // Other lines are nobody's loss.
        using (var kept = await other.SendForm(second, ("p-health-as", "present")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await made.Read(db => db.All<Attendance>().Select(a => a.Key).OrderBy(k => k).ToListAsync())).ShouldBe([
            "chair",
            "health",
        ]);
        using var clash = await other.SendForm(second, ("p-chair-as", "apologies"), ("p-order-as", "absent"));
        clash.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var told = await Visitor.Read(clash, HttpStatusCode.Conflict);
        told.Errors().ShouldHaveSingleItem().ShouldContain("somebody else recorded “Present: Ann Decider”");
        told.Body!.TextContent.ShouldContain("You chose “Apologies”");
        told.Body.TextContent.ShouldContain("1 line was saved");
        (await made.Read(db => db.All<Attendance>().SingleAsync(a => a.Key == "order"))).As.ShouldBe(AttendedAs.Absent);
        (await made.Read(db => db.All<Attendance>().SingleAsync(a => a.Key == "chair"))).As.ShouldBe(AttendedAs.Present);
        using var again = await other.SendForm(told);
        again.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await made.Read(db => db.All<Attendance>().SingleAsync(a => a.Key == "chair"))).As.ShouldBe(AttendedAs.Apologies);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_clerks_at_the_same_moment_lose_no_line(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var one = app.NewVisitor();
        using var other = app.NewVisitor();
        var (first, second) = (await one.Page(Form), await other.Page(Form));
        var answers = await Task.WhenAll(
            one.SendForm(first, ("p-chair-as", "present")),
            other.SendForm(second, ("p-health-as", "present"), ("p-order-as", "apologies"))
        );
        foreach (var answer in answers)
            using (answer)
                answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        (await made.Read(db => db.All<Attendance>().CountAsync())).ShouldBe(3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_deputy_is_there_for_one_and_leaves_after_coming(string provider)
    {
        var (app, _) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        var form = await visitor.Page(Form);
        using (var refused = await visitor.SendForm(form, ("p-health-as", "deputy:d-dan"), ("p-order-as", "deputy:d-dan")))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("Dan Deputy can’t be the deputy for two people at once: “Health” and “Law and order”");
        using (var refused = await visitor.SendForm(form, ("p-chair-as", "deputy:d-dan")))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("is not recorded to stand in for “Chair”");
        using (
            var refused = await visitor.SendForm(
                form,
                ("p-chair-as", "present"),
                ("p-chair-came", "item-3"),
                ("p-chair-left", "item-1")
            )
        )
            (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem().ShouldContain("would have left before they came");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_who_holds_two_places_counts_once_among_the_members(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await made.Edit(async db =>
        {
            var ann = await db.All<Remit.Structure.Organisations.Person>().SingleAsync(p => p.Key == "d-ann");
            var health = await db.All<Place>().SingleAsync(p => p.Key == "health" && p.Title == "Health");
            (await db.Set<Appointment>().SingleAsync(a => a.Place == health.Id)).Person = ann.Id;
        });
        using var visitor = app.NewVisitor();
        using (var kept = await visitor.SendForm(await visitor.Page(Form), ("p-chair-as", "present"), ("p-health-as", "present")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await visitor.Page($"{DecidingCase.Meeting}/attendance");
        page.Body!.TextContent.ShouldContain("Ann Decider was there for “Chair” and “Health”: once among the members");
        page.Body.TextContent.ShouldContain("At least 2 members: 1 there. 1 more member is needed.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Apologies_come_before_the_day_and_nobody_is_there_yet(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        const string to = "/meetings/deciders/october";
        (await visitor.Page(to)).QuerySelector("main")!.TextContent.ShouldContain("Record who sends apologies");
        var form = await visitor.Page($"{to}/attendance/record");
        form.QuerySelector("h1")!.TextContent.ShouldContain("Who sends apologies?");
        form.QuerySelectorAll("select[name='p-health-as'] option")
            .Select(o => o.TextContent)
            .ShouldBe(["Not recorded", "Apologies"]);
        form.QuerySelector("[name='n-0-name']").ShouldBeNull();
        using (var kept = await visitor.SendForm(form, ("p-health-as", "apologies")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        (await made.Read(db => db.All<Meeting>().SingleAsync(m => m.Key == "october"))).State.ShouldBe(MeetingState.Planned);
        (await app.Twin($"{to}/attendance.json")).GetProperty("quorum").GetArrayLength().ShouldBe(0);
        using (var wrong = await visitor.SendForm(form, ("p-chair-as", "present")))
            (await Visitor.Read(wrong)).Errors().ShouldContain(e => e.Contains("is still to come", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_move_takes_apologies_back_and_they_are_sent_anew(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        const string to = "/meetings/deciders/october";
        using (var kept = await visitor.Change($"{to}/attendance/record", ("p-health-as", "apologies")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        using (
            var shown = await visitor.Change(
                $"{to}/move",
                ("date-day", "17"),
                ("date-month", "10"),
                ("date-year", "2007"),
                ("reason", "Snow")
            )
        )
        {
            var breaks = await Visitor.Read(shown);
            breaks.Body!.TextContent.ShouldContain("1 member has sent apologies for the former day.");
            using var moved = await visitor.SendForm(breaks);
            moved.StatusCode.ShouldBe(HttpStatusCode.Found, await moved.Content.ReadAsStringAsync());
        }
        var form = await visitor.Page($"{to}/attendance/record");
        form.QuerySelector("select[name='p-health-as'] option[selected]")?.TextContent.ShouldBe("Not recorded");
        form.QuerySelectorAll("select[name='p-health-as'] option")
            .Select(o => o.TextContent)
            .ShouldBe(["Not recorded", "Apologies"]);
        (await visitor.Page($"{to}/attendance")).Body!.TextContent.ShouldNotContain("sent apologies");
        (await made.Read(db => db.All<Attendance>().SingleAsync())).As.ShouldBe(AttendedAs.NotSaid);
        using (var again = await visitor.SendForm(form, ("p-health-as", "apologies")))
            again.StatusCode.ShouldBe(HttpStatusCode.Found, await again.Content.ReadAsStringAsync());
        (await made.Read(db => db.All<Attendance>().SingleAsync())).As.ShouldBe(AttendedAs.Apologies);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_at_a_meeting_that_is_cancelled_or_to_come(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        var open = await visitor.Page(Form);
        await made.Edit(async db => (await db.Set<Meeting>().SingleAsync(m => m.Key == "august")).State = MeetingState.Cancelled);
        using var refused = await visitor.SendForm(open, ("p-chair-as", "present"));
        (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem().ShouldContain("is cancelled, so nobody was there");
        (await made.Read(db => db.All<Attendance>().CountAsync())).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_interest_is_declared_once_and_who_did_not_decide_does_not_count(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        using (await visitor.SendForm(await visitor.Page(Form), ("p-chair-as", "present"), ("p-health-as", "present"))) { }
        var form = await visitor.Page($"{DecidingCase.Meeting}/attendance/interest");
        foreach (var _2 in new[] { 1, 2 })
            using (
                var kept = await visitor.SendForm(
                    form,
                    ("attendance", "health"),
                    ("item", "item-2"),
                    ("words", "Sits on the board that gets the money"),
                    ("followed", "did-not-decide")
                )
            )
                kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await made.Read(db => db.All<Interest>().CountAsync())).ShouldBe(1);
        var quorum = (await app.Twin($"{DecidingCase.Meeting}/attendance.json")).GetProperty("quorum");
        quorum[0].GetProperty("outcome").GetString().ShouldBe("reached");
        quorum[1].GetProperty("outcome").GetString().ShouldBe("not-reached");
        quorum[2].GetProperty("outcome").GetString().ShouldBe("reached");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_interest_is_open_to_nobody_to_whom_its_item_is_not_and_is_then_nowhere_one_in_general(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await made.Edit(async db =>
            (await db.Set<AgendaItem>().SingleAsync(i => i.Key == "item-2")).Sensitivity = Sensitivity.Restricted
        );
        using var visitor = app.NewVisitor();
        using (await visitor.SendForm(await visitor.Page(Form), ("p-chair-as", "present"), ("p-health-as", "present"))) { }
        foreach (var (who, item) in new[] { ("health", "item-2"), ("chair", "item-3") })
            using (
                var kept = await visitor.Change(
                    $"{DecidingCase.Meeting}/attendance/interest",
                    ("attendance", who),
                    ("item", item),
                    ("words", $"Okapi at {item}"),
                    ("followed", "did-not-decide")
                )
            )
                kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        var at = await made.Read(db =>
            db.All<Interest>().ToDictionaryAsync(i => i.Words, i => (i.Sensitivity, i.Attendance, i.Meeting))
        );
        at["Okapi at item-2"].Sensitivity.ShouldBe(Sensitivity.Restricted);
        at["Okapi at item-3"].Sensitivity.ShouldBe(Sensitivity.Partnership);
        (await Shown()).ShouldBe(["Okapi at item-3"]);

        // One that is closed later closes what was declared at it.
        await made.Edit(async db =>
            (await db.Set<AgendaItem>().SingleAsync(i => i.Key == "item-3")).Sensitivity = Sensitivity.Restricted
        );
        (await Shown()).ShouldBeEmpty();
        // What is shown of the whole day to somebody who sees less of it leaves them out, too.
        await using var whole = made.Store.Read(Sight.Everything);
        var day = (await MeetingDays.Load(whole, [at["Okapi at item-2"].Meeting])).Values.Single();
        AttendanceView.Of(day, When.Day("2007-09-03")).Interests.Count.ShouldBe(2);
        AttendanceView.Of(day.As(Sight.OfThePartnership([])), When.Day("2007-09-03")).Interests.ShouldBeEmpty();

        async Task<IEnumerable<string>> Shown()
        {
            await using var db = made.Store.Read(Sight.OfThePartnership([]));
            var seen = (await MeetingDays.Load(db, [at["Okapi at item-2"].Meeting])).Values.Single();
            return AttendanceView.Of(seen, When.Day("2007-09-03")).Interests.Select(i => i.Words);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_saved_and_not_offered_any_more_stands_when_another_line_is_saved(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        using (
            var kept = await visitor.SendForm(
                await visitor.Page(Form),
                ("p-health-as", "apologies"),
                ("p-order-as", "deputy:d-dan"),
                ("p-order-came", "item-1"),
                ("p-order-left", "item-2")
            )
        )
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        // It comes out that Dan was a deputy until July only, and the items are withdrawn.
        await made.Edit(async db =>
        {
            foreach (var deputy in await db.Set<Deputy>().Where(d => d.Key == "dan").ToListAsync())
                deputy.Period = new Period(deputy.From, When.Day("2007-07-31"));
            foreach (var item in await db.Set<AgendaItem>().Where(i => i.Key.StartsWith("item-")).ToListAsync())
                item.WithdrawnOn = When.Day("2007-08-30");
        });
        var form = await visitor.Page(Form);
        form.QuerySelectorAll("select[name='p-order-as'] option").Select(o => o.TextContent).ShouldContain("Deputy: Dan Deputy");
        using (var kept = await visitor.SendForm(form, ("p-chair-as", "present")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        var dan = await made.Read(db => db.All<Person>().SingleAsync(p => p.Key == "d-dan"));
        var (order, items) = await made.Read(async db =>
            (
                await db.All<Attendance>().SingleAsync(a => a.Key == "order"),
                await db.All<AgendaItem>().Where(i => i.Key.StartsWith("item-")).ToDictionaryAsync(i => i.Key, i => i.Id)
            )
        );
        (order.As, order.Person).ShouldBe((AttendedAs.Deputy, dan.Id));
        (order.CameDuring, order.LeftDuring).ShouldBe((items["item-1"], items["item-2"]));
        (await made.Read(db => db.All<Attendance>().SingleAsync(a => a.Key == "chair"))).As.ShouldBe(AttendedAs.Present);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_is_not_shown_to_a_clerk_stays_the_deputy(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        using (await visitor.SendForm(await visitor.Page(Form), ("p-order-as", "deputy:d-dan"), ("p-order-left", "item-2"))) { }
        await made.Edit(async db =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Key == "d-dan")).Sensitivity = Sensitivity.Restricted;
            (await db.Set<AgendaItem>().SingleAsync(i => i.Key == "item-2")).Sensitivity = Sensitivity.Restricted;
        });
        await using (var db = made.Store.Write(Sight.OfThePartnership([])))
        {
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "august");
            var day = (await MeetingDays.Load(db, [meeting.Id]))[meeting.Id];
            var line = AttendanceLine.Of(day, await AttendanceLine.Deputies(db, day)).Single(l => l.Seat?.Key == "order");
            line.Choices.ShouldContain(("Deputy, as recorded", line.Saved.Choice));
            (await new AttendanceBook(db, made.Store.Ids, day).Set(line, line.Saved with { Chaired = true })).ShouldBeEmpty();
            (await db.Commit(TestData.Because("Changed"))).ShouldPass();
        }
        var (order, dan, item) = await made.Read(async db =>
            (
                await db.All<Attendance>().SingleAsync(a => a.Key == "order"),
                await db.All<Person>().SingleAsync(p => p.Key == "d-dan"),
                await db.All<AgendaItem>().SingleAsync(i => i.Key == "item-2")
            )
        );
        (order.As, order.Person, order.Chaired, order.LeftDuring).ShouldBe((AttendedAs.Deputy, dan.Id, true, item.Id));
    }

    [Fact]
    public async Task The_pages_send_at_most_six_commands()
    {
        var (app, _) = await DecidingCase.App(Databases.Sqlite);
        await using var __ = app;
        (await app.CommandsFor($"{DecidingCase.Meeting}/attendance")).ShouldBeLessThanOrEqualTo(6);
    }
}
