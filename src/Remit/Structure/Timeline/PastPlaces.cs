using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Structure.Timeline;

/// <summary>
/// Who sat in the places of a body on every day that is recorded, by the rules by which <see cref="Seats"/> say it of one day. One query.
/// </summary>
internal sealed class PastPlaces
{
    private readonly ILookup<Id<Body>, PastPlace> byBody;

    private PastPlaces(IEnumerable<PastPlace> places) => byBody = places.ToLookup(p => p.Place.Body);

    /// <summary>Loads the places of a body, and every chair: one may sit ex officio by another.</summary>
    public static async Task<PastPlaces> Load(Db db, Id<Body> body) =>
        new(
            await (
                from place in db.All<Place>()
                where place.Body == body || place.Role == PlaceRole.Chair
                join f in db.All<Organisation>() on place.FilledBy equals f.Id into fillers
                from filler in fillers.DefaultIfEmpty()
                orderby place.Order, place.Key
                select new PastPlace
                {
                    Place = place,
                    Filler = filler == null ? null : new Named(filler.Key, filler.Name),
                    Appointments = (
                        from a in db.All<Appointment>()
                        where a.Place == place.Id
                        join p in db.All<Person>() on a.Person equals p.Id into people
                        from p in people.DefaultIfEmpty()
                        orderby a.From, a.Key
                        select new Sitting(p == null ? null : new Named(p.Key, p.Name), a.From, a.Until)
                    ).ToList(),
                    Holdings = (
                        from h in db.All<Holding>()
                        where h.Post == place.ExOfficioPost
                        join p in db.All<Person>() on h.Person equals p.Id
                        orderby h.From, h.Key
                        select new Sitting(new Named(p.Key, p.Name), h.From, h.Until)
                    ).ToList(),
                    Vacancies = db.All<Vacancy>().Where(v => v.Place == place.Id).Select(v => new Span(v.From, v.Until)).ToList(),
                }
            ).ToListAsync()
        );

    /// <summary>
    /// The places of a body; those that continue one another under another organisation are one, in the order of time.
    /// </summary>
    public IEnumerable<IReadOnlyList<PastPlace>> Of(Id<Body> body) =>
        byBody[body]
            .GroupBy(p => p.Place.Continues ?? p.Place.Id)
            .Select(g => g.OrderBy(p => p.Place.From ?? DateOnly.MinValue).ToList());

    /// <summary>Who sits in a place on a day, and whether it is known to be empty.</summary>
    public Sat On(PastPlace place, DateOnly day) => On(place, day, []);

    /// <summary>The first days on which somebody else may sit in a place than on the day before, in order.</summary>
    public IReadOnlyList<DateOnly> Turns(IEnumerable<PastPlace> places) =>
        [.. places.SelectMany(p => Turns(p, [])).Distinct().Order()];

    private Sat On(PastPlace place, DateOnly day, HashSet<Id<Body>> asked)
    {
        if (place.Vacancies.Any(v => v.Period.Covers(day)))
            return Sat.Vacant;
        if (place.Appointments.FirstOrDefault(a => a.Period.Covers(day)) is { } appointed)
            return appointed.Person is { } person ? new Sat([person], IsVacant: false) : Sat.NotRecorded;
        if (place.Place.ExOfficioPost is not null)
            return new Sat(
                [.. place.Holdings.Where(h => h.Period.Covers(day)).Select(h => h.Person).OfType<Named>().Distinct()],
                IsVacant: false
            );
        if (place.Place.ExOfficioChairOf is { } chaired)
            return asked.Add(chaired) && ChairsOf(chaired).FirstOrDefault(p => p.Place.Period.Covers(day)) is { } chair
                ? On(chair, day, asked)
                : Sat.NotRecorded;
        return place.Appointments.Any(a => a.Until < day) ? Sat.Vacant : Sat.NotRecorded;
    }

    private IEnumerable<DateOnly> Turns(PastPlace place, HashSet<Id<Body>> asked)
    {
        var own = place
            .Appointments.Concat(place.Holdings)
            .Select(s => s.Period)
            .Concat(place.Vacancies.Select(v => v.Period))
            .Append(place.Place.Period)
            .SelectMany(Ends);
        return place.Place.ExOfficioChairOf is { } chaired && asked.Add(chaired)
            ? own.Concat(ChairsOf(chaired).SelectMany(chair => Turns(chair, asked)))
            : own;
    }

    private IEnumerable<PastPlace> ChairsOf(Id<Body> body) => byBody[body].Where(p => p.Place.Role == PlaceRole.Chair);

    private static IEnumerable<DateOnly> Ends(Period period)
    {
        if (period.From is { } from)
            yield return from;
        if (period.Until is { } until && until < DateOnly.MaxValue)
            yield return until.AddDays(1);
    }
}

/// <summary>A place with everybody who ever sat in it.</summary>
internal sealed record PastPlace
{
    public required Place Place { get; init; }
    public Named? Filler { get; init; }
    public required IReadOnlyList<Sitting> Appointments { get; init; }

    /// <summary>Who held the post with which it goes.</summary>
    public required IReadOnlyList<Sitting> Holdings { get; init; }

    /// <summary>When it is known to have been empty.</summary>
    public required IReadOnlyList<Span> Vacancies { get; init; }
}

/// <summary>Somebody for a time; null for whoever is not shown.</summary>
internal sealed record Sitting(Named? Person, DateOnly? From, DateOnly? Until)
{
    public Period Period => new(From, Until);
}

/// <summary>A time.</summary>
internal sealed record Span(DateOnly? From, DateOnly? Until)
{
    public Period Period => new(From, Until);
}

/// <summary>Who sits in a place on a day.</summary>
internal sealed record Sat(IReadOnlyList<Named> Holders, bool IsVacant)
{
    public static Sat Vacant { get; } = new([], IsVacant: true);
    public static Sat NotRecorded { get; } = new([], IsVacant: false);
}
