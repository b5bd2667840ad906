using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>
/// A meeting to which people were called keeps its former date: the change that moves it records the move. What is over is not moved, and nothing is
/// called or published on a day that has not come.
/// </summary>
internal sealed class MovesAreRecorded(LondonClock clock) : IInvariant
{
    internal const string KeepsItsDate = "A meeting that is called keeps its former date";
    internal const string OnlyWhatIsToCome = "Only a meeting that is to come moves";
    internal const string NotBeforeItIs = "A meeting is called on a day that has come";

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var meeting in touched.Of<Meeting>())
        {
            if (meeting.CalledOn > clock.Today)
                refusals.Add(TooEarly(meeting, "called", meeting.CalledOn.Value, "called-on"));
            if (meeting.PublishedOn > clock.Today)
                refusals.Add(TooEarly(meeting, "published", meeting.PublishedOn.Value, "published-on"));
        }
        if (!db.TakesBack)
        {
            var moved = touched.Of<MeetingMove>().Select(m => m.Meeting).ToHashSet();
            refusals.AddRange(touched.Changed<Meeting>().SelectMany(m => Moved(m.Now, m.Before, moved.Contains(m.Now.Id))));
        }
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }

    private static IEnumerable<Refusal> Moved(Meeting now, PropertyValues before, bool isRecorded)
    {
        var (date, start) = (before.GetValue<DateOnly>(nameof(Meeting.Date)), before.GetValue<TimeOnly?>(nameof(Meeting.Start)));
        if (date == now.Date && start == now.Start)
            yield break;
        if (now.IsHeld || now.State == MeetingState.Cancelled)
        {
            // What is held may still be put right by a paper, in its time but not in its day.
            if (date != now.Date)
                yield return Of(
                    now,
                    OnlyWhatIsToCome,
                    $"The meeting on {date.InWords()} is {now.State.InASentence()}, so it can’t move to {now.Date.InWords()}. Record another meeting for that day.",
                    "date"
                );
        }
        else if (now.State == MeetingState.Called && !isRecorded)
            yield return Of(
                now,
                KeepsItsDate,
                $"People were called to the meeting on {date.InWords()}. Move it on its page, or with “./remit meetings move”: its former date and the reason then stay on record.",
                date == now.Date ? "start" : "date"
            );
    }

    private static Refusal TooEarly(Meeting meeting, string what, DateOnly day, string field) =>
        Of(
            meeting,
            NotBeforeItIs,
            $"{day.InWords()} is still to come, so nothing was {what} on it. Enter today or an earlier day, or leave it out.",
            field
        );

    private static Refusal Of(Meeting meeting, string rule, string message, string field) =>
        new(rule, message, new RecordRef("meeting", meeting.RowId), field);
}
