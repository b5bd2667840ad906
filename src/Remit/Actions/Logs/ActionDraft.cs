using Remit.Documents;

namespace Remit.Actions.Logs;

/// <summary>Who is to do it, as a paper writes it.</summary>
/// <param name="Text">On one line but for line breaks between several.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record WrittenOwner(string Text, FilePlace Place);

/// <summary>An action as a paper has it; null is what the paper says nothing of.</summary>
internal sealed record ActionDraft
{
    /// <summary>Where it stands.</summary>
    public required FilePlace Place { get; init; }

    public required string What { get; init; }

    public string? Reference { get; init; }

    public WrittenOwner? Owner { get; init; }

    public WrittenDue Due { get; init; } = WrittenDue.None;

    /// <summary>Null where neither the row nor its heading gives one.</summary>
    public ActionStatus? Status { get; init; }

    public string? Rating { get; init; }

    public DateOnly? DoneOn { get; init; }

    public string? Progress { get; init; }

    /// <summary>What the paper gives as evidence: it shows that a done action was done, and for an open one what will.</summary>
    public string? Evidence { get; init; }

    public string? ProofExpected { get; init; }

    public string? Recommendation { get; init; }

    public string? Category { get; init; }

    /// <summary>The day of the meeting at which it was agreed.</summary>
    public DateOnly? Raised { get; init; }

    /// <summary>The minute that agreed it.</summary>
    public string? Minute { get; init; }

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>What is not taken over.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
