using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Posts;

/// <summary>What does this post carry?</summary>
[Needs("structure.read")]
internal sealed class PostPage(Db db, Looking looking, Panels panels) : PageModel, IJsonTwin
{
    public PostView Post { get; private set; } = null!;

    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public object Twin => new { Post, Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal) };

    public async Task<IActionResult> OnGet(string key)
    {
        var day = looking.AsAt;
        var found = await (
            from p in db.All<Post>()
            where p.Key == key
            select new
            {
                Post = p,
                Organisation = db.All<Organisation>()
                    .Where(o => o.Id == p.Organisation)
                    .Select(o => new Named(o.Key, o.Name))
                    .FirstOrDefault(),
                Body = db.All<Body>().Where(b => b.Id == p.Body).Select(b => new Named(b.Key, b.Name)).FirstOrDefault(),
                Holders = (
                    from h in db.All<Holding>().By(day)
                    where h.Post == p.Id
                    join person in db.All<Person>() on h.Person equals person.Id
                    orderby h.Order
                    select new
                    {
                        Person = new Named(person.Key, person.Name),
                        h.From,
                        h.Until,
                    }
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        var self = found.Post;
        var record = new RecordRef("post", self.RowId);
        var lines = await BodyLines.Load(db, record, day);
        var seats = await Seats.Load(
            db,
            day,
            p =>
                p.ExOfficioPost == self.Id
                || p.Role == PlaceRole.Chair
                || db.All<Power>().Any(w => w.Place == p.Id && w.LedBy == self.Id)
        );
        Post = new PostView
        {
            Key = self.Key,
            Title = self.Title,
            About = self.About,
            Organisation = found.Organisation,
            Body = found.Body,
            Life = self.Period == Period.Unbounded ? null : self.Period.ToString(),
            Holders = [.. Held(now: true)],
            Earlier = [.. Held(now: false)],
            Places = seats.Where(day, s => s.ByPost?.Key == self.Key),
            Leads = seats.Where(day, s => s.Powers.Any(w => w.LedBy?.Key == self.Key)),
            Lines = lines.Outward,
            Note = self.Note,
            TakenFrom = self.TakenFrom,
        };
        Panels = await panels.Of(record);
        return Page();

        IEnumerable<PostHolderView> Held(bool now) =>
            found
                .Holders.Select(h => (h.Person, Period: new Period(h.From, h.Until)))
                .Where(h => h.Period.Covers(day) == now)
                .OrderByDescending(h => h.Period.Until ?? DateOnly.MaxValue)
                .Select(h => new PostHolderView(h.Person, h.Period.ToString()));
    }
}

/// <summary>A post on a date, as its page and its JSON show it.</summary>
internal sealed record PostView
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public string? About { get; init; }
    public Named? Organisation { get; init; }

    /// <summary>The body that it serves.</summary>
    public Named? Body { get; init; }

    /// <summary>When it exists, in words; null where no date is recorded.</summary>
    public string? Life { get; init; }
    public required IReadOnlyList<PostHolderView> Holders { get; init; }
    public required IReadOnlyList<PostHolderView> Earlier { get; init; }

    /// <summary>The places that go with it.</summary>
    public required IReadOnlyList<BodySeat> Places { get; init; }

    /// <summary>The places of whose powers it leads on what goes back to its organisation.</summary>
    public required IReadOnlyList<BodySeat> Leads { get; init; }
    public required IReadOnlyList<LineView> Lines { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
}

/// <summary>Who holds or held a post, and when, in words.</summary>
internal sealed record PostHolderView(Named Person, string When);
