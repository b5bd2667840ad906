using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>Can we prove that this is met?</summary>
[Needs("responsibilities.read")]
internal sealed class ResponsibilityPage(Db db, Looking looking, Attachments attachments) : PageModel, IJsonTwin
{
    public ResponsibilityView Responsibility { get; private set; } = null!;

    /// <summary>What whoever looks may write about it.</summary>
    public PositionTask Task { get; private set; }

    public object Twin => new { Responsibility };

    public async Task<IActionResult> OnGet(string register, string key)
    {
        if (await ResponsibilityView.Load(db, register, key, looking.AsAt, looking.Viewer) is not { } responsibility)
            return NotFound();
        var documents = responsibility.Positions.SelectMany(p => p.Evidence).Select(e => e.Hash).OfType<string>().ToHashSet();
        var missing = await attachments.NotHere(documents);
        Responsibility = missing.Count == 0 ? responsibility : responsibility.Without(missing);
        Task = looking.IsNow ? responsibility.TaskOf(looking.Viewer) : PositionTask.None;
        return Page();
    }
}

/// <summary>A responsibility on a date, with what stands over it and behind it.</summary>
internal sealed record ResponsibilityView
{
    public required string Key { get; init; }
    public required Named Register { get; init; }

    /// <summary>The source on which the register mostly rests.</summary>
    public Named? Source { get; init; }
    public required Holder Holder { get; init; }
    public string? Heading { get; init; }
    public string? Number { get; init; }
    public string? InheritedNumber { get; init; }
    public required string Text { get; init; }
    public required bool LeadIn { get; init; }

    /// <summary>Null for a lead-in.</summary>
    public Fulfilment? Fulfilment { get; init; }

    /// <summary>When it holds, in words; null where neither start nor end is recorded.</summary>
    public string? Holds { get; init; }

    /// <summary>Whether it holds on the date of the page.</summary>
    public required bool HoldsNow { get; init; }

    /// <summary>After how long an account of it is looked at again, where it has an interval of its own: “3 months”.</summary>
    public string? ReviewAfter { get; init; }

    /// <summary>Since when it is reopened because the law behind it changed; null where it is not.</summary>
    public DateOnly? ReopenedOn { get; init; }
    public RowLine? PartOf { get; init; }
    public required IReadOnlyList<RowLine> Parts { get; init; }
    public RowLine? Before { get; init; }
    public RowLine? After { get; init; }
    public required IReadOnlyList<ProvisionLine> Provisions { get; init; }

    /// <summary>Those that count on the date, the current one first.</summary>
    public required IReadOnlyList<PositionView> Positions { get; init; }

    /// <summary>The draft that is open; shown to those who may write it, or take it over.</summary>
    internal PositionView? Draft { get; init; }

    /// <summary>Who wrote that.</summary>
    internal RecordRef? DraftedBy { get; init; }

    /// <summary>How far that is.</summary>
    internal DraftState? DraftState { get; init; }

    /// <summary>To what the responsibility belongs, as far as the page knows.</summary>
    internal required IReadOnlyList<RecordRef> BelongsTo { get; init; }
    internal required Sensitivity Sensitivity { get; init; }

