using FsCheck;
using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class AgeRangeTests
{
    private static readonly Gen<AgeRange> Ranges =
        from first in Gen.Choose(AgeRange.PreConception, 30)
        from length in Gen.Choose(-1, 30)
        select Of(first, length < 0 ? null : Math.Max(first, 0) + length);

    [Fact]
    public void What_is_written_is_read_back() =>
        Properties.Hold(
            Ranges,
            range =>
            {
                AgeRange.TryParse(range.ToString(), out var read).ShouldBeTrue();
                read.ShouldBe(range);
            }
        );

    [Fact]
    public void Ranges_share_the_ages_that_both_cover() =>
        Properties.Hold(
            from pair in Properties.Pairs(Ranges)
            from age in Gen.Choose(AgeRange.PreConception, 65)
            select (pair.First, pair.Second, age),
            given =>
            {
                var (one, other, age) = given;
                one.Intersection(other).ShouldBe(other.Intersection(one));
                if (age >= 0)
                    (one.Intersection(other)?.Covers(age) == true).ShouldBe(one.Covers(age) && other.Covers(age));
                Math.Sign(one.CompareTo(other)).ShouldBe(-Math.Sign(other.CompareTo(one)));
                (one.CompareTo(other) == 0).ShouldBe(one == other);
            }
        );

    [Fact]
    public void Nought_to_five_and_five_to_thirteen_share_age_five() => Of(0, 5).Intersection(Of(5, 13)).ShouldBe(Of(5, 5));

    [Theory]
    [InlineData("pre-conception to 5", -2, 5)]
    [InlineData("Pre-birth–5", -1, 5)]
    [InlineData("5-13", 5, 13)]
    [InlineData("5 to age 13", 5, 13)]
    [InlineData("13+", 13, null)]
    [InlineData("13 and over", 13, null)]
    [InlineData("17", 17, 17)]
    public void Ages_are_read_as_people_write_them(string text, int first, int? last)
    {
        AgeRange.TryParse(text, out var range).ShouldBeTrue();
        (range.First, range.Last).ShouldBe((first, last));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13 to 5")]
    [InlineData("5 to 131")]
    [InlineData("pre-birth")]
    [InlineData("five")]
    [InlineData("-3 to 5")]
    public void What_is_no_age_is_refused(string? text) => AgeRange.TryParse(text, out _).ShouldBeFalse();

    private static AgeRange Of(int first, int? last) =>
        AgeRange.TryCreate(first, last, out var range) ? range : throw new ArgumentException($"{first}–{last}");
}
