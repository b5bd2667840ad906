using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Clocks;

/// <summary>
/// Notice was given on a day that has come, by the day of its meeting, once by each rule, and only by a rule that asks for one of its own and binds the
/// meeting. What was right when it was recorded stays so where the meeting moves afterwards. A rule by which notice was given stays on record.
/// </summary>
internal sealed class NoticesStand(LondonClock clock) : IInvariant
{
    internal const string OnADayThatHasCome = "Notice is recorded on a day that has come";
    internal const string ByTheMeeting = "Notice is given by the day of the meeting";
    internal const string OnceByEachRule = "Notice is recorded once by each rule";
    internal const string ByARuleThatBinds = "Notice is given by a rule that asks for it and binds the meeting";
    internal const string OfAMeetingThatIs = "Notice is recorded of a meeting that takes place";
    internal const string TheRuleStays = "A rule by which notice was given stays on record";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        var given = touched.Of<MeetingNotice>();
        var gone = touched.Rows.Where(r => r.State == EntityState.Deleted).Select(r => r.Row).OfType<MeetingClock>().ToList();
        if (given.Count + gone.Count == 0)
            return refusals;
        var own = await db.All<MeetingClock>().ToListAsync();
        if (gone.Count > 0)
            refusals.AddRange(await Ruleless(db, gone, own));
        if (given.Count == 0)
            return refusals;
        refusals.AddRange(
            given
                .Where(n => n.On > clock.Today)
                .Select(n =>
                    Of(
                        n,
                        OnADayThatHasCome,
                        $"{n.On.InWords()} is still to come, so no notice was given on it. Enter today or an earlier day.",
                        "on"
                    )
                )
        );
        var ids = given.Select(n => n.Meeting).Distinct().ToList();
        refusals.AddRange(await Twice(db, given, ids));
        var stand = touched.Changed<MeetingNotice>().Where(n => !IsRestated(n.Now, n.Before)).Select(n => n.Now.Id).ToHashSet();
        var meetings = (
            await (
                from meeting in db.All<Meeting>()
                where ids.Contains(meeting.Id)
                join body in db.All<Body>() on meeting.Body equals body.Id
                select new FoundMeeting(meeting, body)
            ).ToListAsync()
        ).ToDictionary(m => m.Meeting.Id);
        foreach (var notice in given.Where(n => !n.Withdrawn && !stand.Contains(n.Id)))
            refusals.AddRange(OfOne(notice, meetings[notice.Meeting], own, touched.IsTakenOver));
        return refusals;
    }

    /// <summary>The rules that bind a meeting and ask for a notice of their own.</summary>
    internal static IReadOnlyList<ClockRule> RulesFor(IEnumerable<MeetingClock> own, Meeting meeting, Body body) =>
        [.. ShippedClocks.With(own, meeting.Date).Where(r => r.TakesNotice && r.BindsOn(meeting.Body, body.Kind, meeting.Date))];

    /// <summary>The rule with a key, whether it binds anybody now or not; null for none.</summary>
    internal static ClockRule? Known(IEnumerable<MeetingClock> own, string key) =>
        own.FirstOrDefault(c => c.Key == key) is { } theirs
            ? ClockRule.Recorded(theirs)
            : ShippedClocks.All.FirstOrDefault(c => c.Key == key);

    private static bool IsRestated(MeetingNotice now, PropertyValues before) =>
        before.GetValue<string>(nameof(MeetingNotice.Rule)) != now.Rule
        || before.GetValue<bool>(nameof(MeetingNotice.Withdrawn)) != now.Withdrawn
        || before.GetValue<DateOnly>(nameof(MeetingNotice.On)) != now.On;

    private static IEnumerable<Refusal> OfOne(MeetingNotice notice, FoundMeeting found, List<MeetingClock> own, bool isTakenOver)
    {
        var (meeting, body) = (found.Meeting, found.Body);
        if (Known(own, notice.Rule) is not { } rule)
        {
            yield return Of(
                notice,
                ByARuleThatBinds,
                $"There is no rule about time “{notice.Rule.Shortened(80)}”.{Those(own, found)}",
                "rule"
            );
            yield break;
        }
        // What was so elsewhere may have been said of the day on which the meeting was to be before it moved.
        if (isTakenOver)
            yield break;
        if (meeting.State == MeetingState.Cancelled)
            yield return Of(
                notice,
                OfAMeetingThatIs,
                $"The meeting of {body.Name} on {meeting.Date.InWords()} is cancelled, so no notice of it is recorded.",
                "rule"
            );
        // One that was given by a rule in whose place the partnership put its own is put right under that one.
        if (RulesFor(own, meeting, body).All(r => r.Key != notice.Rule && r.InPlaceOf != notice.Rule))
            yield return Of(
                notice,
                ByARuleThatBinds,
                (
                    rule.TakesNotice
                        ? $"“{rule.Title}” does not bind the meeting of {body.Name} on {meeting.Date.InWords()}."
                        : $"“{rule.Title}” asks for no notice of its own: when the meeting was called, and when its papers and minutes went out, stands on the meeting."
                ) + Those(own, found),
                "rule"
            );
        if (notice.On > meeting.Date)
            yield return Of(
                notice,
                ByTheMeeting,
                $"Notice of the meeting on {meeting.Date.InWords()} can’t have been given on {notice.On.InWords()}, after it. Change the day.",
                "on"
            );
    }

    private static string Those(List<MeetingClock> own, FoundMeeting found) =>
        RulesFor(own, found.Meeting, found.Body) is { Count: > 0 } rules
            ? $" Notice of this meeting is given by {Texts.Listed(rules.Select(r => r.Key), "or")}."
            : " No rule that binds this meeting asks for such a notice.";

    private static async Task<IEnumerable<Refusal>> Twice(Db db, IReadOnlyList<MeetingNotice> given, List<Id<Meeting>> ids)
    {
        var touched = given.Select(n => n.Id).ToHashSet();
        return (await db.All<MeetingNotice>().Where(n => ids.Contains(n.Meeting)).OrderBy(n => n.Order).ToListAsync())
            .GroupBy(n => (n.Meeting, n.Rule))
            .Where(g => g.Count() > 1 && g.Any(n => touched.Contains(n.Id)))
            .Select(g =>
                Of(
                    g.Last(n => touched.Contains(n.Id)),
                    OnceByEachRule,
                    $"Notice by “{g.Key.Rule}” is recorded for this meeting already. Change that one.",
                    "rule"
                )
            );
    }

    private static async Task<IEnumerable<Refusal>> Ruleless(Db db, List<MeetingClock> gone, List<MeetingClock> own)
    {
        var keys = gone.Select(c => c.Key).Where(k => Known(own, k) is null).Distinct(StringComparer.Ordinal).ToList();
        var named = await db.All<MeetingNotice>().Where(n => keys.Contains(n.Rule)).Select(n => n.Rule).Distinct().ToListAsync();
        return gone.Where(c => named.Contains(c.Key, StringComparer.Ordinal))
            .Select(c => new Refusal(
                TheRuleStays,
                $"Notice of a meeting was given by “{c.Title}”, so it stays. Say until when it holds, and it binds no later meeting.",
                new RecordRef(MeetingClock.Shape.Kind, c.RowId),
                "until"
            ));
    }

    private static Refusal Of(MeetingNotice notice, string rule, string message, string field) =>
        new(rule, message, new RecordRef(MeetingNotice.Shape.Kind, notice.RowId), field);
}
