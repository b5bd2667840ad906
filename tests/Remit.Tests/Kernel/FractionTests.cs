using FsCheck;
using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class FractionTests
{
    private static readonly Gen<Fraction> Fractions =
        from whole in Gen.Choose(1, 120)
        from part in Gen.Choose(1, whole)
        select Of(part, whole);

    [Fact]
    public void What_is_written_is_read_back() =>
        Properties.Hold(
            Fractions,
            fraction =>
            {
                Fraction.TryParse(fraction.ToString(), out var read).ShouldBeTrue();
                read.ShouldBe(fraction);
            }
        );

    [Fact]
    public void What_is_said_in_words_is_read_back() =>
        Properties.Hold(
            Fractions,
            fraction =>
            {
                Fraction.TryParse(fraction.InWords(), out var read).ShouldBeTrue(fraction.InWords());
                read.ShouldBe(fraction);
            }
        );

    [Fact]
    public void A_fraction_is_kept_in_lowest_terms() =>
        Properties.Hold(
            from fraction in Fractions
            from times in Gen.Choose(1, 50)
            select (fraction, times),
            given => Of(given.fraction.Part * given.times, given.fraction.Whole * given.times).ShouldBe(given.fraction)
        );

    [Fact]
    public void The_next_whole_number_up_is_the_smallest_that_meets_it() =>
        Properties.Hold(
            from fraction in Fractions
            from number in Gen.Choose(0, 5000)
            select (fraction, number),
            given =>
            {
                var (fraction, number) = given;
                var needed = (long)fraction.Of(number);
                (needed * fraction.Whole).ShouldBeGreaterThanOrEqualTo((long)number * fraction.Part);
                ((needed - 1) * fraction.Whole).ShouldBeLessThan((long)number * fraction.Part);
                needed.ShouldBeLessThanOrEqualTo(number);
                var more = (long)fraction.MoreThan(number);
                (more * fraction.Whole).ShouldBeGreaterThan((long)number * fraction.Part);
                ((more - 1) * fraction.Whole).ShouldBeLessThanOrEqualTo((long)number * fraction.Part);
            }
        );

    [Fact]
    public void Fractions_are_ordered_by_how_much_they_ask_for() =>
        Properties.Hold(
            Properties.Pairs(Fractions),
            pair =>
            {
                var (one, other) = pair;
                Math.Sign(one.CompareTo(other)).ShouldBe(-Math.Sign(other.CompareTo(one)));
                (one.CompareTo(other) == 0).ShouldBe(one == other);
                if (one.CompareTo(other) <= 0)
                    one.Of(60).ShouldBeLessThanOrEqualTo(other.Of(60));
            }
        );

    [Fact]
    public void A_third_of_fourteen_is_five() => Of(1, 3).Of(14).ShouldBe(5);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void The_whole_of_any_number_is_that_number(int number) => Of(1, 1).Of(number).ShouldBe(number);

    [Theory]
    [InlineData("1/3", 1, 3)]
    [InlineData(" 4 / 12 ", 1, 3)]
    [InlineData("⅓", 1, 3)]
    [InlineData("50%", 1, 2)]
    [InlineData("50 per cent", 1, 2)]
    [InlineData("33.3 percent", 333, 1000)]
    [InlineData("100%", 1, 1)]
    [InlineData("All", 1, 1)]
    [InlineData("half", 1, 2)]
    [InlineData("A half", 1, 2)]
    [InlineData("one third", 1, 3)]
    [InlineData("two-thirds", 2, 3)]
    [InlineData("a quarter", 1, 4)]
    [InlineData("three fourths", 3, 4)]
    [InlineData("an eighth", 1, 8)]
    [InlineData("1 in 3", 1, 3)]
    [InlineData("2 out of 5", 2, 5)]
    public void Shares_are_read_as_people_write_them(string text, int part, int whole)
    {
        Fraction.TryParse(text, out var fraction).ShouldBeTrue();
        (fraction.Part, fraction.Whole).ShouldBe((part, whole));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0/3")]
    [InlineData("1/0")]
    [InlineData("4/3")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("five thirds")]
    [InlineData("1½")]
    [InlineData("0.33")]
    [InlineData("1")]
    [InlineData("a majority")]
    [InlineData("-1/3")]
    [InlineData("1/10001")]
    [InlineData("a \ud800 third")]
    public void What_is_no_share_is_refused(string? text) => Fraction.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(1, 1, "all")]
    [InlineData(2, 4, "half")]
    [InlineData(2, 3, "two thirds")]
    [InlineData(1, 8, "an eighth")]
    [InlineData(7, 10, "70%")]
    [InlineData(333, 1000, "33.3%")]
    [InlineData(4, 11, "4/11")]
    public void Shares_are_said_as_people_say_them(int part, int whole, string words) =>
        Of(part, whole).InWords().ShouldBe(words);

    private static Fraction Of(int part, int whole) =>
        Fraction.TryCreate(part, whole, out var fraction) ? fraction : throw new ArgumentException($"{part}/{whole}");
}
