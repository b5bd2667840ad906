namespace Remit.Kernel;

/// <summary>
/// A span of London calendar dates: from its first day until its last day, both held.
/// A null <see cref="From"/> is a start that nobody recorded: it precedes every date.
/// A null <see cref="Until"/> is open: it follows every date.
/// </summary>
/// <remarks>Access and membership stop at 00:00 London time on the day after <see cref="Until"/>.</remarks>
public readonly record struct Period
{
    /// <summary>Refuses a period that ends before it starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is before <paramref name="from"/>.</exception>
    public Period(DateOnly? from, DateOnly? until)
    {
        if (EndsBeforeItStarts(from, until))
            throw new ArgumentOutOfRangeException(nameof(until), until, $"A period can't end before it starts ({from}).");
        From = from;
        Until = until;
    }

    /// <summary>Start not recorded, no end.</summary>
    public static Period Unbounded { get; } = new(null, null);

    /// <summary>The first day held, or null where the start is not recorded.</summary>
    public DateOnly? From { get; }

    /// <summary>The last day held, or null where it is open.</summary>
    public DateOnly? Until { get; }

    /// <summary>Whether these two dates can't bound a period.</summary>
    public static bool EndsBeforeItStarts(DateOnly? from, DateOnly? until) => until < from;

    /// <summary>Whether the day lies in the period, both ends included.</summary>
    public bool Covers(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>Whether the period is over on that day.</summary>
    public bool HasEndedBy(DateOnly day) => Until < day;

    /// <summary>Whether the period has not yet begun on that day.</summary>
    public bool StartsAfter(DateOnly day) => From > day;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => Intersection(other) is not null;

    /// <summary>The days that both hold, or null where there are none.</summary>
    public Period? Intersection(Period other)
    {
        var from = From is { } a && other.From is { } b ? (a > b ? a : b) : From ?? other.From;
        var until = Until is { } c && other.Until is { } d ? (c < d ? c : d) : Until ?? other.Until;
        return EndsBeforeItStarts(from, until) ? null : new Period(from, until);
    }

    /// <summary>
    /// Whether this period is known to reach outside <paramref name="holder"/>. A start that is not recorded
    /// is not known to be outside, unless the period ended before the holder's began; an open end is outside a holder that has ended.
    /// </summary>
    public bool IsKnownToLieOutside(Period holder) =>
        From < holder.From || Until < holder.From || (holder.Until is { } end && (Until is null || Until > end));

    /// <summary>As it stands at the end of a sentence: "from 1 May 2007", "on 1 May 2007", "with no dates recorded".</summary>
    public string InASentence() =>
        (From, Until) switch
        {
            (null, null) => "with no dates recorded",
            ({ } from, null) => $"from {LondonDate.Words(from)}",
            (null, { } until) => $"until {LondonDate.Words(until)}",
            ({ } from, { } until) when from == until => $"on {LondonDate.Words(from)}",
            ({ } from, { } until) => $"from {LondonDate.Words(from)} to {LondonDate.Words(until)}",
        };

    /// <summary>"1 April 2007 to 31 March 2008", "from 1 April 2007", "until 31 March 2008", "start not recorded".</summary>
    public override string ToString() =>
        (From, Until) switch
        {
            (null, null) => "start not recorded",
            ({ } from, null) => $"from {LondonDate.Words(from)}",
            (null, { } until) => $"until {LondonDate.Words(until)}, start not recorded",
            ({ } from, { } until) => $"{LondonDate.Words(from)} to {LondonDate.Words(until)}",
        };
}

/// <summary>A record that holds for a period.</summary>
public interface IDated
{
    /// <summary>The first day, or null where the start is not recorded.</summary>
    DateOnly? From { get; }

    /// <summary>The last day, or null where it is open.</summary>
    DateOnly? Until { get; }

    /// <summary>The two as one value.</summary>
    Period Period => new(From, Until);
}
