using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Access;

/// <summary>
/// How people stand on a day, computed from the places and posts that they hold then, and from what they are given. An appointment that
/// ended yesterday gives nothing today.
/// </summary>
internal static class Standings
{
    /// <summary>Chairs may sit ex officio by a chair that is ex officio itself; longer chains than this are taken for mistakes.</summary>
    private const int LongestChain = 8;

    /// <summary>How one person stands on a day. A fixed number of queries, and one for each step of a chain of ex officio chairs.</summary>
    /// <param name="db">The database as recorded now, with nothing hidden.</param>
    /// <param name="person">The person.</param>
    /// <param name="day">The London day: today, for who may do what.</param>
    public static async Task<IReadOnlyList<Standing>> Of(Db db, Id<Person> person, DateOnly day)
    {
        var found = new List<Standing>();
        var posts = await PostsOf(db, person, day, found);
        var places = await PlacesOf(db, person, posts, day);
        foreach (var (held, isDeputy) in places)
            found.AddRange(OfAPlace(held, isDeputy));
        await Scrutiny(db, found, day);
        await Grants(db, person, day, found);
        if (found.Count > 0)
        {
            found.Insert(0, new Standing(Relation.Partner, Because: found[0].Because));
            // Whoever holds nothing any more owns nothing here either.
            found.Add(new Standing(Relation.Owner, new RecordRef("person", person.Value), found[0].Because));
        }
        return [.. found.DistinctBy(s => (s.Relation, s.To))];
    }

    private static async Task<List<Id<Post>>> PostsOf(Db db, Id<Person> person, DateOnly day, List<Standing> found)
    {
        var posts = await (
            from holding in db.All<Holding>().On(day)
            where holding.Person == person
            join post in db.All<Post>().On(day) on holding.Post equals post.Id
            orderby post.Key
            select new
            {
                post.Id,
                post.Title,
                post.Body,
            }
        ).ToListAsync();
        foreach (var post in posts)
        {
            var because = $"holds the post {post.Title}";
            found.Add(new Standing(Relation.PostHolder, new RecordRef("post", post.Id.Value), because));
            if (post.Body is { } body)
                found.Add(new Standing(Relation.Clerk, new RecordRef("body", body.Value), because));
        }
        return posts.ConvertAll(p => p.Id);
    }

    private static async Task<List<(Held Place, bool IsDeputy)>> PlacesOf(
        Db db,
        Id<Person> person,
        List<Id<Post>> posts,
        DateOnly day
    )
    {
        var places = db.All<Place>().On(day);
        var appointed = await Holds(
            db,
            day,
            places.Where(p =>
                db.All<Appointment>().On(day).Any(a => a.Place == p.Id && a.Person == person)
                || (p.ExOfficioPost != null && posts.Contains(p.ExOfficioPost.Value))
            )
        );
        var deputised = await Holds(
            db,
            day,
            places.Where(p => db.All<Deputy>().On(day).Any(d => d.Place == p.Id && d.Person == person))
        );
        var all = appointed.ConvertAll(p => (p, false));
        all.AddRange(deputised.ConvertAll(p => (p, true)));
        var seen = new HashSet<Id<Body>>();
        for (var step = 0; step < LongestChain; step++)
        {
            var chaired = all.Where(h => !h.Item2 && h.p.Chairs && seen.Add(h.p.Body)).Select(h => h.p.Body).ToList();
            if (chaired.Count == 0)
                break;
            var byChair = await Holds(
                db,
                day,
                places.Where(p => p.ExOfficioChairOf != null && chaired.Contains(p.ExOfficioChairOf.Value))
            );
            all.AddRange(byChair.ConvertAll(p => (p, false)));
        }
        return all;
    }

    private static Task<List<Held>> Holds(Db db, DateOnly day, IQueryable<Place> places) =>
        (
            from place in places
            join body in db.All<Body>() on place.Body equals body.Id
            orderby body.Key, place.Order
            select new Held(place.Body, body.Name, place.Title, place.Role, place.FilledBy, place.Capacity)
        ).ToListAsync();

    private static IEnumerable<Standing> OfAPlace(Held place, bool isDeputy)
    {
        var body = new RecordRef("body", place.Body.Value);
        if (isDeputy)
        {
            yield return new Standing(Relation.Deputy, body, $"may stand in for the place {place.Title} on {place.BodyName}");
            yield break;
        }
        var because = $"holds the place {place.Title} on {place.BodyName}";
        yield return new Standing(Relation.Member, body, because);
        if (place.Role != PlaceRole.Member)
            yield return new Standing(Relation.Chair, body, because);
        if (place is { FilledBy: { } organisation, Capacity: Capacity.Binds })
            yield return new Standing(Relation.Lead, new RecordRef("organisation", organisation.Value), because);
    }

    private static async Task Scrutiny(Db db, List<Standing> found, DateOnly day)
    {
        var held = found
            .Where(s => s.Relation is Relation.Member or Relation.PostHolder)
            .Select(s => s.To)
            .OfType<RecordRef>()
            .Distinct()
            .ToList();
        if (held.Count == 0)
            return;
        var scrutinised = await (
            from line in db.All<Line>().On(day)
            where line.Kind == LineKind.Scrutinises && held.Contains(line.Start)
            join body in db.All<Body>() on line.To equals body.Id
            orderby body.Key
            select new { body.Id, line.Start }
        ).ToListAsync();
        foreach (var line in scrutinised)
            found.Add(
                new Standing(
                    Relation.Scrutineer,
                    new RecordRef("body", line.Id.Value),
                    found.First(s => s.To == line.Start).Because
                )
            );
    }

    private static async Task Grants(Db db, Id<Person> person, DateOnly day, List<Standing> found)
    {
        foreach (var grant in await db.All<Grant>().On(day).Where(g => g.Person == person).OrderBy(g => g.Task).ToListAsync())
            found.Add(new Standing(grant.Relation, Because: $"is {RelationWords.InASentence(grant.Relation)}"));
    }

    private sealed record Held(
        Id<Body> Body,
        string BodyName,
        string Title,
        PlaceRole Role,
        Id<Organisation>? FilledBy,
        Capacity? Capacity
    )
    {
        /// <summary>Who stands in for a chair does not sit elsewhere because of it.</summary>
        public bool Chairs => Role is PlaceRole.Chair or PlaceRole.CoChair;
    }
}
