using Remit.Documents;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>A name that a paper gives to somebody who sits in a place, as it stands there.</summary>
/// <param name="Text">The name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="MayBeNone">Whether it may be no person at all: nothing but its capitals says so.</param>
internal sealed record WrittenName(string Text, FilePlace Place, bool MayBeNone = false);

/// <summary>One place of a body as a paper gives it: a row of a table or an item of a list, or one of several that it stands for.</summary>
internal sealed record MemberDraft
{
    /// <summary>Where it stands.</summary>
    public required FilePlace Place { get; init; }

    /// <summary>What the place is called; null where the paper gives only a name or an organisation.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the title is the member's job, and not the name of the place.</summary>
    public bool TitleIsJob { get; init; }

    /// <summary>Who sits there; null where the paper names nobody.</summary>
    public WrittenName? Name { get; init; }

    /// <summary>The member's job, where the paper gives it.</summary>
    public string? Job { get; init; }

    /// <summary>Whether the paper says that nobody sits there.</summary>
    public bool IsVacant { get; init; }

    /// <summary>The organisation that fills it.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whether another reading of the organisation is possible: then a new one is worth a look.</summary>
    public bool OrganisationIsDoubtful { get; init; }

    /// <summary>Who nominates for it, where the paper says that.</summary>
    public string? NominatedBy { get; init; }

    /// <summary>Held by whoever chairs the body of this name.</summary>
    public string? ChairOf { get; init; }

    public PlaceRole? Role { get; init; }

    public PlaceKind? Kind { get; init; }

    public Vote? Vote { get; init; }

    public Capacity? Capacity { get; init; }

    public string? Level { get; init; }

    public string? Note { get; init; }

    public string? Email { get; init; }

    public string? Telephone { get; init; }

    public string? Assistant { get; init; }

    public IReadOnlyList<WrittenName> Deputies { get; init; } = [];

    public bool Interim { get; init; }

    /// <summary>The day or event until which it is meant to be interim.</summary>
    public string? InterimUntil { get; init; }

    /// <summary>The words by which the place goes with an office: "ex officio, as Director".</summary>
    public string? ExOfficio { get; init; }

    /// <summary>Since when somebody sits there, or nobody does.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What a person should look at, and why.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>What of it is not taken over, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
