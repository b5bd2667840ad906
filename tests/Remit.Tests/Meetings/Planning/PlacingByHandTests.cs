using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>One report is put on a meeting, taken off it, or left off plans.</summary>
public class PlacingByHandTests
{
    private static readonly DateOnly Day = PlanningCase.Day;

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

        (await Place(report, null, leftOff: true)).ShouldPass();
        await Stands(report, null, false, leftOff: true);
        (await Place(report, next)).ShouldPass();
        await Stands(report, next, false);
        (await Place(report, next, leftOff: true)).ShouldBeRefused(Report.LeftOffHasNoMeeting, data.RefOf(report), "left-off");
        (await Place(report, null)).ShouldPass();

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

        async Task<Result<LoggedChange>> Place(Report which, Meeting? on, bool held = false, bool leftOff = false)
        {
            await using var db = data.Store.Write();
            var file = (await ReportFile.Find(db, which.Key))!;
            var refused = await new PlacingByHand(db, Day).Place(file, on, held, leftOff);
            return refused.Count > 0
                ? Result<LoggedChange>.Refused(refused)
                : await db.Commit(Viewer.LocalOperator(data.Store.Policy).Change("Placed"));
        }
        async Task Stands(Report which, Meeting? on, bool held, bool leftOff = false)
        {
            await using var db = data.Store.Read(Sight.Everything, Day);
            var now = db.All<Report>().Single(r => r.Id == which.Id);
            (now.Meeting, now.Held, now.LeftOff).ShouldBe((on?.Id, held, leftOff));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_clerk_places_a_report_on_its_page_and_leaves_it_off_a_plan(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => PlanningCase.Year(db, app.Store.Ids), "Planned the year");
        using var visitor = app.NewVisitor();
        var page = await visitor.Page("/reports/first");
        page.QuerySelector("a[href='/reports/first/place']")!.TextContent.ShouldContain("Place it on a meeting");
        using var form = await visitor.Page("/reports/first/place");
        form.QuerySelectorAll("input[type=radio]")
            .Select(r => r.GetAttribute("value"))
            .ShouldBe(["2007-09-12", "2007-12-05", "-", "--"]);
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
                t => t.ShouldContain("It is left off this plan, and off later ones if you keep this.")
            );
        planned.QuerySelector("#hold-first option[selected]")!.TextContent.ShouldBe("Leave off plans");
        planned.Body!.TextContent.ShouldContain("can’t be held on “nowhere”");
        using var kept = await visitor.SendForm(planned, ("_step", "keep"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/reports/first")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Waits for a meeting");
        (await visitor.Page("/reports/first")).QuerySelector("main")!.TextContent.ShouldContain("Left off plans");
        using (var later = await visitor.Page("/reports/plan?body=board"))
            later.QuerySelector("#waiting")!.TextContent.ShouldContain("Plans leave it off until somebody takes that back.");
        using var back = await visitor.Page("/reports/first/place");
        back.QuerySelector("input[type=radio][checked]")!.GetAttribute("value").ShouldBe("--");
        using (var taken = await visitor.SendForm(back, ("meeting", "-")))
            taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/reports/first")).QuerySelector("main")!.TextContent.ShouldNotContain("Left off plans");
        using (var again = await visitor.Page("/reports/plan?body=board"))
            again.QuerySelector("#waiting").ShouldBeNull("it is planned again");
    }
}
