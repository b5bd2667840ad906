using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Meetings.Planners;

/// <summary>
/// Compares a planner with what is recorded. A meeting is known again by its body and day, a report by its title and body; nothing that
/// the paper leaves out is changed, and what is missing from it is said and stays.
/// </summary>
internal sealed class PlannerJoining(Proposal proposal, NameMatching matching, string file)
{
    private readonly PlannerLeads leads = new(proposal, matching);
    private readonly Dictionary<Id<Meeting>, Meeting> byId = [];
    private readonly Dictionary<Id<Body>, Body> bodies = [];
    private ILookup<Id<Report>, ReportAuthor> authors = null!;

    public async Task Join(IReadOnlyList<MeetingDraft> meetings, IReadOnlyList<ReportDraft> reports)
    {
        foreach (var body in meetings.Select(m => m.Body).Concat(reports.Select(r => r.Body)))
            bodies.TryAdd(body.Id, body);
        var ids = bodies.Keys.ToList();
        var recorded = await proposal
            .Db.Set<Meeting>()
            .Where(m => ids.Contains(m.Body))
            .OrderBy(m => m.Date)
            .ThenBy(m => m.Start)
            .ThenBy(m => m.Key)
            .ToListAsync();
        foreach (var meeting in recorded)
            byId[meeting.Id] = meeting;
        JoinMeetings(meetings, recorded);
        await JoinReports(reports, ids);
    }

    private void JoinMeetings(IReadOnlyList<MeetingDraft> drafts, List<Meeting> recorded)
    {
        var byDay = recorded.ToLookup(m => (m.Body, m.Date));
        var perDay = drafts.ToLookup(m => (m.Body.Id, m.Day));
        var keys = recorded.GroupBy(m => m.Body).ToDictionary(g => g.Key, g => new FreeKeys(g.Select(m => m.Key)));
        var orders = recorded.GroupBy(m => m.Body).ToDictionary(g => g.Key, g => g.Max(m => m.Order) + 1);
        var taken = new HashSet<Meeting>();
        foreach (var draft in drafts)
        {
            var thatDay = byDay[(draft.Body.Id, draft.Day)].Where(m => !taken.Contains(m)).ToList();
            var known =
                thatDay.Find(m => draft.Start is not null && m.Start == draft.Start)
                ?? thatDay.Find(m => m.Start is null && m.State != MeetingState.Cancelled)
                // Another time is another time of the same meeting only where there is one meeting that day.
                ?? (
                    thatDay.Count == 1 && perDay[(draft.Body.Id, draft.Day)].Count() == 1 || draft.Start is null
                        ? thatDay.OrderBy(m => m.State == MeetingState.Cancelled ? 1 : 0).FirstOrDefault()
                        : null
                );
            if (known is null)
            {
                if (!keys.TryGetValue(draft.Body.Id, out var free))
                    keys[draft.Body.Id] = free = new FreeKeys([]);
                var order = orders.GetValueOrDefault(draft.Body.Id);
                orders[draft.Body.Id] = order + 1;
                New(draft, free.Take(LondonDate.Iso(draft.Day)), order);
                continue;
            }
            taken.Add(known);
            draft.Record = known;
            Compare(draft, known);
        }
        SayMissing(drafts, recorded, taken);
    }

    private void New(MeetingDraft draft, string key, int order)
    {
        var meeting = new Meeting
        {
            Id = proposal.Ids.Next<Meeting>(),
            Key = key,
            Body = draft.Body.Id,
            Date = draft.Day,
            Start = draft.Start,
            End = draft.Start is null || draft.End <= draft.Start ? null : draft.End,
            Venue = draft.Venue,
            Kind = draft.Kind,
            State = draft.IsCancelled ? MeetingState.Cancelled : MeetingState.Planned,
            PapersDue = draft.PapersDue,
            Note = draft.Note,
            Sensitivity = draft.Body.Sensitivity,
            RestrictedTo = draft.Body.RestrictedTo,
            TakenFrom = TakenFrom(draft.Place),
            Order = order,
        };
        proposal.Add(meeting, draft.Place);
        byId[meeting.Id] = meeting;
        draft.Record = meeting;
        proposal.Say(
            FindingKind.New,
            draft.Place,
            $"a meeting: {Words(draft.Body, meeting)}{(draft.IsCancelled ? ", cancelled" : "")}"
        );
    }

