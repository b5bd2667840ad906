using Remit.Checks;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Checking;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Checking;

/// <summary>STR-14, ENG-01, MTG-01, MTG-05 and MTG-07.</summary>
public class MeetingChecksTests
{
    [Theory]
    [InlineData("## Meetings\n\nThe group meets every six weeks.", 42, "every six weeks")]
    [InlineData("## Frequency\n\nMonthly", 30, "monthly")]
    [InlineData(
        "## Meetings\n\nThe Board will meet at least four times a year. Papers are sent out weekly.",
        91,
        "four times a year"
    )]
    [InlineData("## Frequency of meetings\n\nMeetings are held every 2 months.", 61, "every 2 months")]
    [InlineData("## Meetings\n\nThe group shall meet six-weekly.", 42, "six-weekly")]
    [InlineData("## Meetings\n\nWe meet every second week", 14, "every second week")]
    [InlineData("## Meetings\n\nIt meets once a term.", 122, "once a term")]
    [InlineData("## Meetings\n\nIt meets twice a year; these terms are reviewed annually.", 183, "twice a year")]
    [InlineData("## Meetings\n\nIt meets annually.", 365, "annually")]
    [InlineData("## Meetings\n\nIt meets monthly until March, and then meets quarterly.", null, null)]
    [InlineData("## Meetings\n\nIt meets as often as is needed.", null, null)]
    [InlineData(
        "## Meetings\n\nMinutes are sent out every week by the clerk, who keeps them in a file of the partnership.",
        null,
        null
    )]
    [InlineData("## Reporting\n\nThe group meets the Board every year.", null, null)]
    [InlineData("## Meetings\n\nIt meets every 0 weeks or 0 times a year.", null, null)]
    public void How_often_a_body_meets_is_read_from_its_terms_or_not_at_all(string terms, int? days, string? words)
    {
        var stated = StatedFrequency.In(terms);
        (stated?.Days, stated?.Words).ShouldBe((days, words));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_that_does_not_meet_as_its_terms_say_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var late = await Monthly(data, "Late group");
        await data.HeldMeeting(late, "2007-05-02");
        await data.Meeting(late, "2007-06-06", with: m => m.State = MeetingState.Cancelled);
        await data.Meeting(late, "2007-09-12");
        var inTime = await Monthly(data, "Group in time");
        await data.HeldMeeting(inTime, "2007-07-25");
        await Monthly(data, "Group whose meetings nobody records");
        var stopped = await Monthly(data, "Group that stopped");
        await data.HeldMeeting(stopped, "2007-03-07");

        var found = await data.Found("STR-14");

        found
            .Select(f => f.Message)
            .ShouldBe([
                "Group that stopped is to meet monthly by its terms. It last met on 7 March 2007, and no meeting is planned.",
                "Late group is to meet monthly by its terms. It last met on 2 May 2007, and the next meeting is on 12 September 2007.",
            ]);
        found[1].Records.Select(r => r.Ref.Kind).ShouldBe(["body", "terms", "meeting", "meeting"]);
        (await data.Found("STR-14", "2007-05-31")).ShouldNotContain(f => f.Message.StartsWith("Late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meeting_of_the_day_itself_is_to_come_until_it_was_held()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var late = await Monthly(data, "Late group");
        await data.HeldMeeting(late, "2007-05-02");
        var meeting = await data.Meeting(late, "2007-09-03");
        (await data.Found("STR-14")).ShouldHaveSingleItem().Message.ShouldEndWith("and the next meeting is on 3 September 2007.");
        await data.Edit(meeting, m => m.State = MeetingState.Held);
        (await data.Found("STR-14")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_partner_for_whom_nobody_came_twice_running_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Established("Executive");
        var districts = await data.Organisation("District councils");
        var away = await data.Place(body, "District councils", with: p => p.FilledBy = districts.Id);
        var back = await data.Place(body, "Health");
        var once = await data.Place(body, "Schools");
        var observer = await data.Place(body, "Inspectorate", with: p => p.Kind = PlaceKind.Observer);
        var meetings = new List<Meeting>();
        foreach (var day in new[] { "2007-05-02", "2007-06-06", "2007-07-04" })
            meetings.Add(await data.HeldMeeting(body, day));
        await data.Meeting(body, "2007-08-01", with: m => m.State = MeetingState.Cancelled);
        var deputy = data.NewPerson("Dot Deputy");
        await data.Add(deputy);
        await data.Deputy(back, deputy);
        await data.Add(
            data.NewAttendance(meetings[0], away, AttendedAs.Present),
            data.NewAttendance(meetings[1], away, AttendedAs.Apologies),
            data.NewAttendance(meetings[2], away, AttendedAs.Absent),
            data.NewAttendance(meetings[0], back, AttendedAs.Absent),
            data.NewAttendance(meetings[1], back, AttendedAs.Absent),
            data.NewAttendance(meetings[2], back, AttendedAs.Deputy, deputy),
            data.NewAttendance(meetings[2], once, AttendedAs.Apologies),
            data.NewAttendance(meetings[1], observer, AttendedAs.Absent),
            data.NewAttendance(meetings[2], observer, AttendedAs.Absent)
        );

        var found = (await data.Found("ENG-01")).ShouldHaveSingleItem();

        found.Message.ShouldBe("Nobody came for “District councils” to the last 2 meetings of Executive, since 6 June 2007.");
        found.Fault.ShouldBe("away");
        found.Records.Select(r => r.Ref.Kind).ShouldBe(["place", "body", "organisation", "meeting", "meeting"]);
        (await data.Found("ENG-01", "2007-06-30")).ShouldHaveSingleItem().Message.ShouldContain("“Health”");
    }

    [Fact]
    public async Task A_partner_who_sends_only_deputies_or_somebody_below_the_level_expected_is_found()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Established("Executive");
        var deputies = await data.Place(body, "Health");
        var below = await data.Place(body, "Schools", with: p => p.Level = "Head of service");
        var asExpected = await data.Place(body, "Police", with: p => p.Level = "Head of service");
        var unknown = await data.Place(body, "Parents", with: p => p.Level = "Somebody who knows");
        var leader = data.NewPerson("Ann Leader");
        leader.JobTitle = "Team leader, Sport";
        var head = data.NewPerson("Ben Head");
        head.JobTitle = "Head of Leisure";
        var other = data.NewPerson("Cal Lead");
        var deputy = data.NewPerson("Dot Deputy");
        deputy.JobTitle = "Head of Health";
        await data.Add(leader, head, other, deputy);
        await data.Deputy(deputies, deputy);
        foreach (var day in new[] { "2007-05-02", "2007-06-06", "2007-07-04" })
        {
            var meeting = await data.HeldMeeting(body, day);
            await data.Add(
                data.NewAttendance(meeting, deputies, AttendedAs.Deputy, deputy),
                data.NewAttendance(meeting, below, AttendedAs.Present, leader),
                data.NewAttendance(meeting, asExpected, AttendedAs.Present, head),
                data.NewAttendance(meeting, unknown, AttendedAs.Present, other)
            );
        }

        var found = await data.Found("ENG-01");

        found.Select(f => (f.Fault, f.Severity)).ShouldBe([("deputies", Severity.Note), ("level", Severity.Note)]);
        found[0].Message.ShouldBe("Only deputies came for “Health” to the last 3 meetings of Executive.");
        found[1].Message.ShouldStartWith("For “Schools” on Executive the level expected is “Head of service”.");
        found[1].Records.ShouldContain(r => r.Ref == data.RefOf(leader));
    }

    [Theory]
    [InlineData("Chief Executive", "Head of service", false)]
    [InlineData("Assistant Director, Children’s Services", "Director", true)]
    [InlineData("Head of Leisure", "Senior officer", false)]
    [InlineData("Partnership Manager", "Senior officer", true)]
    [InlineData("Deputy Chief Executive", "Chief officer", true)]
    [InlineData("Superintendent", "Superintendent", false)]
    [InlineData("Parent", "Head of service", false)]
    [InlineData(null, "Head of service", false)]
    [InlineData("Team leader", null, false)]
    [InlineData("Team leader", "somebody senior", false)]
    public void A_title_is_below_a_level_only_where_both_are_known(string? title, string? expected, bool isBelow) =>
        OfficeLevel.IsBelow(title, expected).ShouldBe(isBelow);

    [Theory, ClassData(typeof(Databases))]
    public async Task Papers_and_notice_later_than_the_bodys_own_rule_are_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Established("Executive");
        var other = await data.Established("Group without a rule");
        await data.Add(
            data.NewClock(body, "Papers go out", ClockSets.Agenda),
            data.NewClock(body, "Reports come in", ClockSets.Papers)
        );
        var late = await data.HeldMeeting(
            body,
            "2007-07-11",
            with: m => (m.CalledOn, m.PublishedOn) = (When.Day("2007-06-20"), When.Day("2007-07-09"))
        );
        await data.HeldMeeting(body, "2007-06-13", with: m => m.PublishedOn = When.Day("2007-06-06"));
        await data.HeldMeeting(body, "2007-05-09");
        await data.Meeting(
            body,
            "2007-08-15",
            with: m => (m.State, m.PublishedOn) = (MeetingState.Cancelled, When.Day("2007-08-15"))
        );
        await data.HeldMeeting(other, "2007-07-11", with: m => m.PublishedOn = When.Day("2007-07-11"));
        var report = await data.Report(body, "The plan", late);
        await data.Add(data.NewReportText(report, "2007-07-06"));

        var found = await data.Found("MTG-01");

        found
            .Select(f => (f.Severity, f.Message))
            .ShouldBe(
                [
                    (
                        Severity.Warning,
                        "Executive, meeting of 11 July 2007: its agenda and papers went out on 9 July 2007. The latest day was 4 July 2007 (“Papers go out”)."
                    ),
                    (
                        Severity.Warning,
                        "Executive, meeting of 11 July 2007: a report was handed in late. The latest day was 4 July 2007 (“Reports come in”)."
                    ),
                ],
                ignoreOrder: true
            );
        found.SelectMany(f => f.Records).Select(r => r.Ref.Kind).ShouldContain("meeting-clock");
    }

    [Fact]
    public async Task A_councils_committee_that_the_public_was_not_told_of_in_time_breaks_a_duty()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var committee = await data.Established("Committee", with: b => (b.Kind, b.Outside) = (BodyKind.CouncilCommittee, true));
        await data.HeldMeeting(
            committee,
            "2007-07-11",
            with: m => (m.CalledOn, m.PublishedOn) = (When.Day("2007-07-10"), When.Day("2007-07-10"))
        );
        var found = await data.Found("MTG-01");
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(f => f.Severity == Severity.Error);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_can_not_be_heard_by_its_latest_day_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        var september = await data.Meeting(board, "2007-09-12", "14:00", m => m.End = new TimeOnly(15, 35));
        var december = await data.Meeting(board, "2007-12-12");
        await data.Meeting(board, "2007-10-10", with: m => m.State = MeetingState.Cancelled);
        await data.Report(
            board,
            "No meeting in time",
            with: r => (r.Earliest, r.Latest) = (When.Day("2007-10-01"), When.Day("2007-11-30"))
        );
        await data.Report(board, "On a later one", december, r => r.Latest = When.Day("2007-10-31"));
        await data.Report(board, "In time", september, r => (r.Latest, r.Minutes) = (When.Day("2007-10-31"), 60));
        await data.Report(board, "Whenever it comes");
        await data.Report(board, "Can still be heard", with: r => r.Latest = When.Day("2007-12-31"));

        (await data.Found("MTG-05"))
            .Select(f => (f.Fault, f.Message))
            .ShouldBe([
                (
                    "no-meeting",
                    "“No meeting in time” has to be heard by 30 November 2007, and Board has no meeting until then at which it could be. The next one is on 12 September 2007."
                ),
                ("too-late", "“On a later one” has to be heard by 31 October 2007, and is on the meeting of 12 December 2007."),
            ]);

        await data.Report(board, "Too much", september, r => r.Minutes = 15);
        (await data.Found("MTG-05"))
            .Single(f => f.Fault == "too-full")
            .Message.ShouldBe(
                "Board has 95 minutes on 12 September 2007. The reports placed on it need 75, and the usual items 35."
            );
        // Once its agenda is begun, what stands on it counts.
        var greetings = data.NewAgendaItem(september, "Welcome", null, i => i.Minutes = 10);
        await data.Add(greetings);
        (await data.Found("MTG-05")).ShouldNotContain(f => f.Fault == "too-full");
        await data.Edit(greetings, i => i.Minutes = 30);
        (await data.Found("MTG-05"))
            .Single(f => f.Fault == "too-full")
            .Message.ShouldEndWith("need 75, and the other items of its agenda 30.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_was_asked_for_and_never_heard_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        var asked = data.RefOf(board);
        var held = await data.HeldMeeting(board, "2007-06-13");
        await data.Report(board, "Never came", with: r => (r.AskedBy, r.Latest) = (asked, When.Day("2007-06-30")));
        await data.Report(board, "Nobody asked", with: r => r.Latest = When.Day("2007-06-30"));
        await data.Report(board, "Still has time", with: r => (r.AskedBy, r.Latest) = (asked, When.Day("2007-12-31")));
        await data.Report(board, "Was heard", held, r => (r.AskedBy, r.Latest) = (asked, When.Day("2007-06-30")));
        var withdrawn = await data.Report(
            board,
            "Was taken off",
            held,
            r => (r.AskedBy, r.Latest) = (asked, When.Day("2007-06-30"))
        );
        await data.Add(
            data.NewAgendaItem(
                held,
                "Was taken off",
                withdrawn,
                i => (i.Number, i.WithdrawnOn, i.WithdrawnBecause) = (1, When.Day("2007-06-12"), "Not ready")
            )
        );

        (await data.Found("MTG-07"))
            .Select(f => f.Message)
            .ShouldBe([
                "“Never came” was asked for, for Board, by 30 June 2007, and no meeting has heard it.",
                "“Was taken off” was asked for, for Board, by 30 June 2007, and no meeting has heard it.",
            ]);
        (await data.Found("MTG-05")).Select(f => f.Records[0].Title).ShouldBe(["Nobody asked"]);
    }

    private static async Task<Body> Monthly(TestData data, string name)
    {
        var body = await data.Established(name);
        await data.Add(
            data.NewTerms(
                body,
                TermsState.Agreed,
                t => (t.Text, t.AgreedOn, t.Period) = ("## Meetings\n\nMonthly", When.Day("2007-01-10"), When.Always)
            )
        );
        return body;
    }
}
