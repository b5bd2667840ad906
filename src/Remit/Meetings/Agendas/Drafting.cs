using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>
/// Makes the agenda of a meeting: the one way of page and verb. Nothing is kept before the caller commits; what can't be done is refused by the
/// name of its rule. Publishing is <see cref="PublishingAgendas"/>.
/// </summary>
internal sealed class Drafting(Db db, IdSource ids, DateOnly today)
{
    internal const string BegunOnce = "An agenda is begun once";
    internal const string ForAMeetingToCome = "An agenda is made for a meeting that takes place";
    internal const string OnlyWhatIsNotPublished = "Only what is not published moves, or is taken out";
    internal const string WithdrawnOnce = "An item is withdrawn once";
    internal const string WithdrawnForAReason = "An item that is withdrawn says why";
    internal const string OnItsMeeting = "An item hears a report that is placed on its meeting";
    internal const string CalledSomething = "An item has a title";
    internal const string RestrictedWithItsReport = "Restrict the report, and its item with it";
    internal const string AsClosedAsWhatItHears = "An item is as closed as its meeting and its report";

    /// <summary>The items of a meeting, to be changed, whoever sees them.</summary>
    public async Task<List<AgendaItem>> Items(Meeting meeting)
    {
        using (db.LookingAtEverything())
            return await db.Set<AgendaItem>().Where(i => i.Meeting == meeting.Id).ToListAsync();
    }

    /// <summary>The reports that are placed on a meeting and stand on no item.</summary>
    public static async Task<IReadOnlyList<Report>> Missing(Db db, Meeting meeting, IEnumerable<AgendaItem> items)
    {
        var there = items.Where(i => i.WithdrawnOn is null).Select(i => i.Report).OfType<Id<Report>>().ToList();
        return await db.All<Report>()
            .Where(r => r.Meeting == (Id<Meeting>?)meeting.Id && !there.Contains(r.Id))
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();
    }

    /// <summary>It begins from what stands on most agendas, and from the reports that are placed on the meeting.</summary>
    public async Task<IReadOnlyList<Refusal>> Begin(Meeting meeting)
    {
        if (Impossible(meeting) is { } impossible)
            return [impossible];
        var items = await Items(meeting);
        if (items.Exists(i => i.WithdrawnOn is null))
            return [Of(meeting, BegunOnce, "It has an agenda already. Add what is missing to it.", null)];
        foreach (var (sort, title, minutes) in UsualItems.First)
            Put(meeting, items, title, sort, minutes);
        foreach (var report in await Missing(db, meeting, items))
            Put(meeting, items, report);
        foreach (var (sort, title, minutes) in UsualItems.Last)
            Put(meeting, items, title, sort, minutes);
        return [];
    }

    /// <summary>Adds the reports that are placed on the meeting since, before what ends an agenda that is not published.</summary>
    public async Task<IReadOnlyList<Refusal>> AddMissing(Meeting meeting)
    {
        if (Impossible(meeting) is { } impossible)
            return [impossible];
        var items = await Items(meeting);
        foreach (var report in await Missing(db, meeting, items))
            Put(meeting, items, report);
        return [];
    }

    /// <summary>Adds an item; of a report, what hears it.</summary>
    public async Task<IReadOnlyList<Refusal>> Add(Meeting meeting, AgendaAnswers answers, Id<AgendaItem>? id = null)
    {
        if (Impossible(meeting) is { } impossible)
            return [impossible];
        var items = await Items(meeting);
        Report? report = null;
        if (answers.Report is { } key)
        {
            report = await db.All<Report>().SingleOrDefaultAsync(r => r.Key == key);
            if (report is null || report.Meeting != meeting.Id)
                return
                [
                    Of(
                        meeting,
                        OnItsMeeting,
                        $"{(report is null ? $"There is no report “{key}”" : $"“{report.Title}” is not placed on this meeting")}. Place it with the planner, then add it.",
                        "report"
                    ),
                ];
            if (items.Exists(i => i.Report == report.Id && i.WithdrawnOn is null))
                return [Of(meeting, OnItsMeeting, $"“{report.Title}” is on the agenda already.", "report")];
        }
        if ((answers.Title ?? report?.Title) is not { } title)
            return [Of(meeting, CalledSomething, "Say what the item is called.", "title")];
        if (answers.IsRestricted && OfAnOpenReport(new RecordRef("meeting", meeting.RowId), report) is { } open)
            return [open];
        var item = Put(meeting, items, title, answers.Sort, answers.Minutes ?? report?.Minutes, report, id);
        item.LedBy = answers.LedBy;
        if (answers.IsRestricted)
            Restrict(item, meeting, report);
        return [];
    }

