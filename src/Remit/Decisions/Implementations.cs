using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Decisions;

/// <summary>What was said by a day of how far organisations are with some decisions: read flat, so that its rows add up and don't multiply.</summary>
internal sealed class Implementations
{
    private readonly ILookup<Id<Decision>, OrganisationSignOff> signOffs;
    private readonly ILookup<Id<Decision>, Doing> doings;
    private readonly ILookup<Id<Decision>, Effect> effects;
    private readonly ILookup<Guid, Id<Organisation>> owners;

    private Implementations(
        IEnumerable<OrganisationSignOff> signOffs,
        IEnumerable<Doing> doings,
        IEnumerable<Effect> effects,
        ILookup<Guid, Id<Organisation>> owners
    )
    {
        this.signOffs = signOffs.ToLookup(s => s.Decision);
        this.doings = doings.ToLookup(d => d.Decision);
        this.effects = effects.ToLookup(e => e.Decision);
        this.owners = owners;
    }

    /// <summary>What is known of one of those decisions.</summary>
    public Implementation Of(Decision decision, DateOnly decidedOn, Deciding? deciding) =>
        new(decision, decidedOn, deciding)
        {
            SignOffs = [.. signOffs[decision.Id]],
            Doings = [.. doings[decision.Id]],
            Effects = [.. effects[decision.Id]],
            Owners = [.. owners[decision.RowId]],
        };

    /// <summary>Three queries, however many decisions there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="which">Which decisions.</param>
    /// <param name="owners">As <see cref="OwnersOf"/> found them.</param>
    /// <param name="day">What was said later does not count.</param>
    public static async Task<Implementations> Load(
        Db db,
        IQueryable<Decision> which,
        ILookup<Guid, Id<Organisation>> owners,
        DateOnly day
    )
    {
        var ids = which.Select(d => d.Id);
        return new Implementations(
            await db.All<OrganisationSignOff>().Where(s => ids.Contains(s.Decision)).ToListAsync(),
            await db.All<Doing>().Where(d => d.On <= day && ids.Contains(d.Decision)).ToListAsync(),
            await db.All<Effect>().Where(e => ids.Contains(e.Decision)).ToListAsync(),
            owners
        );
    }

    /// <summary>The organisations that own actions which came of decisions, by the decision. One query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="organisations">Which organisations count; null for all.</param>
    public static async Task<ILookup<Guid, Id<Organisation>>> OwnersOf(Db db, IReadOnlyList<RecordRef>? organisations)
    {
        var (all, asked) = (organisations is null, organisations ?? []);
        var owned = await (
            from owner in db.All<ActionOwner>()
            where all || asked.Contains(owner.Owner)
            join action in db.All<ActionItem>() on owner.Action equals action.Id
            where action.Origin != null
            select new { owner.Owner, action.Origin }
        ).ToListAsync();
        return owned
            .Where(o => o is { Owner.Kind: "organisation", Origin.Kind: "decision" })
            .Select(o => new DecisionOwner(o.Origin!.Value.Id, new Id<Organisation>(o.Owner.Id)))
            .Distinct()
            .ToLookup(o => o.Decision, o => o.Organisation);
    }

    private readonly record struct DecisionOwner(Guid Decision, Id<Organisation> Organisation);
}
