using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Structure.Places;

/// <summary>Whether somebody sits in a place on a date. That it is empty and that nobody recorded who sits there are two things.</summary>
public enum SeatState
{
    /// <summary>Somebody was appointed.</summary>
    Appointed,

    /// <summary>Somebody sits there because of what they hold elsewhere.</summary>
    ExOfficio,

    /// <summary>It is known to be empty.</summary>
    Vacant,

    /// <summary>Nobody recorded who sits there.</summary>
    NotRecorded,
}

/// <summary>A name with the key of its page.</summary>
public sealed record Named(string Key, string Name);

/// <summary>A place on a date, with who sits in it.</summary>
public sealed record Seat
{
    public required string Key { get; init; }
    public required string Title { get; init; }

    /// <summary>The place.</summary>
    internal Id<Place> Id { get; init; }

    /// <summary>The organisation that fills it.</summary>
    internal Id<Organisation>? Organisation { get; init; }

    /// <summary>The first of the places that it continues, or the place itself: what names one of them means this.</summary>
    internal Id<Place>? Origin { get; init; }
    public required PlaceRole Role { get; init; }
    public required SeatState State { get; init; }

    /// <summary>Who sits there; empty for a vacancy and where it is not recorded. More than one where a post is shared.</summary>
    public required IReadOnlyList<Named> Holders { get; init; }
    public Named? FilledBy { get; init; }
    public Named? NominatedBy { get; init; }
    public PlaceKind? Kind { get; init; }
    public string? Level { get; init; }
    public Vote? Vote { get; init; }
    public Capacity? Capacity { get; init; }

    /// <summary>What its holder may agree for the organisation on the day; empty where nobody recorded it.</summary>
    public IReadOnlyList<HeldPower> Powers { get; init; } = [];

    /// <summary>Who may stand in for the holder; null where the page does not ask.</summary>
    public IReadOnlyList<StandIn>? Deputies { get; init; }

    /// <summary>The post by which somebody sits ex officio.</summary>
    public Named? ByPost { get; init; }

    /// <summary>The body whose chair sits ex officio.</summary>
    public Named? ByChairOf { get; init; }

    /// <summary>Whether the appointment, or the chair by which somebody sits, is interim.</summary>
    public bool Interim { get; init; }

    /// <summary>Until when it is meant to be interim: a date, or an event in words.</summary>
    public string? InterimUntil { get; init; }

    /// <summary>Since when it is known to be empty; null where that is not recorded.</summary>
    public DateOnly? VacantSince { get; init; }

    /// <summary>When the holder's appointment began; null where it is not recorded.</summary>
    public DateOnly? Since { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
}

/// <summary>A place of a day with what is recorded of who sits in it.</summary>
internal sealed record RecordedSeat(Place Place, Appointment? Appointment, Vacancy? Vacancy);

/// <summary>A place with the body on which it is one.</summary>
internal sealed record BodySeat(Named Body, BodyState State, Seat Seat);

/// <summary>
/// Who sits where on a date. One query brings the places of the bodies asked for and every chair, because a chair may sit
/// ex officio elsewhere by a chair that is ex officio itself.
/// </summary>
public sealed class Seats
{
    private readonly ILookup<Id<Body>, Found> byBody;

    private Seats(IEnumerable<Found> places) =>
        byBody = places.OrderBy(p => p.Place.Order).ThenBy(p => p.Place.Key, StringComparer.Ordinal).ToLookup(p => p.Place.Body);

    /// <summary>Loads the places of one body with every chair; or with null all places of all bodies.</summary>
    public static Task<Seats> Load(Db db, DateOnly day, Id<Body>? body) =>
        Load(db, day, place => body == null || place.Body == body || place.Role == PlaceRole.Chair);

    /// <summary>Loads every chair and co-chair.</summary>
    internal static Task<Seats> Chairs(Db db, DateOnly day) =>
        Load(db, day, place => place.Role == PlaceRole.Chair || place.Role == PlaceRole.CoChair);

