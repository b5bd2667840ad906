using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Bodies;

/// <summary>How do we reach the members of this body?</summary>
[Needs("structure.read")]
internal sealed class ContactsPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public ContactList Contacts { get; private set; } = null!;

    public object Twin => new { Contacts };

    public Publication Publication => ContactsPaper.Of(Contacts);

    public async Task<IActionResult> OnGet(string key)
    {
        if (await ContactList.Load(db, key, looking.AsAt) is not { } contacts)
            return NotFound();
        Contacts = contacts;
        return Page();
    }
}

/// <summary>The people on a body and their deputies, with how to reach them.</summary>
/// <param name="Body">The body.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="People">One for each person in each place, in the places' order, the deputies after whom they stand in for.</param>
/// <param name="Unheld">How many places nobody holds, or nobody is recorded for.</param>
internal sealed record ContactList(Named Body, BodyKind Kind, IReadOnlyList<Contact> People, int Unheld)
{
    /// <summary>Null where there is no such body that the viewer may see. Four queries.</summary>
    public static async Task<ContactList?> Load(Db db, string key, DateOnly day)
    {
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key) is not { } body)
            return null;
        var seats = (await Seats.Load(db, day, body.Id)).Of(body.Id);
        var deputies = (await StandIns.On(db, day).Where(d => d.BodyId == body.Id).ToListAsync()).ByPlace();
        var keys = seats
            .SelectMany(s => s.Holders.Select(h => h.Key))
            .Concat(deputies.SelectMany(d => d).Select(d => d.Person.Key))
            .Distinct()
            .ToList();
        var people = await (
            from p in db.All<Person>()
            where keys.Contains(p.Key)
            join o in db.All<Organisation>() on p.Organisation equals o.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            select new
            {
                p.Key,
                Found = new Contact(
                    "",
                    new Named(p.Key, p.Name),
                    organisation == null ? null : organisation.Name,
                    p.JobTitle,
                    p.Email,
                    p.Telephone,
                    p.Assistant
                ),
            }
        ).ToDictionaryAsync(p => p.Key, p => p.Found);
        return new ContactList(
            new Named(body.Key, body.Name),
            body.Kind,
            [
                .. seats.SelectMany(seat =>
                    seat.Holders.Select(h => (Place: seat.Title, h.Key))
                        .Concat(
                            deputies[(body.Key, seat.Key)]
                                .Select(d => (Place: $"Deputy for {seat.Title}{d.ForWhat}", Key: d.Person.Key))
                        )
                        .Where(each => people.ContainsKey(each.Key))
                        .Select(each => people[each.Key] with { Place = each.Place })
                ),
            ],
            seats.Count(s => s.Holders.Count == 0)
        );
    }
}

/// <summary>Somebody on a body, and how to reach them.</summary>
internal sealed record Contact(
    string Place,
    Named Person,
    string? Organisation,
    string? Job,
    string? Email,
    string? Telephone,
    string? Assistant
);

/// <summary>A body's contact list as a paper.</summary>
internal static class ContactsPaper
{
    public static Publication Of(ContactList contacts) =>
        new($"{contacts.Body.Name}: contacts")
        {
            Kind = "Contact list",
            Parts =
            [
                new Grid(
                    [
                        new("Name", 2),
                        new("Place", 2.5),
                        new("Organisation", 2.5),
                        new("Job", 2),
                        new("Email", 2.5),
                        new("Telephone", 1.5),
                        new("Assistant", 1.5),
                    ],
                    [
                        .. contacts.People.Select(c => new SheetRow(
                            c.Person.Name,
                            c.Place,
                            c.Organisation,
                            c.Job,
                            c.Email is null
                                ? null
                                : GridCell.Of(c.Email, new GridLine(Phrase.Link(c.Email, $"mailto:{c.Email}"))),
                            c.Telephone,
                            c.Assistant
                        )),
                    ]
                )
                {
                    Caption = "Contacts",
                },
            ],
        };
}
