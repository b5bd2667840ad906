using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Members;

namespace Remit.Structure.Terms;

/// <summary>
/// Terms of reference as people have them, in a document: the header is read, the parts are found by their headings and offered one by
/// one, and the text is kept as a new version. A version that is recorded is never changed by another text.
/// </summary>
internal sealed class TermsIntake : IIntake
{
    private const string StateSetting = "state";
    private const string AsThePaperSays = "paper";

    private static readonly BodyWords Asking = new("Whose terms of reference are they?", "these are the terms of reference of");

    private readonly MembersIntake members = new();

    public string Key => "terms";

    public string Name => "Terms of reference";

    public string About =>
        "A document with the terms of reference of one body: purpose, membership, quorum and other parts under their headings, and the version, date and owner where it gives them.";

    public int Order => 30;

    public IReadOnlyList<IntakeColumn> Columns => members.Columns;

    public IReadOnlyList<IntakeSetting> Settings { get; } =
    [
        PaperBody.Setting(
            "Whose terms of reference are they?",
            "If you choose none, Remit looks for the name of a board or group in the paper’s title."
        ),
        new(StateSetting, "Are they agreed?", "Where the paper doesn’t say, they are recorded as a draft.", SettingForm.Choice)
        {
            Choices =
            [
                new Choice(AsThePaperSays, "As the paper says"),
                new Choice("draft", TermsState.Draft.OnScreen()),
                new Choice("proposed", TermsState.Proposed.OnScreen()),
                new Choice("agreed", TermsState.Agreed.OnScreen()),
            ],
        },
    ];

    public bool IsHeader(IReadOnlyList<string?> columns) => members.IsHeader(columns);

    public int Likelihood(Document document, ColumnNames names)
    {
        if (TermsPaper.Read(document) is not [var paper, ..])
            return 0;
        var kinds = paper.Parts.SelectMany(p => p.Kinds).Distinct(StringComparer.Ordinal).Count();
        var isNamed = document.Blocks.OfType<Paragraph>().Take(6).Any(p => TermsPaper.NamesTerms(p.Text));
        return (isNamed, kinds) switch
        {
            (true, > 1) => 90,
            (_, > 3) => 75,
            (_, > 2) => 60,
            (true, _) => 45,
            (_, 2) => 20,
            _ => 0,
        };
    }

    public async Task Propose(Document document, Proposal proposal)
    {
        var papers = TermsPaper.Read(document);
        if (papers.Count == 0)
        {
            proposal.Say(FindingKind.Refused, null, "There is no text in this file. Expected terms of reference.");
            return;
        }
        var matching = await NameMatching.Load(proposal, proposal.Today);
        var number = Which(papers, proposal, matching);
        var paper = papers[number];
        var titles = TermsBody.Titles(paper, papers.Count > 1 ? null : document);
        if (new PaperBody(proposal, matching).Of(Asking, titles, paper.Place).Body is not { } body)
            return;
        var joining = new TermsJoining(proposal, matching, body, paper, document.File)
        {
            Said = State(proposal),
            Prefix = number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number + 1}-"),
        };
        await joining.Join(await Recorded(proposal, body));
    }

    private static TermsState? State(Proposal proposal) =>
        proposal.Answers.Setting(StateSetting) switch
        {
            "draft" => TermsState.Draft,
            "proposed" => TermsState.Proposed,
            "agreed" => TermsState.Agreed,
            _ => null,
        };

    private static async Task<IReadOnlyList<TermsOfReference>> Recorded(Proposal proposal, Body body) =>
        await proposal
            .Db.Set<TermsOfReference>()
            .Where(t => t.Body == body.Id)
            .OrderBy(t => t.Order)
            .ThenBy(t => t.Key)
            .ToListAsync();

    /// <summary>Which terms of reference are meant, where a file holds several.</summary>
    private static int Which(IReadOnlyList<TermsPaper> papers, Proposal proposal, NameMatching matching)
    {
        if (papers.Count == 1)
            return 0;
        var said = proposal.Answers.Setting(PaperBody.Key);
        var suggested = 0;
        for (var index = papers.Count - 1; index >= 0 && said is not null; index--)
            if (TermsBody.Titles(papers[index], null).Any(t => matching.Bodies.Find(t.Text).Best?.Key == said))
                suggested = index;
        var answer = proposal.Ask(
            new Question(
                "which-terms",
                papers[0].Place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file holds {papers.Count} terms of reference. Which do you want to bring in?"
                ),
                [.. papers.Take(50).Select((p, index) => new Choice(Number(index), Shown(p)))],
                Number(Math.Min(suggested, 49))
            )
        );
        var chosen = int.Parse(answer!, NumberStyles.None, CultureInfo.InvariantCulture) - 1;
        for (var index = 0; index < papers.Count; index++)
            if (index != chosen)
                proposal.Say(
                    FindingKind.LeftOut,
                    papers[index].Place,
                    $"{Shown(papers[index])}: other terms of reference. Bring the file in again to choose them."
                );
        return chosen;

        static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Shown(TermsPaper paper) =>
        paper.Title.Count > 0 ? $"“{LooseName.Short(string.Join(" – ", paper.Title.Take(2).Select(t => t.Text)))}”"
        : paper.Parts.Count > 0 && paper.Parts[0].Heading is { } heading ? $"those that begin with “{LooseName.Short(heading)}”"
        : $"those from {paper.Place.InWords} on";
}
