using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;

namespace Remit.Structure.Places;

/// <summary>
/// What the holder of a place may agree for the organisation that fills it, what always goes back, to which of its own bodies, and how long
/// that takes it (Executive paper, 7.1: within agreed delegated powers, or seeking prompt ratification). Only of a place that binds, on a body
/// that makes decisions.
/// </summary>
public sealed class Power : DatedRecord<Power>
{
    /// <summary>The place.</summary>
    public required Id<Place> Place { get; init; }

    /// <summary>What may be agreed.</summary>
    public required string What { get; set; }

    /// <summary>The most money that may be agreed; null where nobody said, or where money is no limit.</summary>
    public Pence? UpTo { get; set; }

    /// <summary>What always goes back to the organisation.</summary>
    public string? GoesBack { get; set; }

    /// <summary>The organisation's own body that signs off.</summary>
    public Id<Body>? SignedOffBy { get; set; }

    /// <summary>The same in words, where that body is not recorded: "Trust board".</summary>
    public string? SignedOffByWords { get; set; }

    /// <summary>How long signing off usually takes.</summary>
    public CalendarSpan? UsualTime { get; set; }

    /// <summary>The same in words: "at the next meeting of the Trust board".</summary>
    public string? UsualTimeWords { get; set; }

    /// <summary>The post that leads on it in the organisation.</summary>
    public Id<Post>? LedBy { get; set; }

    /// <summary>The day by which the organisation has usually signed off what was agreed in principle on a day; null where nobody said.</summary>
    public DateOnly? SignedOffAfter(DateOnly agreedInPrinciple) => UsualTime?.After(agreedInPrinciple);

    /// <summary>The same power for a place that goes on with this one's.</summary>
    internal Power Copied(Id<Power> id, Id<Place> place) =>
        new()
        {
            Id = id,
            Key = Key,
            Place = place,
            What = What,
            UpTo = UpTo,
            GoesBack = GoesBack,
            SignedOffBy = SignedOffBy,
            SignedOffByWords = SignedOffByWords,
            UsualTime = UsualTime,
            UsualTimeWords = UsualTimeWords,
            LedBy = LedBy,
        };

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (UpTo is { Amount: <= 0 })
            yield return new Refusal(
                "A power goes up to an amount",
                $"“{UpTo}” is no amount that can be agreed. Enter the most that may be agreed, or leave it empty where money is no limit.",
                Field: "up-to"
            );
        if (SignedOffBy is not null && SignedOffByWords is not null)
            yield return new Refusal(
                "One body signs off",
                "Choose the body that signs off, or name it in words where it is not recorded, not both.",
                Field: "signed-off-by-words"
            );
    }

    internal static Shape<Power> Shape { get; } =
        new Shape<Power>(
            "power",
            "powers",
            "What the holder of the place may agree for the organisation, and what is signed off by whom. Only of a place that binds on a body that makes decisions."
        )
            .In(p => p.Place, "place")
            .Value("what", p => p.What, "What may be agreed.", required: true)
            .Value("up-to", p => p.UpTo, "The most money that may be agreed.")
            .Value("goes-back", p => p.GoesBack, "What always goes back to the organisation.")
            .Value("signed-off-by", p => p.SignedOffBy, "The organisation's own body that signs off.")
            .Value("signed-off-by-words", p => p.SignedOffByWords, "The same in words, where that body is not recorded.")
            .Value("usual-time", p => p.UsualTime, "How long signing off usually takes.")
            .Value("usual-time-words", p => p.UsualTimeWords, "The same in words: at the next meeting of that body.")
            .Value("led-by", p => p.LedBy, "The post that leads on it in the organisation.")
            .Dated(p => p.Period);
}
