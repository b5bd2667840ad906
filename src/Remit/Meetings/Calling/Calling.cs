using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>
/// Calls a meeting, moves it and cancels it: the one way of page and verb. Nothing is kept before the caller commits; what can't be done is refused,
/// each refusal with its field.
/// </summary>
internal sealed class Calling(Db db, IdSource ids, DateOnly today)
{
    internal const string OnlyWhatIsPlanned = "Only a meeting that is planned is called";
    internal const string ByItsDay = "A meeting is called by its day";
    internal const string GoesSomewhere = "A meeting moves to another time";
    internal const string OnlyWhatIsToCome = "Only a meeting that is planned or called is cancelled";
    internal const string SaysWhy = "A meeting that is cancelled says why";

    /// <summary>Its members are called, and notice is given; perhaps its papers are out already.</summary>
    public IReadOnlyList<Refusal> Call(Meeting meeting, DateOnly? on, DateOnly? published)
    {
        // Moved to another day, it is called anew.
        if (meeting.State != MeetingState.Planned && (meeting.State != MeetingState.Called || meeting.CalledOn is not null))
            return
            [
                Of(
                    meeting,
                    OnlyWhatIsPlanned,
                    $"The meeting on {meeting.Date.InWords()} is {meeting.State.InASentence()} already. When its papers went out is recorded with “Change”.",
                    null
                ),
            ];
        if (meeting.Date < today && on is null)
            return
            [
                Of(
                    meeting,
                    ByItsDay,
                    $"The meeting on {meeting.Date.InWords()} is over. Say on which day it was called, if it was.",
                    "called-on"
                ),
            ];
        (meeting.State, meeting.CalledOn) = (MeetingState.Called, on ?? today);
        meeting.PublishedOn = published ?? meeting.PublishedOn;
        return [];
    }

    /// <summary>It is to be at another time. Its former date stays on record; whoever was called is to be called anew.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="to">When it is to be.</param>
    /// <param name="why">Why it moves.</param>
    /// <param name="id">The id of the record of the move: a form that is sent twice counts once.</param>
    public async Task<IReadOnlyList<Refusal>> Move(Meeting meeting, NewTime to, string? why, Id<MeetingMove>? id = null)
    {
        if (meeting.IsHeld || meeting.State == MeetingState.Cancelled)
            return
            [
                Of(
                    meeting,
                    MovesAreRecorded.OnlyWhatIsToCome,
                    $"The meeting on {meeting.Date.InWords()} is {meeting.State.InASentence()}, so it can’t move. Record another meeting.",
                    "date"
                ),
            ];
        if (new NewTime(meeting.Date, meeting.Start, meeting.End) == to)
            return [Of(meeting, GoesSomewhere, $"It is on {to.InWords()} already. Enter another day or another time.", "date")];
        if (Texts.OrNull(why) is not { } reason)
            return
            [
                Of(
                    meeting,
                    MeetingMove.SaysWhy,
                    "Say why the meeting moves: the reason stands beside its former date from then on.",
                    "reason"
                ),
            ];
        using (db.LookingAtEverything())
        {
            var before = await db.All<MeetingMove>().Where(m => m.Meeting == meeting.Id).Select(m => m.Key).ToListAsync();
            db.Add(
                new MeetingMove
                {
                    Id = id ?? ids.Next<MeetingMove>(),
                    Key = FreeKeys.For($"to-{LondonDate.Iso(to.Date)}", before),
                    Meeting = meeting.Id,
                    On = today,
                    WasDate = meeting.Date,
                    WasStart = meeting.Start,
                    WasEnd = meeting.End,
                    ToDate = to.Date,
                    ToStart = to.Start,
                    Reason = reason,
                    Sensitivity = meeting.Sensitivity,
                    RestrictedTo = meeting.RestrictedTo,
                    Order = before.Count,
                }
            );
        }
        if (meeting.PapersDue > to.Date)
            meeting.PapersDue = null;
        // Whoever was called was called to another day: notice of this one is still to be given. On the same day they need only be told.
        if (meeting.State == MeetingState.Called && meeting.Date != to.Date)
            meeting.CalledOn = null;
        // Apologies were for the former day.
        if (meeting.Date != to.Date)
            foreach (
                var sent in await db.Set<Attendance>()
                    .Where(a => a.Meeting == meeting.Id && a.As == AttendedAs.Apologies)
                    .ToListAsync()
            )
                sent.IsNotSaid();
        (meeting.Date, meeting.Start, meeting.End) = (to.Date, to.Start, to.End);
        return [];
    }

    /// <summary>It is called off.</summary>
    public static IReadOnlyList<Refusal> Cancel(Meeting meeting, string? why)
    {
        if (meeting.State is not MeetingState.Planned and not MeetingState.Called)
            return
            [
                Of(
                    meeting,
                    OnlyWhatIsToCome,
                    $"The meeting on {meeting.Date.InWords()} is {meeting.State.InASentence()}, so it can’t be cancelled.",
                    null
                ),
            ];
        if (Texts.OrNull(why) is not { } reason)
            return [Of(meeting, SaysWhy, "Say why the meeting is cancelled: whoever wanted to come reads it.", "reason")];
        (meeting.State, meeting.CancelledBecause) = (MeetingState.Cancelled, reason);
        return [];
    }

    /// <summary>The body and the meeting that an address or a verb names; null where there is none that the context sees.</summary>
    public static async Task<FoundMeeting?> Find(Db db, string body, string key, bool toChange = false)
    {
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new { Meeting = meeting, Body = of }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var meetingToChange = toChange ? await db.Set<Meeting>().SingleAsync(m => m.Id == found.Meeting.Id) : found.Meeting;
        return new FoundMeeting(meetingToChange, found.Body);
    }

    private static Refusal Of(Meeting meeting, string rule, string message, string? field) =>
        new(rule, message, new RecordRef("meeting", meeting.RowId), field);
}

/// <summary>A meeting with its body.</summary>
internal sealed record FoundMeeting(Meeting Meeting, Body Body);
