using System.Net;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Partners;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

/// <summary>How a partner's places were taken up at meetings over a time.</summary>
public class PartnerAttendanceTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Attendance_is_counted_by_half_year_and_body_and_leaves_out_what_was_cancelled_or_not_recorded(
        string provider
    )
    {
        await using var data = await TestData.On(provider);
        var key = await Write(data);
        await using var db = data.Store.Read(Sight.Everything);

        var attendance = (await PartnerAttendance.Load(db, key, When.Day("2007-09-03"), 12)).ShouldNotBeNull();

        attendance.Total.ShouldBe(new AttendanceCount(1, 1, 1, 1, 1));
        attendance.Total.Share.ShouldBe("2 of 4 (50%)");
        attendance.Total.InWords.ShouldBe("Somebody was there 2 of 4 times (50%): the holder 1 time, a deputy 1 time.");
        attendance
            .HalfYears.Select(h => (h.InWords, h.Count.Share))
            .ShouldBe([
                ("July to December 2006", "1 of 1 (100%)"),
                ("January to June 2007", "1 of 2 (50%)"),
                ("July to December 2007", "0 of 1 (0%)"),
            ]);
        attendance.Bodies.Select(b => (b.Body.Name, b.Count.Recorded)).ShouldBe([("Board", 1), ("Executive", 3)]);
        attendance.Meetings.Select(m => m.How).ShouldBe(["Absent", "Apologies", "Deputy there", "Not recorded", "Holder there"]);
        attendance.BelowLevel.ShouldBe(1);
        (await PartnerAttendance.Load(db, "nobody", When.Day("2007-09-03"), 12)).ShouldBeNull();
        (await PartnerAttendance.Load(db, key, DateOnly.MinValue, 60)).ShouldNotBeNull().Meetings.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_is_offered_on_the_organisations_page_and_says_what_will_be_here_while_it_is_empty(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await app.Page("/organisations/district-councils"))
            .QuerySelectorAll("a[href='/organisations/district-councils/attendance']")
            .ShouldHaveSingleItem();
        var page = await app.Page("/organisations/district-councils/attendance");
        page.QuerySelector("h1")!.TextContent.ShouldContain("Attendance of District councils");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("no body met");
        page.QuerySelector("main")!.TextContent.ShouldContain("Here stands who came for each of its places");
        await app.Page("/organisations/no-such-partner/attendance", HttpStatusCode.NotFound);
        await app.Page("/organisations/district-councils/attendance?months=7&as-at=0001-01-01");
    }

    private static async Task<string> Write(TestData data)
    {
        var districts = data.NewOrganisation("District councils");
        var leader = data.NewPerson("Ann Leader");
        leader.JobTitle = "Team leader, Sport";
        var head = data.NewPerson("Ben Head");
        head.JobTitle = "Head of Leisure";
        await data.Add(districts, leader, head);
        var executive = await data.Established("Executive");
        var board = await data.Established("Board");
        var place = await data.Place(
            executive,
            "Districts",
            with: p => (p.FilledBy, p.Level) = (districts.Id, "Head of service")
        );
        var other = await data.Place(board, "Leader of a council", with: p => p.NominatedBy = districts.Id);
        var strangers = await data.Place(executive, "Schools");
        var first = await data.HeldMeeting(executive, "2006-11-01");
        var second = await data.HeldMeeting(executive, "2007-02-07");
        var third = await data.HeldMeeting(executive, "2007-03-07");
        var fourth = await data.HeldMeeting(board, "2007-05-02");
        var fifth = await data.HeldMeeting(executive, "2007-07-04");
        await data.Meeting(executive, "2007-08-01", with: m => m.State = MeetingState.Cancelled);
        await data.Deputy(place, leader);
        var before = await data.HeldMeeting(executive, "2006-06-07");
        await data.Add(
            data.NewAttendance(first, place, AttendedAs.Present, head),
            data.NewAttendance(third, place, AttendedAs.Deputy, leader),
            data.NewAttendance(fourth, other, AttendedAs.Apologies),
            data.NewAttendance(fifth, place, AttendedAs.Absent),
            data.NewAttendance(before, place, AttendedAs.Present, head),
            data.NewAttendance(second, strangers, AttendedAs.Present, head)
        );
        return districts.Key;
    }
}
