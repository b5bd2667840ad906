using System.Globalization;

namespace Remit.Kernel;

/// <summary>Dates and instants as people in England read them.</summary>
public static class LondonDate
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The zone of every "today": access, meetings and deadlines go by it.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"12 September 2007".</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"12 September 2007 at 9:05am", London time.</summary>
    public static string Words(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return local.ToString("d MMMM yyyy 'at' h:mm", British) + local.ToString("tt", British).ToLowerInvariant();
    }

    /// <summary>The London calendar date on which an instant falls.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant of a London date and time.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour, int minute)
    {
        var local = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The last instant of a London calendar date.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        if (day == DateOnly.MaxValue)
            return DateTimeOffset.MaxValue;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).AddTicks(-1).ToUniversalTime();
    }

    /// <summary>Reads a date written as 2007-09-03; anything else is refused.</summary>
    public static bool TryParse(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>2007-09-03.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What day it is in London, by the one clock that the program was given.</summary>
public sealed class LondonClock(TimeProvider time)
{
    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The London calendar date.</summary>
    public DateOnly Today => LondonDate.Of(Now);
}

/// <summary>A clock that was set to a past instant when the program started, and runs from there: the demo's.</summary>
public sealed class ShiftedClock(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    /// <summary>How far it is ahead of the real clock; behind, where negative.</summary>
    public TimeSpan Ahead { get; } = start - real.GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;
}
