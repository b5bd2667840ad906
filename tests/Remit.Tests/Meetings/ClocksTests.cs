using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;

namespace Remit.Tests.Meetings;

public class ClocksTests
{
    private static readonly WorkingCalendar Calendar = new([]);
    private static readonly IdSource Ids = new(new TestClock());

    /// <summary>Days of which all bank holidays are known, with room on both sides.</summary>
    private static readonly FsCheck.Gen<DateOnly> Days =
        from number in Gen.Choose(When.Day("2009-01-01").DayNumber, When.Day("2026-12-31").DayNumber)
        select DateOnly.FromDayNumber(number);

    private static readonly FsCheck.Gen<(DateOnly Day, int Count)> Counted =
        from day in Days
        from count in Gen.Choose(0, 40)
        select (day, count);

    [Fact]
    public void Clear_days_count_neither_the_day_of_notice_nor_that_of_the_meeting() =>
        Properties.Hold(
            Counted,
            given =>
            {
                var latest = new ClearDays(given.Count).LatestBefore(given.Day, Calendar)!.Value;
                (given.Day.DayNumber - latest.DayNumber - 1).ShouldBe(given.Count);
            }
        );

    [Fact]
    public void Clear_working_days_lie_whole_between_notice_and_meeting_and_notice_is_given_on_a_working_day() =>
        Properties.Hold(
            Counted,
            given =>
            {
                var latest = new ClearDays(given.Count, working: true).LatestBefore(given.Day, Calendar)!.Value;
                Between(latest, given.Day).Count(d => Calendar.IsWorking(d) == true).ShouldBe(given.Count);
                Calendar.IsWorking(latest).ShouldBe(true);
                // A day later would be one too few: it is the latest.
                var next = Between(latest, given.Day)
                    .Where(d => Calendar.IsWorking(d) == true)
                    .Cast<DateOnly?>()
                    .FirstOrDefault();
                if (next is { } later)
                    Between(later, given.Day).Count(d => Calendar.IsWorking(d) == true).ShouldBe(given.Count - 1);
            }
        );

    [Fact]
    public void Working_days_go_there_and_back() =>
        Properties.Hold(
            Counted,
            given =>
            {
                var start = Calendar.Nearest(given.Day, 1)!.Value;
                var there = new WorkingDays(given.Count).After(start, Calendar)!.Value;
                new WorkingDays(given.Count).Before(there, Calendar).ShouldBe(start);
            }
        );

    [Theory]
    // A Wednesday in an ordinary week.
    [InlineData("2007-09-12", 5, "2007-09-04")]
    // Good Friday and Easter Monday lie between.
    [InlineData("2007-04-12", 5, "2007-04-02")]
    // Christmas, Boxing Day and New Year's Day lie between.
    [InlineData("2008-01-03", 5, "2007-12-21")]
    // Clocks go back on 28 October 2007: a day is a day.
    [InlineData("2007-10-31", 5, "2007-10-23")]
    // A day that was proclaimed: the State Funeral of 19 September 2022.
    [InlineData("2022-09-22", 5, "2022-09-13")]
    public void Five_clear_working_days(string meeting, int count, string latest) =>
        new ClearDays(count, working: true).LatestBefore(When.Day(meeting), Calendar).ShouldBe(When.Day(latest));

    [Fact]
    public void Beyond_the_years_that_are_recorded_no_day_is_guessed()
    {
        var late = When.Day("2031-05-14");
        new ClearDays(5, working: true).LatestBefore(late, Calendar).ShouldBeNull();
        new WorkingDays(5).Before(late, Calendar).ShouldBeNull();
        Calendar.IsWorking(late).ShouldBeNull();
        Calendar.IsWorking(When.Day("2031-05-17")).ShouldBe(false);
        // Days of the calendar need no bank holidays.
        new ClearDays(28)
            .LatestBefore(late, Calendar)
            .ShouldBe(When.Day("2031-04-15"));
        var own = new WorkingCalendar([
            Entry("Bank holidays of 2031", DaysSort.BankHolidaysComplete, "2031-01-01", "2031-12-31"),
            Entry("Early May bank holiday", DaysSort.BankHoliday, "2031-05-05", "2031-05-05"),
        ]);
        new ClearDays(7, working: true).LatestBefore(late, own).ShouldBe(When.Day("2031-05-01"));
    }

    [Fact]
    public void The_latest_moment_is_the_end_of_the_london_day_whichever_clock_holds()
    {
        Latest("2007-10-31").ShouldBe(new DateTimeOffset(2007, 10, 23, 22, 59, 59, TimeSpan.Zero).AddTicks(9_999_999));
        Latest("2007-11-21").ShouldBe(new DateTimeOffset(2007, 11, 13, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999));

        static DateTimeOffset? Latest(string meeting) =>
            Deadlines(meeting, BodyKind.Council).First(d => d.Rule.Key == "council-notice").Latest;
    }

