using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Kernel;

public class CalendarSpanTests
{
    private static readonly FsCheck.Gen<CalendarSpan> Spans =
        from count in Gen.Choose(1, 999)
        from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
        select new CalendarSpan(count, unit);

    private static readonly FsCheck.Gen<DateOnly> Days =
        from number in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        select DateOnly.FromDayNumber(number);

    [Fact]
    public void What_is_written_is_read_back() =>
        Properties.Hold(
            Spans,
            span =>
            {
                CalendarSpan.TryParse(span.ToString(), out var again).ShouldBeTrue();
                again.ShouldBe(span);
                CalendarSpan.TryParse($" {span.ToString().ToUpperInvariant()} ", out again).ShouldBeTrue();
                again.ShouldBe(span);
            }
        );

    [Fact]
    public void It_is_over_later_and_never_out_of_order() =>
        Properties.Hold(
            from span in Spans
            from one in Days
            from other in Days
            select (span, one, other),
            given =>
            {
                var (span, one, other) = given;
                span.After(one).ShouldBeGreaterThanOrEqualTo(one);
                if (one <= other)
                    span.After(one).ShouldBeLessThanOrEqualTo(span.After(other));
                if (span.Count < 999)
                    new CalendarSpan(span.Count + 1, span.Unit).After(one).ShouldBeGreaterThanOrEqualTo(span.After(one));
            }
        );

    [Theory]
    [InlineData("six weeks", "6 weeks")]
    [InlineData("6 week", "6 weeks")]
    [InlineData("a month", "1 month")]
    [InlineData("An  day", "1 day")]
    [InlineData("twelve months", "12 months")]
    [InlineData("10 days", "10 days")]
    public void People_write_it_in_their_way(string text, string read)
    {
        CalendarSpan.TryParse(text, out var span).ShouldBeTrue();
        span.ToString().ShouldBe(read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0 weeks")]
    [InlineData("1000 days")]
    [InlineData("six")]
    [InlineData("weeks")]
    [InlineData("2 decades")]
    [InlineData("10 working days")]
    [InlineData("-3 days")]
    [InlineData("６ weeks")]
    [InlineData("soon weeks")]
    public void Anything_else_is_refused(string? text) => CalendarSpan.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_month_after_the_last_of_January_is_the_last_of_February() =>
        new CalendarSpan(1, CalendarUnit.Month).After(When.Day("2007-01-31")).ShouldBe(When.Day("2007-02-28"));
}
