using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Listing;

/// <summary>In what order a list of actions stands.</summary>
public enum ActionSort
{
    Due,
    Owner,
    Progress,
}

/// <summary>
/// Which actions are asked for, as an address says it: <c>?status=overdue&amp;owner=me&amp;for=body:executive&amp;sort=progress</c>.
/// </summary>
public sealed record ActionFilter
{
    /// <summary>
    /// The owner that stands for whoever is signed in: themselves, the posts that they hold, and the bodies and organisations that they lead
    /// today.
    /// </summary>
    public const string Me = "me";

    /// <summary>The owner that stands for the bodies on which whoever is signed in sits, or which they chair or clerk today.</summary>
    public const string MyBodies = "my-bodies";

    /// <summary>The owner that stands for nobody.</summary>
    public const string Nobody = "nobody";

    /// <summary>In how many days what is due soon is due.</summary>
    public const int SoonDays = 28;

    private static readonly Dictionary<string, (string Words, Func<ActionView, DateOnly, bool> Meets)> Of = new(
        StringComparer.Ordinal
    )
    {
        ["open"] = ("open", (a, _) => a.Status == ActionStatus.Open),
        ["overdue"] = ("overdue", (a, _) => a.Overdue),
        ["soon"] = ("due within four weeks", (a, day) => a.IsDueSoon(day)),
        ["no-date"] = ("open without a date", (a, _) => a is { Status: ActionStatus.Open, Due: null }),
        ["moved"] = ("open, with a due date that moved", (a, _) => a is { Status: ActionStatus.Open, DueMoved.Count: > 0 }),
        ["carried"] = ("open and carried over", (a, _) => a is { Status: ActionStatus.Open, TimesCarriedOver: > 0 }),
        ["owner-gone"] = ("open, with an owner who is gone", (a, _) => a.GoneOwners.Count > 0),
        ["done"] = ("done", (a, _) => a.Status == ActionStatus.Done),
        ["without-proof"] = ("closed without proof", (a, _) => a.DoneWithoutProof),
        ["withdrawn"] = ("withdrawn", (a, _) => a.Status == ActionStatus.Withdrawn),
    };

    /// <summary>The words for which an address can ask.</summary>
    public static IReadOnlyCollection<string> Statuses => Of.Keys;

    /// <summary>One of <see cref="Statuses"/>; null for all.</summary>
    public string? Status { get; init; }

    /// <summary>An owner as <c>post:lead-member</c>, or one of the words above; null for everyone.</summary>
    public string? Owner { get; init; }

    /// <summary>A body, post or organisation that is to do them or to hear of them; null for all.</summary>
    public string? For { get; init; }

    /// <summary>The order.</summary>
    public ActionSort Sort { get; init; }

    /// <summary>What a status asks for, after "only what is"; null for all.</summary>
    public static string? InWords(string? status) =>
        status is not null && Of.TryGetValue(status, out var known) ? known.Words : null;

    /// <summary>Whether an action has the status that is asked for.</summary>
    public bool Meets(ActionView action, DateOnly day) =>
        Status is null || !Of.TryGetValue(Status, out var asked) || asked.Meets(action, day);

    /// <summary>Whether an action is of the owner, and of the body, that is asked for.</summary>
    public bool IsOf(ListedAction action, Viewer viewer) => IsOfOwner(action, viewer) && IsFor(action.View);

    /// <summary>The records as which somebody owns actions: what they answer for, as on their home page and in emails to them.</summary>
    public static IReadOnlySet<RecordRef> MineOf(Viewer viewer) =>
        Web.Work.Me.Of(viewer, default)?.AnswersFor ?? new HashSet<RecordRef>();

    /// <summary>The bodies on which somebody sits, or which they chair or clerk, today.</summary>
    public static IReadOnlySet<RecordRef> BodiesOf(Viewer viewer) =>
        viewer
            .Standings.Where(s => s.Relation is Relation.Member or Relation.Chair or Relation.Clerk)
            .Select(s => s.To)
            .OfType<RecordRef>()
            .ToHashSet();

    /// <summary>The list in its order; within one, by when they are due.</summary>
    public IReadOnlyList<ListedAction> Sorted(IEnumerable<ListedAction> actions) =>
        [
            .. Sort switch
            {
                ActionSort.Owner => actions
                    .OrderBy(a => a.View.Owners.Count == 0 && a.View.OwnerWords is null)
                    .ThenBy(
                        a => a.View.Owners.Count == 0 ? a.View.OwnerWords : a.View.Owners[0].Title,
                        StringComparer.CurrentCulture
                    )
                    .ThenBy(a => DueGroups.Of(a.View)),
                ActionSort.Progress => actions
                    .OrderByDescending(a => a.View.Newest?.On)
                    .ThenByDescending(a => a.View.Newest?.Change)
                    .ThenBy(a => DueGroups.Of(a.View)),
                _ => actions.OrderBy(a => DueGroups.Of(a.View)),
            },
        ];

    private bool IsOfOwner(ListedAction action, Viewer viewer) =>
        Owner switch
        {
            null or "" => true,
            Nobody => action.View.Owners.Count == 0,
            Me => action.Found.Owners.Any(MineOf(viewer).Contains),
            MyBodies => BodiesOf(viewer) is var bodies
                && (
                    action.Found.Owners.Any(bodies.Contains) || (action.Found.Action.ReportedTo is { } to && bodies.Contains(to))
                ),
            _ => action.View.Owners.Any(o => o.Reference == Owner),
        };

    private bool IsFor(ActionView action) =>
        string.IsNullOrEmpty(For) || action.ReportedTo?.Reference == For || action.Owners.Any(o => o.Reference == For);
}
