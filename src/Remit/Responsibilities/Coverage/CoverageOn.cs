using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Coverage;

/// <summary>
/// On a day: what each source asks, who holds it, and how it is met. A provision is covered by a responsibility that rests on it; lead-ins are
/// counted by their parts.
/// </summary>
internal sealed class CoverageOn
{
    private CoverageOn(
        IReadOnlyList<CoveredProvision> provisions,
        ILookup<Id<Provision>, CoveredBy> held,
        IReadOnlyList<Mention> holders
    ) => (Provisions, Held, Holders) = (provisions, held, holders);

    /// <summary>All provisions, by source, in the order of their numbers.</summary>
    public IReadOnlyList<CoveredProvision> Provisions { get; }

    /// <summary>The responsibilities that rest on each.</summary>
    public ILookup<Id<Provision>, CoveredBy> Held { get; }

    /// <summary>Every post and body that holds one, by name.</summary>
    public IReadOnlyList<Mention> Holders { get; }

    /// <summary>Three queries, whatever there is.</summary>
    public static async Task<CoverageOn> Load(Db db, DateOnly day)
    {
        var provisions = await (
            from provision in db.All<Provision>().On(day)
            join source in db.All<Source>().By(day) on provision.Source equals source.Id
            select new CoveredProvision(
                provision.Id,
                provision.PartOf,
                new Named(source.Key, source.Title),
                provision.Key,
                provision.Number,
                provision.Title,
                db.All<Stage>()
                    .On(day)
                    .Where(t => t.Provision == provision.Id)
                    .Select(t => (ProvisionState?)t.State)
                    .FirstOrDefault()
                    ?? provision.State,
                provision.Text != null,
                db.All<Citation>()
                    .Any(c =>
                        c.Provision == provision.Id
                        && db.All<Responsibility>().On(day).Any(r => r.LeadIn && r.Id == c.Responsibility)
                    )
            )
        ).ToListAsync();
        var open = db.OpenReopeningsOn(day);
        var rows = await (
            from citation in db.All<Citation>()
            join said in db.All<Responsibility>().On(day).WithPositions(db, day) on citation.Responsibility equals said.Row.Id
            let row = said.Row
            where !row.LeadIn
            join register in db.All<Register>() on row.Register equals register.Id
            orderby register.Title, register.Key, row.Order, row.Key
            select new
            {
                citation.Provision,
                row.Id,
                Row = row.Key,
                row.Text,
                Register = new Named(register.Key, register.Title),
                register.Holder,
                OfTheRow = row.ReviewAfter,
                OfTheRegister = register.ReviewAfter,
                Newest = said.Newest == null
                    ? null
                    : new
                    {
                        said.Newest.Rating,
                        said.Newest.On,
                        said.Newest.ReviewOn,
                        HasEvidence = db.All<Evidence>().Any(e => e.Position == said.Newest.Id),
                    },
                IsReopened = open.Any(o => o.Responsibility == row.Id),
            }
        ).ToListAsync();
        var names = await Mentions.Load(db, rows.Select(r => r.Holder).Distinct());
        var held = rows.ToLookup(
            r => r.Provision,
            r => new CoveredBy(
                r.Id,
                r.Register,
                names[r.Holder],
                r.Row,
                r.Text,
                Fulfilments.Of(false, r.Newest is not null, r.Newest?.Rating)!.Value,
                r.Newest is { HasEvidence: true },
                LookingAgain.By(r.Newest?.ReviewOn, r.Newest?.On, r.OfTheRow, r.OfTheRegister) < day,
                r.IsReopened
            )
        );
        return new CoverageOn(
            [
                .. provisions
                    .OrderBy(p => p.Source.Name, StringComparer.Ordinal)
                    .ThenBy(p => p.Source.Key, StringComparer.Ordinal)
                    .ThenBy(p => p.Number)
                    .ThenBy(p => p.Key, StringComparer.Ordinal),
            ],
            held,
            [
                .. held.SelectMany(g => g)
                    .Select(h => h.Holder)
                    .OfType<Mention>()
                    .Distinct()
                    .OrderBy(h => h.Title, StringComparer.Ordinal),
            ]
        );
    }
}

/// <summary>A provision, with where it is in its life, whether it has words of its own, and whether a lead-in rests on it.</summary>
internal sealed record CoveredProvision(
    Id<Provision> Id,
    Id<Provision>? PartOf,
    Named Source,
    string Key,
    ProvisionNumber? Number,
    string? Title,
    ProvisionState? State,
    bool HasText,
    bool LeadsIn
)
{
    /// <summary>"s. 10 Co-operation".</summary>
    public string Called =>
        string.Join(' ', new[] { Number?.ToString(), Title }.OfType<string>()) is { Length: > 0 } words ? words : Key;
}

/// <summary>A responsibility that rests on a provision.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Register">The register in which it stands.</param>
/// <param name="Holder">The post or body whose register it is; null where that is not recorded, or not shown.</param>
/// <param name="Key">Its key in the register.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Fulfilment">How far it is met.</param>
/// <param name="HasEvidence">Whether something stands behind its newest position.</param>
/// <param name="IsStale">Whether the day has passed by which that was to be looked at again.</param>
/// <param name="IsReopened">Whether it is reopened.</param>
internal sealed record CoveredBy(
    Id<Responsibility> Id,
    Named Register,
    Mention? Holder,
    string Key,
    string Text,
    Fulfilment Fulfilment,
    bool HasEvidence,
    bool IsStale,
    bool IsReopened
)
{
    /// <summary>Whether an account of it has nothing behind it. What has no account, or does not apply, lacks none.</summary>
    public bool LacksEvidence => !HasEvidence && Fulfilment is not (Fulfilment.NothingRecorded or Fulfilment.NotApplicable);

    /// <summary>What is missing, each in a word or two: "no evidence", "stale", "reopened".</summary>
    public IEnumerable<string> Missing =>
        new[]
        {
            Fulfilment == Fulfilment.NothingRecorded ? "nothing recorded" : null,
            LacksEvidence ? "no evidence" : null,
            IsStale ? "stale" : null,
            IsReopened ? "reopened" : null,
            Holder is null ? "no holder" : null,
        }.OfType<string>();
}
