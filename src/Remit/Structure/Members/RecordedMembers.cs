using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>A recorded place with everything that a membership list can speak of.</summary>
internal sealed class RecordedPlace(Place place, Seat? seat)
{
    public Place Place { get; } = place;

    /// <summary>Who sits there on the day; null for a place that the import has just added.</summary>
    public Seat? Seat { get; } = seat;

    public List<Appointment> Appointments { get; } = [];

    public List<Vacancy> Vacancies { get; } = [];

    public List<Deputy> Deputies { get; } = [];

    /// <summary>Whether a row of the paper speaks of it.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>What is recorded of a body's members on a day.</summary>
internal sealed class RecordedMembers
{
    private RecordedMembers(
        IReadOnlyList<RecordedPlace> places,
        FreeKeys placeKeys,
        FreeKeys personKeys,
        FreeKeys organisationKeys
    ) => (Places, PlaceKeys, PersonKeys, OrganisationKeys) = (places, placeKeys, personKeys, organisationKeys);

    /// <summary>The places that there are on the day, in order.</summary>
    public IReadOnlyList<RecordedPlace> Places { get; }

    public FreeKeys PlaceKeys { get; }

    public FreeKeys PersonKeys { get; }

    public FreeKeys OrganisationKeys { get; }

    /// <summary>The order of the next new place.</summary>
    public int NextPlace { get; set; }

    public int NextPerson { get; set; }

    public int NextOrganisation { get; set; }

    public Sensitivity Usual { get; private init; }

    public static async Task<RecordedMembers> Load(Db db, Body body, NameMatching matching, DateOnly on)
    {
        var seats = (await Seats.Load(db, on, body.Id)).Of(body.Id).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var all = await db.Set<Place>().Where(p => p.Body == body.Id).OrderBy(p => p.Order).ThenBy(p => p.Key).ToListAsync();
        var places = all.Where(p => p.Period.Covers(on))
            .Select(p => new RecordedPlace(p, seats.GetValueOrDefault(p.Key)))
            .ToList();
        var byId = places.ToDictionary(p => p.Place.Id);
        var appointments =
            from appointment in db.Set<Appointment>()
            join place in db.Set<Place>() on appointment.Place equals place.Id
            where place.Body == body.Id
            orderby appointment.Order, appointment.Key
            select appointment;
        foreach (var appointment in await appointments.ToListAsync())
            if (byId.TryGetValue(appointment.Place, out var place))
                place.Appointments.Add(appointment);
        var vacancies =
            from vacancy in db.Set<Vacancy>()
            join place in db.Set<Place>() on vacancy.Place equals place.Id
            where place.Body == body.Id
            orderby vacancy.Order, vacancy.Key
            select vacancy;
        foreach (var vacancy in await vacancies.ToListAsync())
            if (byId.TryGetValue(vacancy.Place, out var place))
                place.Vacancies.Add(vacancy);
        var deputies =
            from deputy in db.Set<Deputy>()
            join place in db.Set<Place>() on deputy.Place equals place.Id
            where place.Body == body.Id
            orderby deputy.Order, deputy.Key
            select deputy;
        foreach (var deputy in await deputies.ToListAsync())
            if (byId.TryGetValue(deputy.Place, out var place))
                place.Deputies.Add(deputy);
        var usual = await db.All<Partnerships.Partnership>()
            .Select(p => (Sensitivity?)p.DefaultSensitivity)
            .FirstOrDefaultAsync();
        var people = matching.People.All.ToList();
        var organisations = matching.Organisations.All.ToList();
        return new RecordedMembers(
            places,
            new FreeKeys(all.Select(p => p.Key)),
            new FreeKeys(people.Select(p => p.Key)),
            new FreeKeys(organisations.Select(o => o.Key))
        )
        {
            NextPlace = all.Select(p => p.Order + 1).DefaultIfEmpty(0).Max(),
            NextPerson = people.Select(p => p.Order + 1).DefaultIfEmpty(0).Max(),
            NextOrganisation = organisations.Select(o => o.Order + 1).DefaultIfEmpty(0).Max(),
            Usual = usual ?? Sensitivity.Partnership,
        };
    }
}
