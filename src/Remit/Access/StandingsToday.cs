using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access;

/// <summary>
/// Who somebody is and how they stand today, by the live database and the London clock, whatever date they look at. Remembered until the next
/// change, so that most requests ask only for its number.
/// </summary>
internal sealed class StandingsToday(Store store, LondonClock clock, Policy policy)
{
    /// <summary>More people than ask between two changes; then it forgets all.</summary>
    private const int Most = 5000;

    private readonly ConcurrentDictionary<(Guid Person, DateOnly Day, long Change), Viewer> remembered = new();

    /// <summary>A person as they look and write.</summary>
    /// <param name="person">The id of their record.</param>
    /// <param name="otherwise">What they are called where it is not there any more.</param>
    public async Task<Viewer> Of(Guid person, string otherwise)
    {
        await using var db = store.Read(Sight.Everything);
        var last = await db.Changes.TagWith(AccountsDb.ForTheSession).MaxAsync(c => (long?)c.Number) ?? 0;
        var today = clock.Today;
        var key = (person, today, last);
        if (remembered.TryGetValue(key, out var known))
            return known;
        if (remembered.Count >= Most)
            remembered.Clear();
        foreach (var old in remembered.Keys.Where(k => k.Change != last || k.Day != today))
            remembered.TryRemove(old, out _);
        var viewer = await Compute(db, person, otherwise, today, last);
        return remembered.GetOrAdd(key, viewer);
    }

    private async Task<Viewer> Compute(Db db, Guid person, string otherwise, DateOnly day, long last)
    {
        var id = new Id<Person>(person);
        var name = await db.All<Person>()
            .TagWith(AccountsDb.ForTheSession)
            .Where(p => p.Id == id)
            .Select(p => p.Name)
            .FirstOrDefaultAsync();
        var standings = await Standings.Of(db, id, day);
        return new Viewer(policy, name ?? otherwise, CapacityOf(standings), standings, person) { AsOf = last };
    }

    /// <summary>As the log says in what capacity somebody acted: by a task that they are given, else by what they hold first.</summary>
    private static string CapacityOf(IReadOnlyList<Standing> standings) =>
        standings.FirstOrDefault(s => s.Relation is Relation.Manager or Relation.Administrator or Relation.Auditor) is { } given
            ? RelationWords.OnScreen(given.Relation).ToLowerInvariant()
        : standings.Count > 0 ? standings[0].Because
        : "signed in";
}
