namespace Remit.Tests.Harness;

/// <summary>A clock that stands still until the test moves it; it starts at 9 on 3 September 2007, London time.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2007, 9, 3, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
