using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Places;

/// <summary>What lies in some places, tracked, to be handed on or to end with them: who sits there, who stands in, what is vacant, what may be agreed.</summary>
internal sealed record PlaceContents(
    ILookup<Id<Place>, Appointment> Appointments,
    ILookup<Id<Place>, Vacancy> Vacancies,
    ILookup<Id<Place>, Deputy> Deputies,
    ILookup<Id<Place>, Power> Powers
)
{
    /// <summary>All that lies in one place.</summary>
    public IEnumerable<Record> Of(Id<Place> place) =>
        [.. Appointments[place], .. Vacancies[place], .. Deputies[place], .. Powers[place]];

    /// <summary>Four queries, whatever there is.</summary>
    public static async Task<PlaceContents> Load(Db db, IEnumerable<Id<Place>> places)
    {
        var ids = places.ToList();
        return new PlaceContents(
            (await db.Set<Appointment>().Where(a => ids.Contains(a.Place)).OrderBy(a => a.Order).ToListAsync()).ToLookup(a =>
                a.Place
            ),
            (await db.Set<Vacancy>().Where(v => ids.Contains(v.Place)).OrderBy(v => v.Order).ToListAsync()).ToLookup(v =>
                v.Place
            ),
            (await db.Set<Deputy>().Where(d => ids.Contains(d.Place)).OrderBy(d => d.Order).ToListAsync()).ToLookup(d => d.Place),
            (await db.Set<Power>().Where(p => ids.Contains(p.Place)).OrderBy(p => p.Order).ToListAsync()).ToLookup(p => p.Place)
        );
    }
}
