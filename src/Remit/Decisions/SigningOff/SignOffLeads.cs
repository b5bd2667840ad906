using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Decisions.SigningOff;

/// <summary>Somebody who can lead on an organisation's sign-off.</summary>
/// <param name="Record">The post or person.</param>
/// <param name="Path">How it is named in addresses and verbs: "post:director".</param>
/// <param name="Title">What the post, or the person, is called.</param>
internal sealed record SignOffLead(RecordRef Record, string Path, string Title)
{
    /// <summary>The posts of an organisation on a day, and who sits for it on a body that day. Two queries.</summary>
    public static async Task<IReadOnlyList<SignOffLead>> Of(Db db, Id<Organisation> organisation, Id<Body> body, DateOnly day)
    {
        var posts = await db.All<Post>()
            .On(day)
            .Where(p => p.Organisation == organisation)
            .OrderBy(p => p.Title)
            .Select(p => new
            {
                p.Id,
                p.Key,
                p.Title,
            })
            .ToListAsync();
        var people = await (
            from place in db.All<Place>().On(day)
            where place.Body == body && place.FilledBy == organisation
            join appointment in db.All<Appointment>().On(day) on place.Id equals appointment.Place
            join person in db.All<Person>() on appointment.Person equals person.Id
            orderby person.Name
            select new
            {
                person.Id,
                person.Key,
                person.Name,
            }
        ).ToListAsync();
        return
        [
            .. posts.Select(p => new SignOffLead(new RecordRef("post", p.Id.Value), $"post:{p.Key}", p.Title)),
            .. people
                .DistinctBy(p => p.Id)
                .Select(p => new SignOffLead(new RecordRef("person", p.Id.Value), $"person:{p.Key}", p.Name)),
        ];
    }
}
