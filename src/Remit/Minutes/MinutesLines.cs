using System.Text.Json.Serialization;
using Remit.Actions;
using Remit.Kernel;
using Remit.Meetings.Attending;

namespace Remit.Minutes;

/// <summary>Somebody who was at a meeting, or was not.</summary>
/// <param name="Name">Who: a person, or the place where nobody is named.</param>
/// <param name="Organisation">For which organisation; null where none is recorded.</param>
/// <param name="Place">Their place; null for who was in attendance.</param>
/// <param name="As">How they took part.</param>
internal sealed record Attendee(string Name, string? Organisation, string? Place, AttendedAs As)
{
    /// <summary>For whom they stood in; null where they stood in for nobody.</summary>
    public string? DeputyFor { get; init; }
    public bool Chaired { get; init; }

    /// <summary>The item during which they came.</summary>
    public string? CameDuring { get; init; }

    /// <summary>The item during which they left.</summary>
    public string? LeftDuring { get; init; }

    /// <summary>The same with what two views of it both have; null where they tell of different people.</summary>
    public Attendee? And(Attendee other) =>
        (Name, Organisation, Place, As, Chaired) != (other.Name, other.Organisation, other.Place, other.As, other.Chaired)
            ? null
            : this with
            {
                DeputyFor = DeputyFor == other.DeputyFor ? DeputyFor : null,
                CameDuring = CameDuring == other.CameDuring ? CameDuring : null,
                LeftDuring = LeftDuring == other.LeftDuring ? LeftDuring : null,
            };

    /// <summary>"Ann Hart (County Council), in the chair".</summary>
    public string InWords()
    {
        var parts = new List<string> { Organisation is null ? Name : $"{Name} ({Organisation})" };
        if (DeputyFor is { } whom)
            parts.Add($"deputy for {whom}");
        if (Chaired)
            parts.Add("in the chair");
        if (CameDuring is { } came)
            parts.Add($"came during {came}");
        if (LeftDuring is { } left)
            parts.Add($"left during {left}");
        return string.Join(", ", parts);
    }
}

/// <summary>An interest that was declared.</summary>
internal sealed record InterestLine(string Who, string Words, InterestFollowed Followed)
{
    public string InWords() => $"{Who} declared an interest: {Words.TrimEnd('.')}. They {Followed.InWords()}.";
}

/// <summary>A decision as minutes tell it.</summary>
internal sealed record DecisionLine(string Key, string Title, string Wording, string Outcome)
{
    /// <summary>Whether it stands, as a sentence of its own; null where there is nothing to say.</summary>
    public string? Status { get; init; }
    public string? Reasons { get; init; }
    public string? ChairsDiscretion { get; init; }
}

/// <summary>An action that the meeting asked for.</summary>
internal sealed record ActionLine(string Key, string What, string Owners, string? Due, ActionStatus Status)
{
    public DateOnly? DueOn { get; init; }

    /// <summary>"By whom, by when".</summary>
    public string ByInWords => Due is null ? Owners : $"{Owners}, by {Due}";
}

/// <summary>An item with what is minuted of it.</summary>
internal sealed record ItemMinutes(string? Key, string? Number, string Title)
{
    /// <summary>Why it was not heard; null where it was.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>What the clerk wrote, as Markdown.</summary>
    public string? Note { get; init; }
    public IReadOnlyList<InterestLine> Interests { get; init; } = [];
    public IReadOnlyList<DecisionLine> Decisions { get; init; } = [];
    public IReadOnlyList<ActionLine> Actions { get; init; } = [];

    /// <summary>The same with what two views of it both have.</summary>
    public ItemMinutes And(ItemMinutes other) =>
        this with
        {
            Number = Number == other.Number ? Number : null,
            Note = Note == other.Note ? Note : null,
            Interests = [.. Interests.Where(other.Interests.Contains)],
            Decisions = [.. Decisions.Where(other.Decisions.Contains)],
            Actions = [.. Actions.Where(other.Actions.Contains)],
        };

    [JsonIgnore]
    public bool IsEmpty => Note is null && Interests.Count == 0 && Decisions.Count == 0 && Actions.Count == 0;
}

/// <summary>A correction that somebody asked for.</summary>
internal sealed record CorrectionLine(
    string Key,
    DateOnly On,
    string? By,
    string? Item,
    string Words,
    CorrectionOutcome Outcome,
    string? Answer
);

/// <summary>An entry of the ledger.</summary>
/// <param name="Entry">Its number, from 0.</param>
/// <param name="Change">The change.</param>
/// <param name="Hash">The hash of the entry, in hexadecimal.</param>
internal sealed record MinutesEntry(long Entry, long Change, string Hash);
