using Remit.Data;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Access;

/// <summary>Somebody holds a place or a post for a time.</summary>
/// <param name="Person">Who.</param>
/// <param name="Title">The title of the place or post.</param>
/// <param name="Body">The body of the place; null for a post.</param>
/// <param name="From">The first day; null where it is not recorded.</param>
/// <param name="Until">The last day; null where there is none.</param>
internal sealed record Hold(Named Person, string Title, Named? Body, DateOnly? From, DateOnly? Until);

/// <summary>
/// Who holds what: one query each, in the order of bodies and places. Which appointments, deputies, holdings, places and posts count is the
/// asker's choice, as they look at a day or ahead of it.
/// </summary>
internal static class Holds
{
    public static IQueryable<Hold> Of(Db db, IQueryable<Appointment> appointments, IQueryable<Place> places) =>
        from held in appointments
        join place in places on held.Place equals place.Id
        join body in db.All<Body>() on place.Body equals body.Id
        join person in db.All<Person>() on held.Person equals person.Id
        orderby body.Order, body.Name, place.Order
        select new Hold(new Named(person.Key, person.Name), place.Title, new Named(body.Key, body.Name), held.From, held.Until);

    public static IQueryable<Hold> Of(Db db, IQueryable<Deputy> deputies, IQueryable<Place> places) =>
        from held in deputies
        join place in places on held.Place equals place.Id
        join body in db.All<Body>() on place.Body equals body.Id
        join person in db.All<Person>() on held.Person equals person.Id
        orderby body.Order, body.Name, place.Order
        select new Hold(new Named(person.Key, person.Name), place.Title, new Named(body.Key, body.Name), held.From, held.Until);

    public static IQueryable<Hold> Of(Db db, IQueryable<Holding> holdings, IQueryable<Post> posts) =>
        from held in holdings
        join post in posts on held.Post equals post.Id
        join person in db.All<Person>() on held.Person equals person.Id
        orderby post.Order, post.Title
        select new Hold(new Named(person.Key, person.Name), post.Title, null, held.From, held.Until);

    /// <summary>The holders of posts to which places go ex officio, by the place.</summary>
    public static IQueryable<Hold> ExOfficio(Db db, IQueryable<Holding> holdings, IQueryable<Place> places) =>
        from held in holdings
        join place in places on held.Post equals place.ExOfficioPost
        join body in db.All<Body>() on place.Body equals body.Id
        join person in db.All<Person>() on held.Person equals person.Id
        orderby body.Order, body.Name, place.Order
        select new Hold(new Named(person.Key, person.Name), place.Title, new Named(body.Key, body.Name), held.From, held.Until);
}
