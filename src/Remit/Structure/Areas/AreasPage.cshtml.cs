using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Areas;

/// <summary>Which places are there, and what covers them?</summary>
[Needs("structure.read")]
internal sealed class AreasPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public string? Q { get; private set; }

    public Listed<AreaLine> Areas { get; private set; } = null!;

    public object Twin => new { Q, Areas };

    public Publication Publication =>
        new("Areas")
        {
            Kind = Q is null ? null : $"With “{Q}” in the name",
            Parts =
            [
                new Grid(
                    [new("Area", 3), new("Kind", 2), new("Lies in", 3), new("Bodies"), new("Organisations")],
                    [
                        .. Areas.Rows.Select(a => new SheetRow(
                            a.Area.Name,
                            a.Area.Kind.OnScreen(),
                            a.Area.PartOf?.Name,
                            a.Bodies,
                            a.Organisations
                        )),
                    ]
                )
                {
                    Caption = "Areas",
                },
            ],
        };

    public async Task OnGet(string? q, [FromQuery] string? page)
    {
        Q = Texts.OrNull(q);
        var day = looking.AsAt;
        var map = await AreaMap.Load(db, day);
        var own = await db.All<Partnership>().Select(p => p.Area).FirstOrDefaultAsync();
        var covering = (await CoveringBody.On(db, day)).ToLookup(c => c.Area, c => c.Body.Key);
        var serving = (await ServingOrganisation.On(db, day)).ToLookup(s => s.Area, s => s.Organisation.Key);
        var found = map.All.Where(a => Q is null || a.Name.Contains(Q, StringComparison.OrdinalIgnoreCase)).ToList();
        var list = Listed<LocalArea>.Of(found, page, frame);
        Areas = new Listed<AreaLine>(
            [
                .. list.Rows.Select(a => new AreaLine(
                    map.Node(a),
                    a.Id == own,
                    map.UpFrom(a).SelectMany(up => covering[up.Id]).Distinct(StringComparer.Ordinal).Count(),
                    map.UpFrom(a).Concat(map.Within(a)).SelectMany(at => serving[at.Id]).Distinct(StringComparer.Ordinal).Count()
                )),
            ],
            list.Total,
            list.Page,
            list.Pages
        );
    }
}

/// <summary>An area in the list.</summary>
/// <param name="Area">The area.</param>
/// <param name="IsOurs">Whether it is the partnership's own.</param>
/// <param name="Bodies">How many bodies cover it, directly or through a wider area.</param>
/// <param name="Organisations">How many organisations serve it, a wider area or one that lies in it.</param>
internal sealed record AreaLine(AreaNode Area, bool IsOurs, int Bodies, int Organisations);
