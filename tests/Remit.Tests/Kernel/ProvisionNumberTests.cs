using FsCheck;
using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class ProvisionNumberTests
{
    private static readonly Gen<string> Written =
        from label in Gen.Elements("", "s. ", "section ", "reg. ", "para ", "sch. ", "art. ")
        from number in Gen.Choose(1, 99)
        from letters in Gen.Elements("", "", "A", "EA", "b")
        from rest in Gen.Elements("", ".4", ".10", "(1)", "(9)(d)", " (2)(a)(iv)", ".4.10")
        select $"{label}{number}{letters}{rest}";

    [Fact]
    public void What_is_written_is_read_back() =>
        Properties.Hold(
            Written,
            text =>
            {
                var number = Of(text);
                Of(number.ToString()).ShouldBe(number);
                number.ToString().ShouldBe(Of(number.ToString()).ToString());
                Slug.IsValid(number.Slug).ShouldBeTrue();
            }
        );

    [Fact]
    public void Numbers_have_one_order_that_agrees_with_equality() =>
        Properties.Hold(
            from pair in Properties.Pairs(Written)
            from third in Written
            select (Of(pair.First), Of(pair.Second), Of(third)),
            given =>
            {
                var (a, b, c) = given;
                Math.Sign(a.CompareTo(b)).ShouldBe(-Math.Sign(b.CompareTo(a)));
                (a.CompareTo(b) == 0).ShouldBe(a.Equals(b));
                if (a.Equals(b))
                    a.GetHashCode().ShouldBe(b.GetHashCode());
                if (a.CompareTo(b) <= 0 && b.CompareTo(c) <= 0)
                    a.CompareTo(c).ShouldBeLessThanOrEqualTo(0);
            }
        );

    [Theory]
    [InlineData("section 10", "s. 10")]
    [InlineData("s 20(9)(d)", "s. 20 (9)(D)")]
    [InlineData("paragraph 5.6", "5.6")]
    [InlineData("regulation 5(1)(a)", "reg. 5(1)(a)")]
    [InlineData("s. 83(4A)", "s.83(4a)")]
    public void Two_numbers_are_equal_when_they_name_the_same_place(string one, string other) => Of(one).ShouldBe(Of(other));

    [Theory]
    [InlineData("s. 10", "reg. 10")]
    [InlineData("4.1", "4.10")]
    [InlineData("s. 16E", "s. 16EA")]
    public void Numbers_of_different_places_differ(string one, string other) => Of(one).ShouldNotBe(Of(other));

    [Fact]
    public void They_sort_as_a_reader_expects()
    {
        string[] guidance = ["4.4", "4.10", "5", "5.6", "16", "16A", "16E", "16EA", "17"];
        guidance.Reverse().Select(Of).Order().Select(n => n.ToString()).ShouldBe(guidance);
        string[] act = ["s. 10", "s. 10(1)", "s. 10(2)(a)", "s. 10(2)(b)", "s. 10(10)", "s. 10A", "s. 11"];
        act.Reverse().Select(Of).Order().Select(n => n.ToString()).ShouldBe(act);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("section")]
    [InlineData("chapter 4")]
    [InlineData("5.6 and 5.7")]
    [InlineData("(i)")]
    [InlineData("1234567")]
    public void What_is_no_number_is_refused(string? text) => ProvisionNumber.TryParse(text, out _).ShouldBeFalse();

    private static ProvisionNumber Of(string text) =>
        ProvisionNumber.TryParse(text, out var number) ? number : throw new FormatException(text);
}
