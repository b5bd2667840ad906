using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure.Areas;

/// <summary>That a body covers an area.</summary>
internal sealed record CoveringBody(Body Body, Id<LocalArea> Area)
{
    /// <summary>Every body that is proposed or established on a day, with each area that it names; by name. One query.</summary>
    public static Task<List<CoveringBody>> On(Db db, DateOnly day) =>
        Open(
            from link in db.All<CoveredArea>()
            join body in db.All<Body>() on link.Body equals body.Id
            orderby body.Name.ToLower(), body.Key
            select new CoveringBody(body, link.Area),
            day
        );

    /// <summary>Every body that is owned jointly with an area; by name. One query.</summary>
    public static Task<List<CoveringBody>> JointWith(Db db, DateOnly day, Id<LocalArea> area) =>
        Open(
            from link in db.All<JointArea>()
            where link.Area == area
            join body in db.All<Body>() on link.Body equals body.Id
            orderby body.Name.ToLower(), body.Key
            select new CoveringBody(body, link.Area),
            day
        );

    private static async Task<List<CoveringBody>> Open(IQueryable<CoveringBody> all, DateOnly day) =>
        [.. (await all.ToListAsync()).Where(c => c.Body.StateOn(day) is BodyState.Proposed or BodyState.Established)];
}

/// <summary>That an organisation serves an area.</summary>
internal sealed record ServingOrganisation(Organisation Organisation, Id<LocalArea> Area)
{
    /// <summary>Every organisation that is a partner on a day, with each area that it names; by name. One query.</summary>
    public static Task<List<ServingOrganisation>> On(Db db, DateOnly day) =>
        (
            from link in db.All<ServedArea>()
            join organisation in db.All<Organisation>().On(day) on link.Organisation equals organisation.Id
            orderby organisation.Name.ToLower(), organisation.Key, link.Order
            select new ServingOrganisation(organisation, link.Area)
        ).ToListAsync();
}
