using Remit.Kernel;

namespace Remit.Search;

/// <summary>A record as a search knows it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Path">Its key, after those of its holders.</param>
/// <param name="Title">What people know it by; of one without a title, what holds it and its kind.</param>
public sealed record SearchedRecord(RecordRef Record, string Path, string Title)
{
    /// <summary>The last day of one that has an end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What holds it; null for one that stands alone.</summary>
    public SearchedRecord? Holder { get; init; }

    /// <summary>To what it belongs beside that.</summary>
    public IReadOnlyList<RecordRef> Belongs { get; init; } = [];

    /// <summary>The record that a search answers with: itself, or the one that it speaks for.</summary>
    public SearchedRecord Answer { get; init; } = null!;

    /// <summary>Its first and last day, when it was due or done, of what day it speaks.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    internal IReadOnlyList<SearchedText> Texts { get; init; } = [];

    /// <summary>Itself, what holds it, and to what these belong.</summary>
    public IEnumerable<RecordRef> Under()
    {
        for (var at = this; at is not null; at = at.Holder)
        {
            yield return at.Record;
            foreach (var named in at.Belongs)
                yield return named;
        }
    }
}

/// <summary>A searched text of a record.</summary>
/// <param name="Text">As it is recorded.</param>
/// <param name="Words">Its words.</param>
/// <param name="Weight">What a word in it says: 3 for the field that says most, then 2, then 1.</param>
internal sealed record SearchedText(string Text, IReadOnlyList<TextWord> Words, double Weight);
