using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Checking;

/// <summary>A place on a day.</summary>
/// <param name="Place">The place.</param>
/// <param name="Seat">Who sits in it, also ex officio.</param>
/// <param name="Appointment">The appointment to it; null for none.</param>
/// <param name="Person">Who is appointed.</param>
/// <param name="Vacancy">That it is known to be empty; null where nobody wrote that down.</param>
/// <param name="HasPower">Whether it is recorded what its holder may agree.</param>
internal sealed record PlaceOn(Place Place, Seat Seat, Appointment? Appointment, Person? Person, Vacancy? Vacancy, bool HasPower)
{
    public bool Chairs => Place.Role is PlaceRole.Chair or PlaceRole.CoChair;
}
