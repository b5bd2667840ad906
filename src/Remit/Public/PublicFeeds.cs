using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Minutes;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Public;

/// <summary>
/// The news of some bodies or of all: what was decided, which meetings are to come, which agendas with their papers are out, and which minutes.
/// </summary>
internal static class PublicFeeds
{
    private const int MostDecisions = 50;
    private const int MostMeetings = 30;
    private const int MostAgendas = 30;
    private const int MostMinutes = 30;
    private const int MostLetters = 4_000;

    /// <summary>Something new.</summary>
    /// <param name="Id">Always the same for the same thing.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Version">The change that last touched anything that it tells.</param>
    /// <param name="Path">The page.</param>
    /// <param name="Words">What it says.</param>
    private sealed record News(Guid Id, string Title, long Version, string Path, string Words);

    /// <summary>What went out of a report.</summary>
    /// <param name="Version">The change that last touched it.</param>
    /// <param name="At">With which agenda it went out.</param>
    /// <param name="With">With which supplement to that; 0 for the agenda itself.</param>
    private sealed record WentOut(long Version, Id<Meeting>? At, int? With);

    /// <summary>The feed of a page. At most twelve queries, and those of who tells whether decisions stand.</summary>
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
        IReadOnlyList<News> news =
        [
            .. await Decisions(db, statuses, today, bodies),
            .. await Meetings(db, today, bodies),
            .. await Agendas(db, bodies),
            .. await Minutes(db, bodies),
        ];
        var versions = news.Select(n => n.Version).Distinct().ToList();
        var changed = await db
            .Changes.Where(c => versions.Contains(c.Number))
            .Select(c => new { c.Number, c.At })
            .ToDictionaryAsync(c => c.Number, c => c.At);
        var start = LondonDate.At(today.Year, today.Month, today.Day, 0, 0);
        return AtomFeed.Of(
            title,
            await db.PartnershipName() ?? "Remit",
            site + PublicLinks.FeedOf(page),
            site + page,
            start,
            [
                .. news.Select(n => new AtomEntry(
                        n.Id,
                        n.Title,
                        changed.GetValueOrDefault(n.Version, start),
                        site + n.Path,
                        n.Words
                    ))
                    .OrderByDescending(e => e.Updated)
                    .ThenBy(e => e.Id),
            ]
        );
    }

    private static async Task<IEnumerable<News>> Decisions(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        DateOnly today,
        IReadOnlyList<Id<Body>>? bodies
    ) =>
        (
            await PublicRecords.InWords(
                db,
                statuses,
                await PublicRecords.Decided(db, bodies).Take(MostDecisions).ToListAsync(),
                today
            )
        ).Select(d => new News(
            d.Id,
            $"{d.Body.Name}: {d.Title}",
            d.Version,
            PublicLinks.Decision(d.Body.Key, d.Meeting, d.Key),
            string.Join(
                "\n\n",
                new[]
                {
                    string.Join(" ", new[] { d.Said, d.Status }.OfType<string>()),
                    d.Wording,
                    string.Join("\n", d.Next),
                }.Where(w => w.Length > 0)
            )
        ));

    private static async Task<IEnumerable<News>> Meetings(Db db, DateOnly today, IReadOnlyList<Id<Body>>? bodies) =>
        (await PublicRecords.Coming(db, today, bodies).Take(MostMeetings).ToListAsync()).Select(m => new News(
            m.Id,
            $"{m.Body.Name}: meeting on {m.Date.InWords()}{(m.IsCancelled ? " (cancelled)" : "")}",
            m.Version,
            PublicLinks.Meeting(m.Body.Key, m.Key),
            m.When
                + (m.Venue is { } venue ? $", {venue}" : "")
                + "."
                + (m.IsCancelled ? $" This meeting will not happen.{(m.CancelledBecause is { } why ? $" Why: {why}" : "")}" : "")
        ));

    /// <summary>
    /// The agendas that are out, of the meetings that were touched last: publishing an agenda or a supplement touches its meeting. Each is new again
    /// when an item, or what of its report went out, is. Two queries.
    /// </summary>
    private static async Task<IEnumerable<News>> Agendas(Db db, IReadOnlyList<Id<Body>>? bodies)
    {
        var meetings = await (
            from meeting in db.All<Meeting>()
            where meeting.State != MeetingState.Cancelled
            where bodies == null || bodies.Contains(meeting.Body)
            where db.All<AgendaItem>().Any(i => i.Meeting == meeting.Id && i.Number != null)
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Version descending, meeting.Date descending, meeting.Key
            select new { Meeting = meeting, Body = new Named(body.Key, body.Name) }
        )
            .Take(MostAgendas)
            .ToListAsync();
        var ids = meetings.ConvertAll(m => m.Meeting.Id);
        if (ids.Count == 0)
            return [];
        var items = await (
            from item in db.All<AgendaItem>()
            where ids.Contains(item.Meeting) && item.Number != null
            join r in db.All<Report>() on item.Report equals (Id<Report>?)r.Id into reports
            from report in reports.DefaultIfEmpty()
            orderby item.Number, item.Key
            select new
            {
                Item = item,
                Texts = db.All<ReportText>()
                    .Where(t => t.Report == report!.Id && t.WentOutAt != null)
                    .Select(t => new WentOut(t.Version, t.WentOutAt, t.WentOutWith))
                    .ToList(),
                Papers = db.All<Paper>()
                    .Where(p => p.Report == report!.Id && p.WentOutAt != null)
                    .Select(p => new WentOut(p.Version, p.WentOutAt, p.WentOutWith))
                    .ToList(),
            }
        ).ToListAsync();
        return
        [
            .. from found in meetings
            let own = items.Where(i => i.Item.Meeting == found.Meeting.Id).ToList()
            where own.Count > 0
            let wentOut = own.SelectMany(i => i.Texts.Concat(i.Papers)).ToList()
            let supplement = own.Select(i => i.Item.Supplement)
                .Concat(wentOut.Where(w => w.At == found.Meeting.Id).Select(w => w.With))
                .Max()
            select new News(
                IdOfAgenda(found.Meeting.RowId),
                $"{found.Body.Name}: agenda of {found.Meeting.Date.InWords()}{(supplement > 0 ? ", with late papers" : "")}",
                own.Select(i => i.Item.Version).Concat(wentOut.Select(w => w.Version)).Max(),
                PublicLinks.Meeting(found.Body.Key, found.Meeting.Key),
                AgendaInWords([.. own.Select(i => i.Item)], supplement)
            ),
        ];
    }

    private static string AgendaInWords(IReadOnlyList<AgendaItem> items, int? supplement) =>
        string.Join(
                "\n",
                new[]
                {
                    supplement > 0
                        ? $"Some papers came later (supplement {supplement}). This is what the meeting is about:"
                        : "This is what the meeting is about:",
                }.Concat(items.Select(i => $"{i.Number}. {i.Title}{(i.WithdrawnOn is null ? "" : " (taken off)")}"))
            )
            .Shortened(MostLetters);

    /// <summary>The minutes that went out or were approved, those that were touched last. They are new again when a note of them is. One query.</summary>
    private static async Task<IEnumerable<News>> Minutes(Db db, IReadOnlyList<Id<Body>>? bodies)
    {
        var found = await (
            from minutes in db.All<MeetingMinutes>()
            where minutes.State != MinutesState.Draft
            join meeting in db.All<Meeting>() on minutes.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled
            where bodies == null || bodies.Contains(meeting.Body)
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby minutes.Version descending, meeting.Date descending, meeting.Key
            select new
            {
                Minutes = minutes,
                Meeting = meeting,
                Body = new Named(body.Key, body.Name),
                Noted = db.All<MinuteNote>().Where(n => n.Meeting == meeting.Id).Max(n => (long?)n.Version),
            }
        )
            .Take(MostMinutes)
            .ToListAsync();
        return found.Select(f => new News(
            f.Minutes.RowId,
            $"{f.Body.Name}: notes of the meeting of {f.Meeting.Date.InWords()} (minutes)",
            Math.Max(f.Minutes.Version, f.Minutes.State == MinutesState.Approved ? 0 : f.Noted ?? 0),
            PublicLinks.Minutes(f.Body.Key, f.Meeting.Key),
            PublicWords.InWords(f.Minutes)
        ));
    }

    /// <summary>
    /// The id of the news that an agenda is out. It has none of its own, so it is made of its meeting’s, as RFC 9562 has those that a program makes up
    /// (version 8): always the same for the same meeting.
    /// </summary>
    private static Guid IdOfAgenda(Guid meeting)
    {
        var bytes = SHA256.HashData([.. meeting.ToByteArray(bigEndian: true), .. "agenda"u8]).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
