using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

public class MeetingPagesTests
{
    /// <summary>The Executive's meeting of 12 September 2007 at 2pm, with one report of the Director.</summary>
    internal static void AddAMeeting(RemitApp app, Db db)
    {
        var ids = app.Store.Ids;
        var executive = db.Set<Body>().Single(b => b.Key == "executive").Id;
        var meeting = new Meeting
        {
            Id = ids.Next<Meeting>(),
            Key = "2007-09-12",
            Body = executive,
            Date = When.Day("2007-09-12"),
            Start = new TimeOnly(14, 0),
            Venue = "County Hall",
            Sensitivity = Sensitivity.Public,
        };
        var report = new Report
        {
            Id = ids.Next<Report>(),
            Key = "budget",
            Title = "Budget",
            Body = executive,
            Meeting = meeting.Id,
            Purpose = ReportPurpose.Agree,
            Sensitivity = Sensitivity.Public,
        };
        db.AddRange(
            meeting,
            report,
            new ReportAuthor
            {
                Id = ids.Next<ReportAuthor>(),
                Report = report.Id,
                Author = new RecordRef("post", db.Set<Post>().Single(p => p.Key == "director").Id.Value),
            },
            new Report
            {
                Id = ids.Next<Report>(),
                Key = "dental-access",
                Title = "Dental access",
                Body = executive,
                MeetingWords = "autumn",
                Sensitivity = Sensitivity.Public,
                Order = 1,
            },
            new Meeting
            {
                Id = ids.Next<Meeting>(),
                Key = "2007-08-01",
                Body = executive,
                Date = When.Day("2007-08-01"),
                Sensitivity = Sensitivity.Public,
                Order = 1,
            }
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Meetings_to_come_stand_apart_from_those_that_are_over(string provider)
    {
        await using var app = await WithAMeeting(provider);
        var page = await app.Page("/meetings");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("12 September 2007");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 meeting is to come");
        page.QuerySelectorAll("#meetings ~ tbody tr").Length.ShouldBe(1);
        var past = await app.Page("/meetings?when=past&body=executive");
        past.QuerySelectorAll("#meetings ~ tbody tr")
            .ShouldHaveSingleItem()
            .TextContent.ShouldContain("Not recorded whether it was held");
        (await app.Page("/meetings?as-at=2007-07-01")).QuerySelectorAll("#meetings ~ tbody tr").Length.ShouldBe(2);
        (await app.Page("/meetings?known-at=1"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("No meetings are recorded yet");
        (await app.Twin("/meetings.json")).GetProperty("coming").GetInt32().ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_shows_when_where_and_what_it_is_to_hear(string provider)
    {
        await using var app = await WithAMeeting(provider);
        var page = await app.Page("/meetings/executive/2007-09-12");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Wednesday 12 September 2007, 2pm, County Hall");
        page.QuerySelector("#reports ~ tbody tr")!.TextContent.ShouldContain("To agree");
        page.QuerySelector("#reports ~ tbody a[href='/posts/director']").ShouldNotBeNull();
        (await app.Twin("/meetings/executive/2007-09-12.json")).GetProperty("reports").GetArrayLength().ShouldBe(1);
        await app.Page("/meetings/board/2007-09-12", HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_forward_planner_has_those_without_a_meeting_last(string provider)
    {
        await using var app = await WithAMeeting(provider);
        var page = await app.Page("/reports");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("2 reports wait to be heard");
        page.QuerySelectorAll(".remit-row--heading")
            .Select(r => r.TextContent.Trim())
            .ShouldBe(["12 September 2007, Children and Young People's Executive", "No meeting yet"]);
        (await app.Page("/reports?as-at=2007-09-13"))
            .QuerySelectorAll("#reports ~ tbody tr:not(.remit-row--heading)")
            .Length.ShouldBe(1);
        (await app.Page("/reports/dental-access")).QuerySelector("dl")!.TextContent.ShouldContain("autumn");
        (await app.Twin("/reports.json?body=executive")).GetProperty("unplaced").GetInt32().ShouldBe(1);
        (await app.Page("/reports?body=nobody")).QuerySelector("main")!.TextContent.ShouldContain("No such body: nobody");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_standing_item_comes_to_each_meeting_and_waits_for_none(string provider)
    {
        await using var app = await WithAMeeting(provider);
        await app.Write(db => db.Set<Report>().Single(r => r.Key == "dental-access").Standing = true, "It comes each time");
        var page = await app.Page("/reports");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Each has its meeting");
        page.QuerySelectorAll(".remit-row--heading").Last().TextContent.Trim().ShouldBe("At each meeting");
        (await app.Page("/bodies/executive"))
            .QuerySelector("section[aria-labelledby=meetings-heading]")!
            .TextContent.ShouldNotContain("without a meeting");
        (await app.Page("/reports/dental-access"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("Comes to each meeting of the Children and Young People's Executive");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_cancelled_meeting_is_counted_apart_and_leaves_its_reports_without_one(string provider)
    {
        await using var app = await WithAMeeting(provider);
        (await app.Page("/reports/budget")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Goes to the meeting");
        await app.Write(
            db => db.Set<Meeting>().Single(m => m.Key == "2007-09-12").State = MeetingState.Cancelled,
            "It was called off"
        );
        (await app.Page("/meetings"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("No meeting is to come: the one recorded is cancelled");
        (await app.Page("/reports/budget"))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("12 September 2007, which is cancelled");
        (await app.Page("/reports"))
            .QuerySelector("#reports ~ tbody")!
            .TextContent.ShouldContain("was placed on the meeting of 12 September 2007, which is cancelled");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Where_no_meeting_is_to_come_the_page_leads_to_those_that_are_over(string provider)
    {
        await using var app = await WithAMeeting(provider);
        (await app.Page("/meetings?as-at=2007-10-01"))
            .QuerySelectorAll("main a")
            .ShouldContain(a => a.TextContent == "Show the 2 meetings that are over");
        (await app.Page("/meetings?as-at=2007-10-01&when=past"))
            .QuerySelector(".remit-answer")!
            .TextContent.Trim()
            .ShouldBe("2 meetings are over.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_shows_its_next_meetings_and_its_planner(string provider)
    {
        await using var app = await WithAMeeting(provider);
        var panel = (await app.Page("/bodies/executive")).QuerySelector("section[aria-labelledby=meetings-heading]")!;
        panel.TextContent.ShouldContain("2pm, County Hall · 1 report");
        panel.TextContent.ShouldContain("2 reports wait to be heard, 1 without a meeting");
        (await app.Page("/bodies/board")).QuerySelector("section[aria-labelledby=meetings-heading]").ShouldBeNull();
    }

    [Theory]
    [InlineData("/meetings")]
    [InlineData("/meetings?body=executive&when=past")]
    [InlineData("/meetings/executive/2007-09-12")]
    [InlineData("/reports")]
    [InlineData("/reports?body=executive")]
    [InlineData("/reports/budget")]
    [InlineData("/bodies/executive")]
    public async Task A_page_sends_at_most_six_commands(string address)
    {
        await using var app = await WithAMeeting(Databases.Sqlite);
        (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6);
    }

    private static async Task<RemitApp> WithAMeeting(string provider)
    {
        var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => AddAMeeting(app, db), "Recorded a meeting");
        return app;
    }
}
