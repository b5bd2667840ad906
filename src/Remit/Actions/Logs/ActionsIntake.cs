using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Actions.Logs;

/// <summary>
/// Action logs, action plans and recommendation plans as people have them, and the actions of minutes. A later log brings its progress to
/// the actions that are recorded; one that it leaves out stays as it is.
/// </summary>
internal sealed class ActionsIntake : IIntake
{
    private const string DateSetting = "date";
    private const string StatusSetting = "status";

    private static readonly BodyWords Asking = new("Where are the actions reported?", "the actions are reported to")
    {
        None = "To no board or group",
    };

    private static readonly string[] WhatItIs =
    [
        "action log",
        "actions log",
        "action plan",
        "action tracker",
        "action list",
        "action sheet",
        "actions",
        "minutes of the meeting of",
        "minutes of the meeting",
        "minutes of",
        "minutes",
        "recommendation plan",
        "recommendations and actions",
        "recommendations",
        "outstanding",
        "of the",
        "for the",
        "the",
        "meeting",
    ];

    private static readonly IReadOnlyList<IntakeColumn> Loaded = IntakeColumns.Load(LogWords.Resource);

    public string Key => "actions";

    public string Name => "Actions of a log or plan";

    public string About =>
        "An action log, an action plan, the plan that follows a review’s recommendations, or minutes that say who is to do what.";

    public int Order => 40;

    public IReadOnlyList<IntakeColumn> Columns => Loaded;

    public IReadOnlyList<IntakeSetting> Settings { get; } =
    [
        PaperBody.Setting(
            "Where are they reported?",
            "The board or group whose log it is. If you choose none, Remit looks for its name in the paper’s title."
        ),
        new(
            DateSetting,
            "When was the meeting?",
            "The day of the meeting or of the update: it gives the year of dates such as 31/10. If you leave it empty, Remit looks for it in the paper’s first lines.",
            SettingForm.Date
        ),
        new(
            StatusSetting,
            "Actions without a status in the paper are",
            "Choose “Done” for a list of what is finished.",
            SettingForm.Choice
        )
        {
            Choices = [new Choice("open", "Open"), new Choice("done", "Done")],
        },
    ];

    public bool IsHeader(IReadOnlyList<string?> columns) => LogTables.IsLog(columns);

    public int Likelihood(Document document, ColumnNames names)
    {
        foreach (var table in document.Blocks.OfType<Table>())
        {
            var columns = names.Of([.. table.Header.Cells.Select(c => c.Text)]);
            if (!LogTables.IsLog(columns))
                continue;
            var telling = columns.Count(c =>
                c is "owner" or "due" or "status" or "rating" or "progress" or "proof" or "proof-expected"
            );
            return Math.Min(90, 40 + (telling * 12));
        }
        return ActionLines.AreIn(document) ? 45 : 0;
    }

    public async Task Propose(Document document, Proposal proposal)
    {
        var date = proposal.Day(DateSetting) ?? MeetingOf(document);
        var usual = proposal.Answers.Setting(StatusSetting) == "done" ? ActionStatus.Done : ActionStatus.Open;
        var matching = await NameMatching.Load(proposal, date ?? proposal.Today);
        var found = new PaperBody(proposal, matching).Of(Asking, Titles(document), new FilePlace(document.File, 1, 1));
        if (found.IsOpen)
            return;
        if (found.Body is null)
            proposal.Say(
                FindingKind.Doubtful,
                null,
                "nothing says where the actions are reported. Choose the board or group under “About the paper” if there is one."
            );
        var mapped = document.Blocks.OfType<Table>().ToDictionary(t => t.Number, proposal.Map);
        var logs = mapped
            .Values.Where(t => LogTables.IsLog(t, proposal.Answers))
            .Select(t => t.Table)
            .ToHashSet<Table>(ReferenceEqualityComparer.Instance);
        var names = new OwnerNames(matching, Attendance.Read(document, logs), found.Body);
        var tables = new LogTables(proposal, date, usual, Legend.Read(document), names);
        var drafts = Read(document, proposal, mapped, logs, tables, names, date);
        if (drafts.Count == 0)
        {
            proposal.Say(
                FindingKind.Refused,
                null,
                "There are no actions in this file. Expected a table with a column “Action” beside another such as “Owner”, “Due” or “Progress”, or lines that begin with “ACTION:”."
            );
            return;
        }
        var recorded = await RecordedActions.Load(proposal.Db, found.Body);
        new LogJoining(proposal, found.Body, recorded, names, usual, Path.GetFileName(document.File)).Join(drafts);
    }

