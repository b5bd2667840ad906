using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Places;

/// <summary>
/// No place begins on a body after it was closed, and nobody is appointed to one. A body whose whole life has ended holds nothing later anyway;
/// this is for one that is only no longer established. What began before stays, for somebody may not have ended it, and so does what is handed on with it.
/// </summary>
internal sealed class NobodyJoinsAClosedBody : IInvariant
{
    private const string Rule = "Nobody joins a body that is closed";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var places = touched.Of<Place>().Where(p => p.From is not null).ToList();
        var appointments = touched.Of<Appointment>().Where(a => a.From is not null).ToList();
        if (places.Count + appointments.Count == 0)
            return [];
        var (placed, seated) = (places.ConvertAll(p => p.Id), appointments.ConvertAll(a => a.Place));
        var closed = await (
            from place in db.All<Place>()
            where (placed.Contains(place.Id) || seated.Contains(place.Id)) && place.Continues == null
            join body in db.All<Body>() on place.Body equals body.Id
            where body.EstablishedUntil != null
            select new
            {
                place.Id,
                place.Title,
                body.Name,
                Until = body.EstablishedUntil!.Value,
            }
        ).ToDictionaryAsync(p => p.Id);
        return
        [
            .. from place in places
            where closed.TryGetValue(place.Id, out var at) && place.From > at.Until
            select Refused(
                closed[place.Id].Name,
                $"“{place.Title}” can’t begin",
                new RecordRef("place", place.RowId),
                closed[place.Id].Until
            ),
            .. from appointment in appointments
            where closed.TryGetValue(appointment.Place, out var at) && appointment.From > at.Until
            select Refused(
                closed[appointment.Place].Name,
                $"Nobody can be appointed to “{closed[appointment.Place].Title}”",
                new RecordRef("appointment", appointment.RowId),
                closed[appointment.Place].Until
            ),
        ];
    }

    private static Refusal Refused(string body, string what, RecordRef record, DateOnly until) =>
        new(
            Rule,
            $"{body} was closed: its last day was {LondonDate.Words(until)}. {what} after that. Choose an earlier day, or say that the body goes on.",
            record,
            "from"
        );
}
