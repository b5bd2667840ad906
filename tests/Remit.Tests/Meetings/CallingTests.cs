using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

public class CallingTests
{
    private const string Page = "/meetings/executive/2007-09-12";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_is_added_from_a_form_and_called(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var check = await visitor.ToTheCheck(
            "/add/meeting?in=body:executive",
            ("date-day", "14"),
            ("date-month", "11"),
            ("date-year", "2007"),
            ("start", "14:00"),
            ("end", "13:00")
        );
        using (var refused = await visitor.SendForm(check))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldContain(e => e.Contains("would start at 2pm and end at 1pm", StringComparison.Ordinal));
        var mended = await visitor.ToTheCheck(
            "/add/meeting?in=body:executive",
            ("date-day", "14"),
            ("date-month", "11"),
            ("date-year", "2007"),
            ("start", "14:00"),
            ("end", "16:00")
        );
        using (var added = await visitor.SendForm(mended))
            added.StatusCode.ShouldBe(HttpStatusCode.Found);
        var meeting = await The(app, m => m.Date == When.Day("2007-11-14"));
        meeting.Key.ShouldBe("2007-11-14");
        using (
            var tooEarly = await visitor.Change(
                $"/meetings/executive/{meeting.Key}/call",
                ("called-on-day", "4"),
                ("called-on-month", "9"),
                ("called-on-year", "2007")
            )
        )
            (await Visitor.Read(tooEarly)).Errors().ShouldContain(e => e.Contains("is still to come", StringComparison.Ordinal));
        using (var called = await visitor.Change($"/meetings/executive/{meeting.Key}/call"))
            called.StatusCode.ShouldBe(HttpStatusCode.Found);
        meeting = await The(app, m => m.Date == When.Day("2007-11-14"));
        (meeting.State, meeting.CalledOn).ShouldBe((MeetingState.Called, When.Day("2007-09-03")));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_move_shows_what_breaks_and_keeps_the_former_date(string provider)
    {
        await using var app = await Called(provider);
        using var visitor = app.NewVisitor();
        // Over the day on which clocks go back: 2pm stays 2pm.
        var form = await visitor.Page($"{Page}/move");
        using var shown = await visitor.SendForm(form, To("31", "10"));
        var preview = await Visitor.Read(shown);
        preview.QuerySelector("#breaks")!.TextContent.ShouldContain("Wednesday 31 October 2007, 2pm");
        preview.Body!.TextContent.ShouldContain("“Budget” moves with it");
        preview.Body.TextContent.ShouldContain("Call it anew for the new day");
        preview.Body.TextContent.ShouldContain("Pat Deputy stands in for");
        (await The(app)).Date.ShouldBe(When.Day("2007-09-12"));

        using (var reasonless = await visitor.SendForm(preview))
            (await Visitor.Read(reasonless))
                .Errors()
                .ShouldContain(e => e.Contains("Say why the meeting moves", StringComparison.Ordinal));
        // Another day than the one for which it was shown what breaks is shown first.
        using (var other = await visitor.SendForm(preview, ("date-day", "7"), ("date-month", "11"), ("reason", "Half term")))
            (await Visitor.Read(other)).QuerySelector("#breaks")!.TextContent.ShouldContain("7 November 2007");
        (await The(app)).Date.ShouldBe(When.Day("2007-09-12"));

        using (var kept = await visitor.SendForm(preview, ("reason", "The hall is flooded")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var again = await visitor.SendForm(preview, ("reason", "The hall is flooded")))
            again.StatusCode.ShouldBe(HttpStatusCode.Found);
        var moved = await The(app);
        (moved.Date, moved.Start, moved.CalledOn).ShouldBe((When.Day("2007-10-31"), new TimeOnly(14, 0), null));
        var page = await visitor.Page(Page);
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Wednesday 31 October 2007, 2pm");
        page.Body!.TextContent.ShouldContain(
            "It was to be on Wednesday 12 September 2007, 2pm, and was moved on 3 September 2007: The hall is flooded"
        );
        (await app.Twin($"{Page}.json")).GetProperty("moves").GetArrayLength().ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_was_slower_is_told_and_loses_nothing(string provider)
    {
        await using var app = await Called(provider);
        using var visitor = app.NewVisitor();
        using var shown = await visitor.SendForm(await visitor.Page($"{Page}/move"), To("19", "9"));
        var preview = await Visitor.Read(shown);
        await app.Write(db => db.Set<Meeting>().Single(m => m.Key == "2007-09-12").Venue = "Town Hall", "Another room");
        using var late = await visitor.SendForm(preview, ("reason", "The hall is flooded"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var told = await Visitor.Read(late, HttpStatusCode.Conflict);
        told.Errors().ShouldContain(e => e.Contains("Somebody else changed this meeting", StringComparison.Ordinal));
        told.FormOf()["reason"].ShouldBe(["The hall is flooded"]);
        using var kept = await visitor.SendForm(told);
        kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await The(app)).Date.ShouldBe(When.Day("2007-09-19"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_is_cancelled_with_its_reason_and_what_breaks_is_shown(string provider)
    {
        await using var app = await Called(provider);
        using var visitor = app.NewVisitor();
        var form = await visitor.Page($"{Page}/cancel");
        form.Body!.TextContent.ShouldContain("“Budget” has no meeting any more");
        using (var refused = await visitor.SendForm(form))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldContain(e => e.Contains("Say why the meeting is cancelled", StringComparison.Ordinal));
        using (var kept = await visitor.SendForm(form, ("reason", "Too few could come")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var again = await visitor.SendForm(form, ("reason", "Too few could come")))
            again.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await The(app)).State.ShouldBe(MeetingState.Cancelled);
        (await visitor.Page(Page)).Body!.TextContent.ShouldContain("It is cancelled: Too few could come");
        (await visitor.Page($"{Page}/move")).Body!.TextContent.ShouldContain("can’t move");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_called_meeting_does_not_lose_its_former_date(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var planned = await data.Meeting(body, "2007-10-03");
        (await data.TryEdit(planned, m => m.Date = When.Day("2007-10-04"))).ShouldPass();
        var called = await data.Meeting(body, "2007-10-10", with: m => m.State = MeetingState.Called);
        (await data.TryEdit(called, m => m.Date = When.Day("2007-10-11"))).ShouldBeRefused(
            MovesAreRecorded.KeepsItsDate,
            data.RefOf(called),
            "date"
        );
        var held = await data.Meeting(body, "2007-08-01", with: m => m.State = MeetingState.Held);
        (await data.TryEdit(held, m => m.Date = When.Day("2007-08-02"))).ShouldBeRefused(
            MovesAreRecorded.OnlyWhatIsToCome,
            data.RefOf(held),
            "date"
        );
        var late = data.NewMeeting(
            body,
            "2007-10-12",
            with: m => (m.State, m.CalledOn) = (MeetingState.Called, When.Day("2007-10-13"))
        );
        (await data.Try(late)).Refusals.Select(r => r.Rule).ShouldContain(Meeting.CalledBefore);
        var uncalled = data.NewMeeting(body, "2007-10-15", with: m => m.CalledOn = When.Day("2007-09-01"));
        (await data.Try(uncalled)).ShouldBeRefused(Meeting.CalledOnceItIs, data.RefOf(uncalled), "called-on");
        var reasoned = data.NewMeeting(body, "2007-10-16", with: m => m.CancelledBecause = "Nobody came");
        (await data.Try(reasoned)).ShouldBeRefused(Meeting.CancelledForAReason, data.RefOf(reasoned), "cancelled-because");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_shows_by_when_and_who_would_be_elsewhere(string provider)
    {
        await using var app = await Called(provider);
        await app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                var board = db.Set<Body>().Single(b => b.Key == "board");
                var executive = db.Set<Body>().Single(b => b.Key == "executive");
                db.Add(
                    new Meeting
                    {
                        Id = ids.Next<Meeting>(),
                        Key = "2007-09-12",
                        Body = board.Id,
                        Date = When.Day("2007-09-12"),
                        Start = new TimeOnly(15, 0),
                        PapersDue = When.Day("2007-09-05"),
                        Sensitivity = Sensitivity.Public,
                    }
                );
                db.Add(Shared(app, db, board, "Pat Deputy"));
                db.Add(
                    new Remit.Meetings.Clocks.MeetingClock
                    {
                        Id = ids.Next<Remit.Meetings.Clocks.MeetingClock>(),
                        Key = "papers-out",
                        Title = "Papers to members",
                        Sets = Remit.Meetings.Clocks.ClockSets.Agenda,
                        Amount = 5,
                        Unit = Remit.Meetings.Clocks.ClockUnit.WorkingDays,
                        Body = executive.Id,
                        Source = "Terms of reference, part 6",
                        Sensitivity = Sensitivity.Public,
                    }
                );
            },
            "A meeting at the same time"
        );
        var page = await app.Page(Page);
        page.QuerySelector("section[aria-labelledby=clashes]")!.TextContent.ShouldContain("Pat Deputy (a deputy in both)");
        page.QuerySelector("section[aria-labelledby=feeds]")!.TextContent.ShouldContain("comes too late for the papers");
        var deadlines = page.QuerySelector("section[aria-labelledby=deadlines]")!.TextContent;
        deadlines.ShouldContain("No rule of law that is recorded binds");
        deadlines.ShouldContain("Wednesday 5 September 2007");
        deadlines.ShouldContain("At least five working days before the meeting");
        var list = (await app.Page("/meetings")).QuerySelector("#meetings ~ tbody")!.TextContent;
        list.ShouldContain("Same time as");
        (await app.CommandsFor(Page)).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/meetings")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/meetings/clocks")).ShouldBeLessThanOrEqualTo(6);
        (await app.Page("/meetings/clocks")).Body!.TextContent.ShouldContain("Papers to members");
        // What is hidden neither shows nor counts.
        await app.Write(
            db =>
                db.Set<Meeting>().Single(m => m.Venue == null && m.Start == new TimeOnly(15, 0)).Sensitivity =
                    Sensitivity.Partnership,
            "Hidden"
        );
        using var outside = new HttpRequestMessage(HttpMethod.Get, Page);
        outside.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await app.Client.SendAsync(outside);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Pat Deputy");
    }

    [Fact]
    public async Task The_command_line_does_what_the_pages_do()
    {
        var folder = Directory.CreateTempSubdirectory("remit-meetings-").FullName;
        try
        {
            (await Run("import", Path.Combine(Repository.Root, "samples", "leicestershire-2007"))).Code.ShouldBe(0);
            var (code, words) = await Run(
                "meetings",
                "plan",
                "executive",
                "--every",
                "second Wednesday",
                "--from",
                "2027-01-01",
                "--until",
                "2027-06-30",
                "--start",
                "2pm",
                "--end",
                "4pm"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("Wednesday 13 January 2027: new.");
            (code, words) = await Run(
                "meetings",
                "plan",
                "executive",
                "--every",
                "second Wednesday",
                "--from",
                "2027-01-01",
                "--until",
                "2027-06-30"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("Wednesday 13 January 2027: there already.");
            words.ShouldContain("There is nothing to plan");
            (code, words) = await Run(
                "meetings",
                "plan",
                "executive",
                "--every",
                "blue moon",
                "--from",
                "2027-01-01",
                "--until",
                "2027-06-30"
            );
            code.ShouldNotBe(0);
            words.ShouldContain("is no pattern such as");
            (code, words) = await Run("meetings", "call", "executive/2027-01-13");
            code.ShouldBe(0, words);
            words.ShouldContain("is called");
            (code, words) = await Run("meetings", "call", "executive/2027-01-13");
            code.ShouldBe(1, words);
            (code, words) = await Run("meetings", "move", "executive/2027-01-13", "--to", "2027-01-20");
            code.ShouldBe(1, words);
            words.ShouldContain("Say why the meeting moves");
            (code, words) = await Run(
                "meetings",
                "move",
                "executive/2027-01-13",
                "--to",
                "2027-01-20",
                "--why",
                "Snow",
                "--dry-run"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("moves to Wednesday 20 January 2027, 2pm to 4pm");
            words.ShouldContain("nothing was saved");
            (await Run("meetings", "move", "executive/2027-01-13", "--to", "2027-01-20", "--why", "Snow")).Code.ShouldBe(0);
            (await Run("meetings", "show", "executive/2027-01-13")).Words.ShouldContain("Wednesday 20 January 2027");
            (code, words) = await Run("meetings", "cancel", "executive/2027-02-10", "--why", "No business");
            code.ShouldBe(0, words);
            (await Run("meetings", "cancel", "executive/nowhere", "--why", "x")).Words.ShouldContain("There is no meeting");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    private static (string, string?)[] To(string day, string month) =>
        [("date-day", day), ("date-month", month), ("date-year", "2007")];

    /// <summary>The Executive's meeting of 12 September 2007, called, with a report and a deputy for that day only.</summary>
    private static async Task<RemitApp> Called(string provider)
    {
        var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        await app.Write(
            db =>
            {
                var meeting = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                (meeting.State, meeting.CalledOn) = (MeetingState.Called, When.Day("2007-09-01"));
                var person = new Person
                {
                    Id = app.Store.Ids.Next<Person>(),
                    Key = "pat-deputy",
                    Name = "Pat Deputy",
                    Sensitivity = Sensitivity.Public,
                };
                db.Add(person);
                db.Add(
                    new Deputy
                    {
                        Id = app.Store.Ids.Next<Deputy>(),
                        Key = "pat",
                        Place = db.Set<Place>()
                            .Where(p => p.Body == meeting.Body && p.Role == PlaceRole.Chair)
                            .OrderBy(p => p.Order)
                            .First()
                            .Id,
                        Person = person.Id,
                        Period = new Period(meeting.Date, meeting.Date),
                        Sensitivity = Sensitivity.Public,
                    }
                );
            },
            "Called it"
        );
        return app;
    }

    private static Deputy Shared(RemitApp app, Db db, Body body, string person) =>
        new()
        {
            Id = app.Store.Ids.Next<Deputy>(),
            Key = "shared",
            Place = db.Set<Place>().Where(p => p.Body == body.Id).OrderBy(p => p.Order).First().Id,
            Person = db.Set<Person>().Single(p => p.Name == person).Id,
            Sensitivity = Sensitivity.Public,
        };

    private static async Task<Meeting> The(RemitApp app, System.Linq.Expressions.Expression<Func<Meeting, bool>>? which = null)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<Meeting>().SingleAsync(which ?? (m => m.Key == "2007-09-12"));
    }
}
