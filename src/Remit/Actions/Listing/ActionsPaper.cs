using Remit.Data;
using Remit.Documents.Writing;
using Remit.Structure.Partnerships;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Actions.Listing;

/// <summary>
/// The list of actions as a paper, by when they are due. The names of its columns are those by which <c>actions update</c> reads a file back.
/// </summary>
internal static class ActionsPaper
{
    public const string Key = "Key";
    public const string Due = "Due";
    public const string Status = "Status";
    public const string Said = "Newest progress";
    public const string SaidOn = "Said on";
    public const string WhyMoved = "Why the due date moves";
    public const string DoneOn = "Done on";
    public const string Proof = "What shows that it was done";
    public const string Reason = "Why nothing shows it, or why it was withdrawn";

    /// <param name="groups">The actions.</param>
    /// <param name="whose">Whose they are, after "actions"; null for everyone's.</param>
    /// <param name="status">One of <see cref="ActionFilter.Statuses"/>; null for all.</param>
    public static Publication Of(IEnumerable<ActionGroup> groups, string? whose, string? status) =>
        new("Actions" + (whose is null ? "" : $" {whose}"))
        {
            Kind = ActionFilter.InWords(status) is { } words ? $"Only what is {words}" : null,
            Parts =
            [
                new Grid(
                    [
                        new("Action", 5),
                        new("Who", 2),
                        new(Due, 1.5),
                        new("Due, in words") { IsOnlyInSheets = true },
                        new(Status, 1.2),
                        new(Said, 3),
                        new(SaidOn) { IsOnlyInSheets = true },
                        new("Progress, as the log says") { IsOnlyInSheets = true },
                        new("Came from", 2),
                        new("Reported to", 2),
                        new("Reference") { IsOnlyInSheets = true },
                        new("Recommendation") { IsOnlyInSheets = true },
                        new("Category") { IsOnlyInSheets = true },
                        new("Rating") { IsOnlyInSheets = true },
                        new("What will show it") { IsOnlyInSheets = true },
                        new(DoneOn) { IsOnlyInSheets = true },
                        new(Proof) { IsOnlyInSheets = true },
                        new(Reason) { IsOnlyInSheets = true },
                        new(WhyMoved) { IsOnlyInSheets = true },
                        new("Due date moved") { IsOnlyInSheets = true },
                        new("Carried over") { IsOnlyInSheets = true },
                        new(Key) { IsOnlyInSheets = true },
                    ],
                    [.. groups.SelectMany(Rows)]
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
        var shown = new ActionFilter().Sorted(await ActionList.Load(db, db, day)).Select(a => a.View).ToList();
        return Of(ActionGroup.ByDue(shown, shown), whose: null, status: null) with { Issuer = await db.PartnershipName() };
    }

    private static IEnumerable<SheetRow> Rows(ActionGroup group) =>
        group.Group is { } due ? group.Actions.Select(Row).Prepend(SheetRow.Over(due.OnScreen())) : group.Actions.Select(Row);

    private static SheetRow Row(ActionView action) =>
        new(
            action.What,
            string.Join(", ", action.Owners.Select(o => o.Title)),
            action.Due is { } due ? due : GridCell.Of("", GridCell.LinesOf(action.DueWords ?? "No date yet")),
            action.DueWords,
            action.Overdue ? "Overdue" : action.Status.OnScreen(),
            action.Newest?.Words,
            action.Newest is { } newest ? newest.On : null,
            action.Progress,
            action.Origin?.Title,
            action.ReportedTo?.Title,
            action.Reference,
            action.Recommendation,
            action.Category,
            action.Rating,
            action.ProofExpected,
            action.DoneOn is { } done ? done : null,
            action.Proof ?? action.ProofRecord?.Title,
            action.Reason,
            null,
            action.DueMoved.Count == 0 ? null : action.DueMovedInWords(),
            action.TimesCarriedOver == 0 ? null : ActionsWords.Times(action.TimesCarriedOver),
            action.Key
        );
}
