using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Responsibilities.Duties;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Duties;

/// <summary>RSP-07: a report that is late, or of which nobody said how often.</summary>
public class ReportsLateTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task It_finds_what_is_late_and_what_nobody_said_and_is_silent_of_what_follows_meetings(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var (from, to) = (data.RefOf(await data.Post()), data.RefOf(board));
        var quarter = new CalendarSpan(3, CalendarUnit.Month);
        ReportingDuty Duty(string about, Action<ReportingDuty> with)
        {
            var duty = data.NewReportingDuty(from, to);
            duty.About = about;
            with(duty);
            return duty;
        }
        void Every(ReportingDuty d, string first) =>
            (d.Rhythm, d.Every, d.FirstDue) = (ReportRhythm.Every, quarter, When.Day(first));
        var answered = Duty("Answered", d => Every(d, "2007-06-30"));
        await data.Add(
            Duty("Late", d => Every(d, "2007-06-30")),
            answered,
            Duty("Due today", d => Every(d, "2007-09-03")),
            Duty("Unsaid", _ => { }),
            Duty("Words", d => d.HowOften = "regularly"),
            Duty("No day", d => (d.Rhythm, d.Every) = (ReportRhythm.Every, quarter)),
            Duty("After meetings", d => (d.Rhythm, d.MeetingsOf) = (ReportRhythm.AfterMeetings, board.Id)),
            Duty("After meetings in words", d => d.RelativeTo = "after the meetings of the Board"),
            Duty("Over", d => (d.HowOften, d.Period) = ("yearly", When.Until("2007-09-02")))
        );
        await data.Add(data.NewReportMade(answered, "2007-08-15", r => r.Due = When.Day("2007-06-30")));
        var found = await data.Found("RSP-07");
        found
            .Select(f => (f.Records[0].Title, f.Fault, f.IsNotRecorded))
            .ShouldBe(
                [
                    ("Late", "late", false),
                    ("Unsaid", "how-often", true),
                    ("Words", "how-often", true),
                    ("No day", "first-day", true),
                ],
                ignoreOrder: true
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_owed_after_each_meeting_is_late_once_the_body_has_met_again(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        var duty = data.NewReportingDuty(data.RefOf(await data.Post()), data.RefOf(board));
        (duty.About, duty.Rhythm, duty.MeetingsOf) = ("The work of the Board", ReportRhythm.AfterMeetings, board.Id);
        await data.Add(duty);
        await data.Meeting(board, "2007-02-07", with: m => m.State = MeetingState.Cancelled);
        await data.HeldMeeting(board, "2007-03-07");
        await data.Meeting(board, "2007-09-12");
        (await data.Found("RSP-07")).ShouldBeEmpty();

        await data.HeldMeeting(board, "2007-06-06");
        (await data.Found("RSP-07"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "This report is owed after each meeting of a body, which has met 2 times and nobody has recorded one: The work of the Board."
            );
        (await data.Found("RSP-07", "2007-06-05")).ShouldBeEmpty();

        // A report answers all meetings before it.
        await data.Add(data.NewReportMade(duty, "2007-06-20"));
        (await data.Found("RSP-07")).ShouldBeEmpty();
        await data.HeldMeeting(board, "2007-07-04");
        (await data.Found("RSP-07")).ShouldBeEmpty();
        await data.HeldMeeting(board, "2007-08-01");
        (await data.Found("RSP-07")).ShouldHaveSingleItem().Message.ShouldContain("has met 2 times since the last one");
    }
}
