using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Clocks;

/// <summary>What is recorded of a notice.</summary>
internal sealed record NoticeGiven(DateOnly On, string? Address, string? Words, string? AgreedBy, string? Because)
{
    public static NoticeGiven Of(MeetingNotice notice) =>
        new(notice.On, notice.Address, notice.Words, notice.AgreedBy, notice.Because);
}

/// <summary>The notices that are recorded.</summary>
internal static class MeetingNotices
{
    /// <summary>Those that were given for a meeting and are seen, in order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="withThoseTakenOut">Whether those that were taken out again count.</param>
    public static Task<List<MeetingNotice>> NoticesOf(this Db db, Id<Meeting> meeting, bool withThoseTakenOut = false) =>
        db.All<MeetingNotice>()
            .Where(n => n.Meeting == meeting && (withThoseTakenOut || !n.Withdrawn))
            .OrderBy(n => n.On)
            .ThenBy(n => n.Key)
            .ToListAsync();
}

/// <summary>A notice as whoever writes of a meeting tells of it.</summary>
/// <param name="Of">What it is notice of; null where its rule is not recorded any more.</param>
/// <param name="On">The day on which it was given.</param>
/// <param name="Words">What it said, in a few words; null where nobody wrote it down.</param>
/// <param name="Address">Where it can be read on the web; null for nowhere.</param>
public sealed record NoticeSaid(ClockSets? Of, DateOnly On, string? Words, string? Address)
{
    /// <summary>Whether an earlier one of the meeting was notice of the same.</summary>
    public bool IsFurther { get; init; }

    /// <summary>
    /// Those of a meeting that the context sees, in the order in which they were given. What each is notice of is told with it, whoever sees the rule. One
    /// query, and another where there are any.
    /// </summary>
    public static async Task<IReadOnlyList<NoticeSaid>> Load(Db db, Id<Meeting> meeting)
    {
        var notices = await db.NoticesOf(meeting);
        if (notices.Count == 0)
            return [];
        using var everything = db.LookingAtEverything();
        var keys = notices.Select(n => n.Rule).Distinct().ToList();
        var own = await db.All<MeetingClock>().Where(c => keys.Contains(c.Key)).ToListAsync();
        var told = new List<NoticeSaid>();
        foreach (var notice in notices)
        {
            var of = NoticesStand.Known(own, notice.Rule)?.Sets;
            told.Add(
                new NoticeSaid(of, notice.On, notice.Words, WebAddress.OrNull(notice.Address))
                {
                    IsFurther = told.Exists(t => t.Of == of),
                }
            );
        }
        return told;
    }
}

/// <summary>
/// Records that notice was given for a meeting by a rule, puts it right and takes it out: the one way of page and verb. Nothing is kept before the caller
/// commits; what can't be is refused by <see cref="NoticesStand"/>.
/// </summary>
internal sealed class GivingNotice(Db db, IdSource ids)
{
    /// <summary>Records a notice, or changes what is recorded of it.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="rule">The key of the rule by which it was given.</param>
    /// <param name="there">The notice that is recorded already, to be changed; null for none.</param>
    /// <param name="given">What is recorded of it.</param>
    /// <param name="id">The id of a new one: a form that is sent twice counts once.</param>
    public async Task<MeetingNotice> Give(
        Meeting meeting,
        string rule,
        MeetingNotice? there,
        NoticeGiven given,
        Id<MeetingNotice>? id = null
    )
    {
        // One that was taken out is the record of what is recorded anew, as open as the meeting is now.
        var again = there is null
            ? await db.Set<MeetingNotice>().FirstOrDefaultAsync(n => n.Meeting == meeting.Id && n.Rule == rule && n.Withdrawn)
            : null;
        if (again is not null)
            (again.Sensitivity, again.RestrictedTo) = (meeting.Sensitivity, meeting.RestrictedTo);
        there ??= again;
        var notice =
            there
            ?? new MeetingNotice
            {
                Id = id ?? ids.Next<MeetingNotice>(),
                // By each rule there is one, so that two clerks who add it meet.
                Key = Slug.From(rule),
                Meeting = meeting.Id,
                Rule = rule,
                On = given.On,
                Sensitivity = meeting.Sensitivity,
                RestrictedTo = meeting.RestrictedTo,
            };
        if (there is null)
            db.Add(notice);
        (notice.On, notice.Address, notice.Words) = (given.On, given.Address, given.Words);
        (notice.AgreedBy, notice.Because, notice.Withdrawn) = (given.AgreedBy, given.Because, false);
        return notice;
    }

    /// <summary>Takes one out that should not have been recorded. The history keeps that it was.</summary>
    public static void TakeOut(MeetingNotice there) => there.Withdrawn = true;

    /// <summary>What a rule asks of a meeting, with the notice that was given by it, by the key of the rule; null where neither is there.</summary>
    public static NoticeAsked? Asked(
        Meeting meeting,
        Body body,
        MeetingAround around,
        IEnumerable<MeetingNotice> notices,
        string rule,
        DateOnly today
    )
    {
        var given = notices.ToList();
        var binding = NoticesStand.RulesFor(around.Own, meeting, body).FirstOrDefault(r => r.Key == rule);
        var there = binding is null ? given.Find(n => n.Rule == rule) : binding.NoticeIn(given);
        if (binding is null && there is null)
            return null;
        var deadline = binding is null
            ? null
            : Deadline.Of(meeting, body.Kind, [binding], around.Calendar, today, given).Single();
        return new NoticeAsked(rule, binding?.Title ?? TitleOf(around, rule), deadline, there);
    }

    /// <summary>What a rule is called, whether it binds anybody or not.</summary>
    public static string TitleOf(MeetingAround around, string rule) =>
        NoticesStand.Known(around.Own, rule)?.Title ?? "A rule that is not recorded";
}

/// <summary>What a rule asks of a meeting.</summary>
/// <param name="Rule">The key of the rule.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Deadline">By when notice is to be given; null where the rule does not bind the meeting, because it was moved.</param>
/// <param name="There">The notice that was given; null for none.</param>
internal sealed record NoticeAsked(string Rule, string Title, Deadline? Deadline, MeetingNotice? There);
