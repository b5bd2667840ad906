using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Meetings.Clashes;

/// <summary>When a body meets, or is to: all that is needed to tell whether two meetings are at the same time.</summary>
/// <param name="Of">The body.</param>
/// <param name="Body">The same as pages name it.</param>
/// <param name="Key">The meeting's key; null for one that is only thought of.</param>
/// <param name="Date">The London day.</param>
/// <param name="Start">When it starts; null where nobody said.</param>
/// <param name="End">When it ends; null where nobody said.</param>
internal sealed record Slot(Id<Body> Of, Named Body, string? Key, DateOnly Date, TimeOnly? Start, TimeOnly? End)
{
    /// <summary>How long a meeting is taken to last whose end nobody recorded.</summary>
    public static readonly TimeSpan UsualLength = TimeSpan.FromHours(2);

    /// <summary>"2pm to 4pm"; null where no time is recorded.</summary>
    public string? Times => MeetingsWords.Times(Start, End);

    public static Slot For(Meeting meeting, Named body) =>
        new(meeting.Body, body, meeting.Key, meeting.Date, meeting.Start, meeting.End);

    /// <summary>
    /// Whether two are at the same time: yes, no, or null where a time is missing that would tell. Both are times of a London day, so a change of
    /// clocks moves neither.
    /// </summary>
    public bool? Overlaps(Slot other)
    {
        if (Date != other.Date)
            return false;
        if (Start is not { } mine || other.Start is not { } theirs)
            return null;
        return mine.ToTimeSpan() < Ends(other) && theirs.ToTimeSpan() < Ends(this);
    }

    private static TimeSpan Ends(Slot slot) => slot.End?.ToTimeSpan() ?? slot.Start!.Value.ToTimeSpan() + UsualLength;
}
