using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Concerns;

/// <summary>
/// A way in which staff and others can say that systems or practices may be unsatisfactory (Appendix B, 4.16), such as a whistleblowing
/// policy. What somebody raises by it is never recorded here: only how much was raised, in numbers.
/// </summary>
public sealed class ConcernArrangement : DatedRecord<ConcernArrangement>
{
    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it is for, and how somebody uses it.</summary>
    public string? About { get; set; }

    /// <summary>Who can use it.</summary>
    public string? ForWhom { get; set; }

    /// <summary>The post, person or body that answers for it.</summary>
    public RecordRef? AnsweredBy { get; set; }

    /// <summary>Where its words are: a policy, a page of the constitution.</summary>
    public string? Words { get; set; }

    /// <summary>The address of its words.</summary>
    public string? Address { get; set; }

    /// <summary>The day by which it is to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals() => PublicAddress.Refusals(Title, Address);

    internal static Shape<ConcernArrangement> Shape { get; } =
        new Shape<ConcernArrangement>(
            "concern-arrangement",
            "concern-arrangements",
            "A way in which staff and others can raise concerns about systems and practices. No concern itself, and nobody who raised one."
        )
            .Called("way to raise concerns", "ways to raise concerns")
            .BelongsTo(a => a.AnsweredBy)
            .Titled(a => a.Title)
            .FoundBy(a => a.Title, a => a.About)
            .Value("title", a => a.Title, "What it is called.", required: true)
            .Value("about", a => a.About, "What it is for, and how somebody uses it.")
            .Value("for-whom", a => a.ForWhom, "Who can use it.")
            .Value("answered-by", a => a.AnsweredBy, "Who answers for it.", kinds: ["post", "person", "body"])
            .Value("words", a => a.Words, "Where its words are: a policy, a page of the constitution.")
            .Value("address", a => a.Address, "The address of its words.")
            .Value("review-on", a => a.ReviewOn, "The day by which it is to be looked at again.")
            .Dated(a => a.Period)
            .InFolder("concern-arrangements");
}
