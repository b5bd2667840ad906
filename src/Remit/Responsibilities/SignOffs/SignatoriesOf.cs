using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.SignOffs;

/// <summary>Who may sign for a post or body on a day: whoever holds the post; of a body its chair, and its clerk.</summary>
internal sealed class SignatoriesOf
{
    private readonly bool isBody;
    private readonly string title;

    private SignatoriesOf(RecordRef holder, string title, IReadOnlyList<Signatory> people) =>
        (isBody, this.title, People) = (holder.Kind == "body", title, people);

    /// <summary>They, by name.</summary>
    public IReadOnlyList<Signatory> People { get; }

    /// <summary>Whether somebody is among them.</summary>
    public bool Has(Guid? person) => People.Any(p => p.Person == person);

    /// <summary>Why somebody who is none of them can't sign.</summary>
    public string NotBy(string day) =>
        (
            isBody
                ? $"Only the chair or the clerk of {title} signs for it, and you are neither"
                : $"Only who holds the post {title} signs off its register, and you do not hold it"
        )
        + $" on {day}. "
        + (
            People.Count == 0
                ? isBody
                    ? "Neither is recorded."
                    : "Nobody is recorded as holding it."
                : $"It is {string.Join(" or ", People.Select(p => p.Name))}."
        );

    /// <summary>Those of a day; two queries for a post, four for a body.</summary>
    public static async Task<SignatoriesOf> Load(Db db, RecordRef holder, DateOnly day)
    {
        if (holder.Kind == "post")
        {
            var id = new Id<Post>(holder.Id);
            var title = await db.All<Post>().Where(p => p.Id == id).Select(p => p.Title).FirstOrDefaultAsync();
            var held =
                from h in db.All<Holding>().On(day)
                where h.Post == id
                join p in db.All<Person>() on h.Person equals p.Id
                orderby p.Name
                select new
                {
                    p.Id,
                    p.Key,
                    p.Name,
                };
            return new SignatoriesOf(
                holder,
                title ?? "that is not shown to you",
                [.. (await held.ToListAsync()).Select(p => new Signatory(p.Id.Value, p.Key, p.Name))]
            );
        }
        return await OfABody(db, holder, day);
    }

    private static async Task<SignatoriesOf> OfABody(Db db, RecordRef holder, DateOnly day)
    {
        var id = new Id<Body>(holder.Id);
        var name = await db.All<Body>().Where(b => b.Id == id).Select(b => b.Name).FirstOrDefaultAsync();
        var seats = await Seats.Load(db, day, id);
        var chairs = seats
            .Of(id)
            .Where(s => s.Role is PlaceRole.Chair or PlaceRole.CoChair)
            .SelectMany(s => s.Holders)
            .Select(h => h.Key)
            .ToList();
        var clerks = db.All<Post>().On(day).Where(p => p.Body == id).Select(p => p.Id);
        var people = await (
            from p in db.All<Person>()
            where chairs.Contains(p.Key) || db.All<Holding>().On(day).Any(h => h.Person == p.Id && clerks.Contains(h.Post))
            orderby p.Name
            select new
            {
                p.Id,
                p.Key,
                p.Name,
            }
        ).ToListAsync();
        return new SignatoriesOf(
            holder,
            name ?? "a body that is not shown to you",
            [.. people.Select(p => new Signatory(p.Id.Value, p.Key, p.Name))]
        );
    }
}

/// <summary>Somebody who may sign.</summary>
internal sealed record Signatory(Guid Person, string Key, string Name);
