using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>A map as pages, their JSON and the command line tell of it.</summary>
internal sealed record MapView
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required Named Earlier { get; init; }
    public required Named Later { get; init; }

    /// <summary>How many provisions the earlier source has.</summary>
    public required int Provisions { get; init; }

    /// <summary>Of how many the map says what became of them.</summary>
    public required int Mapped { get; init; }

    /// <summary>For how many it is in use.</summary>
    public required int Used { get; init; }

    /// <summary>"31 of 48 provisions mapped".</summary>
    public required string Progress { get; init; }
    public string? CheckedBy { get; init; }
    public Checked? Checked { get; init; }
    public string? Unverified { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>In the order of the numbers of the earlier source.</summary>
    public required IReadOnlyList<MappedProvision> Entries { get; init; }

    public static MapView Of(MapBook book) =>
        new()
        {
            Key = book.Map.Key,
            Title = book.Map.Title,
            Earlier = new Named(book.Earlier.Key, book.Earlier.Title),
            Later = new Named(book.Later.Key, book.Later.Title),
            Provisions = book.Old.Count,
            Mapped = book.Mapped,
            Used = book.Used,
            Progress = book.Progress,
            CheckedBy = book.Map.CheckedBy,
            Checked = Checked.Of(book.Map.CheckedOn, book.Map.CheckedAgainst),
            Unverified = book.Map.Unverified,
            Note = book.Map.Note,
            TakenFrom = book.Map.TakenFrom,
            Entries = [.. book.Old.Select(p => MappedProvision.Of(book, p))],
        };
}

/// <summary>A provision of the earlier source with what became of it.</summary>
/// <param name="Old">The provision.</param>
/// <param name="Outcome">What became of it; null where the map does not say yet.</param>
/// <param name="Successors">What took its place.</param>
/// <param name="UsedFrom">From which day the map is in use for it; null where it is not.</param>
/// <param name="Unverified">What could not be verified of that.</param>
/// <param name="Checked">When and against what it was checked, where that was apart from the map.</param>
/// <param name="CheckedBy">Who checked it.</param>
/// <param name="Responsibilities">How many responsibilities rest on it.</param>
/// <param name="Note">What there is to say.</param>
internal sealed record MappedProvision(
    ToldProvision Old,
    Outcome? Outcome,
    IReadOnlyList<ToldProvision> Successors,
    DateOnly? UsedFrom,
    string? Unverified,
    Checked? Checked,
    string? CheckedBy,
    int Responsibilities,
    string? Note
)
{
    public static MappedProvision Of(MapBook book, Provision provision)
    {
        var entry = book.EntryOf(provision);
        return new MappedProvision(
            ToldProvision.Of(provision),
            entry?.Outcome,
            entry is null ? [] : [.. book.SuccessorsOf(entry).Select(ToldProvision.Of)],
            entry?.UsedFrom,
            entry?.Unverified,
            entry is null ? null : Checked.Of(entry.CheckedOn, entry.CheckedAgainst),
            entry?.CheckedBy,
            book.RestingOn(provision),
            entry?.Note
        );
    }
}

/// <summary>A provision in words.</summary>
/// <param name="Key">Its key in its source.</param>
/// <param name="Number">Its number, as cited.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Unverified">What could not be verified of it.</param>
internal sealed record ToldProvision(string Key, string? Number, string? Title, string? Text, string? Unverified)
{
    /// <summary>"4.4 Leadership".</summary>
    public string Called => string.Join(' ', new[] { Number, Title }.OfType<string>()) is { Length: > 0 } words ? words : Key;

    public static ToldProvision Of(Provision provision) =>
        new(provision.Key, provision.Number?.ToString(), provision.Title, provision.Text, provision.Unverified);
}
