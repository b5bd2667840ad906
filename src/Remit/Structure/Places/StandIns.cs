using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure.Places;

/// <summary>Somebody who may stand in for the holder of a place.</summary>
/// <param name="Person">Who.</param>
/// <param name="OneMeetingOn">The day of the meeting, where it is for one meeting only.</param>
public sealed record StandIn(Named Person, DateOnly? OneMeetingOn)
{
    /// <summary>"Ann Hart, for the meeting on 12 September 2007".</summary>
    internal string InWords() => Person.Name + ForWhat;

    /// <summary>What follows the place or the name, where they stand in for one meeting only: ", for the meeting on 12 September 2007".</summary>
    internal string ForWhat => StructureWords.ForOneMeeting(OneMeetingOn);
}

/// <summary>Who may stand in for whom on a day, by the keys of the body and of the place.</summary>
internal static class StandIns
{
    /// <summary>
    /// Loads those of one body, or with null of all bodies, in order: one query. Who stands in for one meeting is there before it, too, as they
    /// are sent its papers.
    /// </summary>
    public static async Task<ILookup<(string Body, string Place), StandIn>> Load(Db db, DateOnly day, Id<Body>? body)
    {
        var found = await (
            from deputy in db.All<Deputy>()
            where deputy.Until == null || deputy.Until >= day
            where deputy.From == null || deputy.From <= day || deputy.From == deputy.Until
            join place in db.All<Place>() on deputy.Place equals place.Id
            where body == null || place.Body == body
            join of in db.All<Body>() on place.Body equals of.Id
            join person in db.All<Person>() on deputy.Person equals person.Id
            orderby deputy.Order, deputy.Key
            select new
            {
                Body = of.Key,
                Place = place.Key,
                Deputy = deputy,
                Person = new Named(person.Key, person.Name),
            }
        ).ToListAsync();
        return found.ToLookup(f => (f.Body, f.Place), f => new StandIn(f.Person, f.Deputy.OneMeetingOn));
    }
}
