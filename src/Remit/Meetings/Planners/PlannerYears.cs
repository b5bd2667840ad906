using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Meetings.Planners;

/// <summary>In which year a day lies that a paper gives without one: by the heading above it, or from the day on that a person said.</summary>
/// <param name="First">The year of the heading, or the first of its two: 2024 of "2024/25".</param>
/// <param name="IsPair">Whether it spans two years.</param>
/// <param name="From">The day on which the paper begins, as a person said.</param>
internal sealed partial record PlannerYears(int? First, bool IsPair, DateOnly? From)
{
    /// <summary>The same under a heading, where that names a year.</summary>
    public PlannerYears Under(string heading)
    {
        var match = Named().Match(heading);
        if (!match.Success || match.NextMatch().Success)
            return this;
        var first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture);
        var second = match.Groups["second"].Value;
        var isPair =
            second.Length > 0 && int.Parse(second, NumberStyles.None, CultureInfo.InvariantCulture) % 100 == (first + 1) % 100;
        return this with { First = first, IsPair = isPair };
    }

    /// <summary>The year of a day; null where nothing says it. A guess is told.</summary>
    public int? Of(int day, int month, DayOfWeek? weekday, out bool isGuess)
    {
        isGuess = false;
        if (First is { } first)
        {
            if (!IsPair)
                return first;
            if (month >= 9)
                return first;
            if (month <= 3)
                return first + 1;
            if (weekday is { } said)
            {
                var fits = new[] { first, first + 1 }.Where(y => Day(y, month, day)?.DayOfWeek == said).ToList();
                if (fits.Count == 1)
                    return fits[0];
            }
            if (From is not { } start || start.Year < first || start.Year > first + 1)
            {
                // A year of councils and of money begins in April.
                isGuess = true;
                return first;
            }
        }
        if (From is not { } from)
            return null;
        var inThatYear = Day(from.Year, month, day) ?? new DateOnly(from.Year, month, 28);
        return inThatYear < from ? from.Year + 1 : from.Year;
    }

    /// <summary>The day; null where there is no such day.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex(
        """\b(?<first>(?:19|20)[0-9]{2})(?:\s*[/–-]\s*(?:(?:19|20)(?<second>[0-9]{2})|(?<second>[0-9]{2})))?\b""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Named();
}
