using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>Who is responsible: a post with who holds it on the date, or a body.</summary>
/// <param name="Record">The post or body; null where none is recorded.</param>
/// <param name="People">Who holds the post; empty for a body, and where it is not recorded.</param>
internal sealed record Holder(Mention? Record, IReadOnlyList<Named> People);

/// <summary>Who holds posts on a date.</summary>
internal sealed class Incumbents
{
    private const string Post = "post";

    private readonly ILookup<Guid, Named> people;

    private Incumbents(ILookup<Guid, Named> people) => this.people = people;

    /// <summary>For those of the records that are posts; one query, or none where there is no post.</summary>
    public static async Task<Incumbents> Load(Db db, DateOnly day, IEnumerable<RecordRef?> holders)
    {
        var posts = holders.OfType<RecordRef>().Where(h => h.Kind == Post).Select(h => new Id<Post>(h.Id)).Distinct().ToList();
        if (posts.Count == 0)
            return new Incumbents(Array.Empty<Named>().ToLookup(_ => Guid.Empty));
        var held = await (
            from h in db.All<Holding>().On(day)
            where posts.Contains(h.Post)
            join p in db.All<Person>() on h.Person equals p.Id
            orderby h.Order, p.Name
            select new { h.Post, Person = new Named(p.Key, p.Name) }
        ).ToListAsync();
        return new Incumbents(held.ToLookup(h => h.Post.Value, h => h.Person));
    }

    /// <summary>The holder, by name and with who holds it.</summary>
    public Holder Of(RecordRef? holder, Mentions names) => new(names[holder], [.. people[holder?.Id ?? Guid.Empty]]);
}
