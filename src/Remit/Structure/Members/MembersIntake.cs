using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Structure.Members;

/// <summary>
/// Membership lists as people have them: tables of names, posts and organisations, and the bulleted lists of terms of reference. A list
/// that gives posts without names says nothing of who sits there: the holder is then not recorded, which is no vacancy.
/// </summary>
internal sealed class MembersIntake : IIntake
{
    private const string DateSetting = "date";

    private static readonly BodyWords Asking = new("Which board or group are they members of?", "these are the members of");

    private static readonly IReadOnlyList<IntakeColumn> Loaded = IntakeColumns.Load(MemberWords.Resource);

    public string Key => "members";

    public string Name => "Members of a body";

    public string About =>
        "A table with the members’ names, posts and organisations, or the list of members in terms of reference. One body for each file.";

    public int Order => 20;

    public IReadOnlyList<IntakeColumn> Columns => Loaded;

    public IReadOnlyList<IntakeSetting> Settings { get; } =
    [
        PaperBody.Setting(
            "Which board or group are they members of?",
            "If you choose none, Remit looks for the name of a board or group in the paper’s title."
        ),
        new(
            DateSetting,
            "From when do they sit?",
            "The first day of new members, where the paper gives none. Leave it empty if you don’t know it.",
            SettingForm.Date
        ),
    ];

    public bool IsHeader(IReadOnlyList<string?> columns) => MemberTables.IsMembers(columns);

    public int Likelihood(Document document, ColumnNames names)
    {
        foreach (var table in document.Blocks.OfType<Table>())
        {
            var columns = names.Of([.. table.Header.Cells.Select(c => c.Text)]);
            if (!MemberTables.IsMembers(columns))
                continue;
            // A contact list or a list of places is nothing else; "Name" beside "Role" can stand in any paper.
            return columns.Any(c => c is "email" or "telephone" or "organisation" or "deputy") ? 80 : 50;
        }
        if (!MemberLists.HasMembership(document))
            return 0;
        var title = document.Blocks.OfType<Paragraph>().FirstOrDefault()?.Text ?? "";
        return MemberWords.Shipped.IsMembershipHeading(title) ? 70 : 35;
    }

    public async Task Propose(Document document, Proposal proposal)
    {
        var date = proposal.Day(DateSetting);
        var on = date ?? proposal.Today;
        var matching = await NameMatching.Load(proposal, on);
        if (
            new PaperBody(proposal, matching).Of(Asking, Titles(document), new FilePlace(document.File, 1, 1)).Body
            is not { } body
        )
            return;
        var names = new MemberNames(matching, body);
        var drafts = Read(document, proposal, names);
        if (drafts.Count == 0)
        {
            proposal.Say(
                FindingKind.Refused,
                null,
                "There is no list of members in this file. Expected a table with a column “Name”, “Place” or “Post” beside another such as “Organisation” or “Email”, or a list under a heading such as “Membership”."
            );
            return;
        }
        var recorded = await RecordedMembers.Load(proposal.Db, body, matching, on);
        new MemberJoining(proposal, body, matching, recorded, date, Path.GetFileName(document.File)).Join(drafts);
    }

    /// <summary>
    /// Brings the list in that stands in a part of a paper, for a body that is known already. Says nothing where there is no list.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    internal static async Task<bool> ProposeFor(Body body, Document part, Proposal proposal, NameMatching matching)
    {
        var drafts = Read(part, proposal, new MemberNames(matching, body));
        if (drafts.Count == 0)
            return false;
        var recorded = await RecordedMembers.Load(proposal.Db, body, matching, proposal.Today);
        new MemberJoining(proposal, body, matching, recorded, null, Path.GetFileName(part.File)).Join(drafts);
        return true;
    }

    private static List<MemberDraft> Read(Document document, Proposal proposal, MemberNames names)
    {
        var tables = new MemberTables(proposal, names);
        var found = new List<(int Block, MemberDraft Draft)>();
        for (var at = 0; at < document.Blocks.Count; at++)
        {
            if (document.Blocks[at] is not Table table)
                continue;
            var mapped = proposal.Map(table);
            if (tables.IsMembers(mapped))
                found.AddRange(tables.Read(mapped).Select(d => (at, d)));
            else
                proposal.Say(
                    FindingKind.LeftOut,
                    table.Place,
                    $"the table with the columns {string.Join(", ", table.Header.Cells.Take(6).Select(c => $"“{LooseName.Short(c.Text)}”"))} is no list of members. Say what its columns are if it is."
                );
        }
        found.AddRange(MemberLists.Read(proposal, names, document));
        return [.. found.OrderBy(f => f.Block).Select(f => f.Draft)];
    }

    private static List<BodyTitle> Titles(Document document) =>
        [
            .. document
                .Blocks.OfType<Paragraph>()
                .Where(p => p.Text.Length <= 200)
                .Take(6)
                .Select(p => new BodyTitle(WithoutWhatItIs(p.Text), p.Place))
                .Append(
                    new BodyTitle(
                        WithoutWhatItIs(Path.GetFileNameWithoutExtension(document.File).Replace('-', ' ').Replace('_', ' ')),
                        new FilePlace(document.File, 1, 1)
                    )
                )
                .Where(t => t.Text.Length > 1),
        ];

    /// <summary>"Terms of reference of the Executive, September 2007" → "Executive".</summary>
    internal static string WithoutWhatItIs(string title)
    {
        var text = OneLine.Of(title);
        foreach (
            var words in new[]
            {
                "terms of reference",
                "membership list",
                "list of members",
                "contact list",
                "membership",
                "members",
                "attendance list",
                "constitution",
                "tor",
            }
        )
        {
            var at = $" {text} ".IndexOf($" {words} ", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                text = (text[..at] + text[(at + words.Length)..]).Trim();
        }
        text = MemberPhrase.Trimmed(text);
        foreach (var start in new[] { "of the ", "for the ", "of ", "for ", "the " })
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                text = text[start.Length..];
        return text;
    }
}
