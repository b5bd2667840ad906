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

/// <summary>Who may stand in in which place.</summary>
internal sealed class FoundStandIn
{
    public required Id<Body> BodyId { get; init; }
    public required string Body { get; init; }
    public required string Place { get; init; }
    public required Named Person { get; init; }
    public required Deputy Deputy { get; init; }
    public StandIn StandIn => new(Person, Deputy.OneMeetingOn);
}

/// <summary>Who may stand in for whom on a day.</summary>
internal static class StandIns
{
    /// <summary>
    /// Those that the context sees, in order. Who stands in for one meeting is there before it, too, as they are sent its papers.
    /// </summary>
    public static IQueryable<FoundStandIn> On(Db db, DateOnly day) =>
        from deputy in db.All<Deputy>()
        where deputy.Until == null || deputy.Until >= day
        where deputy.From == null || deputy.From <= day || deputy.From == deputy.Until
        join place in db.All<Place>() on deputy.Place equals place.Id
        join body in db.All<Body>() on place.Body equals body.Id
        join person in db.All<Person>() on deputy.Person equals person.Id
        orderby deputy.Order, deputy.Key
        select new FoundStandIn
        {
            BodyId = body.Id,
            Body = body.Key,
            Place = place.Key,
            Deputy = deputy,
            Person = new Named(person.Key, person.Name),
        };

    /// <summary>By the keys of the body and of the place.</summary>
    public static ILookup<(string Body, string Place), StandIn> ByPlace(this IEnumerable<FoundStandIn> found) =>
        found.ToLookup(f => (f.Body, f.Place), f => f.StandIn);
}