    /// <summary>Loads some places; every chair must be among them.</summary>
    internal static async Task<Seats> Load(Db db, DateOnly day, Expression<Func<Place, bool>> wanted)
    {
        var rows = await (
            from place in db.All<Place>().On(day).Where(wanted)
            join b in db.All<Body>() on place.Body equals b.Id
            join a in db.All<Appointment>().On(day) on place.Id equals a.Place into appointments
            from appointment in appointments.DefaultIfEmpty()
            join p in db.All<Person>() on appointment.Person equals p.Id into people
            from person in people.DefaultIfEmpty()
            join v in db.All<Vacancy>().On(day) on place.Id equals v.Place into vacancies
            from vacancy in vacancies.DefaultIfEmpty()
            join f in db.All<Organisation>() on place.FilledBy equals f.Id into fillers
            from filler in fillers.DefaultIfEmpty()
            join n in db.All<Organisation>() on place.NominatedBy equals n.Id into nominators
            from nominator in nominators.DefaultIfEmpty()
            join o in db.All<Post>() on place.ExOfficioPost equals o.Id into posts
            from post in posts.DefaultIfEmpty()
            join h in db.All<Holding>().On(day) on place.ExOfficioPost equals h.Post into holdings
            from holding in holdings.DefaultIfEmpty()
            join i in db.All<Person>() on holding.Person equals i.Id into incumbents
            from incumbent in incumbents.DefaultIfEmpty()
            join c in db.All<Body>() on place.ExOfficioChairOf equals c.Id into chaired
            from chairOf in chaired.DefaultIfEmpty()
            join w in db.All<Power>().On(day) on place.Id equals w.Place into powers
            from power in powers.DefaultIfEmpty()
            join s in db.All<Body>() on power.SignedOffBy equals s.Id into signing
            from signingBody in signing.DefaultIfEmpty()
            join l in db.All<Post>() on power.LedBy equals l.Id into leading
            from leader in leading.DefaultIfEmpty()
            select new Found
            {
                Place = place,
                Body = b,
                Appointment = appointment,
                Person = person == null ? null : new Named(person.Key, person.Name),
                Vacancy = vacancy,
                Filler = filler == null ? null : new Named(filler.Key, filler.Name),
                Nominator = nominator == null ? null : new Named(nominator.Key, nominator.Name),
                Post = post == null ? null : new Named(post.Key, post.Title),
                Incumbent = incumbent == null ? null : new Named(incumbent.Key, incumbent.Name),
                IncumbentSince = holding == null ? null : holding.From,
                ChairOf = chairOf == null ? null : new Named(chairOf.Key, chairOf.Name),
                Power = power,
                SignedOffBy = signingBody == null ? null : new Named(signingBody.Key, signingBody.Name),
                LedBy = leader == null ? null : new Named(leader.Key, leader.Title),
                LastHeld = db.All<Appointment>().Where(e => e.Place == place.Id && e.Until < day).Max(e => e.Until),
            }
        ).ToListAsync();
        return new Seats(rows);
    }