    [Fact]
    public void What_ships_says_by_which_source_and_whether_that_was_seen()
    {
        ShippedClocks.All.Count.ShouldBeGreaterThan(5);
        foreach (var rule in ShippedClocks.All)
        {
            rule.Source.ShouldNotBeNullOrWhiteSpace(rule.Key);
            rule.Address.ShouldNotBeNull(rule.Key).ShouldStartWith("https://");
            rule.CheckedOn.ShouldNotBeNull(rule.Key);
            rule.From.ShouldNotBeNull(rule.Key);
            rule.Binds.ShouldNotBeEmpty(rule.Key);
            if (!rule.Verified)
                rule.Note.ShouldNotBeNullOrWhiteSpace($"{rule.Key}: say what could not be verified");
        }
        ShippedClocks.All.Select(r => r.Key).ShouldBeUnique();
        BankHolidays.Shipped.Names.Keys.ShouldAllBe(d => BankHolidays.Shipped.Known.Covers(d));
        BankHolidays.Shipped.Names.Keys.ShouldAllBe(d => d.DayOfWeek != DayOfWeek.Saturday && d.DayOfWeek != DayOfWeek.Sunday);
        for (var year = 2007; year <= 2028; year++)
            BankHolidays.Shipped.Names.Keys.Count(d => d.Year == year).ShouldBeInRange(8, 10, $"{year}");
    }

    [Fact]
    public void What_binds_depends_on_the_body_and_the_day()
    {
        Keys("2007-09-12", BodyKind.Council).ShouldBe(["council-agenda", "council-notice"]);
        Keys("2007-09-12", BodyKind.ScrutinyCommittee).ShouldBe(["council-agenda", "council-notice"]);
        Keys("2007-09-12", BodyKind.Cabinet).ShouldBe(["executive-notice-2000"]);
        Keys("2026-09-09", BodyKind.Cabinet).ShouldContain("executive-private-28");
        Keys("2002-09-30", BodyKind.Council).ShouldBeEmpty();
        foreach (var kind in new[] { BodyKind.Board, BodyKind.Executive, BodyKind.SafeguardingBoard, BodyKind.AgeGroup })
            Keys("2026-09-09", kind).ShouldBeEmpty();

        static IEnumerable<string> Keys(string day, BodyKind kind) =>
            Deadlines(day, kind).Select(d => d.Rule.Key).Order(StringComparer.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rule_about_time_binds_somebody_by_a_source_and_replaces_what_ships(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        (await data.Try(Clock(data, "Papers out", c => c.Body = body.Id))).ShouldPass();
        Rule(await data.Try(Clock(data, "Nobody's"))).ShouldBe(MeetingClock.BindsSomebody);
        Rule(
                await data.Try(
                    Clock(
                        data,
                        "Both",
                        c =>
                        {
                            (c.Body, c.BindsCouncils, c.Source) = (body.Id, true, "An Act");
                        }
                    )
                )
            )
            .ShouldBe(MeetingClock.BindsSomebody);
        Rule(await data.Try(Clock(data, "Unsourced", c => c.BindsCouncils = true))).ShouldBe(MeetingClock.NamesItsSource);
        Rule(await data.Try(Clock(data, "Endless", c => (c.Body, c.Amount) = (body.Id, 401))))
            .ShouldBe(MeetingClock.CountsSomeDays);
        Rule(await data.Try(Clock(data, "Instead", c => (c.Body, c.InPlaceOf) = (body.Id, "no-such-rule"))))
            .ShouldBe(MeetingClock.ReplacesWhatShips);
        var ten = Clock(
            data,
            "Ten days",
            c => (c.BindsCouncils, c.Source, c.InPlaceOf, c.Amount) = (true, "Standing orders", "council-notice", 10)
        );
        ten.Period = When.From("2008-01-01");
        (await data.Try(ten)).ShouldPass();
        ShippedClocks.With([ten], When.Day("2007-12-31")).ShouldContain(r => r.Key == "council-notice");
        ShippedClocks.With([ten], When.Day("2008-01-01")).ShouldNotContain(r => r.Key == "council-notice");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Days_of_the_calendar_have_both_ends(string provider)
    {
        await using var data = await TestData.On(provider);
        var term = Entry("Autumn term", DaysSort.Term, "2007-09-03", "2007-12-21");
        (await data.Try(term)).ShouldPass();
        var open = Entry("Spring term", DaysSort.Term, "2008-01-07", null);
        (await data.Try(open)).ShouldBeRefused(CalendarDays.HasBothEnds, data.RefOf(open), "until");
    }

    private static IReadOnlyList<Deadline> Deadlines(string day, BodyKind kind)
    {
        var body = Ids.Next<Body>();
        var meeting = new Meeting
        {
            Id = Ids.Next<Meeting>(),
            Key = day,
            Body = body,
            Date = When.Day(day),
        };
        return Deadline.Of(meeting, kind, ShippedClocks.All, Calendar, When.Day("2007-09-03"));
    }

    private static MeetingClock Clock(TestData data, string title, Action<MeetingClock>? with = null)
    {
        var clock = new MeetingClock
        {
            Id = data.Store.Ids.Next<MeetingClock>(),
            Key = Slug.From(title),
            Title = title,
            Sets = ClockSets.Notice,
            Amount = 7,
            Unit = ClockUnit.WorkingDays,
        };
        with?.Invoke(clock);
        return clock;
    }

    private static CalendarDays Entry(string title, DaysSort sort, string from, string? until) =>
        new()
        {
            Id = Ids.Next<CalendarDays>(),
            Key = Slug.From(title),
            Title = title,
            Sort = sort,
            Period = new Period(When.Day(from), until is null ? null : When.Day(until)),
        };

    private static string Rule(Result<Remit.Data.LoggedChange> result) => result.Refusals.ShouldHaveSingleItem().Rule;

    private static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last)
    {
        for (var day = first.AddDays(1); day < last; day = day.AddDays(1))
            yield return day;
    }
}
