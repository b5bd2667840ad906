using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Terms;

/// <summary>Where a version of terms of reference is: it goes through these in order.</summary>
public enum TermsState
{
    Draft,
    Proposed,
    Agreed,
    Superseded,
}

/// <summary>
/// A version of a body's terms of reference: a Markdown text whose second-level headings are its parts
/// (purpose, responsibilities, membership, quorum, frequency, powers, deputies, reporting).
/// </summary>
public sealed class TermsOfReference : DatedRecord<TermsOfReference>
{
    /// <summary>The body whose terms they are.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>Draft, proposed, agreed or superseded.</summary>
    public TermsState State { get; set; }

    /// <summary>The body that agreed them.</summary>
    public Id<Body>? AgreedBy { get; set; }

    /// <summary>The day on which they were agreed.</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>The day by which they are to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>The parts, in order: each second-level heading with what follows it; text before the first has no heading.</summary>
    public IReadOnlyList<TermsPart> Parts()
    {
        var parts = new List<TermsPart>();
        string? heading = null;
        var lines = new List<string>();
        foreach (var line in Text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                heading = line[3..].Trim();
            }
            else
            {
                lines.Add(line);
            }
        }
        Close();
        return parts;

        void Close()
        {
            var text = string.Join('\n', lines).Trim();
            if (heading is not null || text.Length > 0)
                parts.Add(new TermsPart(heading, text));
            lines.Clear();
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        var agreed = State is TermsState.Agreed or TermsState.Superseded;
        if (!agreed && (AgreedOn is not null || AgreedBy is not null))
            yield return new Refusal(
                "Terms that are not agreed have no agreement",
                "Say that the terms are agreed, or leave out who agreed them and when.",
                Field: "agreed-on"
            );
        if (ReviewOn < AgreedOn)
            yield return new Refusal(
                "Terms are reviewed after they are agreed",
                $"The review on {LondonDate.Words(ReviewOn!.Value)} would come before the terms were agreed.",
                Field: "review-on"
            );
    }

    internal static Shape<TermsOfReference> Shape { get; } =
        new Shape<TermsOfReference>("terms", "terms", "A version of the body's terms of reference.")
            .Called("version of terms of reference", "versions of terms of reference")
            .In(t => t.Body, "body")
            .FoundBy(t => t.Text)
            .Value("state", t => t.State, "Draft, proposed, agreed or superseded.", required: true)
            .Value("agreed-by", t => t.AgreedBy, "The body that agreed them.")
            .Value("agreed-on", t => t.AgreedOn, "The day on which they were agreed.")
            .Value("review-on", t => t.ReviewOn, "The day by which they are to be looked at again.")
            .Dated(t => t.Period)
            .TextFile("terms", t => t.Text, "The text, in Markdown; its second-level headings are its parts.");
}

/// <summary>A part of terms of reference.</summary>
/// <param name="Heading">Its heading; null for what stands before the first.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record TermsPart(string? Heading, string Text);