    /// <summary>
    /// Loads the places of several bodies with every chair, on several days: one query, however many there are. What lay in a place at other times
    /// comes with it, and is left out here.
    /// </summary>
    internal static async Task<IReadOnlyDictionary<DateOnly, Seats>> OnDays(
        Db db,
        IReadOnlyCollection<Id<Body>> bodies,
        IEnumerable<DateOnly> days
    )
    {
        var asked = bodies.Distinct().ToList();
        var rows = await (
            from place in db.All<Place>()
            where asked.Contains(place.Body) || place.Role == PlaceRole.Chair
            join b in db.All<Body>() on place.Body equals b.Id
            join a in db.All<Appointment>() on place.Id equals a.Place into appointments
            from appointment in appointments.DefaultIfEmpty()
            join p in db.All<Person>() on appointment.Person equals p.Id into people
            from person in people.DefaultIfEmpty()
            join v in db.All<Vacancy>() on place.Id equals v.Place into vacancies
            from vacancy in vacancies.DefaultIfEmpty()
            join f in db.All<Organisation>() on place.FilledBy equals f.Id into fillers
            from filler in fillers.DefaultIfEmpty()
            join h in db.All<Holding>() on place.ExOfficioPost equals h.Post into holdings
            from holding in holdings.DefaultIfEmpty()
            join i in db.All<Person>() on holding.Person equals i.Id into incumbents
            from incumbent in incumbents.DefaultIfEmpty()
            join w in db.All<Power>() on place.Id equals w.Place into powers
            from power in powers.DefaultIfEmpty()
            join s in db.All<Body>() on power.SignedOffBy equals s.Id into signing
            from signingBody in signing.DefaultIfEmpty()
            select new
            {
                Place = place,
                Body = b,
                Appointment = appointment,
                Person = person == null ? null : new Named(person.Key, person.Name),
                Vacancy = vacancy,
                Filler = filler == null ? null : new Named(filler.Key, filler.Name),
                Holding = holding,
                Incumbent = incumbent == null ? null : new Named(incumbent.Key, incumbent.Name),
                Power = power,
                SignedOffBy = signingBody == null ? null : new Named(signingBody.Key, signingBody.Name),
            }
        ).ToListAsync();
        var places = rows.GroupBy(r => r.Place.Id).Select(p => p.ToList()).ToList();
        return days.Distinct()
            .ToDictionary(
                day => day,
                day => new Seats(
                    from of in places
                    where of[0].Place.Period.Covers(day)
                    let held = of.Find(r => r.Appointment?.Period.Covers(day) == true)
                    let empty = of.Find(r => r.Vacancy?.Period.Covers(day) == true)
                    let last = of.Select(r => r.Appointment?.Until).Where(until => until < day).Max()
                    from sits in of.Where(r => r.Holding?.Period.Covers(day) == true)
                        .DistinctBy(r => r.Holding!.Id)
                        .DefaultIfEmpty()
                    from may in of.Where(r => r.Power?.Period.Covers(day) == true).DistinctBy(r => r.Power!.Id).DefaultIfEmpty()
                    select new Found
                    {
                        Place = of[0].Place,
                        Body = of[0].Body,
                        Filler = of[0].Filler,
                        Appointment = held?.Appointment,
                        Person = held?.Person,
                        Vacancy = empty?.Vacancy,
                        Incumbent = sits?.Incumbent,
                        IncumbentSince = sits?.Holding!.From,
                        Power = may?.Power,
                        SignedOffBy = may?.SignedOffBy,
                        LastHeld = last,
                    }
                )
            );
    }

    /// <summary>The places of a body, in order.</summary>
    public IReadOnlyList<Seat> Of(Id<Body> body) =>
        [.. byBody[body].GroupBy(p => p.Place.Id).Select(rows => SeatOf([.. rows], []))];

    /// <summary>What is recorded of each place of a body, in order; who sits there ex officio is not.</summary>
    internal IEnumerable<RecordedSeat> RecordedOf(Id<Body> body) =>
        byBody[body].DistinctBy(p => p.Place.Id).Select(p => new RecordedSeat(p.Place, p.Appointment, p.Vacancy));

