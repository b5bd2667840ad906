using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Structure.Organisations;

/// <summary>
/// What some organisations hold on a day and after it, tracked, to be handed on: the places that they fill or nominate for, their
/// people, posts and parts. A fixed number of queries, whatever there is.
/// </summary>
internal sealed class Estate
{
    private readonly HashSet<Id<Organisation>> ids;

    private Estate(HashSet<Id<Organisation>> ids) => this.ids = ids;

    public required IReadOnlyList<Organisation> Organisations { get; init; }
    public required IReadOnlyList<Place> Places { get; init; }
    public required IReadOnlyDictionary<Id<Body>, Body> Bodies { get; init; }

    /// <summary>The keys of all places of those bodies.</summary>
    public required ILookup<Id<Body>, string> Keys { get; init; }

    /// <summary>What lies in the places.</summary>
    public required PlaceContents Contents { get; init; }
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyList<Post> Posts { get; init; }
    public required IReadOnlyList<Organisation> Parts { get; init; }

    /// <summary>Where those people, posts and parts belonged before.</summary>
    public required ILookup<RecordRef, FormerOrganisation> Former { get; init; }

    public bool Has(Id<Organisation>? organisation) => organisation is { } id && ids.Contains(id);

    public static async Task<Estate> Load(Db db, IReadOnlyCollection<Id<Organisation>> organisations, DateOnly on)
    {
        var ids = organisations.ToHashSet();
        var wanted = ids.ToList();
        var nullable = ids.Select(i => (Id<Organisation>?)i).ToList();
        var places = await db.Set<Place>()
            .Where(p => nullable.Contains(p.FilledBy) || nullable.Contains(p.NominatedBy))
            .Where(p => p.Until == null || p.Until >= on)
            .OrderBy(p => p.Order)
            .ThenBy(p => p.Key)
            .ToListAsync();
        var (seats, bodies) = (places.ConvertAll(p => p.Id), places.Select(p => p.Body).Distinct().ToList());
        var former = await db.Set<FormerOrganisation>()
            .Where(f => f.Until >= on && wanted.Contains(f.Organisation))
            .ToListAsync();
        var (formerPeople, formerPosts, formerParts) = (
            Those<Person>("person"),
            Those<Post>("post"),
            Those<Organisation>("organisation")
        );
        var people = await db.Set<Person>()
            .Where(p => (nullable.Contains(p.Organisation) || formerPeople.Contains(p.Id)) && (p.Until == null || p.Until >= on))
            .ToListAsync();
        var posts = await db.Set<Post>()
            .Where(p => (nullable.Contains(p.Organisation) || formerPosts.Contains(p.Id)) && (p.Until == null || p.Until >= on))
            .ToListAsync();
        var parts = await db.Set<Organisation>()
            .Where(o => (nullable.Contains(o.PartOf) || formerParts.Contains(o.Id)) && (o.Until == null || o.Until >= on))
            .Where(o => !wanted.Contains(o.Id))
            .ToListAsync();
        var belonging = people
            .Select(p => new RecordRef("person", p.RowId))
            .Concat(posts.Select(p => new RecordRef("post", p.RowId)))
            .Concat(parts.Select(p => new RecordRef("organisation", p.RowId)))
            .ToList();
        return new Estate(ids)
        {
            Organisations = await db.Set<Organisation>().Where(o => wanted.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync(),
            Places = places,
            Bodies = await db.Set<Body>().Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id),
            Keys = (
                await db.All<Place>().Where(p => bodies.Contains(p.Body)).Select(p => new { p.Body, p.Key }).ToListAsync()
            ).ToLookup(p => p.Body, p => p.Key),
            Contents = await PlaceContents.Load(db, seats),
            People = [.. people.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)],
            Posts = [.. posts.OrderBy(p => p.Title, StringComparer.OrdinalIgnoreCase)],
            Parts = [.. parts.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)],
            Former = (await db.Set<FormerOrganisation>().Where(f => belonging.Contains(f.Of)).ToListAsync()).ToLookup(f => f.Of),
        };

        List<Id<T>> Those<T>(string kind) => [.. former.Where(f => f.Of.Kind == kind).Select(f => new Id<T>(f.Of.Id))];
    }

    /// <summary>What it holds, each with the change that wrote it last: where one differs, somebody changed something.</summary>
    public IEnumerable<string> Versions =>
        Places
            .Cast<Record>()
            .Concat(Posts)
            .Concat(People)
            .Concat(Parts)
            .Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.RowId} {r.Version}"));

    /// <summary>All that has to go somewhere, each with what people know it by.</summary>
    public IEnumerable<(RecordRef Record, string Title)> Holdings =>
        [
            .. Places.Select(p => (new RecordRef("place", p.RowId), $"the place “{p.Title}” on “{Bodies[p.Body].Name}”")),
            .. Posts.Select(p => (new RecordRef("post", p.RowId), $"the post “{p.Title}”")),
            .. People.Select(p => (new RecordRef("person", p.RowId), p.Name)),
            .. Parts.Select(p => (new RecordRef("organisation", p.RowId), $"its part “{p.Name}”")),
        ];
}
