using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>What room a meeting has for reports, and from when on a report can be heard.</summary>
public class PlanRoomTests
{
    private static readonly DateOnly Day = PlanningCase.Day;

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
        var view = await PlanningCase.Plan(data);
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
        (await PlanningCase.Plan(data))
            .Meetings[0]
            .Taken.ShouldBe("35 minutes of 120 are taken by items of its agenda without a report.");
        await data.Add(data.NewAgendaItem(meeting, "A guest", null, i => i.Minutes = 20));
        await data.Report(body, "News", with: r => (r.Standing, r.Minutes) = (true, 10));
        var again = (await PlanningCase.Plan(data)).Meetings[0];
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
        (await PlanningCase.Plan(data))
            .Meetings.Select(m => (m.Reports.Count, m.PapersDue))
            .ShouldBe([(1, null), (0, When.Day("2007-10-01"))]);
        await data.Add(data.NewClock(body, "Papers in time", ClockSets.Papers));
        (await PlanningCase.Plan(data))
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
        (await PlanningCase.Plan(data)).Meetings[0].Reports.Single().ReckonedReady.ShouldBeNull("nobody has to clear it");
        await data.Add(
            new ReportClearer
            {
                Id = data.Store.Ids.Next<ReportClearer>(),
                Report = report.Id,
                Clearer = data.RefOf(await data.Person()),
            }
        );
        var waits = (await PlanningCase.Plan(data)).Waiting.Single();
        waits.ReckonedReady.ShouldBe(When.Day("2007-09-10"));
        waits.Why.ShouldBe(
            "It has still to be cleared. With five working days for that it is ready on 10 September 2007, too late for the papers of each meeting that is planned."
        );
        waits.Give.ShouldBe("Plan a later meeting, have it cleared, or say by which day it will be.");

        var later = await data.Meeting(body, "2007-10-10");
        (await PlanningCase.Plan(data)).Meetings[1].Reports.Single().ReckonedReady.ShouldBe(When.Day("2007-09-10"));
        await data.Report(body, "Long", later, r => (r.Minutes, r.Held) = (90, true));
        (await PlanningCase.Plan(data))
            .Waiting.Single()
            .Why!.ShouldEndWith(
                "The meeting on 12 September 2007 has time, but the report has still to be cleared: with five working days for that it is ready on 10 September 2007, and papers are due on 5 September 2007."
            );
        await data.Edit(report, r => r.Ready = When.Day("2007-09-04"));
        (await PlanningCase.Plan(data)).Meetings[0].Reports.Single().Title.ShouldBe("Audit", "somebody said by when");
        await data.Edit(report, r => r.Ready = null);
        await data.Add(data.NewReportText(report, "2007-09-01"));
        (await PlanningCase.Plan(data)).Meetings[0].Reports.Single().ReckonedReady.ShouldBeNull("it is submitted");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_takes_as_many_reports_to_note_as_the_terms_that_hold_on_its_day_say(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, silent) = (await data.Body("Board"), await data.Body("Executive"));
        var (september, october) = (await data.Meeting(board, "2007-09-12"), await data.Meeting(board, "2007-10-10"));
        await data.Meeting(silent, "2007-09-13");
        var was = data.NewTerms(board, TermsState.Superseded, t => (t.MostToNote, t.Period) = (1, When.Until("2007-09-30")));
        var now = data.NewTerms(
            board,
            TermsState.Agreed,
            t => (t.MostToNote, t.Period, t.Order) = (3, When.From("2007-10-01"), 1)
        );
        var draft = data.NewTerms(
            board,
            TermsState.Draft,
            t => (t.MostToNote, t.Period, t.Order) = (50, When.From("2007-01-01"), 2)
        );
        await data.Add(was, now, draft, data.NewTerms(silent, TermsState.Agreed));
        Action<Report> toNote = r => (r.Minutes, r.Purpose) = (5, ReportPurpose.Note);
        await data.Report(board, "News", with: r => (r.Minutes, r.Purpose, r.Standing) = (5, ReportPurpose.Note, true));
        var reports = new List<Report>();
        foreach (var title in (string[])["A", "B", "C"])
            reports.Add(await data.Report(board, title, with: toNote));
        foreach (var title in (string[])["D", "E", "F"])
            await data.Report(silent, title, with: toNote);

        var view = await PlanningCase.Plan(data, toNote: "2");
        view.Meetings.Select(m => (m.Body.Name, m.Reports.Count, m.ToNote, m.MostToNote, m.MostToNoteBy))
            .ShouldBe([("Board", 0, 1, 1, was.Key), ("Executive", 2, 2, 2, null), ("Board", 2, 3, 3, now.Key)]);
        view.Meetings[0].NotesInWords.ShouldBe($"1 of at most 1 report to note, by version {was.Key} of its terms of reference.");
        view.Meetings[1]
            .NotesInWords.ShouldBe(
                "2 of at most 2 reports to note, the number given for this plan: no terms of reference that hold then say how many."
            );
        var waiting = view.Waiting.ToDictionary(w => w.Body.Name);
        waiting["Board"]
            .Why.ShouldBe(
                $"The meetings that have time take no more reports to note. The next is on 12 September 2007. It takes 1, by version {was.Key} of its terms of reference."
            );
        waiting["Board"].Give.ShouldBe("Hold it there all the same.");
        waiting["Executive"].Give!.ShouldStartWith("Take one more to note, or “");
        (await PlanningCase.Plan(data, toNote: "50")).Waiting.Select(w => w.Body.Name).ShouldBe(["Board"], "terms bind");
        (await data.Found("MTG-05")).ShouldBeEmpty("one comes to each meeting, and so many it takes");

        // Placing by hand and the check reckon alike; a person may do it all the same.
        await data.Edit(reports[0], r => r.Meeting = september.Id);
        await using (var db = data.Store.Read(Sight.Everything, Day))
        {
            var rooms = await MeetingRoom.Load(db, reports[1], Day);
            rooms[0]
                .Against(reports[1])
                .ShouldHaveSingleItem()
                .ShouldBe(
                    $"It is only to be noted, and version {was.Key} of the terms of reference lets a meeting take 1 of those. 2 are on it."
                );
            rooms[1].Against(reports[1]).ShouldBeEmpty();
        }
        var found = (await data.Found("MTG-05")).ShouldHaveSingleItem();
        (found.Fault, found.Message).ShouldBe(
            (
                "too-many-to-note",
                $"Board has 2 reports only to be noted on 12 September 2007. Version {was.Key} of its terms of reference lets a meeting take 1."
            )
        );
        await data.Edit(reports[0], r => r.Meeting = october.Id);
        (await data.Found("MTG-05")).ShouldBeEmpty();
    }
}
