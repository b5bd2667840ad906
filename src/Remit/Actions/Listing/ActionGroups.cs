using Remit.Web;

namespace Remit.Actions.Listing;

/// <summary>How many actions there are. All but the done, those without proof and the withdrawn are among the open.</summary>
internal sealed record ActionCounts
{
    public required int All { get; init; }
    public required int Open { get; init; }
    public required int Overdue { get; init; }

    /// <summary>Due today or within four weeks.</summary>
    public required int Soon { get; init; }
    public required int WithoutDate { get; init; }
    public required int Moved { get; init; }
    public required int Carried { get; init; }
    public required int OwnerGone { get; init; }
    public required int Done { get; init; }
    public required int WithoutProof { get; init; }
    public required int Withdrawn { get; init; }

    /// <summary>Counted as the list with the same filter shows them.</summary>
    public static ActionCounts Of(IReadOnlyCollection<ActionView> actions, DateOnly day)
    {
        int Count(string status) => actions.Count(a => new ActionFilter { Status = status }.Meets(a, day));
        return new ActionCounts
        {
            All = actions.Count,
            Open = Count("open"),
            Overdue = Count("overdue"),
            Soon = Count("soon"),
            WithoutDate = Count("no-date"),
            Moved = Count("moved"),
            Carried = Count("carried"),
            OwnerGone = Count("owner-gone"),
            Done = Count("done"),
            WithoutProof = Count("without-proof"),
            Withdrawn = Count("withdrawn"),
        };
    }
}

/// <summary>How many overdue actions somebody has.</summary>
internal sealed record OwnerCount(Mention Owner, int Overdue);

/// <summary>When actions are due, in the order of the list.</summary>
internal enum DueGroup
{
    Overdue,
    ByDate,
    InWords,
    NoDate,
    Done,
    Withdrawn,
}

/// <summary>Actions that are due alike.</summary>
/// <param name="Group">When they are due; null where they stand in another order.</param>
/// <param name="Count">How many there are, on all pages.</param>
/// <param name="Actions">Those on this page.</param>
internal sealed record ActionGroup(DueGroup? Group, int Count, IReadOnlyList<ActionView> Actions)
{
    /// <summary>A page of a list that is in the order of its groups.</summary>
    public static IReadOnlyList<ActionGroup> ByDue(IEnumerable<ActionView> page, IReadOnlyCollection<ActionView> all)
    {
        var counts = all.CountBy(DueGroups.Of).ToDictionary();
        return [.. page.GroupBy(DueGroups.Of).Select(g => new ActionGroup(g.Key, counts[g.Key], [.. g]))];
    }
}

internal static class DueGroups
{
    public static DueGroup Of(ActionView action) =>
        action switch
        {
            { Status: ActionStatus.Done } => DueGroup.Done,
            { Status: ActionStatus.Withdrawn } => DueGroup.Withdrawn,
            { Overdue: true } => DueGroup.Overdue,
            { Due: not null } => DueGroup.ByDate,
            { DueWords: not null } => DueGroup.InWords,
            _ => DueGroup.NoDate,
        };

    public static string OnScreen(this DueGroup group) =>
        group switch
        {
            DueGroup.Overdue => "Overdue",
            DueGroup.ByDate => "Due by a date to come",
            DueGroup.InWords => "Due in words, with no date",
            DueGroup.NoDate => "No date yet",
            DueGroup.Done => "Done",
            DueGroup.Withdrawn => "Withdrawn",
        };
}
