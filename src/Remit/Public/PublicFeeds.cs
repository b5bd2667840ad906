using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;
using Remit.Web;

namespace Remit.Public;

/// <summary>The news of some bodies or of all: what was decided, and which meetings are to come.</summary>
internal static class PublicFeeds
{
    private const int MostDecisions = 50;
    private const int MostMeetings = 30;

    /// <summary>The feed of a page. At most nine queries, and those of who tells whether decisions stand.</summary>
    public static async Task<byte[]> Of(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        DateOnly today,
        string site,
        string page,
        string title,
        IReadOnlyList<Id<Body>>? bodies
    )
    {
        var decisions = await PublicRecords.InWords(
            db,
            statuses,
            await PublicRecords.Decided(db, bodies).Take(MostDecisions).ToListAsync(),
            today
        );
        var meetings = await PublicRecords.Coming(db, today, bodies).Take(MostMeetings).ToListAsync();
        var versions = decisions.Select(d => d.Version).Concat(meetings.Select(m => m.Version)).Distinct().ToList();
        var changed = await db
            .Changes.Where(c => versions.Contains(c.Number))
            .Select(c => new { c.Number, c.At })
            .ToDictionaryAsync(c => c.Number, c => c.At);
        var start = LondonDate.At(today.Year, today.Month, today.Day, 0, 0);
        var entries = decisions
            .Select(d => new AtomEntry(
                d.Id,
                $"{d.Body.Name}: {d.Title}",
                changed.GetValueOrDefault(d.Version, start),
                site + PublicLinks.Decision(d.Body.Key, d.Meeting, d.Key),
                string.Join(
                    "\n\n",
                    new[]
                    {
                        string.Join(" ", new[] { d.Said, d.Status }.OfType<string>()),
                        d.Wording,
                        string.Join("\n", d.Next),
                    }.Where(w => w.Length > 0)
                )
            ))
            .Concat(
                meetings.Select(m => new AtomEntry(
                    m.Id,
                    $"{m.Body.Name}: meeting on {m.Date.InWords()}{(m.IsCancelled ? " (cancelled)" : "")}",
                    changed.GetValueOrDefault(m.Version, start),
                    site + PublicLinks.Meeting(m.Body.Key, m.Key),
                    m.When
                        + (m.Venue is { } venue ? $", {venue}" : "")
                        + "."
                        + (
                            m.IsCancelled
                                ? $" This meeting will not happen.{(m.CancelledBecause is { } why ? $" Why: {why}" : "")}"
                                : ""
                        )
                ))
            )
            .OrderByDescending(e => e.Updated)
            .ThenBy(e => e.Id)
            .ToList();
        return AtomFeed.Of(
            title,
            await db.PartnershipName() ?? "Remit",
            site + PublicLinks.FeedOf(page),
            site + page,
            start,
            entries
        );
    }
}
