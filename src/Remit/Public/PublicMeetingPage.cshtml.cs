using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Minutes;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Public;

/// <summary>An item of a published agenda.</summary>
internal sealed record PublicItem(string Key, int Number, string Title)
{
    /// <summary>Whether it was taken off the agenda.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What its report says, in a few sentences.</summary>
    public string? Summary { get; init; }

    /// <summary>The key of its report, where that can be read; null where there is none.</summary>
    public string? Report { get; init; }
    public IReadOnlyList<PublicPaper> Papers { get; init; } = [];
}

/// <summary>A notice that was given before a meeting.</summary>
/// <param name="On">The day on which it was given.</param>
/// <param name="Said">What it is notice of, as sentences.</param>
/// <param name="Words">What it said, in a few words.</param>
/// <param name="Address">Where it can be read.</param>
internal sealed record PublicNotice(DateOnly On, string Said, string? Words, string? Address);

/// <summary>What is this meeting about, and what came out of it?</summary>
[AllowAnonymous, OnlyNow]
internal sealed class PublicMeetingPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses)
    : PageModel,
        IJsonTwin
{
    public PublicMeeting Meeting { get; private set; } = null!;

    public bool IsOver { get; private set; }

    /// <summary>The agenda as it was published; empty before.</summary>
    public IReadOnlyList<PublicItem> Agenda { get; private set; } = [];

    public IReadOnlyList<PublicDecision> Decisions { get; private set; } = [];

    /// <summary>The notices that were given before it; empty where it is cancelled.</summary>
    public IReadOnlyList<PublicNotice> Notices { get; private set; } = [];

    /// <summary>How far its minutes are, as a sentence; null where they are not open to everybody.</summary>
    public string? Minutes { get; private set; }

    /// <summary>Whether its minutes are open to everybody.</summary>
    public bool HasMinutes => Minutes is not null;

    public object Twin =>
        new
        {
            Meeting,
            Notices,
            Agenda,
            Decisions,
            HasMinutes,
            Minutes,
        };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        await using var db = store.Read(Sight.Published);
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new
            {
                Meeting = meeting,
                Body = of,
                Minutes = db.All<MeetingMinutes>().FirstOrDefault(m => m.Meeting == meeting.Id && m.State != MinutesState.Draft),
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        var there = found.Meeting;
        Meeting = new PublicMeeting(
            new Named(found.Body.Key, found.Body.Name),
            there.Key,
            there.Date,
            there.Start,
            there.End,
            there.Venue
        )
        {
            Kind = there.Kind,
            IsCancelled = there.State == MeetingState.Cancelled,
            IsHeld = there.IsHeld,
            CancelledBecause = there.CancelledBecause,
            Id = there.RowId,
            Version = there.Version,
        };
        IsOver = there.Date < clock.Today;
        Minutes = found.Minutes is { } minutes && there.State != MeetingState.Cancelled ? PublicWords.InWords(minutes) : null;
        if (!Meeting.IsCancelled)
            Notices =
            [
                .. (await NoticeSaid.Load(db, there.Id)).Select(n => new PublicNotice(
                    n.On,
                    PublicWords.InWords(n, IsOver || Meeting.IsHeld),
                    n.Words,
                    n.Address
                )),
            ];
        Agenda = await AgendaOf(db, there.Id, there.Date);
        var decided = await PublicRecords.Decided(db, null, there.Id).ToListAsync();
        Decisions = await PublicRecords.InWords(db, statuses, decided, clock.Today);
        return Page();
    }

    /// <summary>Only what has a number was published; and of its report and files only what is out and everybody may have.</summary>
    private static async Task<IReadOnlyList<PublicItem>> AgendaOf(Db db, Id<Meeting> meeting, DateOnly on)
    {
        // What went out with the agenda of a later meeting was not before this one.
        var byThen = db.All<Meeting>().Where(m => m.Date <= on).Select(m => (Id<Meeting>?)m.Id);
        var texts = PublicReports.Texts(db).Where(t => byThen.Contains(t.WentOutAt));
        var items = await (
            from item in db.All<AgendaItem>()
            where item.Meeting == meeting && item.Number != null
            join r in db.All<Report>() on item.Report equals (Id<Report>?)r.Id into reports
            from report in reports.DefaultIfEmpty()
            orderby item.Number
            select new
            {
                Item = item,
                Report = report,
                HasText = texts.Any(t => t.Report == report!.Id),
                Summary = texts.Where(t => t.Report == report!.Id).Select(t => t.Summary).FirstOrDefault(),
            }
        ).ToListAsync();
        var heard = items.Where(i => i.Item.WithdrawnOn is null).Select(i => i.Report?.Id).OfType<Id<Report>>().ToList();
        if (heard.Count == 0)
            return [.. items.Select(i => Of(i.Item))];
        var recalled = (await PublicReports.Recalled(db, heard)).ToHashSet();
        var papers = (
            await PublicReports
                .Papers(db)
                .Where(p => heard.Contains(p.Report) && byThen.Contains(p.WentOutAt))
                .OrderBy(p => p.Order)
                .ThenBy(p => p.Key)
                .ToListAsync()
        ).ToLookup(p => p.Report);
        return
        [
            .. items.Select(i =>
                i.Report is { } report && i.Item.WithdrawnOn is null && !recalled.Contains(report.Id)
                    ? Of(i.Item) with
                    {
                        Summary = i.Summary,
                        Report = i.HasText || papers[report.Id].Any() ? report.Key : null,
                        Papers = [.. papers[report.Id].Select(p => PublicPaper.Of(report, p))],
                    }
                    : Of(i.Item)
            ),
        ];
    }

    private static PublicItem Of(AgendaItem item) =>
        new(item.Key, item.Number!.Value, item.Title) { IsWithdrawn = item.WithdrawnOn is not null };
}
