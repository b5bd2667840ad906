using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

public class MeetingRulesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_meets_once_at_a_time(string provider)
    {
        await using var data = await TestData.On(provider);
        var (one, other) = (await data.Body(), await data.Body("Board"));
        await data.Meeting(one, "2007-09-12", "14:00");
        await data.Meeting(one, "2007-09-12", "16:00");
        await data.Meeting(other, "2007-09-12", "14:00");
        var called = await data.Meeting(one, "2007-09-13", "14:00", m => m.State = MeetingState.Cancelled);
        await data.Meeting(one, "2007-09-13", "14:00");
        var again = data.NewMeeting(one, "2007-09-12", "14:00");

        (await data.Try(again)).ShouldBeRefused(MeetingsKeepTheirTime.NotTwice, data.RefOf(again), "start");

        var (first, second) = (data.NewMeeting(one, "2007-10-01"), data.NewMeeting(one, "2007-10-01"));
        (await data.Try(first, second)).Refusals.ShouldHaveSingleItem().Rule.ShouldBe(MeetingsKeepTheirTime.NotTwice);
        called.State.ShouldBe(MeetingState.Cancelled);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_lies_in_the_period_of_its_body(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body(when: When.Between("2007-04-01", "2008-03-31"));
        var meeting = await data.Meeting(body, "2008-03-31");
        var late = data.NewMeeting(body, "2008-04-01");
        (await data.Try(late)).ShouldBeRefused(MeetingsKeepTheirTime.LiesInItsBody, data.RefOf(late), "date");
        var early = data.NewMeeting(body, "2007-03-31");
        (await data.Try(early)).ShouldBeRefused(MeetingsKeepTheirTime.LiesInItsBody, data.RefOf(early), "date");
        (await data.TryEdit(body, b => b.Period = When.Between("2007-04-01", "2008-03-30"))).ShouldBeRefused(
            MeetingsKeepTheirTime.LiesInItsBody,
            data.RefOf(body),
            "until"
        );
        meeting.State.ShouldBe(MeetingState.Planned);
    }

    [Theory]
    [InlineData(MeetingState.Planned, MeetingState.Called, true)]
    [InlineData(MeetingState.Planned, MeetingState.Held, true)]
    [InlineData(MeetingState.Called, MeetingState.Cancelled, true)]
    [InlineData(MeetingState.Held, MeetingState.Approved, true)]
    [InlineData(MeetingState.Held, MeetingState.Planned, false)]
    [InlineData(MeetingState.Held, MeetingState.Cancelled, false)]
    [InlineData(MeetingState.Cancelled, MeetingState.Planned, false)]
    [InlineData(MeetingState.Cancelled, MeetingState.Held, false)]
    public async Task A_meeting_only_goes_forward(MeetingState from, MeetingState to, bool allowed)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var meeting = await data.Meeting(await data.Body(), "2007-09-01", with: m => m.State = from);
        var result = await data.TryEdit(meeting, m => m.State = to);
        if (allowed)
            result.ShouldPass();
        else
            result.ShouldBeRefused(MeetingsKeepTheirTime.GoesForward, data.RefOf(meeting), "state");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_is_not_held_before_its_day(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var tomorrow = LondonDate.Of(data.Clock.GetUtcNow()).AddDays(1);
        var meeting = data.NewMeeting(body, LondonDate.Iso(tomorrow), with: m => m.State = MeetingState.Held);
        (await data.Try(meeting)).ShouldBeRefused(MeetingsKeepTheirTime.NotHeldBefore, data.RefOf(meeting), "state");
        (
            await data.Try(data.NewMeeting(body, LondonDate.Iso(tomorrow.AddDays(-1)), with: m => m.State = MeetingState.Held))
        ).ShouldPass();
    }

    [Fact]
    public async Task A_meeting_ends_after_it_starts_and_has_its_papers_by_then()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        var backwards = data.NewMeeting(body, "2007-09-12", "14:00", m => m.End = new TimeOnly(13, 0));
        (await data.Try(backwards)).ShouldBeRefused(Meeting.EndsAfterItStarts, data.RefOf(backwards), "end");
        var endless = data.NewMeeting(body, "2007-09-12", with: m => m.End = new TimeOnly(13, 0));
        (await data.Try(endless)).ShouldBeRefused(Meeting.EndsAfterItStarts, data.RefOf(endless), "end");
        var late = data.NewMeeting(body, "2007-09-12", with: m => m.PapersDue = When.Day("2007-09-13"));
        (await data.Try(late)).ShouldBeRefused(Meeting.PapersComeBefore, data.RefOf(late), "papers-due");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_is_heard_at_a_meeting_of_its_body(string provider)
    {
        await using var data = await TestData.On(provider);
        var (executive, board) = (await data.Body(), await data.Body("Board"));
        var meeting = await data.Meeting(board, "2007-09-12");
        await data.Report(board, "Budget", meeting);
        var wrong = data.NewReport(executive, "Budget", meeting);
        (await data.Try(wrong)).ShouldBeRefused(ReportsGoToTheirBody.Rule, data.RefOf(wrong), "meeting");
    }

    [Theory]
    [InlineData("09:00", "9am")]
    [InlineData("12:00", "noon")]
    [InlineData("00:00", "midnight")]
    [InlineData("12:15", "12.15pm")]
    [InlineData("00:05", "12.05am")]
    [InlineData("14:30", "2.30pm")]
    public void Times_read_as_people_say_them(string time, string words)
    {
        LondonTime.TryParse(time, out var read).ShouldBeTrue();
        LondonTime.Words(read).ShouldBe(words);
        LondonTime.Iso(read).ShouldBe(time);
    }
}