    /// <summary>It is called otherwise, takes longer, is led by somebody else.</summary>
    public async Task<IReadOnlyList<Refusal>> Change(AgendaItem item, Meeting meeting, AgendaAnswers answers)
    {
        if (answers.Title is not { } title)
            return [Of(item, CalledSomething, "Say what the item is called.", "title")];
        var (was, report) = (item.Sensitivity == Sensitivity.Restricted, await ReportOf(item));
        if (answers.IsRestricted && !was && OfAnOpenReport(new RecordRef(AgendaItem.Shape.Kind, item.RowId), report) is { } open)
            return [open];
        var closed = Closer(meeting.Sensitivity, report?.Sensitivity ?? Sensitivity.Public);
        if (!answers.IsRestricted && was && closed == Sensitivity.Restricted)
            return
            [
                Of(
                    item,
                    AsClosedAsWhatItHears,
                    $"“{item.Title}” can’t be more open than {(meeting.Sensitivity == Sensitivity.Restricted ? "its meeting, which is restricted" : "the report that it hears, which is restricted. Open the report first")}.",
                    "readers"
                ),
            ];
        (item.Title, item.Minutes, item.LedBy, item.Sort) = (title, answers.Minutes, answers.LedBy, answers.Sort);
        if (answers.IsRestricted)
            Restrict(item, meeting, report);
        else if (was)
            // What is published shows at once to whoever sees the meeting; all else once it is.
            (item.Sensitivity, item.RestrictedTo) = (
                item.Number is null ? Closer(closed, Sensitivity.Partnership) : closed,
                null
            );
        return [];
    }

    /// <summary>Puts it before or behind its neighbour.</summary>
    public IReadOnlyList<Refusal> Move(IReadOnlyCollection<AgendaItem> items, AgendaItem item, bool up)
    {
        if (item.Number is { } number)
            return
            [
                Of(
                    item,
                    OnlyWhatIsNotPublished,
                    $"“{item.Title}” is published as item {number}, and keeps its place. The chair can take it earlier.",
                    null
                ),
            ];
        AgendaOrder.Move(items, item, up);
        return [];
    }

    /// <summary>It is taken out before it was ever published.</summary>
    public IReadOnlyList<Refusal> TakeOut(AgendaItem item)
    {
        if (item.Number is { } number)
            return
            [
                Of(
                    item,
                    OnlyWhatIsNotPublished,
                    $"“{item.Title}” is published as item {number}. Withdraw it with a reason: it stays, struck out.",
                    null
                ),
            ];
        item.WithdrawnOn = today;
        return [];
    }

    /// <summary>It is withdrawn after it was published: it stays, struck out, and keeps its number.</summary>
    public IReadOnlyList<Refusal> Withdraw(AgendaItem item, string? why)
    {
        if (item.Number is null)
            return [Of(item, OnlyWhatIsNotPublished, $"“{item.Title}” is not published. Take it out.", null)];
        if (item.WithdrawnOn is { } on)
            return
            [
                Of(item, WithdrawnOnce, $"“{item.Title}” was withdrawn on {on.InWords()}: {item.WithdrawnBecause}", "reason"),
            ];
        if (Texts.OrNull(why) is not { } reason)
            return
            [
                Of(item, WithdrawnForAReason, "Say why it is withdrawn: it stands on the agenda, beside the item.", "reason"),
            ];
        (item.WithdrawnOn, item.WithdrawnBecause) = (today, reason);
        return [];
    }

