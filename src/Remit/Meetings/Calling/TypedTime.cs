using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Meetings.Calling;

/// <summary>A time of a London clock as people type it: 14:00, 2pm, 2.30pm, 9:30, noon.</summary>
internal static partial class TypedTime
{
    /// <summary>Reads one; null where nothing is typed.</summary>
    /// <returns>What is wrong, as a sentence without a full stop; null for nothing.</returns>
    public static string? Read(string typed, string words, out TimeOnly? read)
    {
        read = null;
        var text = typed.Trim().ToLowerInvariant();
        if (text.Length == 0)
            return null;
        if (text is "noon" or "midday")
        {
            read = new TimeOnly(12, 0);
            return null;
        }
        var match = Written().Match(text);
        if (!match.Success)
            return Wrong(words);
        var hour = Number(match, "hour");
        var minute = match.Groups["minute"].Success ? Number(match, "minute") : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0 ? hour is < 1 or > 12 : !match.Groups["minute"].Success || hour > 23)
            return Wrong(words);
        read = new TimeOnly(half.Length == 0 ? hour : (hour % 12) + (half == "pm" ? 12 : 0), minute);
        return null;
    }

    private static string Wrong(string words) => $"{words} must be a time such as 14:00 or 2pm";

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?\s*(?<half>am|pm)?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Written();
}
