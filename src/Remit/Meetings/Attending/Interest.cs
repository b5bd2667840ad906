using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;

namespace Remit.Meetings.Attending;

/// <summary>What followed from an interest that was declared.</summary>
public enum InterestFollowed
{
    /// <summary>They stayed and took part.</summary>
    TookPart,

    /// <summary>They stayed and did not decide.</summary>
    DidNotDecide,

    /// <summary>They left while the item was heard.</summary>
    Left,
}

/// <summary>An interest that somebody declared in an item, and what followed. It is open to nobody to whom its item is not.</summary>
public sealed class Interest : Record<Interest>
{
    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The item; null for one declared in general.</summary>
    public Id<AgendaItem>? Item { get; set; }

    /// <summary>Who declared it: how they were there.</summary>
    public required Id<Attendance> Attendance { get; set; }

    /// <summary>What it is, in words.</summary>
    public required string Words { get; set; }

    /// <summary>What followed.</summary>
    public required InterestFollowed Followed { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Words))
            yield return new Refusal(
                "An interest says what it is",
                "Say in a few words what the interest is.",
                new RecordRef(Shape.Kind, RowId),
                "words"
            );
    }

    internal static Shape<Interest> Shape { get; } =
        new Shape<Interest>("interest", "interests", "An interest that was declared, and what followed.")
            .In(i => i.Meeting, "meeting")
            .ClosedBy(i => i.Item)
            .Value("item", i => i.Item, "The item; left out for one declared in general.")
            .Value("attendance", i => i.Attendance, "Who declared it: how they were there.", required: true)
            .Value("words", i => i.Words, "What it is.", required: true)
            .Value("followed", i => i.Followed, "What followed.", required: true)
            .Personally(i => i.Words);
}
