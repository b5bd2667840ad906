using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Kernel;

public class PeriodTests
{
    [Fact]
    public void Both_ends_are_held_and_the_days_beside_them_are_not() =>
        Properties.Hold(
            Properties.Periods,
            period =>
            {
                if (period.From is { } from)
                {
                    (period.Covers(from.AddDays(-1)), period.Covers(from)).ShouldBe((false, true));
                    (period.StartsAfter(from.AddDays(-1)), period.StartsAfter(from)).ShouldBe((true, false));
                }
                if (period.Until is { } until)
                {
                    (period.Covers(until), period.Covers(until.AddDays(1))).ShouldBe((true, false));
                    (period.HasEndedBy(until), period.HasEndedBy(until.AddDays(1))).ShouldBe((false, true));
                }
            }
        );

    [Fact]
    public void A_start_that_is_not_recorded_precedes_every_date_and_an_open_end_follows_every_date()
    {
        When.Until("2007-03-31").Covers(DateOnly.MinValue).ShouldBeTrue();
        When.From("2007-04-01").Covers(DateOnly.MaxValue).ShouldBeTrue();
        When.Always.HasEndedBy(DateOnly.MaxValue).ShouldBeFalse();
        When.Always.StartsAfter(DateOnly.MinValue).ShouldBeFalse();
    }

    [Fact]
    public void Intersections_commute_and_hold_the_days_that_both_hold() =>
        Properties.Hold(
            from pair in Properties.Pairs(Properties.Periods)
            from day in Properties.Days
            select (pair.First, pair.Second, day),
            given =>
            {
                var (one, other, day) = given;
                one.Intersection(other).ShouldBe(other.Intersection(one));
                one.Overlaps(other).ShouldBe(one.Intersection(other) is not null);
                (one.Intersection(other)?.Covers(day) == true).ShouldBe(one.Covers(day) && other.Covers(day));
                one.Intersection(one).ShouldBe(one);
                one.Intersection(When.Always).ShouldBe(one);
            }
        );

    [Fact]
    public void A_period_known_to_lie_outside_holds_a_day_that_its_holder_does_not() =>
        Properties.Hold(
            Properties.Pairs(Properties.Periods),
            pair =>
            {
                var (period, holder) = pair;
                period.IsKnownToLieOutside(period).ShouldBeFalse();
                period.IsKnownToLieOutside(When.Always).ShouldBeFalse();
                if (!period.Overlaps(holder))
                    period.IsKnownToLieOutside(holder).ShouldBeTrue();
                if (period.From is not null)
                    period.IsKnownToLieOutside(holder).ShouldBe(period.Intersection(holder) != period);
            }
        );

    [Theory]
    [InlineData(null, null, "2007-04-01", null, false)]
    [InlineData(null, "2007-04-01", "2007-04-01", null, false)]
    [InlineData(null, "2007-03-31", "2007-04-01", null, true)]
    [InlineData("2007-03-31", null, "2007-04-01", null, true)]
    [InlineData("2007-04-01", null, null, "2008-03-31", true)]
    [InlineData("2007-04-01", "2008-03-31", null, "2008-03-31", false)]
    [InlineData("2007-04-01", "2008-04-01", null, "2008-03-31", true)]
    public void What_is_not_recorded_is_not_known_to_lie_outside(
        string? from,
        string? until,
        string? f,
        string? u,
        bool outside
    ) => Of(from, until).IsKnownToLieOutside(Of(f, u)).ShouldBe(outside);

    [Fact]
    public void A_period_of_one_day_is_a_period_and_one_that_ends_before_it_starts_is_not()
    {
        When.Between("2007-04-01", "2007-04-01").Covers(When.Day("2007-04-01")).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => When.Between("2007-04-01", "2007-03-31"));
    }

    [Theory]
    [InlineData(null, null, "start not recorded", "with no dates recorded")]
    [InlineData("2007-05-01", null, "from 1 May 2007", "from 1 May 2007")]
    [InlineData(null, "2007-05-01", "until 1 May 2007, start not recorded", "until 1 May 2007")]
    [InlineData("2007-05-01", "2007-05-31", "1 May 2007 to 31 May 2007", "from 1 May 2007 to 31 May 2007")]
    [InlineData("2007-05-01", "2007-05-01", "1 May 2007 to 1 May 2007", "on 1 May 2007")]
    public void Periods_say_what_is_known(string? from, string? until, string alone, string inASentence)
    {
        Of(from, until).ToString().ShouldBe(alone);
        Of(from, until).InASentence().ShouldBe(inASentence);
    }

    private static Period Of(string? from, string? until) =>
        new(from is null ? null : When.Day(from), until is null ? null : When.Day(until));
}
