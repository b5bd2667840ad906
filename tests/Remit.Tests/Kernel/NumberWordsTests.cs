using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class NumberWordsTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        for (var number = 0; number < 200; number++)
            NumberWords.Read(NumberWords.Of(number)).ShouldBe(number);
        NumberWords.Of(3).ShouldBe("three");
        NumberWords.Of(20).ShouldBe("20");
        NumberWords.Read("Nineteen").ShouldBe(19);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("some")]
    [InlineData("twenty")]
    [InlineData("99999999999")]
    public void Anything_else_is_no_number(string written) => NumberWords.Read(written).ShouldBeNull();
}
