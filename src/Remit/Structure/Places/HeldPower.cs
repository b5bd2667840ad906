using Remit.Kernel;
using Remit.Structure.Posts;

namespace Remit.Structure.Places;

/// <summary>What the holder of a place may agree for the organisation on a day, and what is signed off by whom, as pages show it.</summary>
public sealed record HeldPower
{
    public required string Key { get; init; }
    public required string What { get; init; }

    /// <summary>The most money that may be agreed, as people write it: "£50,000".</summary>
    public string? UpTo { get; init; }
    public string? GoesBack { get; init; }

    /// <summary>The organisation's own body that signs off, where it is recorded.</summary>
    public Named? SignedOffBy { get; init; }
    public string? SignedOffByWords { get; init; }

    /// <summary>How long it usually takes: "6 weeks".</summary>
    public string? UsualTime { get; init; }
    public string? UsualTimeWords { get; init; }

    /// <summary>The post that leads on it in the organisation.</summary>
    public Named? LedBy { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>The most money, to reckon with.</summary>
    internal Pence? Most { get; init; }

    /// <summary>The post that leads on it.</summary>
    internal Id<Post>? Lead { get; init; }

    /// <summary>The usual time to reckon with.</summary>
    internal CalendarSpan? Time { get; init; }

    internal static HeldPower Of(Power power, Named? signedOffBy, Named? ledBy) =>
        new()
        {
            Key = power.Key,
            What = power.What,
            UpTo = power.UpTo is { } most ? most.InRoundPounds() : null,
            GoesBack = power.GoesBack,
            SignedOffBy = signedOffBy,
            SignedOffByWords = power.SignedOffByWords,
            UsualTime = power.UsualTime?.ToString(),
            UsualTimeWords = power.UsualTimeWords,
            LedBy = ledBy,
            Note = power.Note,
            TakenFrom = power.TakenFrom,
            Time = power.UsualTime,
            Most = power.UpTo,
            Lead = power.LedBy,
        };
}

/// <summary>
/// How long it takes until all partners of a body have signed off what it agreed in principle: by the slowest of those who bind their
/// organisations on it. The day of a decision is known only later, so it is reckoned from a day.
/// </summary>
/// <param name="Binding">How many places bind an organisation.</param>
/// <param name="Recorded">For how many of them a usual time is recorded.</param>
/// <param name="Slowest">The places that take longest; empty where no time is recorded.</param>
/// <param name="Time">The time that these take: "6 weeks".</param>
/// <param name="By">The day by which all those recorded have signed off, counted from the day asked; null where none is recorded.</param>
internal sealed record SigningOff(int Binding, int Recorded, IReadOnlyList<Seat> Slowest, string? Time, DateOnly? By)
{
    /// <summary>Counts over the places of a body, from the day of a decision.</summary>
    public static SigningOff Of(IEnumerable<Seat> seats, DateOnly agreedInPrinciple)
    {
        var binding = seats.Where(s => s.Capacity == Capacity.Binds).ToList();
        var timed = binding
            .Where(s => s.Powers.Any(p => p.Time is not null))
            .Select(s =>
            {
                var slow = s.Powers.Where(p => p.Time is not null).MaxBy(p => p.Time!.Value.After(agreedInPrinciple))!;
                return (Seat: s, Time: slow.Time!.Value, By: slow.Time.Value.After(agreedInPrinciple));
            })
            .ToList();
        if (timed.Count == 0)
            return new SigningOff(binding.Count, 0, [], null, null);
        var last = timed.Max(t => t.By);
        var slowest = timed.Where(t => t.By == last).ToList();
        return new SigningOff(binding.Count, timed.Count, [.. slowest.Select(t => t.Seat)], slowest[0].Time.ToString(), last);
    }

    /// <summary>In a sentence or two; null where nobody binds an organisation.</summary>
    public string? InWords()
    {
        if (Binding == 0)
            return null;
        if (Recorded == 0)
            return "How long the partners take to sign off is not recorded yet.";
        var who = string.Join(" and ", Slowest.Select(s => s.FilledBy?.Name ?? s.Title).Distinct());
        return Recorded == Binding
            ? $"All partners have usually signed off after {Time}: {who} takes longest."
            : $"Those recorded have usually signed off after {Time}: {who} takes longest. For {Binding - Recorded} of {Binding} places no time is recorded.";
    }
}
