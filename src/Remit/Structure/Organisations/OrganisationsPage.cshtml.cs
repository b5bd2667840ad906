using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Organisations;

/// <summary>Who are the partners?</summary>
[Needs("structure.read")]
internal sealed class OrganisationsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public string? Q { get; private set; }

    public Listed<OrganisationLine> Organisations { get; private set; } = null!;

    public object Twin => new { Q, Organisations };

    public Publication Publication =>
        new("Organisations")
        {
            Kind = Q is null ? null : $"With “{Q}” in the name",
            Parts =
            [
                new Grid(
                    [new("Name", 4), new("Kind", 2), new("Serves", 3), new("Places it fills", 1.2), new("People", 1.2)],
                    [
                        .. Organisations.Rows.Select(o => new SheetRow(
                            o.Name,
                            o.Kind.OnScreen(),
                            string.Join(", ", o.Serves.Select(a => a.Name)),
                            o.Places,
                            o.People
                        )),
                    ]
                )
                {
                    Caption = "Organisations",
                },
            ],
        };

    public async Task OnGet(string? q, [FromQuery] string? page)
    {
        Q = Texts.OrNull(q);
        var sought = Q?.ToLowerInvariant();
        var day = looking.AsAt;
        var called = (await OtherNames.Containing(db, sought)).Select(r => new Id<Organisation>(r.Id)).ToList();
        Organisations = await Listed<OrganisationLine>.Of(
            db.All<Organisation>()
                .On(day)
                .Where(o =>
                    sought == null
                    || o.Name.ToLower().Contains(sought)
                    || called.Contains(o.Id)
                    || db.Set<Organisation>().Any(e => e.Id == o.Id && e.Name.ToLower().Contains(sought))
                )
                .OrderBy(o => o.Name.ToLower())
                .ThenBy(o => o.Key)
                .Select(o => new OrganisationLine(
                    o.Key,
                    o.Name,
                    o.Kind,
                    (
                        from s in db.All<ServedArea>()
                        where s.Organisation == o.Id
                        join area in db.All<LocalArea>().On(day) on s.Area equals area.Id
                        orderby s.Order
                        select new Named(area.Key, area.Name)
                    ).ToList(),
                    db.All<Place>().On(day).Count(p => p.FilledBy == o.Id && db.All<Body>().Any(b => b.Id == p.Body)),
                    db.All<Person>().On(day).Count(p => p.Organisation == o.Id)
                )),
            page,
            frame
        );
    }
}

/// <summary>An organisation in the list, with how many places it fills and how many people are recorded as working for it.</summary>
internal sealed record OrganisationLine(
    string Key,
    string Name,
    OrganisationKind Kind,
    IReadOnlyList<Named> Serves,
    int Places,
    int People
);
