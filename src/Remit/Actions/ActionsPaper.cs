using Remit.Data;
using Remit.Documents.Writing;
using Remit.Structure.Partnerships;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Actions;

/// <summary>The list of actions as a paper, by when they are due.</summary>
internal static class ActionsPaper
{
    /// <param name="groups">The actions.</param>
    /// <param name="owner">Whose they are; null for everyone's.</param>
    /// <param name="status">open, overdue, done or withdrawn; null for all.</param>
    public static Publication Of(IEnumerable<ActionGroup> groups, string? owner, string? status) =>
        new("Actions" + (owner is null ? "" : $" of the {owner}"))
        {
            Kind = status is "open" or "overdue" or "done" or "withdrawn" ? $"Only what is {status}" : null,
            Parts =
            [
                new Grid(
                    [
                        new("Action", 5),
                        new("Who", 2),
                        new("Due", 1.5),
                        new("Due, in words") { IsOnlyInSheets = true },
                        new("Status", 1.2),
                        new("Progress") { IsOnlyInSheets = true },
                        new("Came from", 3),
                        new("Reported to", 2),
                        new("Reference") { IsOnlyInSheets = true },
                        new("Recommendation") { IsOnlyInSheets = true },
                        new("Category") { IsOnlyInSheets = true },
                        new("Rating") { IsOnlyInSheets = true },
                        new("Done on") { IsOnlyInSheets = true },
                    ],
                    [.. groups.SelectMany(g => g.Actions.Select(Row).Prepend(SheetRow.Over(g.Group.OnScreen())))]
                )
                {
                    Caption = "Actions",
                    HeadingColumn = "When",
                },
            ],
        };

    /// <summary><c>export actions</c></summary>
    public static ExportVerb Export { get; } =
        new("actions", "Take the actions out, by when they are due", (db, day, _) => All(db, day));

    private static async Task<Publication?> All(Db db, DateOnly day)
    {
        var found = await db.Actions(day);
        var names = await Mentions.Load(db, found.SelectMany(f => f.Mentioned));
        var groups = found
            .Select(f => ActionView.Of(f, names, day))
            .OrderBy(DueGroups.Of)
            .ThenBy(a => a.Due)
            .GroupBy(DueGroups.Of)
            .Select(g => new ActionGroup(g.Key, g.Count(), [.. g]));
        return Of(groups, owner: null, status: null) with { Issuer = await db.PartnershipName() };
    }

    private static SheetRow Row(ActionView action) =>
        new(
            action.What,
            string.Join(", ", action.Owners.Select(o => o.Title)),
            action.Due is { } due ? due : GridCell.Of("", GridCell.LinesOf(action.DueWords ?? "No date yet")),
            action.DueWords,
            action.Overdue ? "Overdue" : action.Status.OnScreen(),
            action.Progress,
            action.Origin?.Title,
            action.ReportedTo?.Title,
            action.Reference,
            action.Recommendation,
            action.Category,
            action.Rating,
            action.DoneOn is { } done ? done : null
        );
}
