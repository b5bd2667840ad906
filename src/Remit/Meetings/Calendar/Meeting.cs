using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Calendar;

/// <summary>How far a meeting has come. It only goes forward; what was planned or called can be cancelled.</summary>
public enum MeetingState
{
    /// <summary>A date is set.</summary>
    Planned,

    /// <summary>Its members have been called to it.</summary>
    Called,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>Its minutes are written.</summary>
    Minuted,

    /// <summary>A later meeting approved its minutes.</summary>
    Approved,

    /// <summary>It was called off.</summary>
    Cancelled,
}

/// <summary>A meeting of a body on a London day. Times are those of a London clock; a calendar often gives none.</summary>
public sealed class Meeting : Record<Meeting>
{
    internal const string EndsAfterItStarts = "A meeting ends after it starts";
    internal const string PapersComeBefore = "Papers are due by the day of the meeting";
    internal const string CalledOnceItIs = "Only a meeting that is called has a day of its calling";
    internal const string CalledBefore = "A meeting is called by its day";
    internal const string MinutedOnceHeld = "Minutes go out once the meeting was held";
    internal const string CancelledForAReason = "Only a meeting that is cancelled has a reason for it";

    /// <summary>The body that meets.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>When it starts; null where nobody said.</summary>
    public TimeOnly? Start { get; set; }

    /// <summary>When it is to end; null where nobody said.</summary>
    public TimeOnly? End { get; set; }

    /// <summary>Where, in words: a room, "Microsoft Teams".</summary>
    public string? Venue { get; set; }

    /// <summary>What sort of meeting, in words: "annual", "extraordinary"; null for an ordinary one.</summary>
    public string? Kind { get; set; }

    /// <summary>How far it has come.</summary>
    public MeetingState State { get; set; }

    /// <summary>The day by which its papers are due.</summary>
    public DateOnly? PapersDue { get; set; }

    /// <summary>The day on which its members were called, and notice of it was given; null where nobody said.</summary>
    public DateOnly? CalledOn { get; set; }

    /// <summary>The day on which its agenda and papers were published or sent out; null where nobody said.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>The last supplement to its agenda that was published, from 1: no other gets its number. Null for none.</summary>
    public int? LastSupplement { get; set; }

    /// <summary>The day on which its minutes first went out; null where they did not, or nobody said.</summary>
    public DateOnly? MinutedOn { get; set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelledBecause { get; set; }

    /// <summary>Whether it has taken place, whatever came of its minutes.</summary>
    public bool IsHeld => State is MeetingState.Held or MeetingState.Minuted or MeetingState.Approved;

    /// <summary>How many minutes it lasts; null where it has no start or no end.</summary>
    public int? Lasts => Start is { } start && End is { } end && end > start ? (int)(end - start).TotalMinutes : null;

    /// <summary>How far it had come on a day: what is to be held later was only planned then.</summary>
    public static MeetingState StateOn(DateOnly day, MeetingState state, DateOnly date) =>
        state is MeetingState.Held or MeetingState.Minuted or MeetingState.Approved && date > day ? MeetingState.Planned : state;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (End is { } end && (Start is null || end <= Start))
            yield return new Refusal(
                EndsAfterItStarts,
                Start is { } start
                    ? $"The meeting on {LondonDate.Words(Date)} would start at {LondonTime.Words(start)} and end at {LondonTime.Words(end)}. Change one of the two."
                    : $"The meeting on {LondonDate.Words(Date)} would end at {LondonTime.Words(end)}, and has no start. Enter when it starts.",
                new RecordRef(Shape.Kind, RowId),
                "end"
            );
        if (PapersDue > Date)
            yield return new Refusal(
                PapersComeBefore,
                $"The papers for the meeting on {LondonDate.Words(Date)} would be due on {LondonDate.Words(PapersDue.Value)}, after it. Change one of the two days.",
                new RecordRef(Shape.Kind, RowId),
                "papers-due"
            );
        if (CalledOn is not null && State == MeetingState.Planned)
            yield return new Refusal(
                CalledOnceItIs,
                $"The meeting on {LondonDate.Words(Date)} is only planned. Call it, or leave the day out on which it was called.",
                new RecordRef(Shape.Kind, RowId),
                "called-on"
            );
        if (CalledOn > Date)
            yield return new Refusal(
                CalledBefore,
                $"The meeting on {LondonDate.Words(Date)} can’t have been called on {LondonDate.Words(CalledOn.Value)}, after it. Change the day.",
                new RecordRef(Shape.Kind, RowId),
                "called-on"
            );
        if (MinutedOn is { } minuted && (!IsHeld || minuted < Date))
            yield return new Refusal(
                MinutedOnceHeld,
                $"The minutes of the meeting on {LondonDate.Words(Date)} can’t have gone out on {LondonDate.Words(minuted)}: {(IsHeld ? "that is before it" : $"it is {State.InASentence()}")}. Change the day, or leave it out.",
                new RecordRef(Shape.Kind, RowId),
                "minuted-on"
            );
        if (CancelledBecause is not null && State != MeetingState.Cancelled)
            yield return new Refusal(
                CancelledForAReason,
                $"The meeting on {LondonDate.Words(Date)} is {State.InASentence()}. Cancel it, or leave the reason out.",
                new RecordRef(Shape.Kind, RowId),
                "cancelled-because"
            );
    }

    internal static Shape<Meeting> Shape { get; } =
        new Shape<Meeting>("meeting", "meetings", "A meeting of the body on a day.")
            .In(m => m.Body, "body")
            .FoundBy(m => m.Kind, m => m.Venue, m => m.CancelledBecause)
            .FoundOn(m => m.Date)
            .Value("date", m => m.Date, "The day.", required: true)
            .Value("start", m => m.Start, "When it starts, by a London clock.")
            .Value("end", m => m.End, "When it is to end.")
            .Value("venue", m => m.Venue, "Where, in words.")
            .Value("kind", m => m.Kind, "What sort of meeting, in words: annual, extraordinary. An ordinary one has none.")
            .Value("state", m => m.State, "How far it has come. It only goes forward, or is cancelled.", required: true)
            .Value("papers-due", m => m.PapersDue, "The day by which its papers are due.")
            .Value("called-on", m => m.CalledOn, "The day on which its members were called, and notice of it was given.")
            .Value("published-on", m => m.PublishedOn, "The day on which its agenda and papers were published or sent out.")
            .Value("last-supplement", m => m.LastSupplement, "The last supplement to its agenda that was published, from 1.")
            .Value("minuted-on", m => m.MinutedOn, "The day on which its minutes first went out.")
            .Value("cancelled-because", m => m.CancelledBecause, "Why it was cancelled.");
}
