namespace Remit.Data.Letters;

/// <summary>How often somebody wants to be reminded by email.</summary>
public enum HowOften
{
    /// <summary>On every working day on which there is something to tell.</summary>
    Daily,

    /// <summary>Once in a week, from Monday on. It is what people get who said nothing.</summary>
    Weekly,

    /// <summary>Once in a month, from its first day on.</summary>
    Monthly,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>How often a person wants to be reminded, and when they were last. Who is not here said nothing, and was told nothing.</summary>
public sealed class LetterWish
{
    internal const string Table = "letter_wishes";

    /// <summary>The person.</summary>
    public required Guid Person { get; init; }

    /// <summary>How often they want it.</summary>
    public HowOften Often { get; set; } = HowOften.Weekly;

    /// <summary>The London day on which they were last reminded.</summary>
    public DateOnly? ToldOn { get; set; }

    /// <summary>
    /// Whether a reminder is due on a day: once in the day, the week or the month. What could not go on the first day of a week goes later in
    /// it. None goes at a weekend.
    /// </summary>
    public static bool IsDue(HowOften often, DateOnly? toldOn, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && often switch
        {
            HowOften.Daily => toldOn is null || toldOn < day,
            HowOften.Weekly => toldOn is null || WeekOf(toldOn.Value) < WeekOf(day),
            HowOften.Monthly => toldOn is null || (toldOn.Value.Year * 12) + toldOn.Value.Month < (day.Year * 12) + day.Month,
            HowOften.Never => false,
        };

    /// <summary>A number for the week of a day, which begins on Monday; 1 January 0001 was one.</summary>
    private static int WeekOf(DateOnly day) => day.DayNumber / 7;
}
