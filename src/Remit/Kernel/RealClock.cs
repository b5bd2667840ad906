namespace Remit.Kernel;

/// <summary>
/// What time it really is. Sessions, links and codes go by it, even where the partnership's calendar stands in 2007: a browser and an
/// authenticator app know no other time.
/// </summary>
public sealed class RealClock(TimeProvider time)
{
    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>How far the partnership's calendar is ahead of it (behind, where negative): nothing but in the demonstration.</summary>
    public TimeSpan CalendarIsAhead { get; init; }

    /// <summary>A real instant as the partnership's calendar has it, to be shown beside its dates.</summary>
    public DateTimeOffset OnTheCalendar(DateTimeOffset at) => at + CalendarIsAhead;
}
