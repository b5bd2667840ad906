using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Access.Demonstrating;

/// <summary>Everybody who holds something today, by the body on which they sit; then the holders of posts; and who is given a task first.</summary>
internal sealed class DemoPeople(Store store, LondonClock clock)
{
    /// <summary>The groups to choose from. Five queries.</summary>
    public async Task<IReadOnlyList<DemoGroup>> Groups()
    {
        var day = clock.Today;
        await using var db = store.Read(Sight.Everything, day);
        var tasks = await (
            from grant in db.All<Grant>().On(day)
            join person in db.All<Person>() on grant.Person equals person.Id
            orderby grant.Task, person.Name
            select new
            {
                person.Key,
                person.Name,
                grant.Task,
            }
        ).ToListAsync();
        var places = db.All<Place>().On(day);
        List<Hold> seats =
        [
            .. await Holds.Of(db, db.All<Appointment>().On(day), places).ToListAsync(),
            .. await Holds.ExOfficio(db, db.All<Holding>().On(day), places).ToListAsync(),
            .. from deputy in await Holds.Of(db, db.All<Deputy>().On(day), places).ToListAsync()
            select deputy with
            {
                Title = $"May stand in for {deputy.Title}",
            },
        ];
        var posts = await Holds.Of(db, db.All<Holding>().On(day), db.All<Post>().On(day)).ToListAsync();
        return
        [
            new("Given a task", [.. tasks.Select(t => new DemoPerson(t.Key, t.Name, t.Task.OnScreen()))]),
            new("Holders of posts", posts.ConvertAll(Of)),
            .. seats.GroupBy(h => h.Body!).Select(g => new DemoGroup(g.Key.Name, [.. g.Select(Of).DistinctBy(p => p.Key)])),
        ];
    }

    private static DemoPerson Of(Hold hold) => new(hold.Person.Key, hold.Person.Name, hold.Title);
}

/// <summary>People under a heading.</summary>
internal sealed record DemoGroup(string Title, IReadOnlyList<DemoPerson> People);

/// <summary>Somebody to look as.</summary>
/// <param name="Key">The key of their record.</param>
/// <param name="Name">Their name.</param>
/// <param name="What">What they hold or are given.</param>
internal sealed record DemoPerson(string Key, string Name, string What);
