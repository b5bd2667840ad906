using FsCheck.Fluent;
using Remit.Kernel;

namespace Remit.Tests.Kernel;

public class GssCodeTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Properties.Hold(
            from country in Gen.Elements("E", "W", "S", "N", "e", "w")
            from digits in Gen.Choose(0, 99_999_999)
            from space in Gen.Elements("", " ")
            select $"{space}{country}{digits:D8}{space}",
            text =>
            {
                GssCode.TryParse(text, out var code).ShouldBeTrue();
                code!.ToString().ShouldBe(text.Trim().ToUpperInvariant());
                GssCode.TryParse(code.ToString(), out var again).ShouldBeTrue();
                again.ShouldBe(code);
            }
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E1000001")]
    [InlineData("E100000188")]
    [InlineData("K02000001")]
    [InlineData("E1000001８")]
    [InlineData("E10 000018")]
    [InlineData("E10000018\n1")]
    public void Anything_else_is_refused(string? text) => GssCode.TryParse(text, out _).ShouldBeFalse();
}
