using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Organisations;

/// <summary>Whom to ask?</summary>
[Needs("structure.read")]
internal sealed class PeoplePage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public string? Q { get; private set; }

    public Listed<PersonLine> People { get; private set; } = null!;

    public object Twin => new { Q, People };

    public Publication Publication =>
        new("People")
        {
            Kind = Q is null ? null : $"With “{Q}” in the name",
            Parts =
            [
                new Grid(
                    [new("Name", 2), new("Organisation", 3), new("Job", 3)],
                    [.. People.Rows.Select(p => new SheetRow(p.Name, p.Organisation?.Name, p.JobTitle))]
                )
                {
                    Caption = "People",
                },
            ],
        };

    public async Task OnGet(string? q, [FromQuery] string? page)
    {
        Q = Texts.OrNull(q);
        var sought = Q?.ToLowerInvariant();
        People = await Listed<PersonLine>.Of(
            from p in db.All<Person>().On(looking.AsAt)
            where sought == null || p.Name.ToLower().Contains(sought)
            join o in db.All<Organisation>() on p.Organisation equals o.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            orderby p.Name.ToLower(), p.Key
            select new PersonLine(
                p.Key,
                p.Name,
                p.JobTitle,
                organisation == null ? null : new Named(organisation.Key, organisation.Name)
            ),
            page,
            frame
        );
    }
}