    private static List<ActionDraft> Read(
        Document document,
        Proposal proposal,
        Dictionary<int, MappedTable> mapped,
        HashSet<Table> logs,
        LogTables tables,
        OwnerNames names,
        DateOnly? date
    )
    {
        var found = new List<(int Block, ActionDraft Draft)>();
        var group = LogGroup.None;
        var opening = true;
        for (var at = 0; at < document.Blocks.Count; at++)
            switch (document.Blocks[at])
            {
                case Table table when logs.Contains(table):
                    opening = false;
                    found.AddRange(tables.Read(mapped[table.Number], group).Select(d => (at, d)));
                    group = LogGroup.None;
                    break;
                case Table table:
                    proposal.Say(
                        FindingKind.LeftOut,
                        table.Place,
                        $"the table with the columns {string.Join(", ", table.Header.Cells.Take(6).Select(c => $"“{LooseName.Short(c.Text)}”"))} holds no actions. Say what its columns are if it does."
                    );
                    break;
                // The title of the paper is no theme of its first table.
                case Paragraph { Level: { } level } heading when level > 1 || !opening:
                    group = LogTables.Below(heading.Text, LogGroup.None);
                    break;
            }
        var (lines, without) = ActionLines.Read(document, names, date);
        proposal.Rows += lines.Count;
        found.AddRange(lines);
        if (without > 0)
            proposal.Say(
                FindingKind.LeftOut,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{without} {(without == 1 ? "paragraph that holds no action; what it says" : "paragraphs that hold no action; what they say")} of meetings, initials and colours was used."
                )
            );
        return [.. found.OrderBy(f => f.Block).Select(f => f.Draft)];
    }

    private static List<BodyTitle> Titles(Document document) =>
        [
            .. document
                .Blocks.OfType<Paragraph>()
                .Where(p => p.Text.Length <= 200)
                .Take(4)
                .Select(p => (p.Text, Place: p.Place))
                .Append(
                    (
                        Text: Path.GetFileNameWithoutExtension(document.File).Replace('-', ' ').Replace('_', ' '),
                        Place: new FilePlace(document.File, 1, 1)
                    )
                )
                .Select(t => new BodyTitle(WithoutWhatItIs(t.Text), t.Place))
                .Where(t => t.Text.Length > 1),
        ];

    private static string WithoutWhatItIs(string title)
    {
        var text = $" {OneLine.Of(title)} ";
        foreach (var words in WhatItIs)
        {
            var at = text.IndexOf($" {words} ", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                text = $"{text[..at]} {text[(at + words.Length + 1)..]}";
        }
        return text.Trim(' ', '-', '–', '—', ':', ',');
    }

    /// <summary>The day of the meeting, where one of the paper's first lines gives it.</summary>
    private static DateOnly? MeetingOf(Document document)
    {
        foreach (var text in document.Blocks.Take(8).OfType<Paragraph>().Select(p => p.Text))
            if (
                (
                    text.Contains("meeting", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("updated", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("held", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("minutes", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("date", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("action", StringComparison.OrdinalIgnoreCase)
                ) && WrittenDate.FirstIn(text) is { } day
            )
                return day;
        return null;
    }
}