    private void Compare(MeetingDraft draft, Meeting known)
    {
        var changes = new List<string>();
        if (draft.Start is { } start && (known.Start != start || (draft.End is { } until && known.End != until)))
        {
            var end = draft.End ?? (known.End > start ? known.End : null);
            changes.Add($"{MeetingsWords.Times(known.Start, known.End) ?? "no time"} → {MeetingsWords.Times(start, end)}");
            (known.Start, known.End) = (start, end);
        }
        Change("place", known.Venue, draft.Venue, v => known.Venue = v, changes);
        Change("kind", known.Kind, draft.Kind, k => known.Kind = k, changes);
        if (draft.PapersDue is { } due && due != known.PapersDue)
        {
            changes.Add(
                $"papers due {(known.PapersDue is { } was ? LondonDate.Words(was) : "not said")} → {LondonDate.Words(due)}"
            );
            known.PapersDue = due;
        }
        AddNote(known, draft.Note, changes);
        if (draft.IsCancelled && known.State is MeetingState.Planned or MeetingState.Called && draft.IsCancelled)
        {
            changes.Add($"{known.State.InASentence()} → cancelled");
            known.State = MeetingState.Cancelled;
        }
        else if (draft.IsCancelled && known.State != MeetingState.Cancelled)
            proposal.Say(
                FindingKind.LeftOut,
                draft.Place,
                $"the paper calls the meeting of {Words(draft.Body, known)} cancelled, and it is recorded as {known.State.InASentence()}."
            );
        else if (!draft.IsCancelled && known.State == MeetingState.Cancelled)
            proposal.Say(
                FindingKind.Doubtful,
                draft.Place,
                $"The meeting of {Words(draft.Body, known)} is recorded as cancelled, and the paper does not say so. It stays cancelled."
            );
        if (changes.Count > 0)
            proposal.StandsAt(known, draft.Place);
        proposal.Say(
            changes.Count > 0 ? FindingKind.Changed : FindingKind.Unchanged,
            draft.Place,
            changes.Count > 0
                ? $"the meeting of {draft.Body.Name} on {LondonDate.Words(known.Date)}: {string.Join("; ", changes)}"
                : $"the meeting: {Words(draft.Body, known)}"
        );
    }

    private void SayMissing(IReadOnlyList<MeetingDraft> drafts, List<Meeting> recorded, HashSet<Meeting> taken)
    {
        foreach (var body in drafts.GroupBy(d => d.Body.Id).Where(g => g.Count() > 1))
        {
            var (first, last) = (body.Min(d => d.Day), body.Max(d => d.Day));
            foreach (
                var meeting in recorded.Where(m =>
                    m.Body == body.Key
                    && m.Date >= first
                    && m.Date <= last
                    && m.Date >= proposal.Today
                    && m.State is MeetingState.Planned or MeetingState.Called
                    && !taken.Contains(m)
                )
            )
                if (meeting.Body == body.Key && meeting.Date >= first && meeting.Date <= last && !taken.Contains(meeting))
                    proposal.Say(
                        FindingKind.Missing,
                        null,
                        $"the meeting of {Words(bodies[meeting.Body], meeting)} is not in the paper. It stays; cancel it if it was moved."
                    );
        }
    }

    private async Task JoinReports(IReadOnlyList<ReportDraft> drafts, List<Id<Body>> ids)
    {
        if (drafts.Count == 0)
            return;
        var recorded = await proposal
            .Db.Set<Report>()
            .Where(r => ids.Contains(r.Body))
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();
        var taken = await proposal.Db.Set<Report>().Select(r => new { r.Key, r.Order }).ToListAsync();
        var links =
            from author in proposal.Db.Set<ReportAuthor>()
            join report in proposal.Db.Set<Report>() on author.Report equals report.Id
            where ids.Contains(report.Body)
            orderby author.Order
            select author;
        authors = (await links.ToListAsync()).ToLookup(a => a.Report);
        var keys = new FreeKeys(taken.Select(t => t.Key));
        var next = taken.Select(t => t.Order + 1).DefaultIfEmpty(0).Max();
        var matched = Matched(drafts, recorded);
        var seen = new HashSet<(Id<Body>, string, Id<Meeting>?, string?)>();
        foreach (var draft in drafts)
        {
            if (matched.TryGetValue(draft, out var known))
                Compare(draft, known);
            else if (!seen.Add((draft.Body.Id, Plain(draft.Title), draft.Meeting?.Record?.Id, draft.MeetingWords)))
                proposal.Say(
                    FindingKind.LeftOut,
                    draft.Place,
                    $"“{LooseName.Short(draft.Title)}” stands twice for the same meeting: it was taken once."
                );
            else
                New(draft, keys.Take(draft.Title), next++);
        }
        var found = matched.Values.ToHashSet();
        foreach (var report in recorded.Where(r => !found.Contains(r) && IsWaiting(r)))
            proposal.Say(
                FindingKind.Missing,
                null,
                $"the report “{LooseName.Short(report.Title)}”{When(report)} is not in the paper. It stays."
            );
    }

