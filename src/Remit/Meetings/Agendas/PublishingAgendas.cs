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

    /// <summary>An item that gets its number.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Title">What it is called, as far as whoever publishes sees it.</param>
    public sealed record DueItem(AgendaItem Item, string Title);

    /// <summary>What would be published. Titles are told as far as whoever publishes sees what they are of.</summary>
    /// <param name="Items">The items that get numbers.</param>
    /// <param name="Late">The titles of reports to items that were published before, which were submitted since, or have new papers.</param>
    /// <param name="Opening">The titles of those that are out, and become open to more people.</param>
    /// <param name="Missing">The titles of the items whose report is not submitted: they follow later.</param>
    /// <param name="Elsewhere">The titles of the items that get numbers and hear a report which is not placed on this meeting any more.</param>
    /// <param name="Supplement">The supplement that it would be; null for the agenda itself, and where nothing goes out.</param>
    /// <param name="Told">What a letter says goes out: titles, and of what is restricted only that there is something.</param>
    /// <param name="Mark">A mark of all this: a form that was opened before carries another.</param>
    public sealed record Due(
        IReadOnlyList<DueItem> Items,
        IReadOnlyList<string> Late,
        IReadOnlyList<string> Opening,
        IReadOnlyList<string> Missing,
        IReadOnlyList<string> Elsewhere,
        int? Supplement,
        IReadOnlyList<string> Told,
        string Mark
    )
    {
        /// <summary>Whether there is nothing new.</summary>
        public bool IsNothing => !GoesOut && Opening.Count == 0;

        /// <summary>Whether anything goes out, and not only becomes open to more people.</summary>
        public bool GoesOut => Items.Count > 0 || Late.Count > 0;

        /// <summary>"Published supplement 2 to the agenda".</summary>
        public string Done =>
            !GoesOut ? "Opened papers of the agenda"
            : Supplement is { } number ? $"Published supplement {number} to the agenda"
            : "Published the agenda";
    }

    /// <summary>What there is to publish.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="items">All its items.</param>
    public async Task<Due> WhatIsDue(Meeting meeting, IReadOnlyCollection<AgendaItem> items) =>
        WhatIsDue(meeting, items, await Files(items));

    private Due WhatIsDue(Meeting meeting, IReadOnlyCollection<AgendaItem> items, List<ReportFile> files)
    {
        var pending = AgendaOrder.Pending(items);
        var (late, opening, told) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var item in items.Where(i => i is { Number: not null, WithdrawnOn: null }))
            if (files.Find(f => f.Report.Id == item.Report) is { } file && IsSubmitted(file) && IsHeardAt(meeting, file))
                if (NotOut(file).Any())
                {
                    late.Add(TitleOf(file.Report, file.Report.Title));
                    told.Add(InALetter(item, file));
                }
                else if (ToOpen(file, OpenAs(meeting, file, item)).Any())
                    opening.Add(TitleOf(file.Report, file.Report.Title));
        told.AddRange(pending.Select(i => InALetter(i, files.Find(f => f.Report.Id == i.Report))));
        var goesOut = pending.Count > 0 || late.Count > 0;
        var supplement = goesOut ? AgendaOrder.Next(items, meeting.LastSupplement) : null;
        return new Due(
            [.. pending.Select(i => new DueItem(i, TitleOf(i, i.Title)))],
            late,
            opening,
            [
                .. pending
                    .Where(i => i.Report is not null && !files.Exists(f => f.Report.Id == i.Report && IsSubmitted(f)))
                    .Select(i => TitleOf(i, i.Title)),
            ],
            [
                .. pending
                    .Where(i => files.Exists(f => f.Report.Id == i.Report && !IsHeardAt(meeting, f)))
                    .Select(i => TitleOf(i, i.Title)),
            ],
            supplement,
            [.. told.Distinct()],
            $"{supplement}:{meeting.Version}:{string.Join(':', files.Select(f => $"{f.Report.Version}.{f.Mark}"))}"
        );
    }

    /// <summary>Publishes all that is due.</summary>
    /// <returns>Why it can't be; and what was due.</returns>
    public async Task<(IReadOnlyList<Refusal> Refusals, Due Due)> Publish(Meeting meeting, IReadOnlyCollection<AgendaItem> items)
    {
        var files = await Files(items);
        var due = WhatIsDue(meeting, items, files);
        if (meeting.State == MeetingState.Cancelled)
            return ([Of(meeting, Drafting.ForAMeetingToCome, "The meeting is cancelled, so no agenda of it is published.")], due);
        if (due.IsNothing)
            return ([Of(meeting, SomethingNew, "There is nothing new to publish. Add an item, or submit a report.")], due);
        if (due.Elsewhere.Count > 0)
            return (
                [
                    .. due.Elsewhere.Select(title =>
                        Of(
                            meeting,
                            Drafting.OnItsMeeting,
                            $"The report to “{title}” is not placed on this meeting any more. Take the item out, or place the report here again."
                        )
                    ),
                ],
                due
            );
        AgendaOrder.Number(items, meeting.LastSupplement);
        meeting.PublishedOn ??= today;
        meeting.LastSupplement = due.Supplement ?? meeting.LastSupplement;
        foreach (var item in items.Where(i => i is { Number: not null, WithdrawnOn: null }))
        {
            var file = files.Find(f => f.Report.Id == item.Report);
            // A report that was put off from this meeting to another goes out with that one.
            if (file is not null && !IsHeardAt(meeting, file))
                continue;
            var open = file is null ? Closer(meeting.Sensitivity, Sensitivity.Public) : OpenAs(meeting, file, item);
            if (item.Sensitivity == Sensitivity.Partnership && open < item.Sensitivity)
                item.Sensitivity = open;
            if (file is not null && IsSubmitted(file))
                await GoOut(meeting, file, open, due.Supplement);
        }
        return ([], due);
    }

    private async Task GoOut(Meeting meeting, ReportFile file, Sensitivity open, int? supplement)
    {
        var goesOut = NotOut(file).Select(r => r.RowId).ToHashSet();
        var opens = ToOpen(file, open).Select(r => r.RowId).ToHashSet();
        var report = file.Report.Id;
        var texts = await db.Set<ReportText>().Where(t => t.Report == report).ToListAsync();
        var papers = await db.Set<Paper>().Where(p => p.Report == report).ToListAsync();
        foreach (var record in texts.Concat<Record>(papers))
        {
            if (goesOut.Contains(record.RowId))
                ((IGoesOut)record).GoesOut(meeting.Id, supplement);
            if (opens.Contains(record.RowId))
                record.Sensitivity = open;
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

    private static string InALetter(AgendaItem item, ReportFile? file) =>
        item.Sensitivity == Sensitivity.Restricted || file?.Report.Sensitivity == Sensitivity.Restricted
            ? "Something that is restricted: sign in to see whether it is for you"
            : item.Title;

    private static Sensitivity Closer(Sensitivity one, Sensitivity other) => one > other ? one : other;

    /// <summary>What of a report went out with no agenda yet, as far as whoever publishes sees it.</summary>
    private IEnumerable<Record> NotOut(ReportFile file)
    {
        if (file.Text is { WentOutAt: null } text && db.Sight.Sees(text))
            yield return text;
        foreach (var paper in file.Standing.Where(p => p.WentOutAt is null && db.Sight.Sees(p)))
            yield return paper;
    }

    private static bool IsHeardAt(Meeting meeting, ReportFile file) => file.Report.Meeting == meeting.Id;

    private string TitleOf(Record record, string title) => db.Sight.Sees(record) ? title : "Something that is not shown to you";

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
