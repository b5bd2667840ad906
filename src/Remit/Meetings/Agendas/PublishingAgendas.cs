using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;

namespace Remit.Meetings.Agendas;

/// <summary>
/// Publishes an agenda: numbers are given for good, and what is submitted is opened as far as its report and the meeting are. What comes later goes
/// behind, as a numbered supplement.
/// </summary>
internal sealed class PublishingAgendas(Db db, DateOnly today)
{
    internal const string SomethingNew = "There is something to publish";

    /// <summary>What would be published.</summary>
    /// <param name="Items">The items that get numbers.</param>
    /// <param name="Late">The reports to items that were published before, which were submitted since, or have new papers.</param>
    /// <param name="Missing">The titles of the items whose report is not submitted: they follow later.</param>
    /// <param name="Supplement">The supplement that it would be; null for the agenda itself.</param>
    public sealed record Due(
        IReadOnlyList<AgendaItem> Items,
        IReadOnlyList<ReportFile> Late,
        IReadOnlyList<string> Missing,
        int? Supplement
    )
    {
        /// <summary>Whether there is nothing new.</summary>
        public bool IsNothing => Items.Count == 0 && Late.Count == 0;
    }

    /// <summary>What there is to publish.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="items">All its items.</param>
    public async Task<Due> WhatIsDue(Meeting meeting, IReadOnlyCollection<AgendaItem> items)
    {
        var files = await Files(items);
        var pending = AgendaOrder.Pending(items);
        var late = new List<ReportFile>();
        foreach (var item in items.Where(i => i is { Number: not null, WithdrawnOn: null, Report: not null }))
            if (
                files.Find(f => f.Report.Id == item.Report) is { } file
                && IsSubmitted(file)
                && (NotOut(file).Any() || ToOpen(file, OpenAs(meeting, file, item)).Any())
            )
                late.Add(file);
        return new Due(
            pending,
            late,
            [
                .. pending
                    .Where(i => i.Report is not null && !files.Exists(f => f.Report.Id == i.Report && IsSubmitted(f)))
                    .Select(i => i.Title),
            ],
            AgendaOrder.Next(items, LastOfPapers(files))
        );
    }

    /// <summary>Publishes all that is due.</summary>
    /// <returns>Why it can't be; and the supplement with which it comes, null for the agenda itself.</returns>
    public async Task<(IReadOnlyList<Refusal> Refusals, int? Supplement)> Publish(
        Meeting meeting,
        IReadOnlyCollection<AgendaItem> items
    )
    {
        if (meeting.State == MeetingState.Cancelled)
            return (
                [Of(meeting, Drafting.ForAMeetingToCome, "The meeting is cancelled, so no agenda of it is published.")],
                null
            );
        var due = await WhatIsDue(meeting, items);
        if (due.IsNothing)
            return ([Of(meeting, SomethingNew, "There is nothing new to publish. Add an item, or submit a report.")], null);
        var files = await Files(items);
        AgendaOrder.Number(items, LastOfPapers(files));
        meeting.PublishedOn ??= today;
        foreach (var item in items.Where(i => i is { Number: not null, WithdrawnOn: null }))
        {
            var file = files.Find(f => f.Report.Id == item.Report);
            var open = file is null ? Closer(meeting.Sensitivity, Sensitivity.Public) : OpenAs(meeting, file, item);
            if (item.Sensitivity == Sensitivity.Partnership && open < item.Sensitivity)
                item.Sensitivity = open;
            if (file is null || !IsSubmitted(file))
                continue;
            // What was heard at another meeting before, and comes again with a new item, goes out with this agenda.
            var isNew = due.Items.Contains(item);
            var goesOut = NotOut(file, whetherOutOrNot: isNew).Select(r => r.RowId).ToHashSet();
            var opens = ToOpen(file, open).Select(r => r.RowId).ToHashSet();
            await GoOut(file, goesOut, opens, open, due.Supplement ?? 0);
        }
        return ([], due.Supplement);
    }

    private async Task GoOut(ReportFile file, HashSet<Guid> goesOut, HashSet<Guid> opens, Sensitivity open, int with)
    {
        var report = file.Report.Id;
        foreach (var text in await db.Set<ReportText>().Where(t => t.Report == report).ToListAsync())
        {
            if (goesOut.Contains(text.RowId))
                text.WentOutWith = with;
            if (opens.Contains(text.RowId))
                text.Sensitivity = open;
        }
        foreach (var paper in await db.Set<Paper>().Where(p => p.Report == report).ToListAsync())
        {
            if (goesOut.Contains(paper.RowId))
                paper.WentOutWith = with;
            if (opens.Contains(paper.RowId))
                paper.Sensitivity = open;
        }
    }

    private async Task<List<ReportFile>> Files(IEnumerable<AgendaItem> items)
    {
        var reports = items.Select(i => i.Report).OfType<Id<Report>>().Distinct().ToList();
        using (db.LookingAtEverything())
            return reports.Count == 0 ? [] : [.. await ReportFile.Load(db, db.All<Report>().Where(r => reports.Contains(r.Id)))];
    }

    private static bool IsSubmitted(ReportFile file) => file.Text is { SubmittedOn: not null, RecalledOn: null };

    /// <summary>An item that somebody restricted keeps its papers closed.</summary>
    private static Sensitivity OpenAs(Meeting meeting, ReportFile file, AgendaItem item) =>
        item.Sensitivity == Sensitivity.Restricted
            ? Sensitivity.Restricted
            : Closer(meeting.Sensitivity, file.Report.Sensitivity);

    private static Sensitivity Closer(Sensitivity one, Sensitivity other) => one > other ? one : other;

    /// <summary>What of a report went out with no agenda yet, as far as whoever publishes sees it; of a new item, all of it.</summary>
    private IEnumerable<Record> NotOut(ReportFile file, bool whetherOutOrNot = false)
    {
        if (file.Text is { } text && (whetherOutOrNot || text.WentOutWith is null) && Sees(text))
            yield return text;
        foreach (var paper in file.Standing.Where(p => (whetherOutOrNot || p.WentOutWith is null) && Sees(p)))
            yield return paper;
    }

    private bool Sees(Record record) => db.Sight.Sees(record.Sensitivity, record.RestrictedTo);

    /// <summary>The last supplement with which papers of some reports went out; 0 for none.</summary>
    private static int LastOfPapers(IEnumerable<ReportFile> files) =>
        files.SelectMany(f => f.Papers.Select(p => p.WentOutWith).Append(f.Text?.WentOutWith)).Max() ?? 0;

    /// <summary>What of a report is still more closed than it becomes by being published. What is restricted by itself stays so.</summary>
    private static IEnumerable<Record> ToOpen(ReportFile file, Sensitivity open)
    {
        if (file.Text is { Sensitivity: Sensitivity.Partnership } text && open < text.Sensitivity)
            yield return text;
        foreach (var paper in file.Standing.Where(p => p.Sensitivity == Sensitivity.Partnership && open < p.Sensitivity))
            yield return paper;
    }

    private static Refusal Of(Meeting meeting, string rule, string message) =>
        new(rule, message, new RecordRef("meeting", meeting.RowId));
}
