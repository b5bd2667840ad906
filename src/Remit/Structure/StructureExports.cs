using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure;

/// <summary>The structure's papers, for the command line.</summary>
internal static class StructureExports
{
    public static IReadOnlyList<ExportVerb> All { get; } =
    [
        OfBody(
            "members",
            "Take a body's membership list out",
            async (db, day, key) => await BodyView.Load(db, key, day, day) is { } body ? BodyPaper.Of(body) : null
        ),
        OfBody(
            "contacts",
            "Take the contact list of a body's members out",
            async (db, day, key) => await ContactList.Load(db, key, day) is { } contacts ? ContactsPaper.Of(contacts) : null
        ),
        new ExportVerb("terms", "Take a body's terms of reference out, the newest version unless another is named", Terms)
        {
            Keys = ["BODY", "VERSION"],
            OptionalKeys = 1,
            Known = BodiesWithTerms,
        },
        new ExportVerb("structure", "Take out who answers to whom, and who sits where", Structure),
        new ExportVerb(
            "chart",
            "Take the chart of the structure out on one page, on A4 or A3 as it fits unless one is named",
            Chart
        )
        {
            Keys = ["PAPER"],
            OptionalKeys = 1,
            Known = _ => Task.FromResult<IReadOnlyList<string>>([.. SheetSize.All.Select(s => s.Key)]),
        },
    ];

    private static ExportVerb OfBody(string name, string about, Func<Db, DateOnly, string, Task<Publication?>> make) =>
        new(name, about, async (db, day, keys) => await Issued(db, await make(db, day, keys[0])))
        {
            Keys = ["BODY"],
            Known = async db => await db.All<Body>().OrderBy(b => b.Key).Select(b => b.Key).ToListAsync(),
        };

    private static async Task<Publication?> Terms(Db db, DateOnly day, IReadOnlyList<string> keys) =>
        await Issued(
            db,
            await TermsView.Load(db, keys[0], keys.ElementAtOrDefault(1), day, day) is { } terms
                ? TermsPublication.Of(terms, day)
                : null
        );

    private static async Task<Publication?> Structure(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        var seats = await Seats.Load(db, day, body: null);
        var map = await StructureMap.Load(db, day, seats: seats);
        return await Issued(db, StructurePaper.Of(map, node => node.IsPost ? [] : seats.Of(new Id<Body>(node.Record.Id))));
    }

    private static async Task<Publication?> Chart(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        var size = SheetSize.All.FirstOrDefault(s => s.Key == keys.ElementAtOrDefault(0)?.ToLowerInvariant());
        if (keys.Count > 0 && size is null)
            return null;
        var map = await StructureMap.Load(db, day);
        var words = SheetPage.WordsOf(await db.PartnershipName(), $"As at {day.InWords()}", null, null);
        var paper = StructurePaper.Of(map, _ => []);
        return await Issued(
            db,
            map.Nodes.Count == 0 ? paper : paper with { Drawing = ChartSheet.Of(map, new ChartWish(), size).Page(words) }
        );
    }

    private static async Task<IReadOnlyList<string>> BodiesWithTerms(Db db)
    {
        var found = await (
            from terms in db.All<TermsOfReference>()
            join body in db.All<Body>() on terms.Body equals body.Id
            orderby body.Key, terms.Order
            select new { body.Key, Version = terms.Key }
        ).ToListAsync();
        return [.. found.Select(f => $"{f.Key} {f.Version}")];
    }

    private static async Task<Publication?> Issued(Db db, Publication? paper) =>
        paper is null ? null : paper with { Issuer = await db.PartnershipName() };
}
