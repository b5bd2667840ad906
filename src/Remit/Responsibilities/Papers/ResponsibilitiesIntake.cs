using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Structure.Partnerships;

namespace Remit.Responsibilities.Papers;

/// <summary>What to do with a row that is known again but whose wording differs from the recorded one.</summary>
internal enum WordingChoice
{
    /// <summary>Ask about each row.</summary>
    Ask,

    /// <summary>The recorded wording stays; the paper's position and action are taken.</summary>
    Keep,

    /// <summary>The paper's wording takes the place of the recorded one.</summary>
    Take,

    /// <summary>It is another responsibility: it is added, and the recorded one counts as missing from the paper.</summary>
    Add,
}

/// <summary>
/// Brings the registers of a paper in. A row is known again by holder, provision and position within the provision, confirmed by its
/// wording; a changed position is a new dated position; missing rows are reported and never ended.
/// </summary>
internal sealed class ResponsibilitiesIntake : IIntake
{
    private const string Holder = "holder";
    private const string SourceKey = "source";
    private const string Date = "date";
    private const string Wording = "wording";

    /// <inheritdoc/>
    public string Key => "responsibilities";

    /// <inheritdoc/>
    public string Name => "Responsibilities";

    /// <inheritdoc/>
    public string About =>
        "A register: what a post or body must do, paragraph by paragraph, with what was done and what is planned. Tables, and lettered lists of functions.";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public IReadOnlyList<IntakeColumn> Columns { get; } = IntakeColumns.Load("Remit.Responsibilities.Papers.names.yaml");

    /// <inheritdoc/>
    public IReadOnlyList<IntakeSetting> Settings { get; } =
    [
        new(
            Holder,
            "Whose responsibilities are they?",
            "Choose it where the title above the table does not say it. One register at a time.",
            SettingForm.Record
        )
        {
            Kinds = ["post", "body"],
        },
        new(
            SourceKey,
            "Which legislation or guidance do the paragraph numbers belong to?",
            "Each row then cites its paragraph. Leave it open if you don’t know.",
            SettingForm.Record
        )
        {
            Kinds = ["source"],
        },
        new(
            Date,
            "What date is the paper?",
            "What was done is recorded as at this day. If you leave it empty, what is new has no date, and what changed has today’s.",
            SettingForm.Date
        ),
        new(
            Wording,
            "If the paper words a recorded responsibility differently",
            "The same responsibility is one with the same paragraph number, at the same place under it.",
            SettingForm.Choice
        )
        {
            Choices =
            [
                new("ask", "Ask about each"),
                new("keep", "Keep the recorded words"),
                new("take", "Take the paper’s words"),
                new("add", "Add it as another responsibility"),
            ],
        },
    ];

    /// <inheritdoc/>
    public bool IsHeader(IReadOnlyList<string?> columns) => RegisterColumns.AreARegisters(columns);

    /// <inheritdoc/>
    public int Likelihood(Document document, ColumnNames names)
    {
        var found = PaperReader.Find(
            document,
            table => new MappedTable(table, names.Of([.. table.Header.Cells.Select(cell => cell.Text)]))
        );
        return found.Tables > 0 ? 90
            : found.Lists > 0 ? 50
            : 0;
    }

    /// <inheritdoc/>
    public async Task Propose(Document document, Proposal proposal)
    {
        var paper = PaperReader.Read(document, proposal.Map, proposal.Answers.Setting(Holder));
        foreach (var problem in paper.Problems)
            proposal.Say(problem);
        var on = proposal.Day(Date);
        var wording = WordingOf(proposal);
        var source = await SourceOf(proposal);
        if (proposal.Findings.Any(f => f.Kind == FindingKind.Refused))
            return;
        var usual =
            await proposal.Db.All<Partnership>().Select(p => (Sensitivity?)p.DefaultSensitivity).FirstOrDefaultAsync()
            ?? Sensitivity.Partnership;
        var recorded = await RecordedRegisters.Load(proposal.Db, paper.Registers, source, proposal.Today);
        foreach (var draft in paper.Registers)
            new RegisterJoining(proposal, recorded, draft, new(source, on, wording, usual)).Run();
    }

    private static WordingChoice WordingOf(Proposal proposal)
    {
        var said = proposal.Answers.Setting(Wording);
        if (said is null)
            return WordingChoice.Ask;
        if (Kebab.All(typeof(WordingChoice)).TryGetValue(said, out var choice))
            return (WordingChoice)choice;
        proposal.Say(
            FindingKind.Refused,
            null,
            $"“{LooseName.Short(said)}” is no answer to other wording. Expected ask, keep, take or add."
        );
        return WordingChoice.Ask;
    }

    private static async Task<Source?> SourceOf(Proposal proposal)
    {
        if (proposal.Answers.Setting(SourceKey) is not { } key)
            return null;
        if (await proposal.Db.All<Source>().FirstOrDefaultAsync(s => s.Key == key) is { } source)
            return source;
        var known = await proposal.Db.All<Source>().OrderBy(s => s.Key).Select(s => s.Key).ToListAsync();
        var words = known.Count == 0 ? "No sources are recorded yet." : $"Recorded are: {string.Join(", ", known)}.";
        proposal.Say(FindingKind.Refused, null, $"There is no source with the key “{LooseName.Short(key)}”. {words}");
        return null;
    }
}
