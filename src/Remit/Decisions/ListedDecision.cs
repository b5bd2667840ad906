using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>A decision by which a list is put in order and narrowed, before anybody asks what those of a page are worth.</summary>
internal sealed record ListedDecision(Id<Decision> Id, string Key, int Order, Named Body, DateOnly On)
{
    /// <summary>How far organisations are with it; null where that was not asked, or nobody has to carry it out.</summary>
    public HowFar? HowFar { get; init; }

    /// <summary>Those of meetings up to a day. One query; with how far organisations are, two.</summary>
    public static async Task<IReadOnlyList<ListedDecision>> Load(Db db, DateOnly day, bool withHowFar)
    {
        if (!withHowFar)
            return await (
                from decision in db.All<Decision>()
                join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
                where meeting.Date <= day
                join of in db.All<Body>() on meeting.Body equals of.Id
                select new ListedDecision(decision.Id, decision.Key, decision.Order, new Named(of.Key, of.Name), meeting.Date)
            ).ToListAsync();
        var found = await (
            from decision in db.All<Decision>()
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.Date <= day
            join of in db.All<Body>() on meeting.Body equals of.Id
            select new
            {
                Decision = decision,
                Body = new Named(of.Key, of.Name),
                of.Deciding,
                meeting.Date,
                SignOffs = db.All<OrganisationSignOff>().Where(s => s.Decision == decision.Id).ToList(),
                Doings = db.All<Doing>().Where(d => d.Decision == decision.Id && d.On <= day).ToList(),
                Effects = db.All<Effect>().Where(e => e.Decision == decision.Id).ToList(),
            }
        ).ToListAsync();
        var owners = await OwnersOf(db, null);
        return
        [
            .. found.Select(f => new ListedDecision(f.Decision.Id, f.Decision.Key, f.Decision.Order, f.Body, f.Date)
            {
                HowFar = new Implementation(f.Decision, f.Date, f.Deciding)
                {
                    SignOffs = f.SignOffs,
                    Doings = f.Doings,
                    Effects = f.Effects,
                    Owners = [.. owners[f.Decision.RowId]],
                }.On(day),
            }),
        ];
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
