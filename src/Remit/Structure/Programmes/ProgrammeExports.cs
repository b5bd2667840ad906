using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;
using Remit.Web.Publishing;

namespace Remit.Structure.Programmes;

/// <summary>Work programmes and highlight reports, for the command line.</summary>
internal static class ProgrammeExports
{
    public static IReadOnlyList<ExportVerb> All { get; } =
    [
        new ExportVerb("programme", "Take a body's work programme out, the newest unless another is named", Programme)
        {
            Keys = ["BODY", "PROGRAMME"],
            OptionalKeys = 1,
            Known = BodiesWithProgrammes,
        },
        new ExportVerb("highlights", "Take the highlight report of the last quarter out", HighlightReport)
        {
            Keys = ["BODY", "PROGRAMME"],
            OptionalKeys = 1,
            Known = BodiesWithProgrammes,
        },
    ];

    private static async Task<Publication?> Programme(Db db, DateOnly day, IReadOnlyList<string> keys) =>
        await Of(db, keys, day) is var (book, programme)
            ? await Issued(db, ProgrammePapers.Of(ProgrammeView.Of(book, programme, day)))
            : null;

    private static async Task<Publication?> HighlightReport(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        if (await Of(db, keys, day) is not var (book, programme))
            return null;
        var lines = await BodyLines.Load(db, new RecordRef("body", book.Body.RowId), day);
        var report = Highlights.Of(
            book,
            programme,
            Highlights.UsualStretch(programme.Period, day),
            Agreeing.BodyAbove(lines.Outward)
        );
        return await Issued(db, ProgrammePapers.Of(report, programme.Period));
    }

    private static async Task<(ProgrammeBook Book, WorkProgramme Programme)?> Of(
        Db db,
        IReadOnlyList<string> keys,
        DateOnly day
    ) =>
        await ProgrammeBook.Load(db, keys[0]) is { } book && book.Choose(keys.ElementAtOrDefault(1), day) is { } programme
            ? (book, programme)
            : null;

    private static async Task<IReadOnlyList<string>> BodiesWithProgrammes(Db db) =>
        [
            .. (
                await (
                    from programme in db.All<WorkProgramme>()
                    join body in db.All<Body>() on programme.Body equals body.Id
                    orderby body.Key, programme.From, programme.Order
                    select new { body.Key, Programme = programme.Key }
                ).ToListAsync()
            ).Select(f => $"{f.Key} {f.Programme}"),
        ];

    private static async Task<Publication> Issued(Db db, Publication paper) => paper with { Issuer = await db.PartnershipName() };
}
