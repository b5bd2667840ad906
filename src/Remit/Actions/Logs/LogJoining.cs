using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Actions.Logs;

/// <summary>
/// Compares the actions of a paper with those recorded and proposes what is new or changed. An action is known again by its reference,
/// else by its wording and owner. What a later paper leaves blank or out stays as it is; nothing is closed because it is missing.
/// </summary>
internal sealed class LogJoining(
    Proposal proposal,
    Body? body,
    RecordedActions recorded,
    OwnerNames names,
    ActionStatus usual,
    string file
)
{
    private readonly RecordRef? reportedTo = body is null ? null : new RecordRef("body", body.RowId);

    public void Join(IReadOnlyList<ActionDraft> drafts)
    {
        var rows = Once(drafts).Select(d => new LogRow(d, d.Owner is null ? null : names.Find(d.Owner))).ToList();
        Match(rows);
        foreach (var row in rows)
        {
            foreach (var doubt in row.Draft.Doubts)
                proposal.Say(FindingKind.Doubtful, row.Draft.Place, $"{doubt}.");
            foreach (var left in row.Draft.LeftOut)
                proposal.Say(FindingKind.LeftOut, row.Draft.Place, $"{left}.");
            foreach (var left in row.Owners?.LeftOut ?? [])
                proposal.Say(FindingKind.LeftOut, row.Draft.Owner!.Place, $"the owner “{LooseName.Short(left)}”, as you said.");
            if (row.Known is { } known)
                Change(row, known);
            else
                Bring(row);
        }
        if (reportedTo is null)
            return;
        foreach (
            var missing in recorded.Actions.Where(a =>
                !a.IsTaken && a.Action.Status == ActionStatus.Open && a.Action.ReportedTo == reportedTo
            )
        )
            proposal.Say(FindingKind.Missing, null, $"“{Called(missing.Action)}” (open)");
    }

    private sealed record LogRow(ActionDraft Draft, FoundOwners? Owners)
    {
        public RecordedAction? Known { get; set; }
    }

    /// <summary>An action that the paper has twice, as minutes do in their text and in a list at the end, is taken once.</summary>
    private IEnumerable<ActionDraft> Once(IReadOnlyList<ActionDraft> drafts)
    {
        var seen = new Dictionary<(string What, string Owner, string Reference), ActionDraft>();
        foreach (var draft in drafts)
        {
            var key = (
                LooseName.Plain(draft.What),
                LooseName.Plain(draft.Owner?.Text ?? ""),
                LooseName.Plain(draft.Reference ?? "")
            );
            if (seen.TryAdd(key, draft))
                yield return draft;
            else
                proposal.Say(
                    FindingKind.LeftOut,
                    draft.Place,
                    $"“{LooseName.Short(draft.What)}” stands in the paper a second time; it was taken from {seen[key].Place.InWords}."
                );
        }
    }

    // ---- which is which

    private void Match(List<LogRow> rows)
    {
        var byWords = recorded
            .Actions.GroupBy(a => LooseName.Plain(a.Action.What))
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var row in rows)
            if (byWords.TryGetValue(LooseName.Plain(row.Draft.What), out var same))
                Take(
                    row,
                    same.Where(a => !a.IsTaken && !OtherReference(row, a) && (SameReference(row, a) || SameOwners(row, a)))
                        .MaxBy(a => (SameReference(row, a) ? 2 : 0) + (SameOwners(row, a) ? 1 : 0))
                );
        var byReference = recorded
            .Actions.Where(a => !a.IsTaken && a.Action.Reference is not null)
            .GroupBy(a => LooseName.Plain(a.Action.Reference!))
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var used = rows.Where(r => r.Known is null && r.Draft.Reference is not null)
            .CountBy(r => LooseName.Plain(r.Draft.Reference!))
            .ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Known is null && r.Draft.Reference is not null))
            if (byReference.TryGetValue(LooseName.Plain(row.Draft.Reference!), out var same))
                Take(row, ByReference(row, [.. same.Where(a => !a.IsTaken)], used[LooseName.Plain(row.Draft.Reference!)] == 1));
        foreach (var row in rows.Where(r => r.Known is null))
            if (
                byWords.TryGetValue(LooseName.Plain(row.Draft.What), out var left)
                && left.Where(a => !a.IsTaken && !OtherReference(row, a)).Take(2).ToList() is [var only]
            )
                Take(row, only);
    }

    private static void Take(LogRow row, RecordedAction? known)
    {
        if (known is null)
            return;
        known.IsTaken = true;
        row.Known = known;
    }

    private RecordedAction? ByReference(LogRow row, List<RecordedAction> same, bool isOnly)
    {
        if (same.Count == 0)
            return null;
        var likest = same.MaxBy(a => Shared(a.Action.What, row.Draft.What))!;
        var shared = Shared(likest.Action.What, row.Draft.What);
        if (shared >= 0.5)
            return likest;
        // "1" is a number in any paper; "06/24-1" is this log's own.
        if (!isOnly || same.Count > 1 || !IsTelling(row.Draft.Reference!))
            return null;
        if (shared >= 0.3)
            return likest;
        const string yes = "same";
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf("action", row.Draft.Reference!),
                row.Draft.Place,
                $"Is {row.Draft.Reference}, “{LooseName.Short(row.Draft.What)}”, the action that is recorded as “{LooseName.Short(likest.Action.What)}”?",
                [
                    new Choice(yes, "Yes, it was worded anew"),
                    new Choice("another", "No, it is another action with the same reference"),
                ],
                "another"
            )
        );
        return answer == yes ? likest : null;
    }

    private static bool IsTelling(string reference) =>
        reference.Length > 2 && reference.Any(char.IsDigit) && !reference.All(char.IsDigit);

    private static bool SameReference(LogRow row, RecordedAction known) =>
        row.Draft.Reference is { } reference
        && known.Action.Reference is { } other
        && LooseName.Plain(reference) == LooseName.Plain(other);

    private static bool OtherReference(LogRow row, RecordedAction known) =>
        row.Draft.Reference is { } reference
        && known.Action.Reference is { } other
        && IsTelling(reference)
        && IsTelling(other)
        && LooseName.Plain(reference) != LooseName.Plain(other);

    private static bool SameOwners(LogRow row, RecordedAction known) =>
        row.Owners is null
            ? known.Owners.Count == 0 && known.Action.OwnerWords is null
            : known.Owners.Any(o => row.Owners.Owners.Contains(o.Owner))
                || (
                    row.Owners.Owners.Count == 0
                    && known.Owners.Count == 0
                    && LooseName.Plain(row.Owners.Words ?? "") == LooseName.Plain(known.Action.OwnerWords ?? "")
                );

    /// <summary>The part of all words that two texts share.</summary>
    private static double Shared(string one, string other)
    {
        var (here, there) = (Words(one), Words(other));
        var all = here.Union(there, StringComparer.Ordinal).Count();
        return all == 0 ? 0 : (double)here.Intersect(there, StringComparer.Ordinal).Count() / all;

        static HashSet<string> Words(string text) =>
            [.. LooseName.Words(text.Length > 2000 ? text[..2000] : text).Where(w => w.Length > 2).Select(LooseName.Singular)];
    }

    // ---- what is new

    private void Bring(LogRow row)
    {
        var draft = row.Draft;
        var status = draft.Status ?? usual;
        var (proof, expected) = Proofs(draft, status, null);
        var action = new ActionItem
        {
            Id = proposal.Ids.Next<ActionItem>(),
            Key = recorded.KeyFor(draft.Reference is { } reference && IsTelling(reference) ? reference : draft.What),
            What = draft.What,
            Reference = draft.Reference,
            OwnerWords = row.Owners?.Words,
            Recommendation = draft.Recommendation,
            Category = draft.Category,
            Due = draft.Due.Day,
            DueWords = draft.Due.Words,
            Status = status,
            DoneOn = draft.DoneOn,
            Rating = draft.Rating,
            Progress = draft.Progress,
            ProofExpected = expected,
            Proof = proof,
            ReportedTo = reportedTo,
            Period = new Period(draft.Raised, null),
            TakenFrom =
                $"{file}, {(draft.Place with { ColumnName = null }).InWords}"
                + (draft.Minute is { } minute ? $", minute {minute}" : ""),
            Sensitivity = recorded.Usual,
            Order = recorded.NextOrder++,
        };
        proposal.Add(action, draft.Place);
        foreach (var owner in row.Owners?.Owners ?? [])
            AddOwner(action, owner, draft.Owner!.Place, row.Owners!.Owners.ToList().IndexOf(owner));
        var says = new List<string> { $"an action: {Called(action)}" };
        if (Who(row.Owners) is { } who)
            says.Add(who);
        if (action.Due is { } due)
            says.Add($"due {LondonDate.Words(due)}");
        else if (action.DueWords is { } words)
            says.Add($"due in words: {LooseName.Short(words)}");
        if (status != ActionStatus.Open)
            says.Add(status.OnScreen().ToLowerInvariant());
        proposal.Say(FindingKind.New, draft.Place, string.Join("; ", says));
        SayWhatIsUnsure(row, action, isNew: true);
    }

    private void AddOwner(ActionItem action, RecordRef owner, FilePlace place, int order)
    {
        var link = new ActionOwner
        {
            Id = proposal.Ids.Next<ActionOwner>(),
            Action = action.Id,
            Owner = owner,
            Order = order,
        };
        proposal.Db.Add(link);
        proposal.StandsAt(link, place);
    }

    private void SayWhatIsUnsure(LogRow row, ActionItem action, bool isNew)
    {
        if (row.Draft.Owner is { } written && row.Owners is { Owners.Count: 0, Words: { } words })
            proposal.Say(
                FindingKind.Doubtful,
                written.Place,
                $"“{LooseName.Short(words)}” is not recorded as a person, post or group: the name is kept as the paper has it."
            );
        else if (row.Draft.Owner is { } some && row.Owners is { Words: { } more })
            proposal.Say(
                FindingKind.Doubtful,
                some.Place,
                $"“{LooseName.Short(more)}” was kept as words beside the owners that are recorded."
            );
        else if (row.Owners is null && isNew)
            proposal.Say(FindingKind.Doubtful, row.Draft.Place, $"nothing says who is to do “{LooseName.Short(action.What)}”.");
        if (action is { Status: ActionStatus.Done, Proof: null })
            proposal.Say(
                FindingKind.Doubtful,
                row.Draft.Place,
                $"“{LooseName.Short(Called(action))}” is said to be done, and nothing shows it."
            );
    }

    /// <summary>Evidence shows that a done action was done; beside an open one it says what will, unless the paper says that elsewhere.</summary>
    private static (string? Proof, string? Expected) Proofs(ActionDraft draft, ActionStatus status, string? expected) =>
        draft.Evidence is null ? (null, draft.ProofExpected)
        : status == ActionStatus.Done
        || draft.ProofExpected is not null
        || (expected is not null && LooseName.Plain(expected) != LooseName.Plain(draft.Evidence))
            ? (draft.Evidence, draft.ProofExpected)
        : (null, draft.Evidence);

    // ---- what is known

    private void Change(LogRow row, RecordedAction known)
    {
        var (draft, action) = (row.Draft, known.Action);
        proposal.StandsAt(action, draft.Place);
        var changes = new List<string>();
        ClosedBefore.TakeOut(draft, action, Called(action), proposal);
        var status = draft.Status ?? action.Status;
        var (proof, expected) = Proofs(draft, status, action.ProofExpected);
        if (draft.Evidence is not null && action.Proof is not null)
            (proof, expected) = (draft.Evidence, draft.ProofExpected);
        Text("what is to be done", action.What, draft.What, v => action.What = v);
        Text("reference", action.Reference, draft.Reference, v => action.Reference = v);
        Owners(row, known, changes);
        Text("recommendation", action.Recommendation, draft.Recommendation, v => action.Recommendation = v);
        Text("category", action.Category, draft.Category, v => action.Category = v);
        Due(draft.Due, action, changes);
        if (draft.Status is { } said && said != action.Status)
        {
            changes.Add($"{action.Status.OnScreen().ToLowerInvariant()} → {said.OnScreen().ToLowerInvariant()}");
            action.Status = said;
        }
        if (draft.DoneOn is { } done && done != action.DoneOn)
        {
            changes.Add(
                action.DoneOn is { } before
                    ? $"done on {LondonDate.Words(before)} → {LondonDate.Words(done)}"
                    : $"done on {LondonDate.Words(done)}"
            );
            action.DoneOn = done;
        }
        Text("rating", action.Rating, draft.Rating, v => action.Rating = v);
        Text("progress", action.Progress, draft.Progress, v => action.Progress = v);
        Text("what will show it", action.ProofExpected, expected, v => action.ProofExpected = v);
        Text("what shows it", action.Proof, proof, v => action.Proof = v);
        if (reportedTo is not null && action.ReportedTo is null)
        {
            changes.Add($"reported to {body!.Name}");
            action.ReportedTo = reportedTo;
        }
        if (changes.Count == 0)
        {
            proposal.Say(FindingKind.Unchanged, draft.Place, $"“{Called(action)}” is recorded as the paper has it.");
            return;
        }
        proposal.Say(FindingKind.Changed, draft.Place, $"“{Called(action)}”: {string.Join("; ", changes)}.");
        SayWhatIsUnsure(row, action, isNew: false);

        void Text(string name, string? old, string? now, Action<string> set)
        {
            // A later log that leaves a cell blank does not take back what an earlier one said.
            if (now is null || (old is not null && LooseName.Plain(old) == LooseName.Plain(now)))
                return;
            changes.Add(
                old is null ? $"{name}: {LooseName.Short(now)}" : $"{name}: {LooseName.Short(old)} → {LooseName.Short(now)}"
            );
            set(now);
        }
    }

    private static void Due(WrittenDue due, ActionItem action, List<string> changes)
    {
        if (due == WrittenDue.None)
            return;
        // A day whose year was only told from the meeting says nothing against a recorded one of another year.
        if (
            due is { WithoutYear: true, Day: { } day }
            && action.Due is { } recorded
            && (day.Month, day.Day) == (recorded.Month, recorded.Day)
        )
            return;
        // Words stand until a date is set: that a date was set by hand is no reason to go back to them.
        if (
            due.Day is null
            && action.Due is not null
            && LooseName.Plain(due.Words ?? "") == LooseName.Plain(action.DueWords ?? "")
        )
            return;
        if (due.Day == action.Due && LooseName.Plain(due.Words ?? "") == LooseName.Plain(action.DueWords ?? ""))
            return;
        changes.Add($"due: {InWords(action.Due, action.DueWords)} → {InWords(due.Day, due.Words)}");
        (action.Due, action.DueWords) = (due.Day, due.Words);
    }

    private static string InWords(DateOnly? day, string? words) =>
        day is { } due ? LondonDate.Words(due)
        : words is null ? "no date"
        : LooseName.Short(words);

    private void Owners(LogRow row, RecordedAction known, List<string> changes)
    {
        if (row.Owners is not { } owners)
            return;
        var action = known.Action;
        var added = owners.Owners.Where(o => known.Owners.TrueForAll(k => k.Owner != o)).ToList();
        // Where the paper names nobody who is recorded, whom somebody has recorded meanwhile is not taken back.
        var gone = owners.Owners.Count == 0 ? [] : known.Owners.Where(k => !owners.Owners.Contains(k.Owner)).ToList();
        var order = known.Owners.Select(o => o.Order + 1).DefaultIfEmpty(0).Max();
        foreach (var owner in added)
            AddOwner(action, owner, row.Draft.Owner!.Place, order++);
        foreach (var link in gone)
            proposal.Db.Remove(link);
        if (added.Count > 0)
            changes.Add($"to do it: {string.Join(", ", added.Select(o => owners.Names[owners.Owners.ToList().IndexOf(o)]))}");
        if (gone.Count > 0)
            changes.Add(gone.Count == 1 ? "an owner less" : $"{gone.Count} owners less");
        if (LooseName.Plain(owners.Words ?? "") == LooseName.Plain(action.OwnerWords ?? ""))
            return;
        changes.Add(
            owners.Words is null
                ? $"no longer in words: {LooseName.Short(action.OwnerWords!)}"
                : $"to do it, in words: {(action.OwnerWords is { } old ? $"{LooseName.Short(old)} → " : "")}{LooseName.Short(owners.Words)}"
        );
        action.OwnerWords = owners.Words;
    }

    private static string? Who(FoundOwners? owners)
    {
        if (owners is null)
            return null;
        var names = owners
            .Names.Concat(owners.Words is { } words ? [$"“{LooseName.Short(words)}”"] : Array.Empty<string>())
            .ToList();
        return names.Count == 0 ? null : $"to be done by {string.Join(", ", names)}";
    }

    private static string Called(ActionItem action) =>
        action.Reference is { } reference
            ? $"{LooseName.Short(reference)}, {LooseName.Short(action.What)}"
            : LooseName.Short(action.What);
}
