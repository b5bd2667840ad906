using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Access.Reach;

/// <summary>Who sees what is restricted to this body, and why?</summary>
[Needs("access.read"), OnlyNow]
internal sealed class BodyAccessPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public Named Body { get; private set; } = null!;

    /// <summary>Who sees it and by what, in the order of the places; the same person for each reason.</summary>
    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    /// <summary>How many places nobody holds, or nobody is recorded for.</summary>
    public int Unheld { get; private set; }

    /// <summary>Whether the record of the body is itself restricted.</summary>
    public bool IsRestricted { get; private set; }

    public object Twin =>
        new
        {
            Body,
            IsRestricted,
            Readers,
            Unheld,
        };

    public Publication Publication =>
        new($"Who sees what is restricted to {Body.Name}")
        {
            Parts =
            [
                new Grid(
                    [new("Person", 3), new("Why", 5), new("Until", 2)],
                    [.. Readers.Select(r => new SheetRow(r.Person.Name, r.Why, r.Until is { } last ? last.InWords() : ""))]
                )
                {
                    Caption = "Who sees it",
                },
            ],
        };

    public async Task<IActionResult> OnGet(string key)
    {
        var day = looking.Today;
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key) is not { } body)
            return NotFound();
        Body = new Named(body.Key, body.Name);
        IsRestricted = body.Sensitivity == Sensitivity.Restricted;
        var seats = (await Seats.Load(db, day, body.Id)).Of(body.Id);
        Unheld = seats.Count(s => s.Holders.Count == 0);
        var ends = await Appointments(body.Id, day);
        Readers =
        [
            .. from seat in seats
            from holder in seat.Holders
            select new Reader(holder, ByPlace(seat), ends.GetValueOrDefault((seat.Key, holder.Key))),
            .. await Deputies(body.Id, day),
            .. await Officers(body.Id, day),
            .. await WholeReaders(day),
        ];
        return Page();
    }

    private static string ByPlace(Seat seat) =>
        seat.State == SeatState.ExOfficio
            ? $"Holds the place {seat.Title}, {(seat.ByPost is { } post ? $"by the post {post.Name}" : $"by chairing {seat.ByChairOf?.Name}")}"
            : $"Holds the place {seat.Title}";

    private async Task<Dictionary<(string Place, string Person), DateOnly?>> Appointments(Id<Body> body, DateOnly day) =>
        (
            await (
                from appointment in db.All<Appointment>().On(day)
                join place in db.All<Place>() on appointment.Place equals place.Id
                join person in db.All<Person>() on appointment.Person equals person.Id
                where place.Body == body
                select new
                {
                    Place = place.Key,
                    Person = person.Key,
                    appointment.Until,
                }
            ).ToListAsync()
        ).ToDictionary(a => (a.Place, a.Person), a => a.Until);

    private async Task<List<Reader>> Deputies(Id<Body> body, DateOnly day) =>
        await (
            from deputy in db.All<Deputy>().On(day)
            join place in db.All<Place>().On(day) on deputy.Place equals place.Id
            join person in db.All<Person>() on deputy.Person equals person.Id
            where place.Body == body
            orderby place.Order, deputy.Order, deputy.Key
            select new Reader(new Named(person.Key, person.Name), $"May stand in for the place {place.Title}", deputy.Until)
        ).ToListAsync();

    private async Task<List<Reader>> Officers(Id<Body> body, DateOnly day) =>
        await (
            from post in db.All<Post>().On(day)
            where post.Body == body
            join holding in db.All<Holding>().On(day) on post.Id equals holding.Post
            join person in db.All<Person>() on holding.Person equals person.Id
            orderby post.Title, holding.Order
            select new Reader(
                new Named(person.Key, person.Name),
                $"Holds the post {post.Title}, which serves this body",
                holding.Until
            )
        ).ToListAsync();

    /// <summary>Whoever the policy lets see everything.</summary>
    private async Task<IEnumerable<Reader>> WholeReaders(DateOnly day) =>
        (
            await (
                from grant in db.All<Grant>().On(day)
                where grant.Task != GrantedTask.Administrator
                join person in db.All<Person>() on grant.Person equals person.Id
                orderby grant.Task, person.Name
                select new { Grant = grant, Person = new Named(person.Key, person.Name) }
            ).ToListAsync()
        ).Select(g => new Reader(
            g.Person,
            $"Is {RelationWords.InASentence(g.Grant.Relation)}, who sees everything",
            g.Grant.Until
        ));
}

/// <summary>Somebody who sees what is restricted to a body.</summary>
/// <param name="Person">Who.</param>
/// <param name="Why">By what.</param>
/// <param name="Until">The last day, where one is known.</param>
internal sealed record Reader(Named Person, string Why, DateOnly? Until);
