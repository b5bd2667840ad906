using System.Globalization;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>A quarter of a programme's year: three months, counted from its first day.</summary>
public enum Quarter
{
    First,
    Second,
    Third,
    Fourth,
}

/// <summary>The days of the quarters of a year.</summary>
internal static class Quarters
{
    private const int Months = 3;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The days of a quarter; null where the year ends before it. The last one of a shorter year ends with that.</summary>
    /// <param name="year">A programme's year, with both its days.</param>
    /// <param name="quarter">Which.</param>
    public static Period? Of(Period year, Quarter quarter)
    {
        if (year.From!.Value.MonthsLater((int)quarter * Months) is not { } first || first > year.Until!.Value)
            return null;
        var last = year.From.Value.MonthsLater(((int)quarter + 1) * Months)?.AddDays(-1);
        return new Period(first, last < year.Until ? last : year.Until);
    }

    /// <summary>Those that a year has, in order.</summary>
    public static IEnumerable<Quarter> In(Period year) => Enum.GetValues<Quarter>().Where(q => Of(year, q) is not null);

    /// <summary>The quarter in which a day lies; null for a day outside the year.</summary>
    public static Quarter? On(Period year, DateOnly day) =>
        In(year).Where(q => Of(year, q)!.Value.Covers(day)).Select(q => (Quarter?)q).FirstOrDefault();

    /// <summary>The quarter of a report that is written on a day: the last one that is over; in the first one that itself.</summary>
    public static Quarter LastOver(Period year, DateOnly day) =>
        In(year).LastOrDefault(q => Of(year, q)!.Value.HasEndedBy(day), Quarter.First);

    /// <summary>"Quarter 1".</summary>
    public static string InWords(this Quarter quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"Quarter {(int)quarter + 1}");

    /// <summary>"Quarter 1, April to June 2007"; only the number where the year has no such quarter.</summary>
    public static string InWords(this Quarter quarter, Period year)
    {
        if (year.From is null || year.Until is null || Of(year, quarter) is not { } days)
            return quarter.InWords();
        var (first, last) = (days.From!.Value, days.Until!.Value);
        return $"{quarter.InWords()}, {first.ToString(first.Year == last.Year ? "MMMM" : "MMMM yyyy", British)} to {last.ToString("MMMM yyyy", British)}";
    }
}
