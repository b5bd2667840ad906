using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
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
