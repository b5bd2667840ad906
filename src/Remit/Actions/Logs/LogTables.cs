using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>What holds for the rows below a heading: the meeting, the theme, that they are done.</summary>
internal sealed record LogGroup(DateOnly? Raised, string? Category, ActionStatus? Status)
{
    public static LogGroup None { get; } = new(null, null, null);
}

/// <summary>Reads the rows of action logs, action plans and recommendation plans, and of minutes with a column for actions.</summary>
internal sealed class LogTables(
    Proposal proposal,
    DateOnly? paper,
    ActionStatus usual,
    IReadOnlyDictionary<string, ActionStatus> legend,
    OwnerNames owners
)
{
    private static readonly string[] Inherited =
    [
        "reference",
        "recommendation",
        "category",
        "priority",
        "owner",
        "raised",
        "minute",
    ];

    /// <summary>Whether a table of these columns is one of actions: what is to be done, and something about it.</summary>
    public static bool IsLog(IReadOnlyList<string?> columns) =>
        columns.Any(c => c is "what" or "recommendation")
            && columns.Any(c =>
                c is "owner" or "due" or "status" or "progress" or "rating" or "done-on" or "proof" or "proof-expected"
            )
        || (columns.Contains("what", StringComparer.Ordinal) && columns.Any(c => c is "reference" or "discussion" or "minute"));

    /// <summary>Whether a table is one of actions by its columns, or because a person has said what they are.</summary>
    public static bool IsLog(MappedTable table, Answers answers) =>
        IsLog(table.Columns)
        || (
            table.Columns.Any(c => c is "what" or "recommendation")
            && Enumerable.Range(0, table.Columns.Count).Any(i => !string.IsNullOrEmpty(answers.Column(table.Table.Number, i)))
        );

    /// <summary>Every action that the table gives, in its order; says what it leaves out.</summary>
    public IReadOnlyList<ActionDraft> Read(MappedTable table, LogGroup above)
    {
        proposal.SayColumnsLeftOut(table);
        SayDiscussionLeftOut(table);
        var drafts = new List<ActionDraft>();
        var group = above;
        var inherited = new Dictionary<string, Cell>(StringComparer.Ordinal);
        var silent = 0;
        var isMinutes = table.Has("discussion") || (table.Has("minute") && table.Columns.Count(c => c is not null) == 2);
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank && !c.GoesOnFromAbove) || IsHeaderAgain(table, row))
                continue;
            proposal.Rows++;
            if (HeadingOf(table, row) is { } heading)
            {
                group = Below(heading, group);
                inherited.Clear();
                continue;
            }
            var cells = CellsOf(table, row, inherited);
            if (isMinutes && Text(cells, "what").Length == 0)
                silent++;
            else if (Row(table, row, cells, group, isMinutes) is { } draft)
                drafts.Add(draft);
        }
        if (silent > 0)
            proposal.Say(
                FindingKind.LeftOut,
                table.Table.Place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{silent} {(silent == 1 ? "row" : "rows")} of minutes without an action."
                )
            );
        return drafts;
    }

    /// <summary>What a heading over rows or over a table says of them.</summary>
    public static LogGroup Below(string heading, LogGroup group)
    {
        var text = OneLine.Of(heading).TrimEnd(':', ' ');
        if (WrittenDate.FirstIn(text) is { } day)
            return new LogGroup(day, null, null);
        var words = LooseName.Words(text.Length > 200 ? text[..200] : text);
        if (
            words.Count is > 0 and <= 4
            && words.Any(w => LooseName.Singular(w) is "action" or "item" or "recommendation")
            && LogWords.Shipped.StatusOf(
                string.Join(' ', words.Where(w => LooseName.Singular(w) is not ("action" or "item" or "recommendation")))
            )
                is { } status
        )
            return group with { Status = status, Category = null };
        if (words.Count is 1 && LogWords.Shipped.StatusOf(text) is { } alone)
            return group with { Status = alone, Category = null };
        return group with { Category = text };
    }

    private static Dictionary<string, Cell> CellsOf(MappedTable table, TableRow row, Dictionary<string, Cell> inherited)
    {
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var column in table.Columns.OfType<string>())
        {
            var at = table.IndexOf(column);
            var cell = at < row.Cells.Count ? row.Cells[at] : null;
            if (cell is { IsBlank: false })
                inherited[column] = cells[column] = cell;
            else if (cell?.GoesOnFromAbove == true && inherited.TryGetValue(column, out var merged))
                cells[column] = merged;
        }
        // A plan that leaves the recommendation blank below the first of its actions means the same one.
        if (
            table.Has("recommendation")
            && cells.ContainsKey("what")
            && !cells.ContainsKey("recommendation")
            && !(cells.ContainsKey("reference") && table.IndexOf("reference") < table.IndexOf("recommendation"))
            && inherited.TryGetValue("recommendation", out var recommendation)
        )
        {
            cells["recommendation"] = recommendation;
            if (!cells.ContainsKey("reference") && inherited.TryGetValue("reference", out var reference))
                cells["reference"] = reference;
        }
        foreach (
            var column in inherited
                .Keys.Where(c => !cells.ContainsKey(c) && !Inherited.Contains(c, StringComparer.Ordinal))
                .ToList()
        )
            inherited.Remove(column);
        return cells;
    }

    private ActionDraft? Row(MappedTable table, TableRow row, Dictionary<string, Cell> cells, LogGroup group, bool isMinutes)
    {
        var (doubts, leftOut) = (new List<string>(), new List<string>());
        var what = OneLine.Of(Text(cells, "what"));
        var recommendation = OneLine.Of(Text(cells, "recommendation"));
        if (!table.Has("what"))
            (what, recommendation) = (recommendation, "");
        if (LogWords.Shipped.SaysNothing(what))
        {
            proposal.Say(
                FindingKind.LeftOut,
                row.Place,
                recommendation.Length > 0
                    ? $"the recommendation “{LooseName.Short(recommendation)}” has no action."
                    : $"the row does not say what is to be done: {Quoted(row)}."
            );
            return null;
        }
        var raised = group.Raised;
        if (OneLine.Of(Text(cells, "raised")) is { Length: > 0 } written)
        {
            if (WrittenDate.FirstIn(written) is { } day)
                raised = day;
            else if (WrittenDue.Read(written, null, paper) is { Day: { } near })
                raised = near;
            else
                leftOut.Add($"“{LooseName.Short(written)}” is no date on which it was agreed");
        }
        var owner = cells.TryGetValue("owner", out var cell) ? new WrittenOwner(cell.Text, cell.Place) : null;
        var due = Due(cells, raised);
        if (isMinutes || owner is null)
        {
            var line = ActionLine.Read(
                what,
                Before(cells),
                owners,
                (cells.GetValueOrDefault("what") ?? row.Cells[0]).Place,
                raised ?? paper
            );
            if (isMinutes && line is { TookBefore: true })
                doubts.Add(
                    $"the column gives only who; what they are to do was taken from the text before: “{LooseName.Short(line.What)}”"
                );
            if (owner is null && line.Owner is not null)
                (what, owner, due) = (line.What, line.Owner, due == WrittenDue.None ? line.Due : due);
        }
        var (status, rating, doneOn) = StatusOf(table, cells, group, raised, ref due, doubts, leftOut);
        if (due.Doubt is { } doubt)
            doubts.Add(doubt);
        var progress = string.Join(
            "\n\n",
            new[] { Text(cells, "progress"), Text(cells, "comment") }.Where(t => !LogWords.Shipped.SaysNothing(t))
        );
        return new ActionDraft
        {
            Place = row.Place,
            What = what,
            Reference = OrNull(OneLine.Of(Text(cells, "reference"))),
            Owner = owner,
            Due = due,
            Status = status,
            Rating = rating,
            DoneOn = doneOn,
            Progress = OrNull(progress),
            Evidence = OrNull(Text(cells, "proof")),
            ProofExpected = OrNull(Text(cells, "proof-expected")),
            Recommendation = OrNull(recommendation),
            Category = Category(cells, group),
            Raised = raised,
            Minute = isMinutes ? null : OrNull(OneLine.Of(Text(cells, "minute"))),
            Doubts = doubts,
            LeftOut = leftOut,
        };
    }

    private WrittenDue Due(Dictionary<string, Cell> cells, DateOnly? raised)
    {
        var due = WrittenDue.Read(Text(cells, "due"), raised, paper);
        return OneLine.Of(Text(cells, "due-words")) is { Length: > 0 } words ? due with { Words = words } : due;
    }

    private (ActionStatus? Status, string? Rating, DateOnly? DoneOn) StatusOf(
        MappedTable table,
        Dictionary<string, Cell> cells,
        LogGroup group,
        DateOnly? raised,
        ref WrittenDue due,
        List<string> doubts,
        List<string> leftOut
    )
    {
        var written = OneLine.Of(Text(cells, "status"));
        var rating = OrNull(OneLine.Of(Text(cells, "rating")));
        var status = written.Length == 0 ? null : LogWords.Shipped.StatusOf(written);
        if (written.Length > 0 && status is null && !LogWords.Shipped.SaysNothing(written))
        {
            if (LogWords.Shipped.ColourOf(written) is null)
                doubts.Add(
                    $"“{LooseName.Short(written)}” is no status that Remit knows; the action was taken as {(group.Status ?? usual).OnScreen().ToLowerInvariant()}"
                );
            if (rating is null)
                rating = written;
            else
                leftOut.Add($"the status “{LooseName.Short(written)}”");
        }
        if (rating is not null && LogWords.Shipped.ColourOf(rating) is null && LogWords.Shipped.StatusOf(rating) is { } said)
        {
            status ??= said;
            rating = null;
        }
        else if (rating is not null && status is null && LogWords.Shipped.ColourOf(rating) is { } colour)
            status = Meaning(colour, cells.GetValueOrDefault("rating") ?? cells["status"]);
        DateOnly? doneOn = null;
        if (OneLine.Of(Text(cells, "done-on")) is { Length: > 0 } done && !LogWords.Shipped.SaysNothing(done))
        {
            if (WrittenDue.Read(done, raised, paper) is { Day: { } day })
                (doneOn, status) = (day, status ?? ActionStatus.Done);
            else if (LogWords.Shipped.StatusOf(done) is { } asStatus)
                status ??= asStatus;
            else
                leftOut.Add($"“{LooseName.Short(done)}” is no day on which it was done");
        }
        if (status is null && due is { Day: null, Words: { } words } && IsDone(words, out var on))
        {
            doubts.Add($"“{LooseName.Short(words)}” stands where the date should, and was taken as its status");
            (status, doneOn, due) = (ActionStatus.Done, doneOn ?? on, WrittenDue.None);
        }
        var progress = Text(cells, "progress");
        if (
            status is null
            && !table.Has("status")
            && !table.Has("rating")
            && progress.Split(['.', '\n', '–', ':'])[0] is { Length: < 40 } first
            && IsDone(OneLine.Of(first), out var finished)
        )
        {
            doubts.Add($"it was taken as done, because its progress begins “{LooseName.Short(first)}”");
            (status, doneOn) = (ActionStatus.Done, doneOn ?? finished);
        }
        if (status == ActionStatus.Done && doneOn is null && written.Length > 0)
            doneOn = WrittenDate.FirstIn(written);
        return (status ?? group.Status, rating, doneOn);
    }

    /// <summary>"Done", "Completed 12/09/2024": the word, and at most a day after it.</summary>
    private static bool IsDone(string text, out DateOnly? on)
    {
        var words = text.TrimEnd('.').Split([' ', ','], 2, StringSplitOptions.TrimEntries);
        on = words.Length > 1 ? WrittenDate.FirstIn(words[1]) : null;
        return LogWords.Shipped.StatusOf(words[0]) == ActionStatus.Done
            && words[0].Length > 3
            && (words.Length == 1 || on is not null);
    }

    /// <summary>What a colour means for the status: as the paper's key says; of blue, which stands for done in most papers, a person has to say.</summary>
    private ActionStatus? Meaning(string colour, Cell cell)
    {
        if (legend.TryGetValue(colour, out var meaning))
            return meaning;
        if (!string.Equals(colour, "blue", StringComparison.Ordinal))
            return null;
        var answer = proposal.Ask(
            new Question(
                "rating-blue",
                cell.Place,
                "What does the rating “blue” mean?",
                [new Choice("done", "The action is done"), new Choice("open", "The action is still open")],
                "done"
            )
        );
        return answer == "open" ? ActionStatus.Open : ActionStatus.Done;
    }

    private static string? Category(Dictionary<string, Cell> cells, LogGroup group)
    {
        var said = new List<string>();
        if (OrNull(OneLine.Of(Text(cells, "category"))) is { } category)
            said.Add(category);
        else if (group.Category is { } heading)
            said.Add(heading);
        if (OrNull(OneLine.Of(Text(cells, "priority"))) is { } priority)
            said.Add(priority.Length <= 8 ? $"priority: {priority}" : priority);
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    /// <summary>The last paragraph of what was discussed, where the action itself only says who.</summary>
    private static string? Before(Dictionary<string, Cell> cells) =>
        OrNull(
            OneLine.Of(
                (cells.GetValueOrDefault("discussion") ?? cells.GetValueOrDefault("minute"))
                    ?.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                    .LastOrDefault()
                    ?? ""
            )
        );

    private void SayDiscussionLeftOut(MappedTable table)
    {
        if (table.IndexOf("discussion") is >= 0 and var index && table.Filled(index) > 0)
            proposal.Say(
                FindingKind.LeftOut,
                table.Table.Header.Cells[index].Place,
                $"what was discussed (“{LooseName.Short(table.Table.Header.Cells[index].Text)}”): only actions are taken over."
            );
    }

    private static string? HeadingOf(MappedTable table, TableRow row)
    {
        var filled = row.Cells.Where(c => !c.IsBlank).ToList();
        if (filled.Count != 1 || row.Cells.Any(c => c.GoesOnFromAbove) || table.Columns.Count == 1)
            return null;
        var text = OneLine.Of(filled[0].Text);
        if (text.Count(char.IsLetter) < 2)
            return null;
        if (row.Cells.Count == 1)
            return text;
        // A row of which only the first cell is filled is a heading, unless that is what is to be done.
        return ReferenceEquals(filled[0], row.Cells[0]) && table.Columns[0] is not ("what" or "recommendation") ? text : null;
    }

    private static bool IsHeaderAgain(MappedTable table, TableRow row) =>
        row.Cells.Count == table.Table.Header.Cells.Count
        && row.Cells.Zip(table.Table.Header.Cells).All(pair => pair.First.Text == pair.Second.Text);

    private static string Text(Dictionary<string, Cell> cells, string column) =>
        cells.TryGetValue(column, out var cell) ? cell.Text.Trim() : "";

    private static string? OrNull(string text) => LogWords.Shipped.SaysNothing(text) ? null : text;

    private static string Quoted(TableRow row) =>
        string.Join(", ", row.Cells.Where(c => !c.IsBlank).Take(4).Select(c => $"“{LooseName.Short(c.Text)}”"));
}

/// <summary>What the colours of a log mean, where it says so: "Green – complete", "Blue = closed".</summary>
internal static partial class Legend
{
    /// <summary>The meanings that text outside tables gives, by the colour in lower case.</summary>
    public static IReadOnlyDictionary<string, ActionStatus> Read(Document document)
    {
        var found = new Dictionary<string, ActionStatus>(StringComparer.Ordinal);
        foreach (var block in document.Blocks)
        {
            var text = block switch
            {
                Paragraph paragraph => paragraph.Text,
                ListItem item => item.Text,
                _ => "",
            };
            if (text.Length is 0 or > 2000)
                continue;
            foreach (Match match in Meaning().Matches(text))
                if (LogWords.Shipped.StatusOf(match.Groups["meaning"].Value) is { } status)
                    found.TryAdd(match.Groups["colour"].Value.ToLowerInvariant(), status);
        }
        return found;
    }

    [GeneratedRegex(
        @"\b(?<colour>red|amber|green|blue|purple|grey|yellow|black|white)\)? ?(?:[-–—=:]|means|is) ?(?<meaning>[^,;.\n(]{3,60})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Meaning();
}
