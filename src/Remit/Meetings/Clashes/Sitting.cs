using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Meetings.Clashes;

/// <summary>Somebody who sits on a body, or may stand in there.</summary>
/// <param name="Person">Who.</param>
/// <param name="StandsIn">Whether only as a deputy.</param>
internal sealed record Sitter(Named Person, bool StandsIn);

/// <summary>
/// Who sits on some bodies on each day of a time: by appointment, by the post that they hold, by the chair of another body, or as a deputy. One query,
/// however many days there are.
/// </summary>
internal sealed class Sitting
{
    private readonly ILookup<Id<Body>, Row> rows;

    private Sitting(IEnumerable<Row> found) => rows = found.ToLookup(r => r.Place.Body);

    /// <summary>Loads what the context sees of the places of some bodies, and of every chair, for the days of a time.</summary>
    public static async Task<Sitting> Load(Db db, IReadOnlyCollection<Id<Body>> bodies, DateOnly first, DateOnly last)
    {
        if (bodies.Count == 0)
            return new Sitting([]);
        var asked = bodies.ToList();
        var found = await (
            from place in During(db.All<Place>(), first, last)
            where asked.Contains(place.Body) || place.Role == PlaceRole.Chair
            join a in During(db.All<Appointment>(), first, last) on place.Id equals a.Place into appointments
            from appointment in appointments.DefaultIfEmpty()
            join p in db.All<Person>() on appointment.Person equals p.Id into people
            from person in people.DefaultIfEmpty()
            join h in During(db.All<Holding>(), first, last) on place.ExOfficioPost equals h.Post into holdings
            from holding in holdings.DefaultIfEmpty()
            join i in db.All<Person>() on holding.Person equals i.Id into incumbents
            from incumbent in incumbents.DefaultIfEmpty()
            join d in During(db.All<Deputy>(), first, last) on place.Id equals d.Place into deputies
            from deputy in deputies.DefaultIfEmpty()
            join s in db.All<Person>() on deputy.Person equals s.Id into standing
            from standIn in standing.DefaultIfEmpty()
            select new Row
            {
                Place = place,
                Appointment = appointment,
                Person = person == null ? null : new Named(person.Key, person.Name),
                Holding = holding,
                Incumbent = incumbent == null ? null : new Named(incumbent.Key, incumbent.Name),
                Deputy = deputy,
                StandIn = standIn == null ? null : new Named(standIn.Key, standIn.Name),
            }
        ).ToListAsync();
        return new Sitting(found);
    }

    /// <summary>Who sits on a body on a day, or may stand in there, each once; whoever sits is no deputy.</summary>
    public IReadOnlyList<Sitter> On(Id<Body> body, DateOnly day)
    {
        var there = rows[body].Where(r => r.Place.Period.Covers(day)).ToList();
        var sits = there.GroupBy(r => r.Place.Id).SelectMany(p => Holders([.. p], day, [])).Distinct().ToList();
        var deputies = there
            .Where(r => r.Deputy?.Period.Covers(day) == true && r.StandIn is not null)
            .Select(r => r.StandIn!)
            .Distinct()
            .Where(d => !sits.Contains(d));
        return [.. sits.Select(s => new Sitter(s, false)), .. deputies.Select(d => new Sitter(d, true))];
    }

    /// <summary>The people who sit, or stand in, on both bodies on a day: whoever sits on both first.</summary>
    public IReadOnlyList<SharedMember> OnBoth(Id<Body> one, Id<Body> other, DateOnly day)
    {
        var there = On(other, day).ToDictionary(s => s.Person.Key, StringComparer.Ordinal);
        return
        [
            .. On(one, day)
                .Where(s => there.ContainsKey(s.Person.Key))
                .Select(s => new SharedMember(s.Person, s.StandsIn, there[s.Person.Key].StandsIn))
                .OrderBy(s => s.StandsInHere || s.StandsInThere)
                .ThenBy(s => s.Person.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The appointment speaks first, then the post, then the chair.</summary>
    private IEnumerable<Named> Holders(IReadOnlyList<Row> place, DateOnly day, HashSet<Id<Body>> asked)
    {
        if (place.Any(r => r.Appointment?.Period.Covers(day) == true))
            return place.Where(r => r.Appointment?.Period.Covers(day) == true).Select(r => r.Person).OfType<Named>().Distinct();
        if (place[0].Place.ExOfficioPost is not null)
            return place.Where(r => r.Holding?.Period.Covers(day) == true).Select(r => r.Incumbent).OfType<Named>().Distinct();
        return place[0].Place.ExOfficioChairOf is { } chaired && asked.Add(chaired)
            ? rows[chaired]
                .Where(r => r.Place.Role == PlaceRole.Chair && r.Place.Period.Covers(day))
                .GroupBy(r => r.Place.Id)
                .SelectMany(p => Holders([.. p], day, asked))
            : [];
    }

    private static IQueryable<T> During<T>(IQueryable<T> dated, DateOnly first, DateOnly last)
        where T : class, IDated => dated.Where(d => (d.From == null || d.From <= last) && (d.Until == null || d.Until >= first));

    private sealed class Row
    {
        public required Place Place { get; init; }
        public Appointment? Appointment { get; init; }
        public Named? Person { get; init; }
        public Holding? Holding { get; init; }
        public Named? Incumbent { get; init; }
        public Deputy? Deputy { get; init; }
        public Named? StandIn { get; init; }
    }
}

/// <summary>Somebody who belongs to two bodies.</summary>
/// <param name="Person">Who.</param>
/// <param name="StandsInHere">Whether in the one only as a deputy.</param>
/// <param name="StandsInThere">Whether in the other only as a deputy.</param>
internal sealed record SharedMember(Named Person, bool StandsInHere, bool StandsInThere)
{
    /// <summary>"Ann Hart", "Ann Hart (as a deputy there)".</summary>
    internal string InWords() =>
        (StandsInHere, StandsInThere) switch
        {
            (false, false) => Person.Name,
            (true, false) => $"{Person.Name} (a deputy here)",
            (false, true) => $"{Person.Name} (a deputy there)",
            (true, true) => $"{Person.Name} (a deputy in both)",
        };
}
