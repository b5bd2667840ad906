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
        var (decisions, places) = (effects.ConvertAll(e => e.Decision), effects.ConvertAll(e => new Id<Place>(e.On.Id)));
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
        var settled = await (
            from place in db.All<Place>()
            where places.Contains(place.Id)
            join body in db.All<Body>() on place.Body equals body.Id
            select new
            {
                place.Id,
                place.Title,
                Body = body,
            }
        ).ToDictionaryAsync(f => f.Id);
        var refusals = new List<Refusal>();
        var below = new Dictionary<(Id<Body>, DateOnly), IReadOnlySet<Id<Body>>>();
        foreach (var effect in effects)
        {
            if (
                !meetings.TryGetValue(effect.Decision, out var by)
                || !settled.TryGetValue(new Id<Place>(effect.On.Id), out var of)
                || of.Body.Id == by.Body.Id
            )
                continue;
            if (!below.TryGetValue((by.Body.Id, by.Date), out var theirs))
                below[(by.Body.Id, by.Date)] = theirs = await BodiesBelow.Of(db, by.Body.Id, by.Date);
            if (!theirs.Contains(of.Body.Id))
                refusals.Add(
                    new Refusal(
                        OwnOrBelow,
                        $"{of.Body.Name} was not accountable to {by.Body.Name} on {LondonDate.Words(by.Date)}, so {by.Body.Name} can’t settle who sits in “{of.Title}” there. Choose a member of {by.Body.Name} or of a body that answers to it.",
                        new RecordRef(Effect.Shape.Kind, effect.RowId),
                        effect.GivesUp ? "effect-gives-up" : "effect-place"
                    )
                );
        }
        return refusals;
    }
}
