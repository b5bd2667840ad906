using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class PenceTests
{
    [Fact]
    public void What_is_written_is_read_back() => Properties.Hold(ArbMap.Default.GeneratorFor<long>(), RoundTrips);

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    [InlineData(-5)]
    public void The_ends_are_read_back_too(long amount) => RoundTrips(amount);

    [Theory]
    [InlineData("£1,234.56", 123456)]
    [InlineData("1234.5", 123450)]
    [InlineData("-£20", -2000)]
    [InlineData(" 0.05 ", 5)]
    public void Amounts_are_read_as_people_write_them(string text, long amount)
    {
        Pence.TryParse(text, out var pence).ShouldBeTrue();
        pence.Amount.ShouldBe(amount);
    }

    [Theory]
    [InlineData("1.234")]
    [InlineData("12,34")]
    [InlineData("£")]
    [InlineData("1e3")]
    [InlineData("92,233,720,368,547,758.08")]
    [InlineData(null)]
    public void What_is_no_amount_of_whole_pence_is_refused(string? text) => Pence.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_sum_that_does_not_fit_is_an_error_and_never_a_wrong_number()
    {
        Should.Throw<OverflowException>(() => new Pence(long.MaxValue) + new Pence(1));
        Should.Throw<OverflowException>(() => new Pence(long.MinValue) - new Pence(1));
        (new Pence(1) - new Pence(3) + new Pence(2)).ShouldBe(default);
    }

    [Fact]
    public void Amounts_are_written_with_pounds_and_commas()
    {
        new Pence(123456).ToString().ShouldBe("£1,234.56");
        new Pence(-5).ToString().ShouldBe("-£0.05");
    }

    private static void RoundTrips(long amount)
    {
        Pence.TryParse(new Pence(amount).ToString(), out var read).ShouldBeTrue();
        read.Amount.ShouldBe(amount);
    }
}
