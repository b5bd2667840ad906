using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Places;

/// <summary>
/// Only who binds an organisation has powers for it, and only where decisions are made: who represents a forum binds nobody, and a body
/// that advises decides nothing (Executive paper, 7.1). Where nobody recorded whether a place binds or a body decides, that is not known
/// to be otherwise.
/// </summary>
internal sealed class PowersBind : IInvariant
{
    private const string Rule = "Powers are for who binds an organisation on a body that decides";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var powers = touched.IdsOf<Power>().Select(id => new Id<Power>(id)).ToList();
        var places = touched.Changed<Place>().Where(p => p.Now.Capacity == Capacity.Represents).Select(p => p.Now.Id).ToList();
        var bodies = touched.Changed<Body>().Where(b => b.Now.Deciding == Deciding.Advisory).Select(b => b.Now.Id).ToList();
        if (powers.Count + places.Count + bodies.Count == 0)
            return [];
        var found = await (
            from power in db.All<Power>()
            join place in db.All<Place>() on power.Place equals place.Id
            join body in db.All<Body>() on place.Body equals body.Id
            where powers.Contains(power.Id) || places.Contains(place.Id) || bodies.Contains(body.Id)
            where place.Capacity == Capacity.Represents || body.Deciding == Deciding.Advisory
            orderby body.Name, place.Order, power.Order, power.Id
            select new
            {
                Power = power,
                Place = place,
                Body = body,
            }
        ).ToListAsync();
        return
        [
            .. found.Select(f =>
                powers.Contains(f.Power.Id) ? OfAPower(f.Power, f.Place, f.Body) : OfWhatHoldsIt(f.Place, f.Body)
            ),
        ];
    }

    private static Refusal OfAPower(Power power, Place place, Body body) =>
        new(
            Rule,
            place.Capacity == Capacity.Represents
                ? $"The holder of “{place.Title}” on {body.Name} represents, and binds no organisation, so there is nothing that they may agree for one. What they hear goes back to those whom they represent."
                : $"{body.Name} advises and decides nothing, so its members need no powers there. Record them on the body that decides.",
            new RecordRef("power", power.RowId),
            "what"
        );

    private static Refusal OfWhatHoldsIt(Place place, Body body) =>
        place.Capacity == Capacity.Represents
            ? new(
                Rule,
                $"It is recorded what the holder of “{place.Title}” on {body.Name} may agree for their organisation, so the place binds it. End the place on its last day and record a new one that represents, or leave this as it is.",
                new RecordRef("place", place.RowId),
                "capacity"
            )
            : new(
                Rule,
                $"It is recorded what the holder of “{place.Title}” may agree for their organisation, so {body.Name} makes decisions. Leave this as it is, or record a new body that advises.",
                new RecordRef("body", body.RowId),
                "deciding"
            );
}
