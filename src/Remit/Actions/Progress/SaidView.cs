using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>What somebody said of an action, as pages show it.</summary>
public sealed record SaidView
{
    /// <summary>The day for which it was said.</summary>
    public required DateOnly On { get; init; }
    public string? Words { get; init; }

    /// <summary>Why the day moved on which the action is due.</summary>
    public string? WhyMoved { get; init; }

    /// <summary>What the action became by it; null where it went on.</summary>
    public ActionStatus? Became { get; init; }

    /// <summary>Who said so, as far as the viewer may see them.</summary>
    public Mention? By { get; init; }
    public string? ByWords { get; init; }

    /// <summary>How they said so, where that was otherwise than signed in: "by a link in an email"; null where it was not, or is not asked.</summary>
    public string? Through { get; init; }

    /// <summary>The change by which it was recorded.</summary>
    public required long Change { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>Who says it, by name or in words; null for nobody recorded.</summary>
    public string? Speaker => By?.Title ?? ByWords;

    /// <summary>A statement with the name of who said it.</summary>
    public static SaidView Of(ActionStatement said, Mentions names) =>
        new()
        {
            On = said.On,
            Words = said.Words,
            WhyMoved = said.WhyMoved,
            Became = said.Became,
            By = names[SpeakerOf(said)],
            ByWords = said.ByWords,
            Change = said.Version,
            Note = said.Note,
            TakenFrom = said.TakenFrom,
        };

    /// <summary>The person who said it; null for nobody recorded.</summary>
    internal static RecordRef? SpeakerOf(ActionStatement? said) =>
        said?.By is { } person ? new RecordRef("person", person.Value) : null;
}
