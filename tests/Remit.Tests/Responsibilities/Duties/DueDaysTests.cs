using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Duties;

public class DueDaysTests
{
    [Theory]
    [InlineData("2007-01-31", "1 month", "2007-01-31", "2007-02-28")]
    [InlineData("2007-01-31", "1 month", "2007-02-28", "2007-03-31")]
    [InlineData("2008-01-31", "1 month", "2008-01-31", "2008-02-29")]
    [InlineData("2008-02-29", "12 months", "2008-02-29", "2009-02-28")]
    [InlineData("2008-02-29", "12 months", "2011-02-28", "2012-02-29")]
    [InlineData("2007-09-03", "1 year", "2007-09-03", "2008-09-03")]
    [InlineData("2008-02-29", "2 years", "2010-02-28", "2012-02-29")]
    [InlineData("2007-10-01", "6 weeks", "2007-10-01", "2007-11-12")]
    [InlineData("2007-10-01", "10 days", "2007-10-05", "2007-10-11")]
    public void The_next_day_is_counted_from_the_first_anew(string first, string every, string answered, string next) =>
        DueDays.Next(Every(first, every), [new(When.Day(answered), When.Day(answered))]).ShouldBe(When.Day(next));

    [Fact]
    public void Whatever_the_rhythm_the_next_day_is_the_first_of_its_days_that_no_report_answers()
    {
        var random = new Random(2207);
        for (var round = 0; round < 400; round++)
        {
            var first = When.Day("2000-01-01").AddDays(random.Next(4000));
            var every = new CalendarSpan(random.Next(1, 25), random.GetItems(Enum.GetValues<CalendarUnit>(), 1)[0]);
            var duty = Every(LondonDate.Iso(first), every.ToString());
            var answered = first.AddDays(random.Next(-50, 3000));
            var sent = answered.AddDays(random.Next(0, 400));
            var next = DueDays.Next(duty, [new(sent, answered)])!.Value;
            var days = Enumerable.Range(0, 4000).Select(n => Nth(first, every, n));
            next.ShouldBe(days.First(d => d > answered), $"{first} {every}, answered {answered}");
            // However late it was sent: the rhythm stays.
            DueDays.Next(duty, [new(sent.AddDays(99), answered)]).ShouldBe(next);
        }
    }

    [Fact]
    public void So_long_after_the_last_follows_the_day_on_which_it_was_sent()
    {
        var duty = Duty(d =>
            (d.Rhythm, d.Every, d.FirstDue) = (ReportRhythm.AfterTheLast, Span("3 months"), When.Day("2007-01-31"))
        );
        DueDays.Next(duty, []).ShouldBe(When.Day("2007-01-31"));
        DueDays
            .Next(duty, [new(When.Day("2007-02-10"), null), new(When.Day("2007-01-05"), null)])
            .ShouldBe(When.Day("2007-05-10"));
    }

    [Fact]
    public void A_report_beside_those_that_are_due_answers_none()
    {
        var duty = Every("2007-03-31", "3 months");
        DueDays.Next(duty, [new(When.Day("2007-03-30"), null)]).ShouldBe(When.Day("2007-03-31"));
        DueDays.Next(duty, []).ShouldBe(When.Day("2007-03-31"));
    }

    [Fact]
    public void Once_is_once_and_after_meetings_has_no_day_until_there_are_meetings()
    {
        var once = Duty(d => (d.Rhythm, d.FirstDue) = (ReportRhythm.Once, When.Day("2007-12-31")));
        DueDays.Next(once, []).ShouldBe(When.Day("2007-12-31"));
        DueDays.Next(once, [new(When.Day("2008-01-04"), When.Day("2007-12-31"))]).ShouldBeNull();
        DueDays.Next(Duty(d => d.Rhythm = ReportRhythm.AfterMeetings), []).ShouldBeNull();
        DueDays.Next(Duty(_ => { }), []).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_due_after_the_duty_ended_nor_after_the_calendar()
    {
        var ended = Every("2007-03-31", "12 months");
        ended.Period = When.Between("2007-01-01", "2008-03-30");
        DueDays.Next(ended, []).ShouldBe(When.Day("2007-03-31"));
        DueDays.Next(ended, [new(When.Day("2007-03-31"), When.Day("2007-03-31"))]).ShouldBeNull();
        DueDays.Next(Every("9999-06-30", "12 months"), [new(When.Day("9999-07-01"), When.Day("9999-06-30"))]).ShouldBeNull();
        DueDays.Next(Every("0001-01-01", "1 day"), [new(When.Day("9999-12-31"), When.Day("9999-12-31"))]).ShouldBeNull();
    }

    [Fact]
    public void A_report_can_answer_what_has_passed_or_comes_next()
    {
        var duty = Every("2007-01-31", "1 month");
        var open = DueDays.Open(duty, [], When.Day("2007-03-15"));
        open.ShouldBe([When.Day("2007-01-31"), When.Day("2007-02-28"), When.Day("2007-03-31")]);
        DueDays.Likeliest(open, When.Day("2007-03-15")).ShouldBe(When.Day("2007-02-28"));
        DueDays
            .Likeliest(DueDays.Open(duty, [], When.Day("2006-12-01")), When.Day("2006-12-01"))
            .ShouldBe(When.Day("2007-01-31"));
        DueDays.Open(Every("1900-01-01", "1 day"), [], When.Day("2007-03-15")).Count.ShouldBe(5);
    }

    private static DateOnly Nth(DateOnly first, CalendarSpan every, int n) =>
        every.Unit switch
        {
            CalendarUnit.Month => first.AddMonths(every.Count * Math.Min(n, 400)),
            CalendarUnit.Year => first.AddYears(every.Count * Math.Min(n, 100)),
            CalendarUnit.Week => first.AddDays(every.Count * 7 * n),
            _ => first.AddDays(every.Count * n),
        };

    private static CalendarSpan Span(string words) =>
        CalendarSpan.TryParse(words, out var span) ? span : throw new FormatException(words);

    private static ReportingDuty Every(string first, string every) =>
        Duty(d => (d.Rhythm, d.Every, d.FirstDue) = (ReportRhythm.Every, Span(every), When.Day(first)));

    private static ReportingDuty Duty(Action<ReportingDuty> with)
    {
        var duty = new ReportingDuty
        {
            Id = new Id<ReportingDuty>(Guid.Empty),
            Key = "duty",
            FromHolder = new RecordRef("post", Guid.Empty),
            ToHolder = new RecordRef("body", Guid.Empty),
            About = "The work",
        };
        with(duty);
        return duty;
    }
}
