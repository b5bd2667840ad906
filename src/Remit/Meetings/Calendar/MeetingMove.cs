using Remit.Kernel;

namespace Remit.Meetings.Calendar;

/// <summary>That a meeting was moved: when it was to be before, when it is to be now, and why. It is never overwritten.</summary>
public sealed class MeetingMove : Record<MeetingMove>, IStatement
{
    internal const string SaysWhy = "A meeting that moves says why";

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The London day on which it was moved.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The day on which it was to be.</summary>
    public required DateOnly WasDate { get; set; }

    /// <summary>When it was to start.</summary>
    public TimeOnly? WasStart { get; set; }

    /// <summary>When it was to end.</summary>
    public TimeOnly? WasEnd { get; set; }

    /// <summary>The day on which it is to be from then on.</summary>
    public required DateOnly ToDate { get; set; }

    /// <summary>When it starts from then on.</summary>
    public TimeOnly? ToStart { get; set; }

    /// <summary>Why it was moved.</summary>
    public required string Reason { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Reason))
            yield return new Refusal(
                SaysWhy,
                "Say why the meeting moves: the reason stands beside its former date from then on.",
                new RecordRef(Shape.Kind, RowId),
                "reason"
            );
    }

    internal static Shape<MeetingMove> Shape { get; } =
        new Shape<MeetingMove>("meeting-move", "meeting-moves", "When the meeting was to be before it was moved, and why it was.")
            .Called("move of a meeting", "moves of meetings")
            .In(m => m.Meeting, "meeting")
            .Value("on", m => m.On, "The day on which it was moved.", required: true)
            .Value("was-date", m => m.WasDate, "The day on which it was to be.", required: true)
            .Value("was-start", m => m.WasStart, "When it was to start, by a London clock.")
            .Value("was-end", m => m.WasEnd, "When it was to end.")
            .Value("to-date", m => m.ToDate, "The day on which it is to be from then on.", required: true)
            .Value("to-start", m => m.ToStart, "When it starts from then on.")
            .Value("reason", m => m.Reason, "Why it was moved.", required: true);
}
