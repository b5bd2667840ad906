using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;

namespace Remit.Decisions.Recording;

/// <summary>
/// A decision is taken at a meeting that takes place, under an item of it; what is deferred goes to a later meeting of the same body; what is confirmed
/// was agreed by the same body at an earlier one.
/// </summary>
internal sealed class DecisionsFit(LondonClock clock) : IInvariant
{
    internal const string AtAMeetingHeld = "A decision is taken at a meeting that takes place";
    internal const string UnderItsItem = "A decision is taken under an item of its meeting";
    internal const string ToALaterMeeting = "What is deferred goes to a later meeting of the body";
    internal const string ConfirmsAnEarlier = "A decision confirms an earlier one of the same body";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched.Of<Decision>().Select(d => d.Id).ToList();
        if (ids.Count == 0 || touched.IsTakenOver)
            return [];
        var found = await (
            from decision in db.All<Decision>()
            where ids.Contains(decision.Id)
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            join i in db.All<AgendaItem>() on decision.Item equals (Id<AgendaItem>?)i.Id into items
            from item in items.DefaultIfEmpty()
            join l in db.All<Meeting>() on decision.DeferredTo equals (Id<Meeting>?)l.Id into laters
            from later in laters.DefaultIfEmpty()
            join e in db.All<Decision>() on decision.Confirms equals (Id<Decision>?)e.Id into earliers
            from earlier in earliers.DefaultIfEmpty()
            select new
            {
                Decision = decision,
                Meeting = meeting,
                ItemOf = item == null ? null : (Id<Meeting>?)item.Meeting,
                Later = later,
                Earlier = earlier,
                Before = earlier == null ? null : db.All<Meeting>().FirstOrDefault(m => m.Id == earlier.Meeting),
            }
        ).ToListAsync();
        var refusals = new List<Refusal>();
        foreach (var one in found)
        {
            var itself = new RecordRef("decision", one.Decision.RowId);
            refusals.AddRange(OfTheMeeting(one.Meeting, clock.Today));
            if (one.ItemOf is { } of && of != one.Meeting.Id)
                refusals.Add(
                    new(UnderItsItem, "That item stands on the agenda of another meeting. Choose one of this.", itself, "item")
                );
            if (
                one.Later is { } to
                && (to.Body != one.Meeting.Body || to.Date <= one.Meeting.Date || to.State == MeetingState.Cancelled)
            )
                refusals.Add(
                    new(
                        ToALaterMeeting,
                        to.Body != one.Meeting.Body ? "That is a meeting of another body. Choose one of this body."
                            : to.State == MeetingState.Cancelled
                                ? $"The meeting on {LondonDate.Words(to.Date)} is cancelled. Choose another."
                            : $"The meeting on {LondonDate.Words(to.Date)} is not after this one. Choose a later one.",
                        itself,
                        "deferred-to"
                    )
                );
            if (
                one.Earlier is { } earlier
                && (
                    one.Before is not { } before
                    || before.Body != one.Meeting.Body
                    || before.Date >= one.Meeting.Date
                    || !earlier.IsAgreement
                    || !one.Decision.IsAgreement
                )
            )
                refusals.Add(
                    new(
                        ConfirmsAnEarlier,
                        one.Decision.IsAgreement
                            ? $"“{earlier.Title}” was not agreed by this body at an earlier meeting, so there is nothing to confirm. Choose another."
                            : "Only what is agreed confirms an earlier decision. Choose “agreed”, or leave out what it confirms.",
                        itself,
                        "confirms"
                    )
                );
        }
        return refusals;
    }

    /// <summary>Why nothing can be decided at a meeting; none where it can.</summary>
    public static IEnumerable<Refusal> OfTheMeeting(Meeting meeting, DateOnly today)
    {
        if (meeting.State == MeetingState.Cancelled)
            yield return new(
                AtAMeetingHeld,
                $"The meeting on {LondonDate.Words(meeting.Date)} is cancelled, so nothing was decided there.",
                new RecordRef("meeting", meeting.RowId)
            );
        else if (meeting.Date > today)
            yield return new(
                AtAMeetingHeld,
                $"The meeting on {LondonDate.Words(meeting.Date)} is still to come. Record what it decides once its day has come.",
                new RecordRef("meeting", meeting.RowId)
            );
    }
}
