using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;

namespace Remit.Minutes;

/// <summary>What the minutes say of an item beside what the records say; each is written on its own, so that two can write at once.</summary>
public sealed class MinuteNote : Record<MinuteNote>
{
    internal const int MostLetters = 50_000;

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The item; null for what stands before the first.</summary>
    public Id<AgendaItem>? Item { get; init; }

    /// <summary>The words, as Markdown; empty where they were taken out.</summary>
    public required string Words { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Words.Length > MostLetters)
            yield return new Refusal(
                "Minutes can be read",
                $"The note has {Words.Length:N0} letters, and may have {MostLetters:N0}. Shorten it.",
                new RecordRef(Shape.Kind, RowId),
                "words"
            );
    }

    internal static Shape<MinuteNote> Shape { get; } =
        new Shape<MinuteNote>("minute-note", "minute-notes", "What the minutes say of an item.")
            .In(n => n.Meeting, "meeting")
            .SpeaksForItsHolder(n => n.Words)
            .Value("item", n => n.Item, "The item; left out for what stands before the first.")
            .Value("words", n => n.Words, "The words, as Markdown.", required: true)
            .Personally(n => n.Words);
}
