using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>What a plan is made of, how it is kept, what it leaves where it is, and what it leaves off.</summary>
public class PlanKeepingTests
{
    private static readonly DateOnly Day = PlanningCase.Day;

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
            (waits.IsLeftOff, waits.IsMoved, waits.Why).ShouldBe(
                (true, true, "It is left off this plan, and off later ones if you keep this.")
            );
        }
        await using (var db = data.Store.Read(Sight.Everything, Day))
        {
            db.All<Report>()
                .Select(r => new
                {
                    r.Meeting,
                    r.Held,
                    r.LeftOff,
                })
                .Single()
                .ShouldBe(
                    new
                    {
                        Meeting = (Id<Meeting>?)null,
                        Held = false,
                        LeftOff = true,
                    }
                );
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
        await data.Edit(report, r => r.GoTo(meeting.Id));
        await data.Add(data.NewAgendaItem(meeting, "Audit", report, i => i.Number = 1));
        await using (var db = data.Store.Read(Sight.Everything, Day))
            (await Unheeded(db, asked)).ShouldHaveSingleItem().ShouldContain("is on the published agenda of 12 September 2007");

        PlanAsked Holding(string key, string on) => free with { Holds = new Dictionary<string, string> { [key] = on } };
        async Task<IReadOnlyList<string>> Unheeded(Db db, PlanAsked plan) => (await PlanOn.Load(db, Day, plan)).Unheeded;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_left_off_stays_off_later_plans_until_that_is_taken_back(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Board");
        var meeting = await data.Meeting(body, "2007-09-12");
        var report = await data.Report(
            body,
            "Audit",
            await data.Meeting(body, "2007-10-10", with: m => m.State = MeetingState.Cancelled)
        );
        var free = PlanAsked.Of([body.Key], null, null, _ => { });
        await Keep(free with { Waits = new HashSet<string> { report.Key } });
        for (var times = 0; times < 2; times++)
        {
            var later = await Keep(free);
            var waits = later.Waiting.ShouldHaveSingleItem();
            (waits.IsLeftOff, waits.WasLeftOff, waits.IsMoved, later.Changes).ShouldBe((true, true, false, 0));
            (waits.Why, waits.Give).ShouldBe(("Plans leave it off until somebody takes that back.", null));
            later.Meetings.Single().Reports.ShouldBeEmpty();
        }
        (await data.TryEdit(report, r => r.Meeting = meeting.Id)).ShouldBeRefused(
            Report.LeftOffHasNoMeeting,
            data.RefOf(report),
            "left-off"
        );
        // A person who says where it goes, or that the plan may say it, takes that back.
        var asked = free with
        {
            Holds = new Dictionary<string, string> { [report.Key] = "" },
        };
        (await Keep(asked)).Meetings.Single().Reports.Single().Title.ShouldBe("Audit");
        (await PlanningCase.Plan(data)).Meetings.Single().Reports.Single().WasLeftOff.ShouldBeFalse();
        await using var now = data.Store.Read(Sight.Everything, Day);
        now.All<Report>().Select(r => r.Meeting).Single().ShouldBe(meeting.Id);

        async Task<PlanView> Keep(PlanAsked plan)
        {
            await using var db = data.Store.Write();
            var (kept, view) = await KeepingPlans.Keep(db, Viewer.LocalOperator(data.Store.Policy), Day, plan, null);
            kept.IsRefused.ShouldBeFalse();
            return view;
        }
    }

    private static ReportOrder Order(TestData data, Report report, Report after) =>
        new()
        {
            Id = data.Store.Ids.Next<ReportOrder>(),
            Report = report.Id,
            After = after.Id,
        };
}