    /// <summary>All of them that pass, each with its body, by the body's name.</summary>
    internal IReadOnlyList<BodySeat> Where(DateOnly day, Func<Seat, bool> wanted) =>
        [
            .. byBody
                .SelectMany(places => places)
                .Where(p => p.Body.StateOn(day) is BodyState.Proposed or BodyState.Established)
                .GroupBy(p => p.Place.Id)
                .Select(rows => new BodySeat(
                    new Named(rows.First().Body.Key, rows.First().Body.Name),
                    rows.First().Body.StateOn(day),
                    SeatOf([.. rows], [])
                ))
                .Where(s => wanted(s.Seat))
                .OrderBy(s => s.Body.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(s => s.Body.Key, StringComparer.Ordinal),
        ];

    /// <summary>The chair or chairs of a body.</summary>
    public IReadOnlyList<Seat> ChairsOf(Id<Body> body) =>
        [.. Of(body).Where(s => s.Role is PlaceRole.Chair or PlaceRole.CoChair)];

    private Seat SeatOf(List<Found> rows, HashSet<Id<Body>> asked)
    {
        var found = rows[0];
        var (state, holders, interim, until, since) = Holder(rows, asked);
        return new Seat
        {
            Key = found.Place.Key,
            Id = found.Place.Id,
            Organisation = found.Place.FilledBy,
            Title = found.Place.Title,
            Origin = found.Place.Continues ?? found.Place.Id,
            Role = found.Place.Role,
            State = state,
            Holders = holders,
            FilledBy = found.Filler,
            NominatedBy = found.Nominator,
            Kind = found.Place.Kind,
            Level = found.Place.Level,
            Vote = found.Place.Vote,
            Capacity = found.Place.Capacity,
            Powers = PowersOf(rows),
            ByPost = found.Post,
            ByChairOf = found.ChairOf,
            Interim = interim,
            InterimUntil = until,
            VacantSince = state == SeatState.Vacant ? found.Vacancy?.From ?? found.LastHeld?.AddDays(1) : null,
            Since = since,
            Note = found.Vacancy?.Note ?? found.Appointment?.Note ?? found.Place.Note,
            TakenFrom = found.Place.TakenFrom,
        };
    }

    private static IReadOnlyList<HeldPower> PowersOf(List<Found> rows) =>
        rows[0].Power is null
            ? []
            :
            [
                .. rows.Where(r => r.Power is not null)
                    .DistinctBy(r => r.Power!.Id)
                    .OrderBy(r => r.Power!.Order)
                    .ThenBy(r => r.Power!.Key, StringComparer.Ordinal)
                    .Select(r => HeldPower.Of(r.Power!, r.SignedOffBy, r.LedBy)),
            ];

    /// <summary>A recorded vacancy speaks first; then the appointment, then the post or chair, then an ended appointment.</summary>
    private (SeatState State, IReadOnlyList<Named> Holders, bool Interim, string? Until, DateOnly? Since) Holder(
        List<Found> rows,
        HashSet<Id<Body>> asked
    )
    {
        var found = rows[0];
        if (found.Vacancy is not null)
            return (SeatState.Vacant, [], false, null, null);
        if (found is { Appointment: { } appointment, Person: { } person })
        {
            var until = appointment.InterimUntil is { } day ? LondonDate.Words(day) : appointment.InterimUntilEvent;
            return (SeatState.Appointed, [person], appointment.Interim, until, appointment.From);
        }
        // Somebody sits there who is not shown: the place is not empty.
        if (found.Appointment is not null)
            return (SeatState.NotRecorded, [], false, null, null);
        if (found.Place.ExOfficioPost is not null)
        {
            var incumbents = rows.Select(r => r.Incumbent).OfType<Named>().Distinct().ToList();
            return incumbents.Count > 0
                ? (SeatState.ExOfficio, incumbents, false, null, found.IncumbentSince)
                : (SeatState.NotRecorded, [], false, null, null);
        }
        if (found.Place.ExOfficioChairOf is { } chaired && asked.Add(chaired))
        {
            var chair = byBody[chaired]
                .Where(p => p.Place.Role == PlaceRole.Chair)
                .GroupBy(p => p.Place.Id)
                .Select(r => Holder([.. r], asked))
                .FirstOrDefault();
            return chair.Holders is { Count: > 0 }
                ? (SeatState.ExOfficio, chair.Holders, chair.Interim, chair.Until, chair.Since)
                : (chair.Holders is null ? SeatState.NotRecorded : chair.State, [], false, null, null);
        }
        return found.LastHeld is not null && !found.Place.IsExOfficio
            ? (SeatState.Vacant, [], false, null, null)
            : (SeatState.NotRecorded, [], false, null, null);
    }

    private sealed class Found
    {
        public required Place Place { get; init; }
        public required Body Body { get; init; }
        public Appointment? Appointment { get; init; }
        public Named? Person { get; init; }
        public Vacancy? Vacancy { get; init; }
        public Named? Filler { get; init; }
        public Named? Nominator { get; init; }
        public Named? Post { get; init; }
        public Named? Incumbent { get; init; }
        public DateOnly? IncumbentSince { get; init; }
        public Named? ChairOf { get; init; }
        public Power? Power { get; init; }
        public Named? SignedOffBy { get; init; }
        public Named? LedBy { get; init; }
        public DateOnly? LastHeld { get; init; }
    }
}
