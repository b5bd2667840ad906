namespace Remit.Access;

/// <summary>
/// What time it really is. Sessions, links and codes go by it, even where the partnership's calendar stands in 2007: a browser and an
/// authenticator app know no other time.
/// </summary>
internal sealed class RealClock(TimeProvider time)
{
    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();
}
