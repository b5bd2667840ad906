using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Structure.Organisations;

/// <summary>What has this organisation committed to?</summary>
[Needs("structure.read")]
internal sealed class OrganisationPage(Db db, Looking looking, Panels panels) : PageModel, IJsonTwin
{
    public OrganisationView Organisation { get; private set; } = null!;

    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public object Twin => new { Organisation, Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal) };

    public async Task<IActionResult> OnGet(string key)
    {
        var day = looking.AsAt;
        var found = await (
            from o in db.All<Organisation>()
            where o.Key == key
            select new
            {
                Organisation = o,
                NameInTheEnd = db.Set<Organisation>().Where(e => e.Id == o.Id).Select(e => e.Name).First(),
                Predecessors = (
                    from s in db.All<OrganisationSuccession>()
                    where s.Successor == o.Id
                    join other in db.All<Organisation>() on s.Predecessor equals other.Id
                    orderby s.Order, other.Key
                    select new OrganisationSuccessionView(new Named(other.Key, other.Name), s.How, s.What, s.On, s.Note)
                ).ToList(),
                Successors = (
                    from s in db.All<OrganisationSuccession>()
                    where s.Predecessor == o.Id
                    join other in db.All<Organisation>() on s.Successor equals other.Id
                    orderby other.Name.ToLower(), other.Key
                    select new OrganisationSuccessionView(new Named(other.Key, other.Name), s.How, s.What, s.On, s.Note)
                ).ToList(),
                PartOf = db.All<Organisation>()
                    .Where(w => w.Id == o.PartOf)
                    .Select(w => new Named(w.Key, w.Name))
                    .FirstOrDefault(),
                Serves = (
                    from s in db.All<ServedArea>()
                    where s.Organisation == o.Id
                    join area in db.All<LocalArea>().On(day) on s.Area equals area.Id
                    orderby s.Order
                    select new Named(area.Key, area.Name)
                ).ToList(),
                Parts = db.All<Organisation>()
                    .On(day)
                    .Where(p => p.PartOf == o.Id)
                    .OrderBy(p => p.Name.ToLower())
                    .ThenBy(p => p.Key)
                    .Select(p => new Named(p.Key, p.Name))
                    .ToList(),
                People = db.All<Person>()
                    .On(day)
                    .Where(p => p.Organisation == o.Id)
                    .OrderBy(p => p.Name.ToLower())
                    .ThenBy(p => p.Key)
                    .Select(p => new PersonLine(p.Key, p.Name, p.JobTitle, null))
                    .ToList(),
                Posts = (
                    from post in db.All<Post>().On(day)
                    where post.Organisation == o.Id
                    join h in db.All<Holding>().On(day) on post.Id equals h.Post into holdings
                    from holding in holdings.DefaultIfEmpty()
                    join p in db.All<Person>() on holding.Person equals p.Id into people
                    from person in people.DefaultIfEmpty()
                    orderby post.Title.ToLower(), post.Key, holding.Order
                    select new PostHolder(
                        new Named(post.Key, post.Title),
                        person == null ? null : new Named(person.Key, person.Name)
                    )
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        var self = found.Organisation;
        var record = new RecordRef("organisation", self.RowId);
        var seats = await Seats.Load(
            db,
            day,
            p => p.FilledBy == self.Id || p.NominatedBy == self.Id || p.Role == PlaceRole.Chair
        );
        Organisation = new OrganisationView
        {
            Key = self.Key,
            Name = self.Name,
            OtherNames = await OtherNames.Load(db, record, found.NameInTheEnd, day),
            Predecessors = found.Predecessors,
            Successors = found.Successors,
            Kind = self.Kind,
            Serves = found.Serves,
            Life = self.Period == Period.Unbounded ? null : self.Period.ToString(),
            HasEnded = self.Period.HasEndedBy(day),
            PartOf = found.PartOf,
            Parts = found.Parts,
            People = found.People,
            Posts =
            [
                .. found
                    .Posts.GroupBy(p => p.Post)
                    .Select(p => new PostLine(p.Key, [.. p.Select(h => h.Holder).OfType<Named>()])),
            ],
            Places = seats.Where(day, s => s.FilledBy?.Key == self.Key || s.NominatedBy?.Key == self.Key),
            Note = self.Note,
            TakenFrom = self.TakenFrom,
        };
        Panels = await panels.Of(record);
        return Page();
    }

    private sealed record PostHolder(Named Post, Named? Holder);
}

/// <summary>An organisation on a date, as its page and its JSON show it.</summary>
internal sealed record OrganisationView
{
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>What it is called on other days.</summary>
    public required OtherNames OtherNames { get; init; }

    /// <summary>The organisations from which it takes over.</summary>
    public required IReadOnlyList<OrganisationSuccessionView> Predecessors { get; init; }

    /// <summary>The organisations that take over from it.</summary>
    public required IReadOnlyList<OrganisationSuccessionView> Successors { get; init; }
    public required OrganisationKind Kind { get; init; }

    /// <summary>The local areas that it serves.</summary>
    public required IReadOnlyList<Named> Serves { get; init; }

    /// <summary>When it is a partner, in words; null where no date is recorded.</summary>
    public string? Life { get; init; }
    public required bool HasEnded { get; init; }
    public Named? PartOf { get; init; }
    public required IReadOnlyList<Named> Parts { get; init; }
    public required IReadOnlyList<PersonLine> People { get; init; }
    public required IReadOnlyList<PostLine> Posts { get; init; }

    /// <summary>The places that it fills or nominates for.</summary>
    public required IReadOnlyList<BodySeat> Places { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
}

/// <summary>A succession as the page of one of its ends shows it.</summary>
internal sealed record OrganisationSuccessionView(Named Other, SuccessionHow How, string? What, DateOnly? On, string? Note)
{
    /// <summary>Whether it has happened by a day; where no day is recorded, it has.</summary>
    public bool IsDoneBy(DateOnly day) => On is null || On <= day;
}

/// <summary>A person in a list.</summary>
internal sealed record PersonLine(string Key, string Name, string? JobTitle, Named? Organisation);

/// <summary>A post with those who hold it.</summary>
internal sealed record PostLine(Named Post, IReadOnlyList<Named> Holders);
