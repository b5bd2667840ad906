using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Decisions.Status;

/// <summary>What a decision is worth. It is computed from the records of the day and what organisations said since.</summary>
internal enum DecisionStanding
{
    /// <summary>It is agreed.</summary>
    Agreed,

    /// <summary>It is agreed in principle, and a recommendation until the organisations have signed it off.</summary>
    InPrinciple,

    /// <summary>It was taken without a quorum, and waits to be confirmed.</summary>
    WithoutQuorum,

    /// <summary>An organisation refused to sign it off: it goes back to the body.</summary>
    SentBack,

    /// <summary>It was agreed, and nobody can tell whether there was a quorum.</summary>
    QuorumNotKnown,

    /// <summary>It was noted.</summary>
    Noted,

    /// <summary>It was put off.</summary>
    Deferred,

    /// <summary>It was not agreed.</summary>
    NotAgreed,
}

/// <summary>That an organisation has to sign a decision off before it stands.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Because">Why: its member only represents it, or the decision goes beyond what they may agree.</param>
internal sealed record NeededSignOff(Id<Organisation> Organisation, string Name, string Because)
{
    /// <summary>By when it has usually signed off; null where nobody said.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The post that leads on it; null where none is recorded.</summary>
    public Id<Post>? Lead { get; init; }

    /// <summary>The key of the holder of the place, who leads on it where no post does.</summary>
    public string? Holder { get; init; }

    /// <summary>Which of its own bodies it has to ask, in words.</summary>
    public string? AskedOf { get; init; }
}

/// <summary>What a decision is worth, with how that was found.</summary>
/// <param name="Standing">What it is worth.</param>
/// <param name="InWords">In a sentence or two, for a list and for minutes; null for what was simply agreed or noted.</param>
/// <param name="Working">How that was found, a sentence each.</param>
internal sealed record DecisionStatus(DecisionStanding Standing, string? InWords, IReadOnlyList<string> Working)
{
    /// <summary>The organisations that have to sign it off, whether they have or not.</summary>
    public IReadOnlyList<NeededSignOff> Needed { get; init; } = [];

    /// <summary>Whether what it changes is carried out: it is agreed, and nothing is known to stand in its way.</summary>
    public bool Stands { get; init; }

    /// <summary>For who does not see all from which it follows.</summary>
    public DecisionStatus WithoutWorking() =>
        this with
        {
            Working = ["How that was found is told to those who may see who was there."],
        };
}
