using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>
/// Minutes are of a meeting that was held; they are circulated, corrected, and approved at a later meeting of the same body that is held or being
/// held, once no correction waits any more.
/// </summary>
internal sealed class MinutesInOrder(LondonClock clock) : IInvariant
{
    internal const string OfAMeetingThatWas = "A meeting that is cancelled has no minutes";
    internal const string HeldBeforeMinuted = "Minutes are circulated once the meeting was held";
    internal const string CirculatedFirst = "Minutes are circulated before they are approved";
    internal const string ApprovedByItsBody = "A body approves its own minutes";
    internal const string ApprovedLater = "Minutes are approved at a later meeting";
    internal const string ApprovedAtAMeetingHeld = "Minutes are approved at a meeting that is held";
    internal const string CorrectionsAnswered = "Minutes are approved once every correction is answered";
    internal const string HashOfItsText = "Approved minutes have the hash of their text";
    internal const string SaysWhatIsRecorded = "What is approved is what is recorded";
    internal const string CorrectedOnceCirculated = "Corrections are asked for while minutes are circulated";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var minutes = touched.Of<MeetingMinutes>();
        var notes = touched.Of<MinuteNote>();
        var asked = touched
            .Rows.Where(r => r is { State: EntityState.Added, Row: Correction })
            .Select(r => (Correction)r.Row)
            .ToList();
        if (touched.IsErasure || minutes.Count + notes.Count + asked.Count == 0)
            return [];
        var ids = minutes
            .SelectMany(m => new[] { m.Meeting, m.ApprovedAt ?? m.Meeting })
            .Concat(notes.Select(n => n.Meeting))
            .Concat(asked.Select(c => c.Meeting))
            .Distinct()
            .ToList();
        var meetings = await db.All<Meeting>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id);
        var waiting = await db.All<Correction>()
            .Where(c => ids.Contains(c.Meeting) && c.Outcome == CorrectionOutcome.Waiting)
            .GroupBy(c => c.Meeting)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        var refusals = new List<Refusal>();
        foreach (var one in minutes)
        {
            refusals.AddRange(Of(one, Before(touched, one), meetings, waiting));
            if (one.TextAsOf is { } known && await Minuting.LastVersion(db, one.Meeting, one.Version) > known)
                refusals.Add(
                    new Refusal(
                        SaysWhatIsRecorded,
                        "Somebody changed something of this meeting at this very moment. Read the minutes again, then approve them.",
                        new RecordRef("minutes", one.RowId)
                    )
                );
        }
        foreach (var note in notes.Where(n => meetings[n.Meeting].State == MeetingState.Cancelled))
            refusals.Add(Cancelled(meetings[note.Meeting], new RecordRef("minute-note", note.RowId)));
        // What comes from elsewhere was asked for when it was.
        if (!touched.IsTakenOver && asked.Count > 0)
            refusals.AddRange(await TooLate(db, asked));
        return refusals;
    }

    private IEnumerable<Refusal> Of(
        MeetingMinutes minutes,
        MinutesState? before,
        Dictionary<Id<Meeting>, Meeting> meetings,
        Dictionary<Id<Meeting>, int> waiting
    )
    {
        var record = new RecordRef("minutes", minutes.RowId);
        var meeting = meetings[minutes.Meeting];
        var date = meeting.Date.InWords();
        if (meeting.State == MeetingState.Cancelled)
        {
            yield return Cancelled(meeting, record);
            yield break;
        }
        if (minutes.State != MinutesState.Draft && !meeting.IsHeld)
        {
            yield return new Refusal(
                HeldBeforeMinuted,
                $"The meeting on {date} is {InASentence(meeting.State)}. Record that it was held, then circulate its minutes.",
                record,
                "state"
            );
            yield break;
        }
        if (minutes.State != MinutesState.Approved)
            yield break;
        if (minutes.CirculatedOn is null || before == MinutesState.Draft)
            yield return new Refusal(
                CirculatedFirst,
                $"Nobody had the minutes of {date} yet. Circulate them, then let a meeting approve them.",
                record,
                "circulated-on"
            );
        if (
            minutes.Content is { } content
            && MeetingMinutes.HashOf(content) != minutes.Hash
            && !content.Contains(Traces.Blank, StringComparison.Ordinal)
        )
            yield return new Refusal(
                HashOfItsText,
                "The hash is not that of the text: something was changed in it.",
                record,
                "hash"
            );
        if (minutes.ApprovedAt is not { } at || !meetings.TryGetValue(at, out var later) || later.Id == meeting.Id)
            yield break;
        if (later.Body != meeting.Body)
            yield return new Refusal(
                ApprovedByItsBody,
                "That is a meeting of another body. Choose a meeting of the body whose minutes they are.",
                record,
                "approved-at"
            );
        else if (
            (later.Date, later.Start ?? TimeOnly.MinValue).CompareTo((meeting.Date, meeting.Start ?? TimeOnly.MinValue)) <= 0
        )
            yield return new Refusal(
                ApprovedLater,
                $"The meeting on {later.Date.InWords()} is not later than the one on {date}. Choose a later one.",
                record,
                "approved-at"
            );
        if (later.State == MeetingState.Cancelled || (!later.IsHeld && later.Date != clock.Today))
            yield return new Refusal(
                ApprovedAtAMeetingHeld,
                $"The meeting on {later.Date.InWords()} is {InASentence(later.State)}: it approved nothing. Choose one that was held, or is being held today.",
                record,
                "approved-at"
            );
        if (before != MinutesState.Approved && waiting.GetValueOrDefault(meeting.Id) is > 0 and var left)
            yield return new Refusal(
                CorrectionsAnswered,
                $"{left.Counted("correction waits", "corrections wait")} for an answer. Answer {(left == 1 ? "it" : "them")} first.",
                record,
                "state"
            );
    }

    private static async Task<IEnumerable<Refusal>> TooLate(Db db, IReadOnlyList<Correction> asked)
    {
        var of = asked.Select(c => c.Meeting).ToList();
        var states = await db.All<MeetingMinutes>()
            .Where(m => of.Contains(m.Meeting))
            .ToDictionaryAsync(m => m.Meeting, m => m.State);
        return asked
            .Where(c => states.GetValueOrDefault(c.Meeting) == MinutesState.Draft)
            .Select(c => new Refusal(
                CorrectedOnceCirculated,
                "These minutes are not circulated yet. Ask for corrections once they are.",
                new RecordRef("minutes-correction", c.RowId)
            ));
    }

    private static MinutesState? Before(Touched touched, MeetingMinutes minutes) =>
        touched
            .Rows.FirstOrDefault(r => ReferenceEquals(r.Row, minutes))
            ?.Before?.GetValue<MinutesState>(nameof(MeetingMinutes.State));

    private static Refusal Cancelled(Meeting meeting, RecordRef record) =>
        new(
            OfAMeetingThatWas,
            $"The meeting on {meeting.Date.InWords()} was cancelled, so there is nothing to minute and nothing to approve.",
            record,
            "state"
        );

    private static string InASentence(MeetingState state) =>
        state switch
        {
            MeetingState.Planned => "only planned",
            MeetingState.Called => "called, and not held",
            MeetingState.Cancelled => "cancelled",
            _ => "held",
        };
}
