using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Access.Ahead;

/// <summary>Somebody gains or loses what a place, a post or a task gives.</summary>
/// <param name="On">The first day on which it is so.</param>
/// <param name="Person">Who.</param>
/// <param name="Gains">Whether they gain it; else they lose it.</param>
/// <param name="What">What they hold: "the place Chair on the Board".</param>
/// <param name="NothingElse">Whether they hold nothing else from then on, and will see only what is published.</param>
internal sealed record Turn(DateOnly On, Named Person, bool Gains, string What, bool NothingElse);

/// <summary>Who gains or loses access soon, so that nobody is locked out by a date that was forgotten.</summary>
internal static class Turns
{
    /// <summary>The turns after a day, in order. Four queries, over what is held on that day or later.</summary>
    /// <param name="db">The database, as far as whoever looks sees it.</param>
    /// <param name="today">Turns of this day have been taken.</param>
    /// <param name="last">The last day of turns to tell.</param>
    public static async Task<IReadOnlyList<Turn>> After(Db db, DateOnly today, DateOnly last)
    {
        var held = new List<Held>();
        held.AddRange(await Places(db, today));
        held.AddRange(await Deputies(db, today));
        held.AddRange(await Posts(db, today));
        held.AddRange(await Tasks(db, today));
        var byPerson = held.ToLookup(h => h.Person);
        return
        [
            .. held.SelectMany(h => TurnsOf(h, byPerson[h.Person], today, last))
                .OrderBy(t => t.On)
                .ThenBy(t => t.Person.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(t => t.What, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Turn> TurnsOf(Held held, IEnumerable<Held> all, DateOnly today, DateOnly last)
    {
        if (held.From > today && held.From <= last && !GoesOn(all, held, held.From.Value.AddDays(-1)))
            yield return new Turn(held.From.Value, held.Person, Gains: true, held.What, NothingElse: false);
        if (held.Until is not { } end || end < today || end >= last)
            yield break;
        var first = end.AddDays(1);
        if (!GoesOn(all, held, first))
            yield return new Turn(first, held.Person, Gains: false, held.What, !all.Any(h => h.IsHeldOn(first)));
    }

    /// <summary>An appointment that is followed at once by another to the same place changes nothing.</summary>
    private static bool GoesOn(IEnumerable<Held> all, Held held, DateOnly day) =>
        all.Any(h => h.What == held.What && h.IsHeldOn(day));

    private static IQueryable<T> NotOver<T>(Db db, DateOnly today)
        where T : DatedRecord<T> => db.All<T>().Where(held => held.Until == null || held.Until >= today);

    private static async Task<IEnumerable<Held>> Places(Db db, DateOnly today) =>
        from hold in await Holds.Of(db, NotOver<Appointment>(db, today), db.All<Place>()).ToListAsync()
        select new Held(hold, $"the place {hold.Title} on {hold.Body!.Name}");

    private static async Task<IEnumerable<Held>> Deputies(Db db, DateOnly today) =>
        from hold in await Holds.Of(db, NotOver<Deputy>(db, today), db.All<Place>()).ToListAsync()
        select new Held(hold, $"standing in for the place {hold.Title} on {hold.Body!.Name}");

    private static async Task<IEnumerable<Held>> Posts(Db db, DateOnly today) =>
        from hold in await Holds.Of(db, NotOver<Holding>(db, today), db.All<Post>()).ToListAsync()
        select new Held(hold, $"the post {hold.Title} and the places that go with it");

    private static async Task<IEnumerable<Held>> Tasks(Db db, DateOnly today) =>
        (
            await (
                from held in NotOver<Grant>(db, today)
                join person in db.All<Person>() on held.Person equals person.Id
                select new { Grant = held, Person = new Named(person.Key, person.Name) }
            ).ToListAsync()
        ).Select(g => new Held(
            g.Person,
            $"the task of {RelationWords.InASentence(g.Grant.Relation)}",
            g.Grant.From,
            g.Grant.Until
        ));

    private sealed record Held(Named Person, string What, DateOnly? From, DateOnly? Until)
    {
        public Held(Hold hold, string what)
            : this(hold.Person, what, hold.From, hold.Until) { }

        public bool IsHeldOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
    }
}
