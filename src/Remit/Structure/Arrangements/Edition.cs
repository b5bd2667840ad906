using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Arrangements;

/// <summary>
/// The partnership's arrangements as they were published once: the very text, with the date that it shows and what was recorded by then.
/// It is never written over; whoever publishes again makes another.
/// </summary>
public sealed class Edition : Record<Edition>
{
    /// <summary>The day on which it was published.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The date whose structure it shows.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>The number of the last change that counted, in the Remit where it was published; from 1.</summary>
    public required int KnownAt { get; init; }

    /// <summary>Who published it, where that is somebody who is recorded.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>The text, in Markdown.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (AsAt > On)
            yield return new Refusal(
                "What is published is so already",
                $"On {LondonDate.Words(On)} nobody can publish how things stand on {LondonDate.Words(AsAt)}. Choose that day or an earlier one.",
                Field: "as-at"
            );
        if (KnownAt < 1)
            yield return new Refusal(
                "What is published was recorded",
                "The change up to which records counted is a number from 1.",
                Field: "known-at"
            );
    }

    internal static Shape<Edition> Shape { get; } =
        new Shape<Edition>("edition", "editions", "The partnership's arrangements as they were published once.")
            .Called("edition of the arrangements", "editions of the arrangements")
            .Value("on", e => e.On, "The day on which it was published.", required: true)
            .Value("as-at", e => e.AsAt, "The date whose structure it shows.", required: true)
            .Value(
                "known-at",
                e => e.KnownAt,
                "The number of the last change that counted, in the Remit where it was published.",
                required: true
            )
            .Value("by", e => e.By, "Who published it, where that is somebody who is recorded.")
            .TextFile("editions", e => e.Text, "The text as it was published, in Markdown.")
            .InFolder("editions");
}
