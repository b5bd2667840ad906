using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Maps;

/// <summary>Which law and guidance was carried forward to what came after it, and how far?</summary>
[Needs("responsibilities.read")]
internal sealed class MapsPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public IReadOnlyList<MapLine> Maps { get; private set; } = [];

    public object Twin => new { Maps };

    public Publication Publication =>
        new("Maps from one source to a later one")
        {
            Parts =
            [
                new Grid(
                    [new("Map", 4), new("From", 3), new("To", 3), new("Provisions"), new("Mapped"), new("In use")],
                    [.. Maps.Select(m => new SheetRow(m.Title, m.Earlier.Name, m.Later.Name, m.Provisions, m.Mapped, m.Used))]
                )
                {
                    Caption = "Maps",
                },
            ],
        };

    public async Task OnGet() => Maps = await MapLine.All(db, looking.AsAt);
}

/// <summary>A map in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Earlier">The source whose provisions are mapped.</param>
/// <param name="Later">The source that came after it.</param>
/// <param name="Provisions">How many provisions the earlier has.</param>
/// <param name="Mapped">Of how many it says what became.</param>
/// <param name="Used">For how many it is in use on the day.</param>
internal sealed record MapLine(string Key, string Title, Named Earlier, Named Later, int Provisions, int Mapped, int Used)
{
    /// <summary>All of them that the viewer may see. One query.</summary>
    public static async Task<IReadOnlyList<MapLine>> All(Db db, DateOnly day) =>
        await (
            from map in db.All<SourceMap>()
            join earlier in db.All<Source>() on map.Earlier equals earlier.Id
            join later in db.All<Source>() on map.Later equals later.Id
            orderby map.Order, map.Title, map.Key
            select new MapLine(
                map.Key,
                map.Title,
                new Named(earlier.Key, earlier.Title),
                new Named(later.Key, later.Title),
                db.All<Provision>().Count(p => p.Source == earlier.Id),
                db.All<MapEntry>().Count(e => e.Map == map.Id && e.Outcome != Outcome.NotMapped),
                db.All<MapEntry>().Count(e => e.Map == map.Id && e.UsedFrom <= day)
            )
        ).ToListAsync();
}
