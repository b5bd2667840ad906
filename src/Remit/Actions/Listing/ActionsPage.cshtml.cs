using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;
using Remit.Web.TagHelpers;

namespace Remit.Actions.Listing;

/// <summary>What was promised and is late?</summary>
[Needs("actions.read")]
internal sealed class ActionsPage(Db db, Store store, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>One of <see cref="ActionFilter.Statuses"/>; null shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    /// <summary>An owner as <c>post:lead-member</c>, or <c>nobody</c>, <c>me</c>, <c>my-bodies</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    /// <summary>Who is to do them or to hear of them, as <c>body:executive</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    /// <summary>due, owner or progress.</summary>
    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>Which hundred of them, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The filter that the address asks for, without what it asks for and there is not.</summary>
    public ActionFilter Filter { get; private set; } = new();

    /// <summary>The owner that is asked for; null for all, for nobody, and for one's own.</summary>
    public Mention? Asked { get; private set; }

    /// <summary>Whom they are for; null for all.</summary>
    public Mention? AskedFor { get; private set; }

    /// <summary>How many of the owner's actions there are, by status.</summary>
    public ActionCounts Counts { get; private set; } = null!;

    /// <summary>Who has overdue actions, and how many; most first. An action of several counts for each.</summary>
    public IReadOnlyList<OwnerCount> LateOwners { get; private set; } = [];

    /// <summary>The actions of this page, by when they are due; in another order all in one group.</summary>
    public IReadOnlyList<ActionGroup> Groups { get; private set; } = [];

    /// <summary>How many actions meet the filter, on all pages.</summary>
    public int Total { get; private set; }
    public int Pages { get; private set; }
    public IReadOnlyList<SelectOption> Owners { get; private set; } = [];

    /// <summary>Whether several of the list may be updated at once by whoever looks.</summary>
    public bool MayUpdate => looking.IsNow && looking.Viewer.May("action-progress.write");

    public bool IsKnown => looking.Viewer.Person is not null;

    public object Twin =>
        new
        {
            Filter.Status,
            Filter.Owner,
            Filter.For,
            Sort = Filter.Sort,
            Counts,
            LateOwners,
            Total,
            Page = Number,
            Pages,
            Groups,
        };

    public Publication Publication => ActionsPaper.Of(Groups, Whose, Filter.Status);

    /// <summary>Whose they are, after "actions": "of the Lead Member", "of mine"; null for all.</summary>
    public string? Whose =>
        (Filter.Owner, Asked, AskedFor) switch
        {
            (ActionFilter.Me, _, _) => "that you are to do",
            (ActionFilter.MyBodies, _, _) => "of the boards and groups on which you sit, or which you look after",
            (ActionFilter.Nobody, _, _) => "that nobody is recorded to do",
            (_, { } owner, _) => $"of {Called(owner)}",
            (_, _, { } of) => $"of or reported to {Called(of)}",
            _ => null,
        };

    /// <summary>"the Lead Member", "the Executive"; people and organisations go by their names.</summary>
    private static string Called(Mention of) => of.Kind is "person" or "organisation" ? of.Title : $"the {of.Title}";

    public async Task OnGet([FromQuery] string? page)
    {
        Status = frame.Choice("status", Status, ActionFilter.Statuses);
        Sort = frame.Choice("sort", Sort, Kebab.All(typeof(ActionSort)).Keys);
        var day = looking.AsAt;
        var all = await ActionList.Load(looking, store);
        await ReadWhose(all);
        Filter = new ActionFilter
        {
            Status = Status,
            Owner = Texts.OrNull(Owner),
            For = Texts.OrNull(For),
            Sort = Kebab.All(typeof(ActionSort)).TryGetValue(Sort ?? "", out var sort) ? (ActionSort)sort : ActionSort.Due,
        };
        var theirs = all.Where(a => Filter.IsOf(a, looking.Viewer)).ToList();
        Counts = ActionCounts.Of([.. theirs.Select(a => a.View)], day);
        LateOwners =
        [
            .. theirs
                .Where(a => a.View.Overdue)
                .SelectMany(a => a.View.Owners)
                .CountBy(o => o)
                .Select(c => new OwnerCount(c.Key, c.Value))
                .OrderByDescending(c => c.Overdue)
                .ThenBy(c => c.Owner.Title, StringComparer.CurrentCulture),
        ];
        var shown = Filter.Sorted(theirs.Where(a => Filter.Meets(a.View, day))).Select(a => a.View).ToList();
        var list = Listed<ActionView>.Of(shown, page, frame);
        (Total, Number, Pages) = (list.Total, list.Page, list.Pages);
        Groups =
            Filter.Sort == ActionSort.Due ? ActionGroup.ByDue(list.Rows, shown) : [new ActionGroup(null, shown.Count, list.Rows)];
    }

    private async Task ReadWhose(IReadOnlyList<ListedAction> all)
    {
        var owners = all.SelectMany(a => a.View.Owners).Distinct().OrderBy(o => o.Title, StringComparer.CurrentCulture).ToList();
        Owners =
        [
            new SelectOption("Everyone", ""),
            .. IsKnown
                ? [new SelectOption("Me", ActionFilter.Me), new SelectOption("My boards and groups", ActionFilter.MyBodies)]
                : Array.Empty<SelectOption>(),
            .. owners.Select(o => new SelectOption(o.Title, o.Reference)),
            new SelectOption("Nobody recorded", ActionFilter.Nobody),
        ];
        if (Owner is ActionFilter.Me or ActionFilter.MyBodies && !IsKnown)
        {
            frame.Notices.Add("Nobody is signed in, so there are no actions of yours. Showing all.");
            Owner = null;
        }
        Asked =
            owners.Find(o => o.Reference == Owner)
            ?? (Owner?.Contains(':', StringComparison.Ordinal) == true ? await Mention.Find(db, Owner) : null);
        if (Asked is null && Owner is not (null or "" or ActionFilter.Nobody or ActionFilter.Me or ActionFilter.MyBodies))
        {
            frame.SayThereIsNo("owner", Owner);
            Owner = null;
        }
        if (string.IsNullOrEmpty(For))
            return;
        AskedFor =
            owners.Find(o => o.Reference == For)
            ?? all.Select(a => a.View.ReportedTo).FirstOrDefault(r => r?.Reference == For)
            ?? await Mention.Find(db, For);
        if (AskedFor is null)
        {
            frame.SayThereIsNo("board or group", For);
            For = null;
        }
    }
}
