using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Terms;

/// <summary>Where a version of terms of reference is: it goes through these in order, or is withdrawn before it is agreed.</summary>
public enum TermsState
{
    Draft,
    Proposed,
    Agreed,
    Superseded,

    /// <summary>Given up before it was agreed.</summary>
    Withdrawn,
}

/// <summary>
/// A version of a body's terms of reference: a Markdown text whose second-level headings are its parts
/// (purpose, responsibilities, membership, quorum, frequency, powers, deputies, reporting).
/// </summary>
public sealed class TermsOfReference : DatedRecord<TermsOfReference>
{
    internal const string CastsWhereThereIsAVote = "A casting vote is cast where there are votes";

    /// <summary>The body whose terms they are.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>Draft, proposed, agreed, superseded or withdrawn.</summary>
    public TermsState State { get; set; }

    /// <summary>The body to which they were put: the one that is to agree them.</summary>
    public RecordRef? ProposedTo { get; set; }

    /// <summary>The day on which they were put to it.</summary>
    public DateOnly? ProposedOn { get; set; }

    /// <summary>The body that agreed them.</summary>
    public Id<Body>? AgreedBy { get; set; }

    /// <summary>The day on which they were agreed.</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>Where the minutes say so: "Executive, 12 March 2008, item 7".</summary>
    public string? Minute { get; set; }

    /// <summary>The day by which they are to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>How the body comes to its decisions; null where they do not state it.</summary>
    public WayOfDeciding? DecidesBy { get; set; }

    /// <summary>Who settles a vote that ties; null where they do not state it.</summary>
    public WhoCasts? CastingVote { get; set; }

    /// <summary>What they say about how decisions are taken.</summary>
    public DecidingRule Deciding() => new(DecidesBy, CastingVote);

    /// <summary>How many reports that are only to be noted a meeting takes; null where they do not state it.</summary>
    public int? MostToNote { get; set; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>The parts, in order: each second-level heading with what follows it; text before the first has no heading.</summary>
    public IReadOnlyList<TermsPart> Parts() => TermsPart.Of(Text);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        var agreed = State is TermsState.Agreed or TermsState.Superseded;
        if (!agreed && (AgreedOn is not null || AgreedBy is not null || Minute is not null))
            yield return new Refusal(
                "Terms that are not agreed have no agreement",
                "Say that the terms are agreed, or leave out who agreed them and when.",
                Field: "agreed-on"
            );
        if (State == TermsState.Draft && (ProposedTo is not null || ProposedOn is not null))
            yield return new Refusal(
                "A draft is put to nobody yet",
                "Propose the terms, or leave out to whom and when they were put.",
                Field: "proposed-to"
            );
        if (ReviewOn < AgreedOn)
            yield return new Refusal(
                "Terms are reviewed after they are agreed",
                $"The review on {LondonDate.Words(ReviewOn!.Value)} would come before the terms were agreed.",
                Field: "review-on"
            );
        if (DecidesBy is WayOfDeciding.Consensus && CastingVote is WhoCasts.Chair)
            yield return new Refusal(
                CastsWhereThereIsAVote,
                "Where all is decided by consensus no vote ties. Say that the body votes, too, or leave out the casting vote.",
                Field: "casting-vote"
            );
        if (MostToNote is < 0 or > ToNote.Most)
            yield return new Refusal(
                ToNote.IsANumber,
                $"{MostToNote} can’t be. Give a number from 0 to {ToNote.Most}, or leave it empty if the terms don’t say.",
                Field: "most-to-note"
            );
    }

    internal static Shape<TermsOfReference> Shape { get; } =
        new Shape<TermsOfReference>("terms", "terms", "A version of the body's terms of reference.")
            .Called("version of terms of reference", "versions of terms of reference")
            .In(t => t.Body, "body")
            .BelongsTo(t => t.ProposedTo)
            .BelongsTo(t => t.AgreedBy)
            .FoundBy(t => t.Text)
            .FoundOn(t => t.ProposedOn, t => t.AgreedOn)
            .Value("state", t => t.State, "Draft, proposed, agreed, superseded or withdrawn.", required: true)
            .Value("proposed-to", t => t.ProposedTo, "The body to which they were put.", kinds: ["body"])
            .Value("proposed-on", t => t.ProposedOn, "The day on which they were put to it.")
            .Value("agreed-by", t => t.AgreedBy, "The body that agreed them.")
            .Value("agreed-on", t => t.AgreedOn, "The day on which they were agreed.")
            .Value("minute", t => t.Minute, "Where the minutes say that they were agreed.")
            .Value("review-on", t => t.ReviewOn, "The day by which they are to be looked at again.")
            .Value("decides-by", t => t.DecidesBy, "How the body comes to its decisions; left out where they do not state it.")
            .Value("casting-vote", t => t.CastingVote, "Who settles a vote that ties; left out where they do not state it.")
            .Value(
                "most-to-note",
                t => t.MostToNote,
                "How many reports that are only to be noted a meeting takes; left out where they do not state it."
            )
            .Dated(t => t.Period)
            .TextFile("terms", t => t.Text, "The text, in Markdown; its second-level headings are its parts.");
}

/// <summary>Which versions of terms of reference are there on a day.</summary>
internal static class VersionsOnADay
{
    /// <summary>Whether one is, or was, the terms by which the body works on a day.</summary>
    public static bool Holds(TermsState state, DateOnly? from, DateOnly? until, DateOnly day) =>
        state is TermsState.Agreed or TermsState.Superseded && !(day < from) && !(until < day);

    /// <summary>Those that hold by a day, and those of which it was agreed by then that they will.</summary>
    public static IQueryable<TermsOfReference> KnownBy(this IQueryable<TermsOfReference> versions, DateOnly day) =>
        versions.Where(t => t.From == null || t.From <= day || t.AgreedOn <= day);

    /// <inheritdoc cref="KnownBy(IQueryable{TermsOfReference}, DateOnly)"/>
    public static bool IsKnownBy(this TermsLine version, DateOnly day) =>
        version.From is null || version.From <= day || version.AgreedOn <= day;
}