    /// <summary>
    /// Each line of the paper with the report that it is: the one of its title at the same meeting; else one of its title that waits,
    /// which has no meeting or stands at one that the paper gives without it. Where that can't be told, it is asked.
    /// </summary>
    private Dictionary<ReportDraft, Report> Matched(IReadOnlyList<ReportDraft> drafts, List<Report> recorded)
    {
        var byTitle = recorded.GroupBy(r => (r.Body, Plain(r.Title))).ToDictionary(g => g.Key, g => g.ToList());
        var matched = new Dictionary<ReportDraft, Report>(ReferenceEqualityComparer.Instance);
        var inPaper = drafts.Select(d => d.Meeting?.Record?.Id).OfType<Id<Meeting>>().ToHashSet();
        foreach (var group in drafts.GroupBy(d => (d.Body.Id, Plain(d.Title))))
        {
            if (!byTitle.TryGetValue(group.Key, out var same))
                continue;
            var rest = same.ToList();
            var open = new List<ReportDraft>();
            foreach (var draft in group)
            {
                var on = draft.Meeting?.Record?.Id;
                var there = rest.Find(r =>
                    on is null ? r.Meeting is null && WordsAreSame(r.MeetingWords, draft.MeetingWords) : r.Meeting == on
                );
                if (there is null)
                    open.Add(draft);
                else
                {
                    rest.Remove(there);
                    matched.Add(draft, there);
                }
            }
            var waiting = rest.Where(IsWaiting).ToList();
            foreach (var draft in open)
            {
                var moved = waiting.Find(r => r.Meeting is null || inPaper.Contains(r.Meeting.Value) || IsCancelled(r));
                if (
                    moved is null
                    && waiting is [var only]
                    && group.Count() == 1
                    && same.Count == 1
                    && !only.Standing
                    && !draft.Standing
                    && IsMoved(draft, only)
                )
                    moved = only;
                if (moved is null)
                    continue;
                waiting.Remove(moved);
                matched.Add(draft, moved);
            }
        }
        return matched;
    }

    private bool IsMoved(ReportDraft draft, Report report) =>
        proposal.Ask(
            new Question(
                $"moved-{report.Key}",
                draft.Place,
                $"“{LooseName.Short(report.Title)}” is recorded{When(report)}, a meeting that is not in the paper. Was it moved?",
                [
                    new Choice("moved", $"It was moved to {WhenOf(draft)}"),
                    new Choice("another", $"It is another report of the same title; the recorded one stays"),
                ],
                "moved"
            )
        ) == "moved";

    private void New(ReportDraft draft, string key, int order)
    {
        var report = new Report
        {
            Id = proposal.Ids.Next<Report>(),
            Key = key,
            Title = draft.Title,
            Body = draft.Body.Id,
            Meeting = draft.Meeting?.Record?.Id,
            MeetingWords = draft.MeetingWords,
            Purpose = draft.Purpose,
            Due = draft.Due,
            DueWords = draft.DueWords,
            Standing = draft.Standing,
            Note = draft.Note,
            Sensitivity =
                draft.Meeting?.Record is { } at && at.Sensitivity > draft.Body.Sensitivity
                    ? at.Sensitivity
                    : draft.Body.Sensitivity,
            RestrictedTo =
                draft.Meeting?.Record is { } closer && closer.Sensitivity > draft.Body.Sensitivity
                    ? closer.RestrictedTo
                    : draft.Body.RestrictedTo,
            TakenFrom = TakenFrom(draft.Place),
            Order = order,
        };
        proposal.Add(report, draft.Place);
        if (draft.Lead is { } lead)
        {
            var found = leads.Of(lead, draft.LeadPlace ?? draft.Place);
            report.AuthorWords = found.Words;
            AddAuthors(report, found.Authors);
        }
        proposal.Say(FindingKind.New, draft.Place, $"a report: “{draft.Title}”, {draft.Body.Name}, {WhenOf(draft)}");
    }

