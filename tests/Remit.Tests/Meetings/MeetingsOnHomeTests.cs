using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Access;
using Remit.Tests.Decisions;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

/// <summary>Home tells members of their next meetings, and whoever keeps a body's records what to prepare, by when.</summary>
public class MeetingsOnHomeTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_member_is_told_their_next_meetings_and_whether_papers_are_out(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        var made = await DecidingCase.On(app.Store);
        var cat = await app.Find<Person>("d-cat");
        using var member = await app.SignedIn(await app.AccountOf(cat.Id.Value, "cat@example.org"));
        var home = await member.Page("/");
        var line = home.QuerySelector("#work-meetings")!.ParentElement!;
        line.TextContent.ShouldContain("Deciding Group, 10 October 2007");
        line.TextContent.ShouldContain("The papers are not out yet");
        line.TextContent.ShouldNotContain("30 August");
        line.QuerySelector("a")!.GetAttribute("href").ShouldBe("/meetings/deciders/october");
        home.QuerySelector("#work-meetings-to-prepare").ShouldBeNull();
        await made.Edit(async db =>
        {
            var october = await db.Set<Meeting>().SingleAsync(m => m.Key == "october");
            (october.State, october.CalledOn, october.PublishedOn) = (
                MeetingState.Called,
                When.Day("2007-09-03"),
                When.Day("2007-09-03")
            );
        });
        (await member.Page("/"))
            .QuerySelector("#work-meetings")!
            .ParentElement!.TextContent.ShouldContain("The papers have been out since 3 September 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_keeps_the_records_is_told_what_to_call_publish_and_circulate_by_when(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        var made = await DecidingCase.On(app.Store);
        using var clerk = await app.SignedIn(await DecidingTests.Clerk(app));
        var part = (await clerk.Page("/")).QuerySelector("#work-meetings-to-prepare")!.ParentElement!.TextContent;
        part.ShouldContain("Call the meeting: Deciding Group, 10 October 2007");
        part.ShouldContain("Due 26 September 2007");
        part.ShouldContain("No rule about time binds it: 14 days before the meeting is usual");
        part.ShouldNotContain("Publish the agenda");

        var body = await app.Find<Body>(DecidingCase.Body);
        await app.Add(
            new MeetingClock
            {
                Id = app.Store.Ids.Next<MeetingClock>(),
                Key = "agenda-out",
                Title = "Agenda to members",
                Sets = ClockSets.Agenda,
                Amount = 10,
                Unit = ClockUnit.Days,
                Body = body.Id,
            }
        );
        await made.Edit(async db => (await db.Set<Meeting>().SingleAsync(m => m.Key == "august")).State = MeetingState.Held);
        var home = await clerk.Page("/");
        part = home.QuerySelector("#work-meetings-to-prepare")!.ParentElement!.TextContent;
        part.ShouldContain("Publish the agenda: Deciding Group, 10 October 2007");
        part.ShouldContain("Due 30 September 2007");
        part.ShouldContain("By the rule “Agenda to members”");
        home.QuerySelector("#work-minutes")!
            .ParentElement!.TextContent.ShouldContain("No rule about time binds it: 14 days after the meeting is usual");
        home.QuerySelector("#work-minutes")!.ParentElement!.TextContent.ShouldContain("Due 13 September 2007");
        (await app.CommandsFor("/", clerk)).ShouldBeLessThanOrEqualTo(18);
    }
}
