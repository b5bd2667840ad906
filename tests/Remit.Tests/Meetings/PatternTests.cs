using System.Net;
using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.Patterns;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;

namespace Remit.Tests.Meetings;

public class PatternTests
{
    [Theory]
    [InlineData("second Wednesday", "the second Wednesday of each month")]
    [InlineData("every second Wednesday of the month", "the second Wednesday of each month")]
    [InlineData("the last Thursday of every 3 months", "the last Thursday of every 3 months")]
    [InlineData("First monday of every two months", "the first Monday of every 2 months")]
    [InlineData("every six weeks", "every 6 weeks")]
    [InlineData("every week on Tuesdays", "every week on Tuesday")]
    [InlineData("every 2 weeks on Wednesday", "every 2 weeks on Wednesday")]
    [InlineData("fortnightly on Wednesdays", "every 2 weeks on Wednesday")]
    [InlineData("Every fortnight", "every 2 weeks")]
    [InlineData("every other Wednesday", "every 2 weeks on Wednesday")]
    [InlineData("every second week on Wednesday", "every 2 weeks on Wednesday")]
    [InlineData("six-weekly", "every 6 weeks")]
    [InlineData("6 weekly on a Monday", "every 6 weeks on Monday")]
    [InlineData("weekly", "every week")]
    [InlineData("first Monday of every other month", "the first Monday of every 2 months")]
    public void A_pattern_is_read_as_people_write_it(string written, string words)
    {
        MeetingPattern.TryParse(written, out var pattern).ShouldBeTrue();
        pattern.InWords().ShouldBe(words);
        MeetingPattern.TryParse(pattern.InWords(), out var again).ShouldBeTrue();
        again.ShouldBe(pattern);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fifth Wednesday")]
    [InlineData("every 0 weeks")]
    [InlineData("every blue moon")]
    [InlineData("second Wednesdayish")]
    [InlineData("bi-weekly")]
    [InlineData("fortnightly s")]
    [InlineData("0-weekly")]
    [InlineData("every other")]
    public void What_is_no_pattern_is_not_read(string written) => MeetingPattern.TryParse(written, out _).ShouldBeFalse();

    [Theory]
    [InlineData(
        "every second Wednesday",
        "“every second Wednesday” is understood as the second Wednesday of each month. For every two weeks, write “every 2 weeks on Wednesday”."
    )]
    [InlineData(
        "Every third Monday",
        "“Every third Monday” is understood as the third Monday of each month. For every three weeks, write “every 3 weeks on Monday”."
    )]
    [InlineData("every second Wednesday of the month", null)]
    [InlineData("second Wednesday", null)]
    [InlineData("every first Wednesday", null)]
    [InlineData("every other Wednesday", null)]
    [InlineData("banana", null)]
    public void What_can_be_read_in_two_ways_says_how_it_was_read(string written, string? words) =>
        MeetingPattern.HowUnderstood(written).ShouldBe(words);

    [Fact]
    public void What_it_says_of_itself_is_read_as_the_same() =>
        Properties.Hold(
            from nth in Gen.Choose(-1, 4)
            from weekday in Gen.Elements(Enum.GetValues<DayOfWeek>())
            from every in Gen.Choose(1, 60)
            from named in Gen.Elements(true, false)
            select nth < 0
                ? MeetingPattern.Weekly(every, named ? weekday : null)
                : MeetingPattern.OfTheMonth(nth, weekday, every),
            given =>
            {
                MeetingPattern.TryParse(given.InWords(), out var read).ShouldBeTrue();
                read.ShouldBe(given);
                MeetingPattern.HowUnderstood(given.InWords()).ShouldBeNull();
            }
        );

    [Theory, ClassData(typeof(Databases))]
    public async Task A_pattern_in_words_says_how_it_was_understood_and_leaves_papers_to_the_rules(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var form = await visitor.Page("/meetings/executive/pattern");
        var answers = Answers("1", "10", "2007", "30", "11", "2007").Where(a => a.Item1 != "term").ToArray();
        using (var shown = await visitor.SendForm(form, [.. answers, ("sort", "words"), ("words", "every second Wednesday")]))
            (await Visitor.Read(shown))
                .QuerySelector("main")!
                .TextContent.ShouldContain("For every two weeks, write “every 2 weeks on Wednesday”.");
        using (var wrong = await visitor.SendForm(form, [.. answers, ("sort", "words"), ("words", "whenever")]))
            (await Visitor.Read(wrong)).Errors().ShouldHaveSingleItem().ShouldContain("Write on which days they are");
        using var weeks = await visitor.SendForm(form, [.. answers, ("sort", "words"), ("words", "fortnightly on Wednesday")]);
        var preview = await Visitor.Read(weeks);
        preview.QuerySelector("#plan")!.TextContent.ShouldBe("Every 2 weeks on Wednesday");
        using var kept = await visitor.SendForm(preview, ("_step", "keep"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        await using var db = app.Store.Read(Sight.Everything);
        var planned = db.All<Meeting>().OrderBy(m => m.Date).ToList();
        planned.Select(m => LondonDate.Iso(m.Date)).Take(3).ShouldBe(["2007-10-03", "2007-10-17", "2007-10-31"]);
        planned.ShouldAllBe(m => m.PapersDue == null);
    }

    [Fact]
    public void Its_days_are_those_that_it_names() =>
        Properties.Hold(
            from nth in Gen.Choose(0, 4)
            from weekday in Gen.Elements(Enum.GetValues<DayOfWeek>())
            from start in Gen.Choose(When.Day("1999-01-01").DayNumber, When.Day("2040-01-01").DayNumber)
            select (nth, weekday, DateOnly.FromDayNumber(start)),
            given =>
            {
                var (nth, weekday, start) = given;
                var days = MeetingPattern.OfTheMonth(nth, weekday).Days(start, start.AddDays(800)).ToList();
                days.ShouldAllBe(d => d.DayOfWeek == weekday);
                days.ShouldAllBe(d => nth == 0 ? d.AddDays(7).Month != d.Month : (d.Day - 1) / 7 == nth - 1);
                days.Select(d => (d.Year, d.Month)).ShouldBeUnique();
                days.Count.ShouldBeInRange(25, 27);
            }
        );

    [Theory, ClassData(typeof(Databases))]
    public async Task A_year_is_previewed_with_what_is_in_the_way_and_kept_in_one_change(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                db.Add(Days(app, "Autumn term", DaysSort.Term, "2007-09-03", "2007-12-21"));
                db.Add(Days(app, "Spring term", DaysSort.Term, "2008-01-07", "2008-04-04"));
                var executive = db.Set<Body>().Single(b => b.Key == "executive");
                db.Add(
                    new Meeting
                    {
                        Id = ids.Next<Meeting>(),
                        Key = "there",
                        Body = executive.Id,
                        Date = When.Day("2007-11-14"),
                    }
                );
            },
            "Term dates"
        );
        using var visitor = app.NewVisitor();
        var form = await visitor.Page("/meetings/executive/pattern");
        using var shown = await visitor.SendForm(form, Answers("1", "10", "2007", "31", "5", "2008"));
        var preview = await Visitor.Read(shown);
        preview.Errors().ShouldBeEmpty();
        var rows = preview.QuerySelectorAll("#days ~ tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(8);
        rows[0].ShouldContain("Wednesday 10 October 2007");
        rows[0].ShouldContain("New");
        rows[1].ShouldContain("There already");
        rows.ShouldContain(r =>
            r.Contains("9 April 2008", StringComparison.Ordinal)
            && r.Contains("does not lie in a school term", StringComparison.Ordinal)
        );
        var before = await app.LastChange();
        // One is unticked.
        var ticked = preview.FormOf()["on"].ToList();
        ticked.Count.ShouldBe(5);
        using var kept = await visitor.Send(
            HttpMethod.Post,
            "/meetings/executive/pattern",
            new FormUrlEncodedContent([
                .. preview.FormOf().Where(c => c.Key is not "on").SelectMany(c => c.Select(v => KeyValuePair.Create(c.Key, v))),
                .. ticked.Skip(1).Select(d => KeyValuePair.Create("on", d)),
                KeyValuePair.Create("_step", "keep"),
            ])
        );
        kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await app.LastChange()).ShouldBe(before + 1);
        await using (var db = app.Store.Read(Sight.Everything))
            db.All<Meeting>()
                .OrderBy(m => m.Date)
                .Select(m => m.Date)
                .ToList()
                .ShouldBe([
                    When.Day("2007-11-14"),
                    When.Day("2007-12-12"),
                    When.Day("2008-01-09"),
                    When.Day("2008-02-13"),
                    When.Day("2008-03-12"),
                ]);
        // The same form once more adds nothing but what was left out: nothing is ticked of what is there.
        using var again = await visitor.SendForm(preview, ("on", ticked[1]), ("_step", "keep"));
        again.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await app.LastChange()).ShouldBe(before + 1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_cannot_be_kept_is_left_out_or_moved_and_says_why(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, executive) = (await data.Body("Board"), await data.Body("Executive"));
        var person = await data.Person();
        await data.Appointment(await data.Place(board), person, When.Always);
        await data.Appointment(await data.Place(executive), person, When.Always);
        await data.Meeting(executive, "2007-06-04", "14:00");
        var wanted = new WantedMeetings(
            MeetingPattern.OfTheMonth(1, DayOfWeek.Monday),
            When.Day("2007-05-01"),
            When.Day("2007-07-31")
        )
        {
            Start = new TimeOnly(15, 0),
        };
        var left = await Plan(data, board, wanted);
        left.Select(d => d.As).ShouldBe([PlannedAs.LeftOut, PlannedAs.New, PlannedAs.New]);
        left[0].Why.ShouldBe("Early May bank holiday is a bank holiday");
        left[1].Clashes.ShouldHaveSingleItem().IsSure.ShouldBeTrue();
        var moved = await Plan(data, board, wanted with { Moves = true, AvoidsClashes = true });
        moved.Select(d => d.On).ShouldBe([When.Day("2007-05-08"), When.Day("2007-06-05"), When.Day("2007-07-02")]);
        moved[1].Why!.ShouldContain("meets at the same time");
        var terms = await Plan(data, board, wanted with { TermOnly = true });
        terms.ShouldAllBe(d => d.As == PlannedAs.LeftOut);
        wanted = wanted with { Last = When.Day("2012-01-01") };
        wanted.Refusals().ShouldHaveSingleItem().Rule.ShouldBe(WantedMeetings.NotSoMany);
    }

    private static async Task<IReadOnlyList<PlannedDay>> Plan(TestData data, Body body, WantedMeetings wanted)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return (await PatternPlan.Make(db, body, wanted)).Days;
    }

    private static (string, string?)[] Answers(string d, string m, string y, string d2, string m2, string y2) =>
        [
            ("from-day", d),
            ("from-month", m),
            ("from-year", y),
            ("until-day", d2),
            ("until-month", m2),
            ("until-year", y2),
            ("start", "2pm"),
            ("end", "4pm"),
            ("term", "yes"),
        ];

    private static CalendarDays Days(RemitApp app, string title, DaysSort sort, string from, string until) =>
        new()
        {
            Id = app.Store.Ids.Next<CalendarDays>(),
            Key = Slug.From(title),
            Title = title,
            Sort = sort,
            Period = When.Between(from, until),
        };
}
