using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Access.Policies;

/// <summary>Who may do what?</summary>
[Needs("access.read"), OnlyNow]
internal sealed class PolicyPage(Policy policy, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public IReadOnlyList<PolicyTable> Tables { get; } = PolicyTable.Of(policy);

    /// <summary>How whoever looks stands today, and by what, beyond what everybody may.</summary>
    public IReadOnlyList<StandingView> Mine { get; private set; } = [];

    public object Twin => new { Mine, Tables };

    public Publication Publication =>
        new("Who may do what")
        {
            Kind = "By what people hold today",
            Parts =
            [
                .. Tables.Select(t => new Grid(
                    [new("Who", 3), .. PolicyTable.Columns.Select(c => new GridColumn(RelationWords.OnScreen(c), 3))],
                    [.. t.Rows.Select(r => new SheetRow([r.Who, .. r.May.Select(m => (GridCell?)m)]))]
                )
                {
                    Caption = t.Title,
                }),
            ],
        };

    public void OnGet() =>
        Mine =
        [
            .. looking
                .Viewer.Standings.Where(s => s.Relation != Relation.Anyone)
                .Select(s => new StandingView(RelationWords.OnScreen(s.Relation), s.Because)),
        ];
}

/// <summary>How somebody stands, in words.</summary>
internal sealed record StandingView(string Relation, string Because);

/// <summary>What may be done with the records of capabilities that say the same.</summary>
/// <param name="Titles">What these are.</param>
/// <param name="Rows">Who may do what.</param>
internal sealed record PolicyTable(IReadOnlyList<string> Titles, IReadOnlyList<PolicyLine> Rows)
{
    public static readonly IReadOnlyList<Sensitivity> Columns = Enum.GetValues<Sensitivity>();

    public string Title => string.Join("; ", Titles);

    /// <summary>The whole policy; sections that say the same stand in one table.</summary>
    public static IReadOnlyList<PolicyTable> Of(Policy policy) =>
        [
            .. policy
                .Sections.OrderByDescending(s => s.Kinds.Count > 0)
                .Select(s => (s.Title, Rows: Lines(s, policy)))
                .GroupBy(s => string.Join('|', s.Rows.Select(r => $"{r.Who}:{string.Join('/', r.May)}")))
                .Select(g => new PolicyTable([.. g.Select(s => s.Title)], g.First().Rows)),
        ];

    private static IReadOnlyList<PolicyLine> Lines(PolicySection section, Policy policy) =>
        [
            .. Enum.GetValues<Relation>()
                .Select(r => new PolicyLine(
                    RelationWords.OnScreen(r),
                    [.. Columns.Select(s => Words(Enum.GetValues<Verb>().Where(v => policy.Allows(section.Capability, r, s, v))))]
                ))
                .Where(l => l.May.Any(m => m.Length > 0)),
        ];

    private static string Words(IEnumerable<Verb> verbs)
    {
        var words = string.Join(", ", verbs.Select(v => RelationWords.OnScreen(v).ToLowerInvariant()));
        return words.Length == 0 ? "" : words.Capitalised();
    }
}

/// <summary>What somebody with a relation may do, by sensitivity.</summary>
internal sealed record PolicyLine(string Who, IReadOnlyList<string> May);