    /// <summary>As whom the viewer drafts.</summary>
    internal required IReadOnlyList<RecordRef> DraftsAs { get; init; }
    public required IReadOnlyList<DelegationLine> DischargedBy { get; init; }
    public required IReadOnlyList<ActionView> Actions { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>Null where there is none that the viewer may see. Five queries.</summary>
    internal static async Task<ResponsibilityView?> Load(Db db, string register, string key, DateOnly day, Viewer? viewer = null)
    {
        var me = new Id<Person>(viewer?.Person ?? Guid.Empty);
        var counting = db.PositionsIn(db.All<Register>().Where(g => g.Key == register), day);
        var reopened = db.OpenReopeningsOn(day);
        // What stands beside the one row is joined to it by its key, so that the other rows come alone.
        var all = await (
            from r in db.All<Responsibility>()
            join g in db.All<Register>() on r.Register equals g.Id
            where g.Key == register
            join s in db.All<Source>() on g.Source equals s.Id into sources
            from source in sources.DefaultIfEmpty()
            join c in db.All<Citation>() on new { r.Id, r.Key } equals new { Id = c.Responsibility, Key = key } into citations
            from citation in citations.DefaultIfEmpty()
            join p in db.All<Provision>() on citation.Provision equals p.Id into provisions
            from provision in provisions.DefaultIfEmpty()
            join l in db.All<Source>() on provision.Source equals l.Id into laws
            from law in laws.DefaultIfEmpty()
            join d in db.All<Delegation>().On(day)
                on new { r.Id, r.Key } equals new { Id = d.Responsibility, Key = key }
                into handed
            from delegation in handed.DefaultIfEmpty()
            orderby r.Order, r.Key, law.Title, citation.Order, delegation.Order
            select new
            {
                Row = r,
                Register = new Named(g.Key, g.Title),
                g.Holder,
                RegisterReviewAfter = g.ReviewAfter,
                IsDrafter = db.All<Drafter>().On(day).Any(d => d.Register == g.Id && d.Person == me),
                Source = source == null ? null : new Named(source.Key, source.Title),
                Newest = counting.Where(p => p.Responsibility == r.Id).Select(p => new { p.Rating }).FirstOrDefault(),
                Reopened = reopened.Where(o => o.Responsibility == r.Id).Min(o => (DateOnly?)o.Since),
                Provision = provision,
                Stage = db.All<Stage>()
                    .On(day)
                    .Where(t => t.Provision == provision.Id)
                    .Select(t => (ProvisionState?)t.State)
                    .FirstOrDefault(),
                StageFrom = db.All<Stage>().On(day).Where(t => t.Provision == provision.Id).Select(t => t.From).FirstOrDefault(),
                Law = law == null ? null : new Named(law.Key, law.Title),
                LawFrom = law == null ? null : law.From,
                LawUnverified = law == null ? null : law.Unverified,
                Delegation = delegation,
            }
        ).ToListAsync();
        var beside = all.FindAll(r => r.Row.Key == key);
        if (beside is not [var found, ..])
            return null;
        var row = found.Row;
        var rows = all.DistinctBy(r => r.Row.Id).Where(r => r.Row.Period.Covers(day) || r.Row.Id == row.Id).ToList();
        var inherited = Numbering.Inherited(rows.Select(r => r.Row));
        var lines = rows.Select(r => new RowLine(
                r.Row.Key,
                r.Row.Number ?? inherited.GetValueOrDefault(r.Row.Id),
                r.Row.Text,
                Fulfilments.Of(r.Row.LeadIn, r.Newest is not null, r.Newest?.Rating)
            ))
            .ToList();
        var place = rows.FindIndex(r => r.Row.Id == row.Id);
        var delegations = beside.Select(r => r.Delegation).OfType<Delegation>().DistinctBy(d => d.Id).ToList();

        var positions = await (
            from p in db.All<Position>().Where(p => p.Responsibility == row.Id)
            where
                (p.Draft == null && (p.On == null || p.On <= day))
                || p.Draft == Registers.DraftState.Waiting
                || p.Draft == Registers.DraftState.SentBack
            orderby p.On != null descending, p.On descending, p.Order descending, p.Key descending
            select new
            {
                Position = p,
                Evidence = db.All<Evidence>().Where(e => e.Position == p.Id).OrderBy(e => e.Order).ThenBy(e => e.Key).ToList(),
            }
        ).ToListAsync();
        var actions = await db.ActionsFrom(day, [new RecordRef("responsibility", row.RowId)]);
        var names = await Mentions.Load(
            db,
            [
                found.Holder,
                .. delegations.Select(d => PostOf(d)),
                .. positions.Select(p => p.Position.By),
                .. positions.Select(p => p.Position.DraftedBy),
                .. positions.SelectMany(p => p.Evidence).Select(e => e.Record),
                .. actions.SelectMany(a => a.Mentioned),
            ]
        );
        var people = await Incumbents.Load(db, day, [found.Holder, .. delegations.Select(d => PostOf(d))]);
        var belongs = new[] { found.Holder }.OfType<RecordRef>().Append(new("responsibility", row.RowId)).ToList();
        var mayDecide = viewer?.May(PositionRights.Capability, row.Sensitivity, Verb.Decide, belongs.ToHashSet()) == true;
        var draft = positions.Where(p => p.Position.Draft is not null).OrderBy(p => p.Position.Draft).FirstOrDefault();
        return new ResponsibilityView
        {
            Draft = draft is null ? null : PositionView.Of(draft.Position, draft.Evidence, names, Document),
            DraftedBy = draft?.Position.DraftedBy,
            DraftState = draft?.Position.Draft,
            BelongsTo = belongs,
            Sensitivity = row.Sensitivity,
            DraftsAs =
            [
                .. delegations.Select(d => PostOf(d)!.Value),
                .. found.IsDrafter ? [new RecordRef("person", me.Value)] : Array.Empty<RecordRef>(),
            ],
            Key = row.Key,
            Register = found.Register,
            Source = found.Source,
            Holder = people.Of(found.Holder, names),
            Heading = row.Heading,
            Number = row.Number,
            InheritedNumber = inherited.GetValueOrDefault(row.Id),
            Text = row.Text,
            LeadIn = row.LeadIn,
            Fulfilment = lines[place].Fulfilment,
            Holds = row.Period == Period.Unbounded ? null : row.Period.ToString(),
            ReopenedOn = found.Reopened,
            HoldsNow = row.Period.Covers(day),
            PartOf = row.PartOf is { } leadIn
                ? rows.Index().Where(r => r.Item.Row.Id == leadIn).Select(r => lines[r.Index]).FirstOrDefault()
                : null,
            Parts = [.. rows.Index().Where(r => r.Item.Row.PartOf == row.Id).Select(r => lines[r.Index])],
            Before = place > 0 ? lines[place - 1] : null,
            After = place < lines.Count - 1 ? lines[place + 1] : null,
            Provisions =
            [
                // As at an earlier day nothing rests on a text that was not there yet.
                .. beside
                    .Where(r => r.Provision is not null && !(r.LawFrom > day) && !(r.Provision.From > day))
                    .DistinctBy(r => r.Provision!.Id)
                    .Select(r => ProvisionLine.Of(r.Provision!, r.Law!, r.LawUnverified, r.Stage, r.StageFrom)),
            ],
            Positions =
            [
                .. positions
                    .Where(p => p.Position.Draft is null)
                    .Select(p => PositionView.Of(p.Position, p.Evidence, names, Document, mayDecide ? TakeAway : null))
                    // Only what counts now is to be looked at again where it names no day itself.
                    .Select(
                        (p, place) =>
                            place > 0
                                ? p
                                : p with
                                {
                                    ReviewOn = LookingAgain.By(p.ReviewOn, p.On, row.ReviewAfter, found.RegisterReviewAfter),
                                }
                    ),
            ],
            ReviewAfter = row.ReviewAfter?.ToString(),
            DischargedBy = [.. delegations.Select(d => new DelegationLine(people.Of(PostOf(d), names), d.Note))],
            Actions = [.. actions.Select(a => ActionView.Of(a, names, day))],
            Note = row.Note,
            TakenFrom = row.TakenFrom,
        };

        string TakeAway(string position, string evidence) => ResponsibilitiesLinks.ToTakeAway(register, key, position, evidence);
        string Document(string position, string evidence) => ResponsibilitiesLinks.Document(register, key, position, evidence);
    }

    /// <summary>The same, where the files of some documents are not here.</summary>
    internal ResponsibilityView Without(IReadOnlySet<string> documents) =>
        this with
        {
            Positions =
            [
                .. Positions.Select(p =>
                    p with
                    {
                        Evidence =
                        [
                            .. p.Evidence.Select(e => e with { IsNotHere = e.Hash is { } hash && documents.Contains(hash) }),
                        ],
                    }
                ),
            ],
        };

    /// <summary>What somebody may write about it today.</summary>
    internal PositionTask TaskOf(Viewer viewer)
    {
        if (viewer.May(PositionRights.Capability, Sensitivity, Verb.Decide, BelongsTo.ToHashSet()))
            return PositionTask.Record;
        var held = viewer.Standings.Where(s => s.Relation is Relation.PostHolder or Relation.Owner).Select(s => s.To);
        return DraftsAs.Any(d => held.Contains(d)) ? PositionTask.Draft : PositionTask.None;
    }

    private static RecordRef? PostOf(Delegation delegation) => new RecordRef("post", delegation.To.Value);
}

/// <summary>What somebody may write about a responsibility.</summary>
internal enum PositionTask
{
    None,
    Draft,
    Record,
}

/// <summary>Another row of the same register.</summary>
internal sealed record RowLine(string Key, string? Number, string Text, Fulfilment? Fulfilment);

/// <summary>A provision on which a responsibility rests.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Key">Its key.</param>
/// <param name="Number">Its number, as cited.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What it asks.</param>
/// <param name="State">Where it is in its life on the day.</param>
/// <param name="SinceUnknown">Whether nobody found since when it is there.</param>
/// <param name="Unverified">What could not be verified of it, or else of its source.</param>
/// <param name="Address">Its public address.</param>
internal sealed record ProvisionLine(
    Named Source,
    string Key,
    string? Number,
    string? Title,
    string? Text,
    ProvisionState? State,
    bool SinceUnknown,
    string? Unverified,
    string? Address
)
{
    public static ProvisionLine Of(
        Provision provision,
        Named source,
        string? unverifiedSource,
        ProvisionState? onTheDay,
        DateOnly? since
    ) =>
        new(
            source,
            provision.Key,
            provision.Number?.ToString(),
            provision.Title,
            provision.Text,
            onTheDay ?? provision.State,
            onTheDay is not null && since is null,
            provision.Unverified ?? unverifiedSource,
            provision.Address
        );
}

/// <summary>A post that does it; the holder stays accountable.</summary>
internal sealed record DelegationLine(Holder By, string? Note);
