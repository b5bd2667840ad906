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
    /// <summary>Who sees records, which is the same for all of them.</summary>
    public PolicyTable Reading { get; } = PolicyTable.OfReading(policy);

    /// <summary>Who may do more than see them.</summary>
    public IReadOnlyList<PolicyTable> Tables { get; } = PolicyTable.OfMore(policy);

    /// <summary>What nobody may do more with than see it.</summary>
    public IReadOnlyList<string> OnlyRead { get; } = PolicyTable.OnlyRead(policy);

    /// <summary>What whoever looks holds today, and how they stand by it, beyond what everybody may.</summary>
    public IReadOnlyList<StandingView> Mine { get; private set; } = [];

    public object Twin =>
        new
        {
            Mine,
            Reading,
            Tables,
            OnlyRead,
        };

    public Publication Publication =>
        new("Who may do what") { Kind = "By what people hold today", Parts = [.. Tables.Prepend(Reading).Select(Grid)] };

    public void OnGet() =>
        Mine = [
            .. looking
                .Viewer.Standings.Where(s => s.Relation is not (Relation.Anyone or Relation.Partner or Relation.Owner))
                .GroupBy(s => s.Because)
                .Select(g => new StandingView(
                    AccessWords.ToYou(g.Key),
                    [.. g.Select(s => RelationWords.OnScreen(s.Relation)).Distinct()]
                )),
        ];

    private static Grid Grid(PolicyTable table) =>
        new(
            [new("Who", 3), .. PolicyTable.Columns.Select(c => new GridColumn(RelationWords.OnScreen(c), 3))],
            [.. table.Rows.Select(r => new SheetRow([r.Who, .. r.May.Select(m => (GridCell?)m)]))]
        )
        {
            Caption = table.Titles.Count == 0 ? PolicyTable.SeesWhat : table.Title,
        };
}

/// <summary>Something that somebody holds, and how they stand by it, in words.</summary>
internal sealed record StandingView(string Because, IReadOnlyList<string> Relations);

/// <summary>What may be done with the records of capabilities that say the same.</summary>
/// <param name="Titles">What these are; none for what holds of all.</param>
/// <param name="Rows">Who may do what.</param>
internal sealed record PolicyTable(IReadOnlyList<string> Titles, IReadOnlyList<PolicyLine> Rows)
{
    /// <summary>What the table of reading is called.</summary>
    public const string SeesWhat = "Who sees what";

    public static readonly IReadOnlyList<Sensitivity> Columns = Enum.GetValues<Sensitivity>();

    private static readonly IReadOnlyList<Verb> More = [.. Enum.GetValues<Verb>().Where(v => v != Verb.Read)];

    public string Title => string.Join("; ", Titles);

    /// <summary>Who reads: of records there is one rule for all capabilities that have any.</summary>
    public static PolicyTable OfReading(Policy policy)
    {
        var any = policy.Sections.First(s => s.Kinds.Count > 0).Capability;
        return new(
            [],
            [
                .. Enum.GetValues<Relation>()
                    .Select(r => new PolicyLine(
                        RelationWords.OnScreen(r),
                        [.. Columns.Select(s => Sees(r, s, policy.Allows(any, r, s, Verb.Read)))]
                    )),
            ]
        );
    }

    /// <summary>Who may do more than read; sections that say the same stand in one table.</summary>
    public static IReadOnlyList<PolicyTable> OfMore(Policy policy) =>
        [
            .. policy
                .Sections.OrderByDescending(s => s.Kinds.Count > 0)
                .Select(s => (s.Title, Rows: Lines(s, policy)))
                .Where(s => s.Rows.Count > 0)
                .GroupBy(s => string.Join('|', s.Rows.Select(r => $"{r.Who}:{string.Join('/', r.May)}")))
                .Select(g => new PolicyTable([.. g.Select(s => s.Title)], g.First().Rows)),
        ];

    /// <summary>The titles of the sections that only let read.</summary>
    public static IReadOnlyList<string> OnlyRead(Policy policy) =>
        [.. policy.Sections.Where(s => Lines(s, policy).Count == 0).Select(s => s.Title)];

    private static IReadOnlyList<PolicyLine> Lines(PolicySection section, Policy policy) =>
        [
            .. Enum.GetValues<Relation>()
                .Select(r => new PolicyLine(
                    RelationWords.OnScreen(r),
                    [.. Columns.Select(s => Words(More.Where(v => policy.Allows(section.Capability, r, s, v))))]
                ))
                .Where(l => l.May.Any(m => m.Length > 0)),
        ];

    /// <summary>Who belongs to a body sees what is restricted to that one, and no more.</summary>
    private static string Sees(Relation relation, Sensitivity sensitivity, bool may) =>
        !may ? ""
        : sensitivity == Sensitivity.Restricted
        && relation is (Relation.Member or Relation.Chair or Relation.Deputy or Relation.Clerk)
            ? "Where it names that body"
        : "Yes";

    private static string Words(IEnumerable<Verb> verbs)
    {
        var words = string.Join(", ", verbs.Select(v => RelationWords.OnScreen(v).ToLowerInvariant()));
        return words.Length == 0 ? "" : words.Capitalised();
    }
}

/// <summary>What somebody with a relation may do, by sensitivity.</summary>
internal sealed record PolicyLine(string Who, IReadOnlyList<string> May);
