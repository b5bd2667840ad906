using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;

namespace Remit.Tests.Structure.Programmes;

public class QuartersTests
{
    [Fact]
    public void The_quarters_of_a_year_are_all_of_its_days_and_share_none() =>
        Properties.Hold(
            from first in Gen.Choose(700_000, 750_000)
            from length in Gen.Choose(0, 364)
            select new Period(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + length)),
            year =>
            {
                var days = Quarters.In(year).Select(q => Quarters.Of(year, q)!.Value).ToList();
                days[0].From.ShouldBe(year.From);
                days[^1].Until.ShouldBe(year.Until);
                foreach (var (one, next) in days.Zip(days.Skip(1)))
                    next.From.ShouldBe(one.Until!.Value.AddDays(1));
            }
        );

    [Fact]
    public void They_are_counted_from_the_first_day_of_the_year()
    {
        var year = When.Between("2007-04-01", "2008-03-31");
        Quarters.Of(year, Quarter.Fourth).ShouldBe(When.Between("2008-01-01", "2008-03-31"));
        Quarter.First.InWords(year).ShouldBe("Quarter 1, April to June 2007");
        Quarters.On(year, When.Day("2007-10-01")).ShouldBe(Quarter.Third);
        Quarters.On(year, When.Day("2008-04-01")).ShouldBeNull();
        Quarters.Of(When.Between("2007-09-01", "2007-10-31"), Quarter.Second).ShouldBeNull();
    }

    [Theory]
    [InlineData("2007-05-01", Quarter.First)]
    [InlineData("2007-07-01", Quarter.First)]
    [InlineData("2007-12-31", Quarter.Second)]
    [InlineData("2008-06-01", Quarter.Fourth)]
    public void A_report_is_of_the_last_quarter_that_is_over(string day, Quarter quarter) =>
        Quarters.LastOver(When.Between("2007-04-01", "2008-03-31"), When.Day(day)).ShouldBe(quarter);
}
