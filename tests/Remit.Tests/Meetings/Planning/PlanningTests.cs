using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

public class PlanningTests
{
    private static readonly DateOnly Day = When.Day("2007-09-03");

    [Theory, ClassData(typeof(Databases))]
    public async Task A_plan_is_made_of_what_is_recorded_and_is_kept_as_it_was_seen(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        var (first, second) = (await data.Meeting(body, "2007-09-12"), await data.Meeting(body, "2007-12-05"));
        var plan = await data.Report(body, "Children’s plan", with: r => (r.Minutes, r.Statutory) = (50, true));
        var audit = await data.Report(body, "Audit", with: r => (r.Minutes, r.Risk) = (50, true));
        var visit = await data.Report(body, "Visit", with: r => r.Minutes = 50);
        await data.Report(body, "Minutes of the last meeting", with: r => (r.Standing, r.Minutes) = (true, 10));

        var asked = PlanAsked.Of([], "60", null, _ => { });
        await using (var db = data.Store.Read(Sight.Everything, Day))
        {
            var view = PlanView.Of(await PlanOn.Load(db, Day, asked), Day);
            view.Meetings.Select(m => m.Reports.Single().Title).ShouldBe(["Children’s plan", "Audit"]);
            view.Meetings.ShouldAllBe(m => m.Minutes == 50);
            var waits = view.Waiting.ShouldHaveSingleItem();
            waits.Title.ShouldBe("Visit");
            waits.Why.ShouldBe(
                "It needs 50 minutes. The meeting with most room, on 12 September 2007, has 0 left; what is on it weighs more or is held there."
            );
            waits.Give.ShouldBe("The meeting would have to last 50 minutes longer, or “Children’s plan” would have to wait.");
            view.AtMostBetter.ShouldBe(0);
        }
        var holds = asked with { Holds = new Dictionary<string, string> { [visit.Key] = first.Key } };
        await using (var db = data.Store.Write())
        {
            var (kept, view) = await KeepingPlans.Keep(db, Viewer.LocalOperator(data.Store.Policy), Day, holds, "something else");
            kept.Refusals.Single().Rule.ShouldBe(KeepingPlans.IsTheOneSeen);
            db.ChangeTracker.Clear();
            (
                await KeepingPlans.Keep(db, Viewer.LocalOperator(data.Store.Policy), Day, holds, view.Mark)
            ).Kept.IsRefused.ShouldBeFalse();
        }
        await using (var db = data.Store.Read(Sight.Everything, Day))
        {
            var now = db.All<Report>().ToDictionary(r => r.Id);
            (now[visit.Id].Meeting, now[visit.Id].Held).ShouldBe((first.Id, true));
            (now[plan.Id].Meeting, now[plan.Id].Held).ShouldBe((second.Id, false));
            now[audit.Id].Meeting.ShouldBeNull();
            var again = PlanView.Of(await PlanOn.Load(db, Day, asked), Day);
            again.Changes.ShouldBe(0, "a kept plan stands");
            again.Meetings[0].Reports.Single().IsHeld.ShouldBeTrue();
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_on_a_published_agenda_keeps_its_meeting(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        var (first, second) = (await data.Meeting(body, "2007-09-12"), await data.Meeting(body, "2007-12-05"));
        var report = await data.Report(body, "Audit", second);
        var item = data.NewAgendaItem(second, "Audit", report, i => i.Number = 1);
        await data.Add(item);
        var asked = PlanAsked.Of([], null, null, _ => { }) with
        {
            Holds = new Dictionary<string, string> { [report.Key] = first.Key },
        };
        await using (var db = data.Store.Write())
        {
            var (kept, view) = await KeepingPlans.Keep(db, Viewer.LocalOperator(data.Store.Policy), Day, asked, null);
            kept.IsRefused.ShouldBeFalse();
            view.Changes.ShouldBe(0);
            view.Meetings[1].Reports.Single().IsOnAnAgenda.ShouldBeTrue();
        }
        (await data.TryEdit(report, r => r.Meeting = first.Id)).ShouldBeRefused(
            ReportsKeepTheirAgenda.Rule,
            data.RefOf(report),
            "meeting"
        );
        (await data.TryEdit(report, r => r.Meeting = null)).IsRefused.ShouldBeTrue();
        await data.Edit(item, i => (i.WithdrawnOn, i.WithdrawnBecause) = (Day, "Not ready"));
        await using (var db = data.Store.Read(Sight.Everything, Day))
            PlanView.Of(await PlanOn.Load(db, Day, asked), Day).Changes.ShouldBe(1);
        (await data.TryEdit(report, r => r.Meeting = first.Id)).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_can_not_be_planned_is_refused_by_its_rule(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        var (a, b) = (await data.Report(body, "A"), await data.Report(body, "B"));
        (await data.Try(Order(data, a, b), Order(data, b, a)))
            .Refusals.Select(r => r.Rule)
            .ShouldBe([ReportsInOrder.Rule, ReportsInOrder.Rule]);
        (await data.Try(Order(data, a, a))).Refusals.Select(r => r.Rule).ShouldContain(ReportsInOrder.Rule);
        foreach (
            var (wrong, rule) in ((Action<Report>, string)[])
                [
                    (r => r.Minutes = 0, Report.TakesSomeMinutes),
                    (r => r.Minutes = 601, Report.TakesSomeMinutes),
                    (r => (r.Earliest, r.Latest) = (Day, Day.AddDays(-1)), Report.EarliestBeforeLatest),
                    (r => r.Held = true, Report.HeldOnAMeeting),
                ]
        )
            (await data.Try(data.NewReport(body, "Wrong", with: wrong))).Refusals.Select(r => r.Rule).ShouldBe([rule]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_plans_holds_and_keeps_in_few_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await app.Page("/reports/plan")).QuerySelector("main")!.TextContent.ShouldContain("No report waits for a meeting.");
        await app.Write(db => Year(db, app.Store.Ids), "Planned the year");

        var page = await app.Page("/reports/plan?body=board&minutes=30");
        page.QuerySelector(".govuk-error-summary").ShouldBeNull("nothing is wrong");
        var words = page.QuerySelector("main")!.TextContent;
        words.ShouldContain("2 of 3 reports get a meeting. 1 has to wait.");
        words.ShouldContain("Required by law");
        (await app.CommandsFor("/reports/plan?body=board&minutes=30")).ShouldBeLessThanOrEqualTo(6);
        (await app.Twin("/reports/plan.json?body=board&minutes=30"))
            .GetProperty("plan")
            .GetProperty("waiting")
            .GetArrayLength()
            .ShouldBe(1);
        (await app.Page("/reports/plan?minutes=banana&body=zzz"))
            .QuerySelector("main")!
            .TextContent.ShouldSatisfyAllConditions(
                t => t.ShouldContain("“banana” is no number of minutes from 1 to 600. The plan takes 90."),
                t => t.ShouldContain("No such body: zzz.")
            );

        var form = page.QuerySelectorAll("form").Single(f => f.GetAttribute("method") == "post");
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .ToList();
        async Task<HttpResponseMessage> Post(params (string Name, string Value)[] more) =>
            await app.Client.PostAsync(
                "/reports/plan",
                new FormUrlEncodedContent(fields.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value)))),
                TestContext.Current.CancellationToken
            );

        using (var again = await Post(("_step", "again"), ("hold-third", "2007-12-05")))
        {
            var planned = await Visitor.Read(again);
            planned.Body!.InnerHtml.ShouldContain("Held");
            planned.QuerySelector(".govuk-error-summary").ShouldBeNull("nothing is wrong");
        }
        using (var other = await Post(("_step", "keep"), ("hold-third", "2007-12-05")))
            (await Visitor.Read(other, HttpStatusCode.Conflict))
                .QuerySelectorAll(".govuk-error-summary li")
                .Length.ShouldBe(1, "this plan was not seen");
        for (var times = 0; times < 2; times++)
            using (var kept = await Post(("_step", "keep")))
                kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, "also sent twice");
        (await app.Page("/reports/plan?body=board&minutes=30"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("It is what stands in the forward planner already.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_no_report_takes_its_minutes_so_that_a_full_plan_fits_the_agenda(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        var meeting = await data.Meeting(body, "2007-09-12", "14:00", m => m.End = new TimeOnly(16, 0));
        await data.Meeting(body, "2007-09-19", "14:00", m => m.End = new TimeOnly(14, 30));
        await data.Report(body, "Visits", with: r => (r.Minutes, r.Statutory) = (50, true));
        await data.Report(body, "Budget", with: r => (r.Minutes, r.Statutory) = (35, true));
        await data.Report(body, "Too much", with: r => r.Minutes = 5);
        var view = await Plan(data);
        view.Meetings.Select(m => (m.Minutes, m.Used, m.Taken))
            .ShouldBe([
                (85, 85, "35 minutes of 120 are taken by usual items."),
                (0, 0, "35 minutes of 30 are taken by usual items."),
            ]);
        view.Waiting.Single().Title.ShouldBe("Too much");
        await using (var db = data.Store.Write())
        {
            var viewer = Viewer.LocalOperator(data.Store.Policy);
            (
                await KeepingPlans.Keep(db, viewer, Day, PlanAsked.Of([], null, null, _ => { }), null)
            ).Kept.IsRefused.ShouldBeFalse();
            db.ChangeTracker.Clear();
            var its = db.Set<Meeting>().Single(m => m.Id == meeting.Id);
            (await new Drafting(db, data.Store.Ids, Day).Begin(its)).ShouldBeEmpty();
            (await db.Commit(viewer.Change("Began the agenda"))).IsRefused.ShouldBeFalse();
            db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id).Sum(i => i.Minutes).ShouldBe(120);
        }
        (await Plan(data)).Meetings[0].Taken.ShouldBe("35 minutes of 120 are taken by items of its agenda without a report.");
        await data.Add(data.NewAgendaItem(meeting, "A guest", null, i => i.Minutes = 20));
        await data.Report(body, "News", with: r => (r.Standing, r.Minutes) = (true, 10));
        var again = (await Plan(data)).Meetings[0];
        (again.Minutes, again.Taken).ShouldBe(
            (55, "55 minutes of 120 are taken by items of its agenda without a report, 10 by what comes to each meeting.")
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Papers_are_due_by_the_rules_about_time_where_a_meeting_says_no_day(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        await data.Meeting(body, "2007-09-12");
        await data.Meeting(body, "2007-10-10", with: m => m.PapersDue = When.Day("2007-10-01"));
        await data.Report(body, "Audit", with: r => r.Ready = When.Day("2007-09-07"));
        (await Plan(data))
            .Meetings.Select(m => (m.Reports.Count, m.PapersDue))
            .ShouldBe([(1, null), (0, When.Day("2007-10-01"))]);
        await data.Add(data.NewClock(body, "Papers in time", ClockSets.Papers));
        (await Plan(data))
            .Meetings.Select(m => (m.Reports.Count, m.PapersDue))
            .ShouldBe([(0, When.Day("2007-09-05")), (1, When.Day("2007-10-01"))]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_has_still_to_be_cleared_is_not_taken_as_ready(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        await data.Meeting(body, "2007-09-12", with: m => m.PapersDue = When.Day("2007-09-05"));
        var report = await data.Report(body, "Audit", with: r => r.Minutes = 30);
        (await Plan(data)).Meetings[0].Reports.Single().ReckonedReady.ShouldBeNull("nobody has to clear it");
        await data.Add(
            new ReportClearer
            {
                Id = data.Store.Ids.Next<ReportClearer>(),
                Report = report.Id,
                Clearer = data.RefOf(await data.Person()),
            }
        );
        var waits = (await Plan(data)).Waiting.Single();
        waits.ReckonedReady.ShouldBe(When.Day("2007-09-10"));
        waits.Why.ShouldBe(
            "It has still to be cleared. With five working days for that it is ready on 10 September 2007, too late for the papers of each meeting that is planned."
        );
        waits.Give.ShouldBe("Plan a later meeting, have it cleared, or say by which day it will be.");

        var later = await data.Meeting(body, "2007-10-10");
        (await Plan(data)).Meetings[1].Reports.Single().ReckonedReady.ShouldBe(When.Day("2007-09-10"));
        await data.Report(body, "Long", later, r => (r.Minutes, r.Held) = (90, true));
        (await Plan(data))
            .Waiting.Single()
            .Why!.ShouldEndWith(
                "The meeting on 12 September 2007 has time, but the report has still to be cleared: with five working days for that it is ready on 10 September 2007, and papers are due on 5 September 2007."
            );
        await data.Edit(report, r => r.Ready = When.Day("2007-09-04"));
        (await Plan(data)).Meetings[0].Reports.Single().Title.ShouldBe("Audit", "somebody said by when");
        await data.Edit(report, r => r.Ready = null);
        await data.Add(data.NewReportText(report, "2007-09-01"));
        (await Plan(data)).Meetings[0].Reports.Single().ReckonedReady.ShouldBeNull("it is submitted");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_person_leaves_off_waits_and_what_cannot_be_done_is_said(string provider)
    {
        await using var data = await TestData.On(provider);
        var (body, other) = (await data.Body("Board"), await data.Body("Executive"));
        var meeting = await data.Meeting(body, "2007-09-12");
        var theirs = await data.Meeting(other, "2007-09-13");
        var report = await data.Report(body, "Audit", meeting, r => r.Held = true);
        var free = PlanAsked.Of([], null, null, _ => { });
        var asked = free with { Waits = new HashSet<string> { report.Key } };
        await using (var db = data.Store.Write())
        {
            var (kept, view) = await KeepingPlans.Keep(db, Viewer.LocalOperator(data.Store.Policy), Day, asked, null);
            kept.IsRefused.ShouldBeFalse();
            var waits = view.Waiting.Single();
            (waits.IsLeftOff, waits.IsMoved, waits.Why).ShouldBe((true, true, "It is left off this plan."));
        }
        await using (var db = data.Store.Read(Sight.Everything, Day))
        {
            db.All<Report>()
                .Select(r => new { r.Meeting, r.Held })
                .Single()
                .ShouldBe(new { Meeting = (Id<Meeting>?)null, Held = false });
            (await Unheeded(db, asked)).ShouldBeEmpty();
            (await Unheeded(db, Holding(report.Key, $"{body.Key}/{meeting.Key}"))).ShouldBeEmpty();
            (await Unheeded(db, Holding(report.Key, $"{other.Key}/{theirs.Key}")))
                .ShouldHaveSingleItem()
                .ShouldEndWith("that is no meeting to come of Board.");
            (await Unheeded(db, Holding("nothing", meeting.Key)))
                .ShouldHaveSingleItem()
                .ShouldStartWith("“nothing” is no report");
            (await Unheeded(db, Holding(report.Key, meeting.Key) with { Waits = asked.Waits }))
                .ShouldHaveSingleItem()
                .ShouldContain("can’t be held on a meeting and wait");
        }
        await data.Edit(report, r => r.Meeting = meeting.Id);
        await data.Add(data.NewAgendaItem(meeting, "Audit", report, i => i.Number = 1));
        await using (var db = data.Store.Read(Sight.Everything, Day))
            (await Unheeded(db, asked)).ShouldHaveSingleItem().ShouldContain("is on the published agenda of 12 September 2007");

        PlanAsked Holding(string key, string on) => free with { Holds = new Dictionary<string, string> { [key] = on } };
        async Task<IReadOnlyList<string>> Unheeded(Db db, PlanAsked plan) => (await PlanOn.Load(db, Day, plan)).Unheeded;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_is_placed_by_hand_by_the_rules(string provider)
    {
        await using var data = await TestData.On(provider);
        var (body, other) = (await data.Body("Board"), await data.Body("Executive"));
        var next = await data.Meeting(body, "2007-09-12");
        var later = await data.Meeting(body, "2007-12-05");
        var report = await data.Report(body, "Audit");
        (await Place(report, next, held: true)).ShouldPass();
        await Stands(report, next, true);
        (await Place(report, later)).ShouldPass();
        await Stands(report, later, false);
        (await Place(report, null)).ShouldPass();
        await Stands(report, null, false);

        (await Place(report, null, held: true)).ShouldBeRefused(Report.HeldOnAMeeting, data.RefOf(report), "held");
        foreach (
            var wrong in new[]
            {
                await data.Meeting(body, "2007-10-10", with: m => m.State = MeetingState.Cancelled),
                await data.Meeting(body, "2007-08-01"),
                await data.HeldMeeting(body, "2007-07-04"),
            }
        )
            (await Place(report, wrong)).ShouldBeRefused(PlacingByHand.OnAMeetingToCome, data.RefOf(report), "meeting");
        (await Place(report, await data.Meeting(other, "2007-09-13"))).ShouldBeRefused(
            ReportsGoToTheirBody.Rule,
            data.RefOf(report),
            "meeting"
        );
        var standing = await data.Report(body, "News", with: r => r.Standing = true);
        (await Place(standing, next)).ShouldBeRefused(PlacingByHand.ComesToEach, data.RefOf(standing), "meeting");
        var heard = await data.Report(body, "Heard", await data.HeldMeeting(body, "2007-06-06"));
        (await Place(heard, next)).ShouldBeRefused(PlacingByHand.HeardStays, data.RefOf(heard), "meeting");
        var published = await data.Report(body, "Published", next);
        await data.Add(data.NewAgendaItem(next, "Published", published, i => i.Number = 1));
        (await Place(published, later)).ShouldBeRefused(ReportsKeepTheirAgenda.Rule, data.RefOf(published), "meeting");
        await Stands(report, null, false);

        async Task<Result<LoggedChange>> Place(Report which, Meeting? on, bool held = false)
        {
            await using var db = data.Store.Write();
            var file = (await ReportFile.Find(db, which.Key))!;
            var refused = await new PlacingByHand(db, Day).Place(file, on, held);
            return refused.Count > 0
                ? Result<LoggedChange>.Refused(refused)
                : await db.Commit(Viewer.LocalOperator(data.Store.Policy).Change("Placed"));
        }
        async Task Stands(Report which, Meeting? on, bool held)
        {
            await using var db = data.Store.Read(Sight.Everything, Day);
            var now = db.All<Report>().Single(r => r.Id == which.Id);
            (now.Meeting, now.Held).ShouldBe((on?.Id, held));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_clerk_places_a_report_on_its_page_and_leaves_it_off_a_plan(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => Year(db, app.Store.Ids), "Planned the year");
        using var visitor = app.NewVisitor();
        var page = await visitor.Page("/reports/first");
        page.QuerySelector("a[href='/reports/first/place']")!.TextContent.ShouldContain("Place it on a meeting");
        using var form = await visitor.Page("/reports/first/place");
        form.QuerySelectorAll("input[type=radio]")
            .Select(r => r.GetAttribute("value"))
            .ShouldBe(["2007-09-12", "2007-12-05", "-"]);
        form.QuerySelector("input[type=radio][checked]")!.GetAttribute("value").ShouldBe("-");
        form.QuerySelector("main")!.TextContent.ShouldContain("How long it lasts is not recorded");
        using (var none = await visitor.SendForm(form, ("meeting", "2001-01-01")))
            (await Visitor.Read(none)).Errors().ShouldBe(["Choose a meeting, or “No meeting yet”"]);
        using (var held = await visitor.SendForm(form, ("held", "yes")))
            (await Visitor.Read(held)).Errors().ShouldHaveSingleItem().ShouldContain("no meeting on which it could be held");
        var before = await app.LastChange();
        for (var times = 0; times < 2; times++)
            using (var placed = await visitor.SendForm(form, ("meeting", "2007-12-05"), ("held", "yes")))
                placed.StatusCode.ShouldBe(HttpStatusCode.Redirect, "also sent twice");
        (await app.LastChange()).ShouldBe(before + 1);
        (await visitor.Page("/reports/first"))
            .QuerySelector("main")!
            .TextContent.ShouldSatisfyAllConditions(
                t => t.ShouldContain("5 December 2007"),
                t => t.ShouldContain("no plan moves it")
            );
        using (var late = await visitor.SendForm(form, ("meeting", "2007-09-12")))
            (await Visitor.Read(late, HttpStatusCode.Conflict))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("it is on the meeting of 5 December 2007 now");
        using (var nothing = await visitor.Get("/reports/nothing/place"))
            nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var plan = await visitor.Page("/reports/plan?body=board&minutes=90");
        using var off = await visitor.SendForm(plan, ("hold-first", "--"), ("hold-second", "nowhere"), ("_step", "again"));
        var planned = await Visitor.Read(off);
        planned
            .QuerySelector("#waiting")!
            .TextContent.ShouldSatisfyAllConditions(
                t => t.ShouldContain("The first report"),
                t => t.ShouldContain("It is left off this plan.")
            );
        planned.QuerySelector("#hold-first option[selected]")!.TextContent.ShouldBe("Not on this plan");
        planned.Body!.TextContent.ShouldContain("can’t be held on “nowhere”");
        using var kept = await visitor.SendForm(planned, ("_step", "keep"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/reports/first")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Waits for a meeting");
    }

    [Fact]
    public async Task Verbs_place_hold_and_leave_off()
    {
        var folder = Directory.CreateTempSubdirectory("remit-planner-").FullName;
        try
        {
            (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
            var (code, words) = await Run(
                "meetings",
                "plan",
                "executive",
                "--every",
                "every second Wednesday",
                "--from",
                "2028-03-01",
                "--until",
                "2028-04-30"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("is understood as the second Wednesday of each month");
            // The second Wednesday lies from the 8th to the 14th.
            var days = ((string[])["03", "04"])
                .Select(month =>
                    Enumerable
                        .Range(8, 7)
                        .Select(d => When.Day($"2028-{month}-{d:00}"))
                        .First(d => d.DayOfWeek == DayOfWeek.Wednesday)
                )
                .Select(LondonDate.Iso)
                .ToList();
            (await Run("papers", "ask", "School places", "--body", "executive", "--minutes", "15")).Code.ShouldBe(0);

            (code, words) = await Run("planner", "place", "school-places", "--on", $"executive/{days[1]}", "--hold");
            code.ShouldBe(0, words);
            words.ShouldContain("Placed the report “School places” on the meeting of");
            words.ShouldContain("and held it there");
            (await Run("planner", "place", "school-places", "--on", "executive/never")).Words.ShouldContain(
                "There is no meeting"
            );
            (await Run("planner", "place", "nothing", "--on", "none")).Words.ShouldContain("There is no report “nothing”");
            (code, words) = await Run("planner", "--body", "executive", "--hold", $"school-places=executive/{days[0]}");
            code.ShouldBe(0, words);
            words.ShouldContain("School places (15 min), moved, held");
            (await Run("planner", "--body", "executive", "--wait", "school-places", "--keep")).Words.ShouldContain(
                "School places. It is left off this plan."
            );
            (await Run("planner", "--hold", "school-places")).Words.ShouldContain("holds nothing. Write it as");
            (await Run("planner", "--wait", "nothing")).Words.ShouldContain("“nothing” is no report of this plan");
            (await Run("planner", "place", "school-places", "--on", "none", "--hold")).Code.ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    private static async Task<PlanView> Plan(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything, Day);
        return PlanView.Of(await PlanOn.Load(db, Day, PlanAsked.Of([], null, null, _ => { })), Day);
    }

    private static void Year(Db db, IdSource ids)
    {
        var board = db.Set<Body>().Single(b => b.Key == "board");
        foreach (var day in (string[])["2007-09-12", "2007-12-05"])
            db.Add(
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = day,
                    Body = board.Id,
                    Date = When.Day(day),
                }
            );
        foreach (var (key, law) in ((string, bool)[])[("first", true), ("second", false), ("third", false)])
            db.Add(
                new Report
                {
                    Id = ids.Next<Report>(),
                    Key = key,
                    Body = board.Id,
                    Title = $"The {key} report",
                    Minutes = 30,
                    Statutory = law,
                }
            );
    }

    private static ReportOrder Order(TestData data, Report report, Report after) =>
        new()
        {
            Id = data.Store.Ids.Next<ReportOrder>(),
            Report = report.Id,
            After = after.Id,
        };
}
