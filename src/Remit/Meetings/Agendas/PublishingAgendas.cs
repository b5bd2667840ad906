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
    public sealed record Due(IReadOnlyList<AgendaItem> Items, IReadOnlyList<ReportFile> Late, IReadOnlyList<string> Missing);

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
                && ToOpen(file, OpenAs(meeting, file, item)).Any()
            )
                late.Add(file);
        return new Due(
            pending,
            late,
            [
                .. pending
                    .Where(i => i.Report is not null && !files.Exists(f => f.Report.Id == i.Report && IsSubmitted(f)))
                    .Select(i => i.Title),
            ]
        );
    }

    /// <summary>Publishes all that is due.</summary>
    /// <returns>Why it can't be; and the supplement with which it comes, null for the agenda itself and for late papers alone.</returns>
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
        if (due.Items.Count == 0 && due.Late.Count == 0)
            return ([Of(meeting, SomethingNew, "There is nothing new to publish. Add an item, or submit a report.")], null);
        var supplement = AgendaOrder.Number(items);
        meeting.PublishedOn ??= today;
        var files = await Files(items);
        foreach (var item in items.Where(i => i is { Number: not null, WithdrawnOn: null }))
        {
            var file = files.Find(f => f.Report.Id == item.Report);
            var open = file is null ? Closer(meeting.Sensitivity, Sensitivity.Public) : OpenAs(meeting, file, item);
            if (item.Sensitivity == Sensitivity.Partnership && open < item.Sensitivity)
                item.Sensitivity = open;
            if (file is null || !IsSubmitted(file))
                continue;
            foreach (var record in ToOpen(file, open).ToList())
            {
                var there = record switch
                {
                    ReportText text => await db.Set<ReportText>().SingleAsync(t => t.Id == text.Id),
                    Paper paper => (Record)await db.Set<Paper>().SingleAsync(p => p.Id == paper.Id),
                    _ => record,
                };
                there.Sensitivity = open;
            }
        }
        return ([], supplement);
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
