using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;
using Remit.Web.TagHelpers;

namespace Remit.Actions;

/// <summary>What was promised and is late?</summary>
[Needs("actions.read")]
internal sealed class ActionsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    internal const string NoOwner = "nobody";
    private static readonly string[] Statuses = ["open", "overdue", "done", "withdrawn"];

    /// <summary>open, overdue, done or withdrawn; null shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    /// <summary>An owner as <c>post:lead-member</c>, or <c>nobody</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    /// <summary>Which hundred of them, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The owner that is asked for; null for all and for nobody.</summary>
    public Mention? Asked { get; private set; }

    /// <summary>How many of the owner's actions there are, by status.</summary>
    public ActionCounts Counts { get; private set; } = null!;

    /// <summary>Who has overdue actions, and how many; most first. An action of several counts for each.</summary>
    public IReadOnlyList<OwnerCount> LateOwners { get; private set; } = [];

    /// <summary>The actions of this page, by when they are due.</summary>
    public IReadOnlyList<ActionGroup> Groups { get; private set; } = [];

    /// <summary>How many actions meet the filter, on all pages.</summary>
    public int Total { get; private set; }
    public int Pages { get; private set; }
    public IReadOnlyList<SelectOption> Owners { get; private set; } = [];

    public object Twin =>
        new
        {
            Status,
            Owner,
            Counts,
            LateOwners,
            Total,
            Page = Number,
            Pages,
            Groups,
        };

    public Publication Publication => ActionsPaper.Of(Groups, Asked?.Title, Status);

    public async Task OnGet([FromQuery] string? page)
    {
        Status = frame.Choice("status", Status, Statuses);
        var day = looking.AsAt;
        var found = await db.Actions(day);
        var names = await Mentions.Load(db, found.SelectMany(f => f.Mentioned));
        var all = found.Select(f => ActionView.Of(f, names, day)).ToList();
        var owners = all.SelectMany(a => a.Owners).Distinct().OrderBy(o => o.Title, StringComparer.CurrentCulture).ToList();
        Owners =
        [
            new SelectOption("Everyone", ""),
            .. owners.Select(o => new SelectOption(o.Title, o.Reference)),
            new SelectOption("Nobody recorded", NoOwner),
        ];
        Asked = owners.Find(o => o.Reference == Owner) ?? await Mention.Find(db, Owner);
        if (Asked is null && Owner is not (null or "" or NoOwner))
        {
            frame.SayThereIsNo("owner", Owner);
            Owner = null;
        }
        var theirs = all.Where(Belongs).ToList();
        Counts = ActionCounts.Of(theirs);
        LateOwners =
        [
            .. theirs
                .Where(a => a.Overdue)
                .SelectMany(a => a.Owners)
                .CountBy(o => o)
                .Select(c => new OwnerCount(c.Key, c.Value))
                .OrderByDescending(c => c.Overdue)
                .ThenBy(c => c.Owner.Title, StringComparer.CurrentCulture),
        ];
        var shown = theirs.Where(Meets).OrderBy(DueGroups.Of).ThenBy(a => a.Due).ToList();
        var list = Listed<ActionView>.Of(shown, page, frame);
        (Total, Number, Pages) = (list.Total, list.Page, list.Pages);
        Groups =
        [
            .. list
                .Rows.GroupBy(DueGroups.Of)
                .Select(g => new ActionGroup(g.Key, shown.Count(a => DueGroups.Of(a) == g.Key), [.. g])),
        ];
    }

    private bool Belongs(ActionView action) =>
        string.IsNullOrEmpty(Owner)
        || (Owner == NoOwner ? action.Owners.Count == 0 : action.Owners.Any(o => o.Reference == Owner));

    private bool Meets(ActionView action) =>
        Status switch
        {
            "open" => action.Status == ActionStatus.Open,
            "overdue" => action.Overdue,
            "done" => action.Status == ActionStatus.Done,
            "withdrawn" => action.Status == ActionStatus.Withdrawn,
            _ => true,
        };
}

/// <summary>How many actions there are; the overdue and those without a date are among the open.</summary>
internal sealed record ActionCounts(int All, int Open, int Overdue, int WithoutDate, int Done, int Withdrawn)
{
    public static ActionCounts Of(IReadOnlyCollection<ActionView> actions) =>
        new(
            actions.Count,
            actions.Count(a => a.Status == ActionStatus.Open),
            actions.Count(a => a.Overdue),
            actions.Count(a => a.Status == ActionStatus.Open && a.Due is null),
            actions.Count(a => a.Status == ActionStatus.Done),
            actions.Count(a => a.Status == ActionStatus.Withdrawn)
        );
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
/// <param name="Group">When they are due.</param>
/// <param name="Count">How many there are, on all pages.</param>
/// <param name="Actions">Those on this page.</param>
internal sealed record ActionGroup(DueGroup Group, int Count, IReadOnlyList<ActionView> Actions);

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