    private void Compare(ReportDraft draft, Report known)
    {
        var changes = new List<string>();
        var on = draft.Meeting?.Record?.Id;
        if (on is not null && known.Meeting != on)
        {
            changes.Add($"moved:{When(known)} → {WhenOf(draft)}");
            known.GoTo(on);
            known.MeetingWords = null;
        }
        else if (on is null && draft.MeetingWords is { } words && !WordsAreSame(known.MeetingWords, words))
        {
            changes.Add($"moved:{When(known)} → {words}");
            (known.Meeting, known.MeetingWords) = (null, words);
        }
        if (draft.Purpose is { } purpose && purpose != known.Purpose)
        {
            changes.Add($"{(known.Purpose is { } was ? was.OnScreen() : "nothing said")} → {purpose.OnScreen()}");
            known.Purpose = purpose;
        }
        if (
            (draft.Due is not null || draft.DueWords is not null)
            && (draft.Due != known.Due || !WordsAreSame(draft.DueWords, known.DueWords))
        )
        {
            changes.Add($"to be handed in: {Due(known.Due, known.DueWords)} → {Due(draft.Due, draft.DueWords)}");
            (known.Due, known.DueWords) = (draft.Due, draft.DueWords);
        }
        if (draft.Standing && !known.Standing)
        {
            changes.Add("a standing item");
            known.Standing = true;
        }
        if (draft.Lead is { } lead)
            CompareLead(known, leads.Of(lead, draft.LeadPlace ?? draft.Place), lead, changes);
        AddNote(known, draft.Note, changes);
        if (changes.Count > 0)
            proposal.StandsAt(known, draft.Place);
        proposal.Say(
            changes.Count > 0 ? FindingKind.Changed : FindingKind.Unchanged,
            draft.Place,
            changes.Count > 0
                ? $"the report “{known.Title}”: {string.Join("; ", changes)}"
                : $"the report “{known.Title}”, {WhenOf(draft)}"
        );
    }

    private void CompareLead(Report known, Leads found, string written, List<string> changes)
    {
        if (found.Authors.Count == 0 && found.Words is null)
            return;
        var was = authors[known.Id].ToList();
        if (was.Select(a => a.Author).SequenceEqual(found.Authors) && WordsAreSame(known.AuthorWords, found.Words))
            return;
        changes.Add($"who leads: {LooseName.Short(written)}");
        known.AuthorWords = found.Words;
        foreach (var gone in was.Where(a => !found.Authors.Contains(a.Author)))
            proposal.Db.Remove(gone);
        foreach (var kept in was.Where(a => found.Authors.Contains(a.Author)))
            kept.Order = found.Authors.ToList().IndexOf(kept.Author);
        AddAuthors(known, found.Authors.Where(a => !was.Exists(w => w.Author == a)), found.Authors);
    }

    private void AddAuthors(Report report, IEnumerable<RecordRef> added, IReadOnlyList<RecordRef>? all = null)
    {
        var list = added.ToList();
        foreach (var author in list)
            proposal.Db.Add(
                new ReportAuthor
                {
                    Id = proposal.Ids.Next<ReportAuthor>(),
                    Report = report.Id,
                    Author = author,
                    Order = (all ?? list).ToList().IndexOf(author),
                }
            );
    }

    private static void AddNote(Record record, string? note, List<string> changes)
    {
        if (note is null || record.Note?.Contains(note, StringComparison.Ordinal) is true)
            return;
        record.Note = record.Note is null ? note : $"{record.Note}\n{note}";
        changes.Add("a note");
    }

    private static void Change(string what, string? was, string? now, Action<string> set, List<string> changes)
    {
        if (now is null || WordsAreSame(was, now))
            return;
        changes.Add($"{what} {(was is null ? "not said" : $"“{LooseName.Short(was)}”")} → “{LooseName.Short(now)}”");
        set(now);
    }

    private bool IsWaiting(Report report) =>
        report.Meeting is not { } id
        || !byId.TryGetValue(id, out var on)
        || on.State == MeetingState.Cancelled
        || (!on.IsHeld && on.Date >= proposal.Today);

    private bool IsCancelled(Report report) =>
        report.Meeting is { } id && byId.TryGetValue(id, out var on) && on.State == MeetingState.Cancelled;

    private string When(Report report) =>
        report.Meeting is { } id && byId.TryGetValue(id, out var on) ? $" for {LondonDate.Words(on.Date)}"
        : report.MeetingWords is { } words ? $" for “{LooseName.Short(words)}”"
        : " without a meeting";

    private static string WhenOf(ReportDraft draft) =>
        draft.Meeting is { } on ? LondonDate.Words(on.Day)
        : draft.MeetingWords is { } words ? $"“{LooseName.Short(words)}”"
        : draft.Standing ? "each meeting"
        : "no meeting yet";

    private static string Due(DateOnly? day, string? words) => day is { } due ? LondonDate.Words(due) : words ?? "not said";

    private static string Words(Body body, Meeting meeting) =>
        string.Join(
            ", ",
            new[]
            {
                $"{body.Name}, {LondonDate.Words(meeting.Date)}",
                MeetingsWords.Times(meeting.Start, meeting.End),
                meeting.Venue,
                meeting.Kind,
            }.OfType<string>()
        );

    private static bool WordsAreSame(string? one, string? other) => Plain(one ?? "") == Plain(other ?? "");

    private static string Plain(string text) => LooseName.Plain(text);

    private string TakenFrom(FilePlace place) => $"{file}, {(place with { ColumnName = null }).InWords}";
}
