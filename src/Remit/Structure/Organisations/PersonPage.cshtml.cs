using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Structure.Organisations;

/// <summary>What does this person hold?</summary>
[Needs("structure.read")]
internal sealed class PersonPage(Db db, Looking looking, Panels panels) : PageModel, IJsonTwin
{
    public PersonView Person { get; private set; } = null!;

    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public object Twin => new { Person, Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal) };

    public async Task<IActionResult> OnGet(string key)
    {
        var day = looking.AsAt;
        var found = await (
            from p in db.All<Person>()
            where p.Key == key
            select new
            {
                Person = p,
                Organisation = db.All<Organisation>()
                    .Where(o => o.Id == p.Organisation)
                    .Select(o => new Named(o.Key, o.Name))
                    .FirstOrDefault(),
                Posts = (
                    from h in db.All<Holding>().By(day)
                    where h.Person == p.Id
                    join post in db.All<Post>() on h.Post equals post.Id
                    orderby post.Title.ToLower(), post.Key, h.Order
                    select new
                    {
                        Post = new Named(post.Key, post.Title),
                        h.From,
                        h.Until,
                    }
                ).ToList(),
                Earlier = (
                    from a in db.All<Appointment>()
                    where a.Person == p.Id && a.Until < day
                    join place in db.All<Place>() on a.Place equals place.Id
                    join body in db.All<Body>() on place.Body equals body.Id
                    orderby a.Until descending, body.Name
                    select new
                    {
                        Title = place.Title,
                        Body = new Named(body.Key, body.Name),
                        a.From,
                        a.Until,
                    }
                ).ToList(),
                StandsIn = (
                    from d in db.All<Deputy>()
                    where d.Person == p.Id && (d.Until == null || d.Until >= day)
                    where d.From == null || d.From <= day || d.From == d.Until
                    join place in db.All<Place>() on d.Place equals place.Id
                    join body in db.All<Body>() on place.Body equals body.Id
                    orderby body.Name, place.Order
                    select new
                    {
                        place.Title,
                        Body = new Named(body.Key, body.Name),
                        Deputy = d,
                    }
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        var self = found.Person;
        var seats = await Seats.Load(
            db,
            day,
            p =>
                p.Role == PlaceRole.Chair
                || p.ExOfficioChairOf != null
                || db.All<Appointment>().Any(a => a.Place == p.Id && a.Person == self.Id)
                || db.All<Holding>().Any(h => h.Post == p.ExOfficioPost && h.Person == self.Id)
        );
        Person = new PersonView
        {
            Key = self.Key,
            Name = self.Name,
            Organisation = found.Organisation,
            JobTitle = self.JobTitle,
            Email = self.Email,
            Telephone = self.Telephone,
            Assistant = self.Assistant,
            Life = self.Period == Period.Unbounded ? null : self.Period.ToString(),
            Posts = [.. Held(now: true)],
            EarlierPosts = [.. Held(now: false)],
            Places = seats.Where(day, s => s.Holders.Any(h => h.Key == self.Key)),
            EarlierPlaces =
            [
                .. found.Earlier.Select(e => new HeldPlace(e.Title, e.Body, new Period(e.From, e.Until).ToString())),
            ],
            StandsInFor =
            [
                .. found.StandsIn.Select(s => new HeldPlace(
                    s.Title,
                    s.Body,
                    StructureWords.ForOneMeeting(s.Deputy.OneMeetingOn)
                )),
            ],
            Note = self.Note,
            TakenFrom = self.TakenFrom,
        };
        Panels = await panels.Of(new RecordRef("person", self.RowId));
        return Page();

        IEnumerable<HeldPost> Held(bool now) =>
            found
                .Posts.Select(h => (h.Post, Period: new Period(h.From, h.Until)))
                .Where(h => h.Period.Covers(day) == now)
                .Select(h => new HeldPost(h.Post, h.Period == Period.Unbounded ? null : h.Period.ToString()));
    }
}

/// <summary>A person on a date, as their page and its JSON show them.</summary>
internal sealed record PersonView
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public Named? Organisation { get; init; }
    public string? JobTitle { get; init; }
    public string? Email { get; init; }
    public string? Telephone { get; init; }
    public string? Assistant { get; init; }

    /// <summary>When they are part of the partnership, in words; null where no date is recorded.</summary>
    public string? Life { get; init; }
    public required IReadOnlyList<HeldPost> Posts { get; init; }
    public required IReadOnlyList<HeldPost> EarlierPosts { get; init; }

    /// <summary>The places held by appointment or ex officio.</summary>
    public required IReadOnlyList<BodySeat> Places { get; init; }
    public required IReadOnlyList<HeldPlace> EarlierPlaces { get; init; }

    /// <summary>The places for which they may stand in.</summary>
    public required IReadOnlyList<HeldPlace> StandsInFor { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
}

/// <summary>A post held, and when, in words; null where no date is recorded.</summary>
internal sealed record HeldPost(Named Post, string? When);

/// <summary>A place held on a body, and when, in words.</summary>
internal sealed record HeldPlace(string Title, Named Body, string? When);