    private static Refusal? Impossible(Meeting meeting) =>
        meeting.State == MeetingState.Cancelled
            ? Of(
                meeting,
                ForAMeetingToCome,
                $"The meeting on {meeting.Date.InWords()} is cancelled, so it needs no agenda.",
                null
            )
            : null;

    private AgendaItem Put(Meeting meeting, List<AgendaItem> items, Report report) =>
        Put(meeting, items, report.Title, ItemSort.Ordinary, report.Minutes, report);

    /// <summary>What is added stands before what ends an agenda, unless it does so itself.</summary>
    private AgendaItem Put(
        Meeting meeting,
        List<AgendaItem> items,
        string title,
        ItemSort sort,
        int? minutes,
        Report? report = null,
        Id<AgendaItem>? id = null
    )
    {
        var place = items.Count == 0 ? 0 : items.Max(i => i.Order) + 1;
        var ending = AgendaOrder.Pending(items).FirstOrDefault(i => i.Sort is ItemSort.OtherBusiness or ItemSort.NextMeeting);
        if (sort is not ItemSort.OtherBusiness and not ItemSort.NextMeeting && ending is not null)
        {
            place = ending.Order;
            foreach (var behind in items.Where(i => i.Number is null && i.Order >= place))
                behind.Order++;
        }
        // Nothing of an agenda is more than the partnership's before it is published.
        var closed = report is { Sensitivity: Sensitivity.Restricted } ? (Record)report : meeting;
        var item = new AgendaItem
        {
            Id = id ?? ids.Next<AgendaItem>(),
            Key = FreeKeys.For(title, items.Select(i => i.Key)),
            Meeting = meeting.Id,
            Title = title,
            Sort = sort,
            Report = report?.Id,
            Minutes = minutes,
            Sensitivity = closed.Sensitivity > Sensitivity.Partnership ? closed.Sensitivity : Sensitivity.Partnership,
            RestrictedTo = closed.Sensitivity == Sensitivity.Restricted ? closed.RestrictedTo : null,
            Order = place,
        };
        items.Add(item);
        db.Add(item);
        return item;
    }

    private static void Restrict(AgendaItem item, Meeting meeting, Report? report)
    {
        if (item.Sensitivity == Sensitivity.Restricted)
            return;
        (item.Sensitivity, item.RestrictedTo) = (
            Sensitivity.Restricted,
            report?.RestrictedTo ?? new RecordRef("body", meeting.Body.Value).ToString()
        );
    }

    /// <summary>The report that an item hears, whoever sees it.</summary>
    private async Task<Report?> ReportOf(AgendaItem item)
    {
        if (item.Report is not { } id)
            return null;
        using (db.LookingAtEverything())
            return await db.All<Report>().SingleOrDefaultAsync(r => r.Id == id);
    }

    /// <summary>An item that is closed by itself would leave what its report says to whoever sees the report.</summary>
    private static Refusal? OfAnOpenReport(RecordRef of, Report? report) =>
        report is { Sensitivity: < Sensitivity.Restricted }
            ? new Refusal(
                RestrictedWithItsReport,
                $"It hears the report “{report.Title}”, which others see with its papers. Restrict the report first, under “Who may see it”, then its item.",
                of,
                "readers"
            )
            : null;

    private static Sensitivity Closer(Sensitivity one, Sensitivity other) => one > other ? one : other;

    private static Refusal Of(Meeting meeting, string rule, string message, string? field) =>
        new(rule, message, new RecordRef("meeting", meeting.RowId), field);

    private static Refusal Of(AgendaItem item, string rule, string message, string? field) =>
        new(rule, message, new RecordRef(AgendaItem.Shape.Kind, item.RowId), field);
}
