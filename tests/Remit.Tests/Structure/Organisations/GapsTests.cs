using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;

namespace Remit.Tests.Structure.Organisations;

public class GapsTests
{
    [Fact]
    public void A_record_without_former_ones_speaks_for_itself_from_its_start()
    {
        Gaps.Between([], null, When.Day("2007-03-31")).ShouldBe([When.Until("2007-03-31")]);
        Gaps.Between([], When.Day("2007-04-01"), When.Day("2007-03-31")).ShouldBeEmpty();
    }

    [Fact]
    public void What_lies_before_between_and_after_is_left()
    {
        Gaps.Between(
                [When.Between("2004-01-01", "2004-12-31"), When.Between("2002-01-01", "2002-12-31")],
                When.Day("2001-05-01"),
                When.Day("2007-03-31")
            )
            .ShouldBe([
                When.Until("2001-12-31"),
                When.Between("2003-01-01", "2003-12-31"),
                When.Between("2005-01-01", "2007-03-31"),
            ]);
    }

    [Fact]
    public void Every_day_up_to_the_last_is_in_a_gap_or_taken_and_never_both() =>
        Properties.Hold(
            Properties.Pairs(Properties.Periods),
            pair =>
            {
                if (pair.First.Until is null || pair.Second.Until is null || pair.First.Overlaps(pair.Second))
                    return;
                var last = new DateOnly(2006, 6, 30);
                var gaps = Gaps.Between([pair.First, pair.Second], null, last).ToList();
                for (var day = new DateOnly(1999, 12, 1); day <= last; day = day.AddDays(9))
                    (gaps.Count(g => g.Covers(day)) + (pair.First.Covers(day) || pair.Second.Covers(day) ? 1 : 0)).ShouldBe(1);
                gaps.ShouldAllBe(g => g.Until <= last);
            }
        );
}
