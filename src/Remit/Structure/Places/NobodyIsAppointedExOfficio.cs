using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Places;

/// <summary>
/// A place that goes with a post or with the chair of another body has no appointments of its own: whoever holds that sits there.
/// It can be recorded as vacant while nobody does.
/// </summary>
internal sealed class NobodyIsAppointedExOfficio : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var places = touched
            .Of<Appointment>()
            .Select(a => a.Place)
            .Concat(touched.Of<Place>().Where(p => p.IsExOfficio).Select(p => p.Id))
            .Distinct()
            .ToList();
        if (places.Count == 0)
            return [];
        var wrong = await (
            from place in db.All<Place>()
            where places.Contains(place.Id) && (place.ExOfficioPost != null || place.ExOfficioChairOf != null)
            join appointment in db.All<Appointment>() on place.Id equals appointment.Place
            join person in db.All<Person>() on appointment.Person equals person.Id
            orderby appointment.Order, appointment.Id
            select new
            {
                Place = place,
                Appointment = appointment.Id,
                person.Name,
            }
        ).ToListAsync();
        var appointed = touched.IdsOf<Appointment>();
        return
        [
            .. wrong.Select(w => new Refusal(
                "Nobody is appointed to an ex officio place",
                $"{w.Name} can't be appointed to “{w.Place.Title}”: whoever "
                    + (w.Place.ExOfficioPost is null ? "chairs the other body" : "holds the post")
                    + " sits there. Record the person there, or make the place an ordinary one.",
                appointed.Contains(w.Appointment.Value)
                    ? new RecordRef("appointment", w.Appointment.Value)
                    : new RecordRef("place", w.Place.Id.Value)
            )),
        ];
    }
}
