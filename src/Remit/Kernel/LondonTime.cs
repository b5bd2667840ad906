using System.Globalization;

namespace Remit.Kernel;

/// <summary>Times of a London day as people in England read them. A time has no date and no zone: clocks that change don't move it.</summary>
public static class LondonTime
{
    /// <summary>"9am", "2.30pm", "noon", "midnight".</summary>
    public static string Words(TimeOnly time)
    {
        if (time is { Minute: 0, Hour: 0 or 12 })
            return time.Hour == 0 ? "midnight" : "noon";
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var half = time.Hour < 12 ? "am" : "pm";
        return time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hour}{half}")
            : string.Create(CultureInfo.InvariantCulture, $"{hour}.{time.Minute:00}{half}");
    }

    /// <summary>Reads a time written as 14:00; anything else is refused.</summary>
    public static bool TryParse(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>14:00. Seconds are left out.</summary>
    public static string Iso(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
