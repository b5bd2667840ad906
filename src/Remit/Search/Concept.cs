namespace Remit.Search;

/// <summary>How what is looked for follows from what was typed.</summary>
public enum Meant
{
    /// <summary>It is what was typed, whatever its ending.</summary>
    Itself,

    /// <summary>It begins with what was typed.</summary>
    Beginning,

    /// <summary>What was typed is one or two slips away from it.</summary>
    Misspelt,
}

/// <summary>One thing that is looked for: a word, or a phrase that means one thing.</summary>
public sealed record Concept
{
    /// <summary>As it was typed.</summary>
    public required string Typed { get; init; }

    /// <summary>As it was understood; the same but for what was misspelt or only begun.</summary>
    public required string Understood { get; init; }

    /// <summary>How the one follows from the other.</summary>
    public Meant Meant { get; init; }

    /// <summary>Whether something is recorded in these words, or in words that mean the same or to which they lead.</summary>
    public bool IsFound { get; internal init; }

    /// <summary>The other words in which it was found, where not in its own: what means the same, or that to which it leads.</summary>
    public IReadOnlyList<string> FoundAs { get; internal init; } = [];

    /// <summary>Recorded words that are near in spelling, where nothing was found.</summary>
    public IReadOnlyList<string> Near { get; internal init; } = [];

    /// <summary>Whether it says so little that a text without it is as good.</summary>
    public bool IsLight { get; init; }

    internal IReadOnlyList<Alternative> Alternatives { get; init; } = [];
}

/// <summary>One of the ways in which a concept can be written.</summary>
/// <param name="Phrase">The words.</param>
/// <param name="Weight">What finding it says, from 0 to 1.</param>
internal sealed record Alternative(Phrase Phrase, double Weight);
