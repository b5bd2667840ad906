namespace Remit.Browser;

public class SmokeTests
{
    [Fact]
    public void The_suite_runs() => (1 + 1).ShouldBe(2);
}
