using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Duties;

public class DutyRulesTests
{
    private const string OneWay = "A reporting duty says how often in one way";

    [Fact]
    public async Task Nobody_reports_to_themselves()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = data.RefOf(await data.Body("Board"));
        var duty = data.NewReportingDuty(body, body);
        (await data.Try(duty)).ShouldBeRefused("Nobody reports to themselves", data.RefOf(duty), "to-holder");
    }

    [Fact]
    public async Task How_often_is_said_in_one_way()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var (from, to) = (data.RefOf(await data.Post()), data.RefOf(board));
        var every = new CalendarSpan(3, CalendarUnit.Month);
        foreach (
            var (say, field) in new (Action<ReportingDuty>, string?)[]
            {
                (d => d.Rhythm = ReportRhythm.Every, "every"),
                (d => d.Every = every, "every"),
                (d => (d.Rhythm, d.Every) = (ReportRhythm.AfterMeetings, every), "every"),
                (d => d.Rhythm = ReportRhythm.Once, "first-due"),
                (d => d.FirstDue = When.Day("2007-09-30"), "first-due"),
                (d => d.Rhythm = ReportRhythm.AfterMeetings, "meetings-of"),
                (d => d.MeetingsOf = board.Id, "meetings-of"),
                (
                    d =>
                        (d.Rhythm, d.Every, d.FirstDue, d.Period) = (
                            ReportRhythm.Every,
                            every,
                            When.Day("2008-01-01"),
                            When.Until("2007-12-31")
                        ),
                    "first-due"
                ),
                (d => (d.Rhythm, d.Every) = (ReportRhythm.Every, every), null),
                (d => (d.Rhythm, d.MeetingsOf) = (ReportRhythm.AfterMeetings, board.Id), null),
                (d => (d.Rhythm, d.FirstDue) = (ReportRhythm.Once, When.Day("2007-09-30")), null),
            }
        )
        {
            var duty = data.NewReportingDuty(from, to);
            say(duty);
            var refusals = duty.Refusals().ToList();
            refusals.Select(r => r.Rule).Distinct().ShouldBe(field is null ? [] : [OneWay]);
            if (field is not null)
                refusals.ShouldContain(r => r.Field == field);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_was_sent_stands(string provider)
    {
        await using var data = await TestData.On(provider);
        var duty = await Duty(data);
        var report = data.NewReportMade(duty, "2007-09-03", r => r.Text = "What we did");
        await data.Add(report);
        foreach (
            var (edit, field) in new (Action<ReportMade>, string)[]
            {
                (r => r.Text = "Something else", "text"),
                (r => r.SentOn = When.Day("2007-09-01"), "sent-on"),
                (r => r.Due = When.Day("2007-09-30"), "due"),
                (r => r.Title = "Another", "title"),
                (r => r.Reference = "Minute 3", "reference"),
            }
        )
            (await data.TryEdit(report, edit)).ShouldBeRefused("A report that was sent stands", data.RefOf(report), field);
        (await data.TryEdit(report, r => r.Note = "Handed out at the meeting")).ShouldPass();
    }

    [Fact]
    public async Task A_report_is_recorded_once_it_was_sent_and_does_not_end_before_it_starts()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var duty = await Duty(data);
        var tomorrow = data.NewReportMade(duty, "2007-09-04");
        (await data.Try(tomorrow)).ShouldBeRefused("A report is recorded once it was sent", data.RefOf(tomorrow), "sent-on");
        var backwards = data.NewReportMade(
            duty,
            "2007-09-03",
            r => (r.Since, r.UpTo) = (When.Day("2007-09-02"), When.Day("2007-09-01"))
        );
        (await data.Try(backwards)).ShouldBeRefused("A report does not end before it starts", data.RefOf(backwards), "up-to");
        var ahead = data.NewReportMade(duty, "2007-09-03", r => r.Due = When.Day("9999-12-31"));
        (await data.Try(ahead)).ShouldBeRefused("A report answers a day that is near", data.RefOf(ahead), "due");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_reports_records_that_they_did_and_nobody_else(string provider)
    {
        await using var data = await TestData.On(provider);
        var (post, cabinet, other) = (await data.Post(), await data.Body("Cabinet"), await data.Body("Other"));
        var duty = data.NewReportingDuty(data.RefOf(post), data.RefOf(cabinet));
        await data.Add(duty);
        foreach (
            var (relation, to, may) in new[]
            {
                (Relation.PostHolder, data.RefOf(post), true),
                (Relation.Clerk, data.RefOf(cabinet), true),
                (Relation.Member, data.RefOf(cabinet), false),
                (Relation.Clerk, data.RefOf(other), false),
            }
        )
            (
                await data.TryAs(data.Viewer(new Standing(relation, to)), db => db.Add(data.NewReportMade(duty, "2007-09-03")))
            ).IsRefused.ShouldBe(!may, $"{relation} of {to.Kind}");
    }

    [Fact]
    public async Task A_report_is_never_more_open_than_its_duty()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var duty = data.NewReportingDuty(data.RefOf(await data.Post()), data.RefOf(board));
        (duty.Sensitivity, duty.RestrictedTo) = (Sensitivity.Restricted, data.RefOf(board).ToString());
        await data.Add(duty);
        var report = data.NewReportMade(duty, "2007-09-03");
        await data.Add(report);
        await using var db = data.Store.Read(Sight.Everything);
        var kept = db.All<ReportMade>().Single();
        (kept.Sensitivity, kept.RestrictedTo).ShouldBe((Sensitivity.Restricted, duty.RestrictedTo));
    }

    private static async Task<ReportingDuty> Duty(TestData data)
    {
        var duty = data.NewReportingDuty(data.RefOf(await data.Post()), data.RefOf(await data.Body("Cabinet")));
        await data.Add(duty);
        return duty;
    }
}
