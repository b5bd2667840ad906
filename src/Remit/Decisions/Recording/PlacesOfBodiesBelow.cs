using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Decisions.Recording;

/// <summary>
/// A body settles who sits in its own places and in those of the bodies that were accountable to it on the day of its meeting, directly or through
/// one between: the Board settles the members of the Executive, and the Executive not those of the Board.
/// </summary>
internal sealed class PlacesOfBodiesBelow : IInvariant
{
    internal const string OwnOrBelow = "A body settles its own members and those of the bodies that answer to it";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var effects = touched
            .Rows.Where(r => r.State == EntityState.Added)
            .Select(r => r.Row)
            .OfType<Effect>()
            .Where(e => e.On.Kind == "place")
            .ToList();
        if (effects.Count == 0 || db.TakesBack)
            return [];
        // Whether a body answers to another does not depend on what whoever records it sees.
        using var everything = db.LookingAtEverything();
        var decisions = effects.ConvertAll(e => e.Decision);
        var meetings = await (
            from decision in db.All<Decision>()
            where decisions.Contains(decision.Id)
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            join body in db.All<Body>() on meeting.Body equals body.Id
            select new
            {
                decision.Id,
                meeting.Date,
                Body = body,
            }
        ).ToDictionaryAsync(f => f.Id);
        var refusals = new List<Refusal>();
        foreach (var by in meetings.Values.GroupBy(m => (m.Body.Id, m.Date)).Select(g => g.ToList()))
            refusals.AddRange(
                await Of(
                    db,
                    by[0].Body,
                    by[0].Date,
                    effects.Where(e => meetings.TryGetValue(e.Decision, out var its) && by.Contains(its))
                )
            );
        return refusals;
    }

    /// <summary>What a body can't settle of what it is to settle by decisions of a day.</summary>
    /// <param name="db">The database.</param>
    /// <param name="body">The body.</param>
    /// <param name="day">The day of its meeting.</param>
    /// <param name="effects">Who takes a place, or gives it up.</param>
    public static async Task<IReadOnlyList<Refusal>> Of(Db db, Body body, DateOnly day, IEnumerable<Effect> effects)
    {
        var membership = effects.Where(e => e.On.Kind == "place").ToList();
        if (membership.Count == 0)
            return [];
        using var everything = db.LookingAtEverything();
        var places = membership.ConvertAll(e => new Id<Place>(e.On.Id));
        var elsewhere = await (
            from place in db.All<Place>()
            where places.Contains(place.Id) && place.Body != body.Id
            join of in db.All<Body>() on place.Body equals of.Id
            select new
            {
                place.Id,
                place.Title,
                Body = of,
            }
        ).ToDictionaryAsync(f => f.Id);
        if (elsewhere.Count == 0)
            return [];
        var below = await BodiesBelow.Of(db, body.Id, day);
        var refusals = new List<Refusal>();
        foreach (var effect in membership)
            if (elsewhere.TryGetValue(new Id<Place>(effect.On.Id), out var of) && !below.Contains(of.Body.Id))
                refusals.Add(
                    new Refusal(
                        OwnOrBelow,
                        $"{of.Body.Name} was not accountable to {body.Name} on {LondonDate.Words(day)}, so {body.Name} can’t settle who sits in “{of.Title}” there. Choose a member of {body.Name} or of a body that answers to it.",
                        db.Shapes.RefOf(effect),
                        "on"
                    )
                );
        return refusals;
    }
}
