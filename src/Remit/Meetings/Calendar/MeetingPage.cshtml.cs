using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Calendar;

/// <summary>When and where is this meeting, and what is it to hear?</summary>
[Needs("meetings.read")]
internal sealed class MeetingPage(Db db, Looking looking, Web.Panels panels) : PageModel, IJsonTwin
{
    public MeetingView Meeting { get; private set; } = null!;

    /// <summary>When it was to be before it was moved, the latest move first.</summary>
    public IReadOnlyList<MoveLine> Moves { get; private set; } = [];

    /// <summary>The items of its agenda that are seen, in order; empty where there is none.</summary>
    public IReadOnlyList<BriefItem> Agenda { get; private set; } = [];

    /// <summary>The reports that are placed on it, as long as it has no agenda.</summary>
    public IReadOnlyList<ReportLine> Reports { get; private set; } = [];

    /// <summary>By when what is to be done for it, the earliest first.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    /// <summary>Notices that were given by rules which do not bind it any more, since it was moved.</summary>
    public IReadOnlyList<OtherNotice> OtherNotices { get; private set; } = [];

    /// <summary>Other meetings at the same time to which some of its members go.</summary>
    public IReadOnlyList<MeetingClash> Clashes { get; private set; } = [];

    /// <summary>What it feeds and is fed by.</summary>
    public IReadOnlyList<FeedingStep> Feeds { get; private set; } = [];

    /// <summary>What other capabilities say of it, once it was held.</summary>
    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    /// <summary>The sensitivity of the meeting, and what it belongs to: whose it is to change.</summary>
    internal (Sensitivity Sensitivity, IReadOnlyList<RecordRef> BelongsTo) Whose { get; private set; }

    /// <summary>Whether it is still to come, and whoever looks may write down who sends apologies.</summary>
    public bool MayRecordApologies => MayWrite && Meeting.Date > looking.Today && Meeting.State != MeetingState.Cancelled;

    /// <summary>What stands under "By when".</summary>
    internal DeadlinesShown ByWhen =>
        new(
            Deadlines,
            Meeting.Body,
            IsBoundByLaw,
            OtherNotices,
            MayWrite && Meeting.State != MeetingState.Cancelled ? Meeting.Key : null
        );

    private bool MayWrite =>
        looking.IsNow && looking.Viewer.May("meetings", Whose.Sensitivity, Verb.Write, Whose.BelongsTo.ToHashSet());

    /// <summary>Whether the law binds its body.</summary>
    public bool IsBoundByLaw => Deadlines.Any(d => d.Rule.Binds.Count > 0);

    public object Twin =>
        new
        {
            Meeting,
            Moves,
            Agenda,
            Reports,
            Deadlines,
            IsBoundByLaw,
            OtherNotices,
            Clashes,
            Feeds,
            Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal),
        };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new
            {
                Meeting = meeting,
                Body = of,
                Items = db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id).ToList(),
                Moves = db.All<MeetingMove>().Where(m => m.Meeting == meeting.Id).OrderByDescending(m => m.Order).ToList(),
                Notices = db.All<MeetingNotice>().Where(n => n.Meeting == meeting.Id && !n.Withdrawn).OrderBy(n => n.On).ToList(),
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        var (there, its) = (found.Meeting, new Named(found.Body.Key, found.Body.Name));
        Agenda = [.. AgendaOrder.InOrder(found.Items).Select(i => new BriefItem(i.Number, i.Title, i.WithdrawnOn is not null))];
        if (Agenda.Count == 0)
        {
            var reports = await FoundReport.All(db, db.All<Report>().Where(r => r.Meeting == there.Id));
            Reports = ReportLine.Of(reports, await Mentions.Load(db, reports.SelectMany(r => r.Mentioned)), looking.AsAt);
        }
        Meeting = MeetingView.Of(there, its, looking.AsAt);
        Moves = [.. found.Moves.Where(m => m.On <= looking.AsAt).Select(MoveLine.Of)];
        Whose = (there.Sensitivity, [new RecordRef("meeting", there.RowId), new RecordRef("body", found.Body.RowId)]);
        await LoadAround(there, found.Body, its, [.. found.Notices.Where(n => n.On <= looking.AsAt)]);
        return Page();
    }

    private async Task LoadAround(Meeting meeting, Body body, Named its, IReadOnlyList<MeetingNotice> notices)
    {
        var around = await MeetingAround.Load(db, body.Id);
        var rules = around.RulesOn(meeting.Date);
        Deadlines = Deadline.Of(meeting, body.Kind, rules, around.Calendar, looking.AsAt, notices);
        OtherNotices = OtherNotice.Of(notices, Deadlines, around.Own);
        if (meeting.State == MeetingState.Cancelled)
            return;
        // What is over clashes with nothing any more, and feeds nothing: its page tells what came of it.
        if (Meeting.IsHeld)
        {
            Panels = await panels.Of(new RecordRef("meeting", meeting.RowId));
            return;
        }
        var slot = Slot.For(meeting, its);
        var others = await around.Others(db, body.Id, [meeting.Date]);
        Clashes = (await ClashFinder.With(db, [slot], others.Slots)).Of(slot);
        Feeds = others.Feeding.Of(slot, Feeding.PapersDue(meeting, body.Kind, rules, around.Calendar));
    }
}

/// <summary>An item of the agenda, as the page of the meeting names it.</summary>
internal sealed record BriefItem(int? Number, string Title, bool IsWithdrawn);

/// <summary>That a meeting was moved, as its page shows it.</summary>
internal sealed record MoveLine(DateOnly On, DateOnly WasDate, string? WasTimes, DateOnly ToDate, string Reason)
{
    public static MoveLine Of(MeetingMove move) =>
        new(move.On, move.WasDate, MeetingsWords.Times(move.WasStart, move.WasEnd), move.ToDate, move.Reason);
}

/// <summary>A meeting on a date, as its page shows it.</summary>
internal sealed record MeetingView
{
    public required string Key { get; init; }
    public required Named Body { get; init; }
    public required DateOnly Date { get; init; }
    public TimeOnly? Start { get; init; }
    public TimeOnly? End { get; init; }

    /// <summary>"2pm to 4pm"; null where no time is recorded.</summary>
    public string? Times { get; init; }
    public string? Venue { get; init; }
    public string? Kind { get; init; }
    public required MeetingState State { get; init; }
    public DateOnly? PapersDue { get; init; }

    /// <summary>The day on which its members were called.</summary>
    public DateOnly? CalledOn { get; init; }

    /// <summary>The day on which its agenda and papers went out.</summary>
    public DateOnly? PublishedOn { get; init; }
    public string? CancelledBecause { get; init; }

    /// <summary>Whether it took place by the day that is looked at.</summary>
    internal bool IsHeld => State is MeetingState.Held or MeetingState.Minuted or MeetingState.Approved;
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    public static MeetingView Of(Meeting meeting, Named body, DateOnly day) =>
        new()
        {
            Key = meeting.Key,
            Body = body,
            Date = meeting.Date,
            Start = meeting.Start,
            End = meeting.End,
            Times = MeetingsWords.Times(meeting.Start, meeting.End),
            Venue = meeting.Venue,
            Kind = meeting.Kind,
            State = Calendar.Meeting.StateOn(day, meeting.State, meeting.Date),
            PapersDue = meeting.PapersDue,
            CalledOn = meeting.CalledOn,
            PublishedOn = meeting.PublishedOn,
            CancelledBecause = meeting.CancelledBecause,
            Note = meeting.Note,
            TakenFrom = meeting.TakenFrom,
        };
}
