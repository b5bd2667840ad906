using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class CircleTests
{
    /// <summary>A circle on some date is found if and only if there is a day on which following the arrows leads back.</summary>
    [Fact]
    public void A_circle_is_found_exactly_when_some_day_has_one() =>
        Properties.Hold(
            (
                from start in Gen.Choose(0, 4)
                from end in Gen.Choose(0, 4)
                from first in Gen.Choose(1, 6)
                from length in Gen.Choose(0, 4)
                from unknown in Gen.Choose(0, 3)
                select (start, end, new Period(unknown == 0 ? null : Day(first), unknown == 1 ? null : Day(first + length)))
            )
                .ListOf()
                .Select(list => list.Take(9).ToList()),
            given =>
            {
                var arrows = given.Select((a, i) => new Arrow(Node(a.start), Node(a.end), a.Item3, Node(100 + i))).ToList();
                var all = arrows.Select(a => a.Record).ToHashSet();

                var circles = Circle.Through(arrows, all).ToList();

                (circles.Count > 0).ShouldBe(Enumerable.Range(0, 13).Any(day => LeadsBack(arrows, Day(day))));
                foreach (var circle in circles)
                {
                    circle
                        .Arrows.Zip(circle.Arrows.Skip(1).Append(circle.Arrows[0]))
                        .ShouldAllBe(p => p.First.End == p.Second.Start);
                    circle.Arrows.ShouldAllBe(a => a.When.Intersection(circle.When) == circle.When);
                }
                Circle.Through(arrows, new HashSet<Guid>()).ShouldBeEmpty();
            }
        );

    private static bool LeadsBack(List<Arrow> arrows, DateOnly day)
    {
        var now = arrows.Where(a => a.When.Covers(day)).ToList();
        while (now.RemoveAll(a => now.TrueForAll(b => b.Start != a.End)) > 0) { }
        return now.Count > 0;
    }

    private static Guid Node(int number) => new(number, 0, 0, new byte[8]);

    private static DateOnly Day(int number) => new DateOnly(2007, 1, 1).AddDays(number);
}
