using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Responsibilities.Duties;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Decisions;
using Remit.Tests.Harness;
using Remit.Tests.Reminders;

namespace Remit.Tests.Responsibilities.Duties;

/// <summary>What is owed after each meeting is owed from the meeting on, and late once the body has met again (RSP-07).</summary>
public class AfterMeetingsTests
{
    private const string Address = "/reporting-duties/after-each";

    [Theory, ClassData(typeof(Databases))]
    public async Task It_is_owed_after_a_meeting_and_answered_by_the_report_that_is_sent_after_it(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var made = await DecidingCase.On(app.Store);
        var (director, body) = (await app.Find<Post>("director"), await app.Find<Body>(DecidingCase.Body));
        var duty = new ReportingDuty
        {
            Id = app.Store.Ids.Next<ReportingDuty>(),
            Key = "after-each",
            FromHolder = new RecordRef("post", director.Id.Value),
            ToHolder = new RecordRef("body", body.Id.Value),
            About = "What was done since",
            Rhythm = ReportRhythm.AfterMeetings,
            MeetingsOf = body.Id,
        };
        await app.Add(duty);
        using var gareth = await app.SignedIn(await app.AccountOf((await app.Receiver()).Id, "gareth@example.org"));
        (await gareth.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing is owed");
        (await Told(app)).ShouldNotContain("What was done since");

        await Held(made, "august");
        var page = await gareth.Page(Address);
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("A report is owed after the meeting of 30 August 2007");
        page.QuerySelector("main")!.TextContent.ShouldContain("After the meeting of 30 August 2007");
        page.QuerySelector("main")!.TextContent.ShouldNotContain("Late");
        (await gareth.Page("/reporting-duties")).Body!.TextContent.ShouldContain("After the meeting of 30 August 2007");
        (await gareth.Page("/")).Body!.TextContent.ShouldContain("Owed since the meeting of 30 August 2007");
        (await Told(app)).ShouldContain("Owed since the meeting of 30 August 2007");
        (await app.CommandsFor(Address, gareth)).ShouldBeLessThanOrEqualTo(6);

        await Held(made, "september");
        (await gareth.Page(Address)).QuerySelector("main")!.TextContent.ShouldContain("Late");
        (await Told(app)).ShouldContain(
            "What was done since – late: it was due 1 September 2007",
            customMessage: "late since the body met again"
        );

        await app.Add(
            new ReportMade
            {
                Id = app.Store.Ids.Next<ReportMade>(),
                Key = "sent",
                Duty = duty.Id,
                Title = "What was done since",
                SentOn = When.Day("2007-09-02"),
            }
        );
        (await gareth.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing is owed");
        (await Told(app)).ShouldNotContain("What was done since");
    }

    private static Task Held(DecidingCase made, string meeting) =>
        made.Edit(async db => (await db.Set<Meeting>().SingleAsync(m => m.Key == meeting)).State = MeetingState.Held);

    private static async Task<string> Told(RemitApp app) => (await app.Reminding().Rehearse(await app.Receiver())).Words ?? "";
}
