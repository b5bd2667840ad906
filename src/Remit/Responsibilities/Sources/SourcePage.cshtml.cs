using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Sources;

/// <summary>What does the law ask, and who holds it?</summary>
[Needs("responsibilities.read")]
internal sealed class SourcePage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public SourceView Source { get; private set; } = null!;

    public object Twin => new { Source };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await SourceView.Load(db, key, looking.AsAt) is not { } source)
            return NotFound();
        Source = source;
        return Page();
    }
}

/// <summary>A source on a date, with who holds what it asks.</summary>
internal sealed record SourceView
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required SourceKind Kind { get; init; }
    public string? Force { get; init; }
    public string? IssuedBy { get; init; }
    public DateOnly? Dated { get; init; }
    public string? Address { get; init; }

    /// <summary>
    /// While it is in force, in words; null where neither start nor end is recorded. That no end is recorded is said, for it does not mean that
    /// somebody established that there is none.
    /// </summary>
    public string? InForce { get; init; }
    public Checked? Checked { get; init; }

    /// <summary>What could not be verified.</summary>
    public string? Unverified { get; init; }

    /// <summary>Who put its provisions into short words.</summary>
    public string? RestatedBy { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>The registers that mostly rest on it.</summary>
    public required IReadOnlyList<Named> Registers { get; init; }

    /// <summary>A tree, each part after what it is a part of, in the order of their numbers.</summary>
    public required IReadOnlyList<ProvisionView> Provisions { get; init; }

    /// <summary>The responsibilities whose accounts name it as evidence.</summary>
    public required IReadOnlyList<HeldBy> EvidenceFor { get; init; }

    /// <summary>Null where there is none that the viewer may see. Six queries.</summary>
    internal static async Task<SourceView?> Load(Db db, string key, DateOnly day)
    {
        var found = await (
            from s in db.All<Source>()
            where s.Key == key
            select new
            {
                Source = s,
                Registers = db.All<Register>()
                    .Where(g => g.Source == s.Id)
                    .OrderBy(g => g.Title)
                    .Select(g => new Named(g.Key, g.Title))
                    .ToList(),
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var source = found.Source;
        var provisions = await db.All<Provision>().On(day).Where(p => p.Source == source.Id).ToListAsync();
        var positions = db.PositionsBy(day);
        var citing = await (
            from c in db.All<Citation>()
            join p in db.All<Provision>() on c.Provision equals p.Id
            where p.Source == source.Id
            join said in db.All<Responsibility>().On(day).WithPositions(db, day) on c.Responsibility equals said.Row.Id
            let r = said.Row
            join g in db.All<Register>() on r.Register equals g.Id
            orderby g.Title, g.Key, r.Order, r.Key
            select new
            {
                c.Provision,
                Holding = new FoundHolding(
                    new Named(g.Key, g.Title),
                    g.Holder,
                    r.Key,
                    r.Text,
                    r.LeadIn,
                    said.Newest == null ? null : new NewestRating(said.Newest.Rating)
                ),
            }
        ).ToListAsync();
        var stages = await (
            from t in db.All<Stage>()
            join p in db.All<Provision>() on t.Provision equals p.Id
            where p.Source == source.Id
            select t
        ).ToListAsync();
        var self = new RecordRef("source", source.RowId);
        var evidence = await (
            from e in db.All<Evidence>()
            where e.Record == self
            join n in positions on e.Position equals n.Id
            join said in db.All<Responsibility>().On(day).WithPositions(db, day) on n.Responsibility equals said.Row.Id
            let r = said.Row
            join g in db.All<Register>() on r.Register equals g.Id
            orderby g.Title, g.Key, r.Order, r.Key
            select new FoundHolding(
                new Named(g.Key, g.Title),
                g.Holder,
                r.Key,
                r.Text,
                r.LeadIn,
                said.Newest == null ? null : new NewestRating(said.Newest.Rating)
            )
        ).ToListAsync();
        var names = await Mentions.Load(db, citing.Select(c => c.Holding.Holder).Concat(evidence.Select(e => e.Holder)));
        var held = citing.ToLookup(c => c.Provision, c => c.Holding.Named(names));
        var tree = Tree(provisions, held, stages.ToLookup(t => t.Provision), day);
        return new SourceView
        {
            Key = source.Key,
            Title = source.Title,
            Kind = source.Kind,
            Force = source.Force,
            IssuedBy = source.IssuedBy,
            Dated = source.Dated,
            Address = source.Address,
            InForce = InForceWords(source.Period, tree),
            Checked = Checked.Of(source.CheckedOn, source.CheckedAgainst),
            Unverified = source.Unverified,
            RestatedBy = source.RestatedBy,
            Note = source.Note,
            TakenFrom = source.TakenFrom,
            Registers = found.Registers,
            Provisions = tree,
            EvidenceFor = [.. evidence.Select(e => e.Named(names)).DistinctBy(e => (e.Register, e.Key))],
        };
    }

    private static string? InForceWords(Period period, IReadOnlyCollection<ProvisionView> provisions) =>
        period == Period.Unbounded ? null
        : period.Until is not null ? period.ToString()
        : provisions.Count > 0 && provisions.All(p => p.Stages.State is ProvisionState.Repealed or ProvisionState.Replaced)
            ? $"{period}; all that is listed of it is repealed or replaced"
        : $"{period}; no end is recorded";

    /// <summary>The provisions as a tree, in the order of their numbers.</summary>
    internal static List<ProvisionView> Tree(
        IReadOnlyCollection<Provision> provisions,
        ILookup<Id<Provision>, HeldBy> held,
        ILookup<Id<Provision>, Stage> stages,
        DateOnly day
    )
    {
        var listed = provisions.Select(p => p.Id).ToHashSet();
        var parts = provisions
            .OrderBy(p => p.Number)
            .ThenBy(p => p.Order)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .ToLookup(p => p.PartOf is { } whole && listed.Contains(whole) ? p.PartOf : null);
        var shown = new List<ProvisionView>();
        var seen = new HashSet<Id<Provision>>();
        Add(null, 0, false);
        // What goes round in a circle hangs on nothing; it is shown after the rest rather than lost.
        foreach (var lost in provisions.Where(p => !seen.Contains(p.Id)))
            Show(lost, 0, false);
        return shown;

        bool Add(Id<Provision>? whole, int depth, bool heldAbove)
        {
            var any = false;
            foreach (var part in parts[whole])
                any |= Show(part, depth, heldAbove);
            return any;
        }

        bool Show(Provision part, int depth, bool heldAbove)
        {
            if (!seen.Add(part.Id))
                return false;
            var holders = held[part.Id].ToList();
            var place = shown.Count;
            shown.Add(null!);
            var below = Add(part.Id, depth + 1, heldAbove || holders.Count > 0);
            shown[place] = new ProvisionView(
                part.Key,
                depth,
                part.Number?.ToString(),
                part.Title,
                part.Text,
                StagesView.Of(part, stages[part.Id], day),
                part.Address,
                Checked.Of(part.CheckedOn, part.CheckedAgainst),
                part.Unverified,
                part.Note,
                holders,
                holders.Count > 0 ? Hold.Held
                    : heldAbove ? Hold.WithTheWhole
                    : below ? Hold.ThroughItsParts
                    : Hold.ByNobody
            );
            return below || holders.Count > 0;
        }
    }

    private sealed record NewestRating(Rating? Rating);

    private sealed record FoundHolding(
        Named Register,
        RecordRef? Holder,
        string Key,
        string Text,
        bool LeadIn,
        NewestRating? Newest
    )
    {
        public HeldBy Named(Mentions names) =>
            new(Register, names[Holder], Key, Text, Fulfilments.Of(LeadIn, Newest is not null, Newest?.Rating));
    }
}

/// <summary>Whether anybody here holds what a provision asks.</summary>
internal enum Hold
{
    /// <summary>A responsibility rests on it.</summary>
    Held,

    /// <summary>One rests on what it is a part of.</summary>
    WithTheWhole,

    /// <summary>One rests on a part of it.</summary>
    ThroughItsParts,

    /// <summary>None.</summary>
    ByNobody,
}

/// <summary>A provision with who holds it.</summary>
internal sealed record ProvisionView(
    string Key,
    int Depth,
    string? Number,
    string? Title,
    string? Text,
    StagesView Stages,
    string? Address,
    Checked? Checked,
    string? Unverified,
    string? Note,
    IReadOnlyList<HeldBy> HeldBy,
    Hold Hold
);

/// <summary>A responsibility, in whose register it stands, and how far it is met (null for a lead-in).</summary>
internal sealed record HeldBy(Named Register, Mention? Holder, string Key, string Text, Fulfilment? Fulfilment);
