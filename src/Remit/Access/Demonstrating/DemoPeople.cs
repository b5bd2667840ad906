using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Access.Demonstrating;

/// <summary>Everybody who holds something today, by the body on which they sit; then the holders of posts; and who is given a task first.</summary>
internal sealed class DemoPeople(Store store, LondonClock clock)
{
    /// <summary>The groups to choose from. Four queries.</summary>
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
        var places = await (
            from place in db.All<Place>().On(day)
            join body in db.All<Body>() on place.Body equals body.Id
            join appointment in db.All<Appointment>().On(day) on place.Id equals appointment.Place
            join person in db.All<Person>() on appointment.Person equals person.Id
            orderby body.Order, body.Name, place.Order
            select new Held(body.Key, body.Name, person.Key, person.Name, place.Title)
        ).ToListAsync();
        var exOfficio = await (
            from place in db.All<Place>().On(day)
            join body in db.All<Body>() on place.Body equals body.Id
            join holding in db.All<Holding>().On(day) on place.ExOfficioPost equals holding.Post
            join person in db.All<Person>() on holding.Person equals person.Id
            orderby body.Order, body.Name, place.Order
            select new Held(body.Key, body.Name, person.Key, person.Name, place.Title)
        ).ToListAsync();
        var posts = await (
            from holding in db.All<Holding>().On(day)
            join post in db.All<Post>() on holding.Post equals post.Id
            join person in db.All<Person>() on holding.Person equals person.Id
            orderby post.Order, post.Title
            select new DemoPerson(person.Key, person.Name, post.Title)
        ).ToListAsync();
        return
        [
            new("Given a task", [.. tasks.Select(t => new DemoPerson(t.Key, t.Name, t.Task.OnScreen()))]),
            new("Holders of posts", posts),
            .. places
                .Concat(exOfficio)
                .GroupBy(h => (h.Body, h.BodyName))
                .Select(g => new DemoGroup(
                    g.Key.BodyName,
                    [.. g.Select(h => new DemoPerson(h.Key, h.Name, h.Title)).DistinctBy(p => p.Key)]
                )),
        ];
    }

    private sealed record Held(string Body, string BodyName, string Key, string Name, string Title);
}

/// <summary>People under a heading.</summary>
internal sealed record DemoGroup(string Title, IReadOnlyList<DemoPerson> People);

/// <summary>Somebody to look as.</summary>
/// <param name="Key">The key of their record.</param>
/// <param name="Name">Their name.</param>
/// <param name="What">What they hold or are given.</param>
internal sealed record DemoPerson(string Key, string Name, string What);
