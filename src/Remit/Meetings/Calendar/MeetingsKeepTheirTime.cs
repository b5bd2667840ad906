using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>
/// A meeting that is not cancelled lies in the known period of its body, no body meets twice at one time, a meeting goes forward from planned to approved,
/// and none was held on a day that has not come.
/// </summary>
internal sealed class MeetingsKeepTheirTime(LondonClock clock) : IInvariant
{
    internal const string LiesInItsBody = "A meeting lies in the period of its body";
    internal const string NotTwice = "A body meets once at a time";
    internal const string GoesForward = "A meeting only goes forward";
    internal const string NotHeldBefore = "A meeting is not held before its day";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var meetings = touched.Of<Meeting>();
        var bodies = touched.Of<Body>().Select(b => b.Id).ToList();
        var refusals = new List<Refusal>();
        // What is taken back goes back: that is no meeting that was un-held, but a record that should not have said so.
        if (!db.TakesBack)
            refusals.AddRange(touched.Changed<Meeting>().Select(m => Backward(m.Now, m.Before)).OfType<Refusal>());
        refusals.AddRange(meetings.Where(m => m.IsHeld && m.Date > clock.Today).Select(TooEarly));
        if (meetings.Count + bodies.Count == 0)
            return refusals;
        refusals.AddRange(await Outside(db, meetings, bodies));
        if (meetings.Count > 0)
            refusals.AddRange(await Twice(db, meetings));
        return refusals;
    }

    private static Refusal? Backward(Meeting now, PropertyValues before)
    {
        var was = before.GetValue<MeetingState>(nameof(Meeting.State));
        if (was == now.State)
            return null;
        var forward =
            now.State == MeetingState.Cancelled
                ? was is MeetingState.Planned or MeetingState.Called
                : was != MeetingState.Cancelled && now.State > was;
        return forward
            ? null
            : Of(
                now,
                GoesForward,
                $"The meeting on {now.Date.InWords()} is {was.InASentence()}, and can't become {now.State.InASentence()}. "
                    + (
                        was == MeetingState.Cancelled ? "Record another meeting for the new date."
                        : now.State == MeetingState.Cancelled ? "Only a meeting that is planned or called can be cancelled."
                        : "Take the change back by which it became so, if that was wrong."
                    ),
                "state"
            );
    }

    private static Refusal TooEarly(Meeting meeting) =>
        Of(
            meeting,
            NotHeldBefore,
            $"The meeting on {meeting.Date.InWords()} can't be {meeting.State.InASentence()}: that day has not come. Change the date, or leave it planned.",
            "state"
        );

    private static async Task<IEnumerable<Refusal>> Outside(Db db, IReadOnlyList<Meeting> meetings, List<Id<Body>> bodies)
    {
        var holders = meetings.Select(m => m.Body).Concat(bodies).Distinct().ToList();
        var wrong = await (
            from body in db.All<Body>()
            where holders.Contains(body.Id)
            join meeting in db.All<Meeting>() on body.Id equals meeting.Body
            where meeting.State != MeetingState.Cancelled && (meeting.Date < body.From || meeting.Date > body.Until)
            orderby meeting.Date, meeting.Key
            select new { Body = body, Meeting = meeting }
        ).ToListAsync();
        var own = meetings.Select(m => m.Id).ToHashSet();
        var changed = bodies.ToHashSet();
        return wrong
            .Where(w => own.Contains(w.Meeting.Id) || changed.Contains(w.Body.Id))
            .Select(w => new Refusal(
                LiesInItsBody,
                $"The meeting on {w.Meeting.Date.InWords()} is one of “{w.Body.Name}”, which exists {w.Body.Period.InASentence()}. Change one of the dates.",
                own.Contains(w.Meeting.Id) ? new RecordRef("meeting", w.Meeting.RowId) : new RecordRef("body", w.Body.RowId),
                own.Contains(w.Meeting.Id) ? "date"
                    : w.Meeting.Date < w.Body.From ? "from"
                    : "until"
            ));
    }

    private static async Task<IEnumerable<Refusal>> Twice(Db db, IReadOnlyList<Meeting> meetings)
    {
        var holders = meetings.Select(m => m.Body).Distinct().ToList();
        var (first, last) = (meetings.Min(m => m.Date), meetings.Max(m => m.Date));
        var there = await (
            from meeting in db.All<Meeting>()
            where
                holders.Contains(meeting.Body)
                && meeting.Date >= first
                && meeting.Date <= last
                && meeting.State != MeetingState.Cancelled
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Order, meeting.Key
            select new { Meeting = meeting, body.Name }
        ).ToListAsync();
        var own = meetings.Select(m => m.Id).ToHashSet();
        return there
            .GroupBy(m => (m.Meeting.Body, m.Meeting.Date, m.Meeting.Start))
            .Where(g => g.Count() > 1)
            .Select(g => g.LastOrDefault(m => own.Contains(m.Meeting.Id)))
            .Where(m => m is not null)
            .Select(m =>
                Of(
                    m!.Meeting,
                    NotTwice,
                    $"“{m.Name}” would meet twice on {m.Meeting.Date.InWords()}"
                        + (
                            m.Meeting.Start is { } start
                                ? $" at {LondonTime.Words(start)}. Change the time of one of them, or cancel it."
                                : ", both times without a time. Enter when each starts, or cancel one."
                        ),
                    m.Meeting.Start is null ? "date" : "start"
                )
            );
    }

    private static Refusal Of(Meeting meeting, string rule, string message, string field) =>
        new(rule, message, new RecordRef("meeting", meeting.RowId), field);
}
