using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Reopened;

/// <summary>How a reopened responsibility was settled.</summary>
public enum Settlement
{
    /// <summary>It stands as it is.</summary>
    Stands,

    /// <summary>It has other words now.</summary>
    Reworded,

    /// <summary>It is one no more.</summary>
    Ended,
}

/// <summary>
/// On screen "reopened": the provision on which a responsibility rests became another one, so its holder says whether it stands, is reworded
/// or ends. Once it is settled it stays as it was settled.
/// </summary>
public sealed class Reopening : Record<Reopening>
{
    /// <summary>The responsibility.</summary>
    public required Id<Responsibility> Responsibility { get; init; }

    /// <summary>What a map says of the provision on which it rests.</summary>
    public required Id<MapEntry> Entry { get; init; }

    /// <summary>The day from which it is reopened.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>How it was settled; null where it is open.</summary>
    public Settlement? Settled { get; set; }

    /// <summary>The day on which it was settled.</summary>
    public DateOnly? SettledOn { get; set; }

    /// <summary>Who settled it; null for the operator of the program.</summary>
    public RecordRef? SettledBy { get; set; }

    /// <summary>Why it was settled so.</summary>
    public string? Words { get; set; }

    /// <summary>Whether it is open on a day.</summary>
    public bool IsOpenOn(DateOnly day) => Since <= day && (SettledOn is null || SettledOn > day);

    internal static Shape<Reopening> Shape { get; } =
        new Shape<Reopening>(
            "reopening",
            "reopenings",
            "That the law behind the responsibility changed, and how that was settled."
        )
            .In(r => r.Responsibility, "responsibility")
            .ClosedBy(r => r.Entry)
            .Value("entry", r => r.Entry, "What a map says of the provision on which it rests.", required: true)
            .Value("since", r => r.Since, "The day from which it is reopened.", required: true)
            .Value("settled", r => r.Settled, "How it was settled; leave it out where it is open.")
            .Value("settled-on", r => r.SettledOn, "The day on which it was settled.")
            .Value("settled-by", r => r.SettledBy, "Who settled it.", kinds: ["person"])
            .Value("words", r => r.Words, "Why it was settled so.")
            .Personally(r => r.Words);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Settled is null != SettledOn is null)
            yield return new Refusal(
                "What is settled was settled on a day",
                Settled is null ? "Say how it was settled, or leave the day out." : "Say on which day it was settled.",
                Field: Settled is null ? "settled" : "settled-on"
            );
        if (SettledOn < Since)
            yield return new Refusal(
                "What is settled was reopened before",
                $"It was reopened on {LondonDate.Words(Since)}, so it can't have been settled on {LondonDate.Words(SettledOn.Value)}.",
                Field: "settled-on"
            );
    }
}
