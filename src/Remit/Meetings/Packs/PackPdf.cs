using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Papers;
using Remit.Web.Publishing;

namespace Remit.Meetings.Packs;

/// <summary>
/// Puts a pack together: our own pages by LibreOffice, papers as they are, all one after the other by qpdf, with a contents page that leads to
/// them, a bookmark for each, and page numbers throughout. Where one of the two programs is missing it says so, and offers Word.
/// </summary>
internal sealed class PackPdf(LibreOffice office, Qpdf qpdf, PaperPdfs papers, Store store)
{
    internal const string Rule = "A pack is made where it can be";
    private const int MostTries = 3;

    /// <summary>Why there is no PDF here; null where there is.</summary>
    public string? WhyNot =>
        office.IsHere && qpdf.IsHere
            ? null
            : $"A pack as one PDF is put together by LibreOffice and qpdf, and {(office.IsHere ? "qpdf is" : qpdf.IsHere ? "LibreOffice is" : "neither is")} {(office.IsHere || qpdf.IsHere ? "not " : "")}installed here. Choose Word: it has the agenda and the reports that were written here; papers are downloaded one by one.";

    /// <summary>The pack as Word: our own pages.</summary>
    public static async Task<byte[]> Word(Db db, PackContents pack, string? issuer) =>
        WordPaper.Write(PackPaper.Of(pack, null) with { Issuer = issuer }, await Template(db));

    /// <summary>The pack as one PDF.</summary>
    public async Task<Result<byte[]>> Make(Db db, PackContents pack, string? issuer, CancellationToken stop)
    {
        if (WhyNot is { } why)
            return No(why);
        using var folder = new QpdfFolder();
        var written = await WritePapers(folder, pack, stop);
        if (written.IsRefused)
            return Result<byte[]>.Refused(written.Refusals);
        var (whole, files) = written.Value;
        var template = await Template(db);
        PackPages? pages = null;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var before = pages;
            var own = await office.ToPdf(
                WordPaper.Write(PackPaper.Of(whole, mark => before?.PageOf(mark) ?? 0) with { Issuer = issuer }, template),
                stop
            );
            if (own.IsRefused)
                return own;
            await File.WriteAllBytesAsync(folder["own.pdf"], own.Value, stop);
            var json = await qpdf.Do(folder, stop, "--json=2", "--json-stream-data=none", "own.pdf");
            if (json is null || PackPages.Of(whole, json, files) is not { } now)
                return No("The pages of the pack could not be counted. Choose Word, and the papers one by one.");
            pages = now;
            // The numbers in the contents are those of the pages on which they stand.
            if (before is not null && before.IsLike(now))
                break;
        }
        return await Join(folder, whole, pages!, stop);
    }

    /// <summary>
    /// Writes the papers into the folder as PDF; what can't be had is left out of the pack, which says so. What might be had a little later is no
    /// reason to leave it out: then there is no pack yet.
    /// </summary>
    private async Task<Result<(PackContents Pack, IReadOnlyDictionary<string, int> Files)>> WritePapers(
        QpdfFolder folder,
        PackContents pack,
        CancellationToken stop
    )
    {
        var (counts, leftOut, parts) = (
            new Dictionary<string, int>(StringComparer.Ordinal),
            new List<string>(pack.LeftOut),
            new List<PackPart>()
        );
        await using var now = store.Read(Sight.Everything);
        foreach (var part in pack.Parts)
        {
            var there = new List<Paper>();
            foreach (var paper in part.Papers)
            {
                var had = await papers.Of(now, paper, stop);
                var seen = had.IsRefused || had.Value is null ? null : await qpdf.Pages(had.Value, stop);
                if (had.IsRefused || seen is { IsOver: false })
                    return Result<(PackContents, IReadOnlyDictionary<string, int>)>.Refused([
                        new Refusal(
                            Rule,
                            $"“{paper.Title}” to “{part.Line.Title}” could not be turned into pages just now, as it took too long or others wait. Try again in a minute, or choose Word, and the papers one by one."
                        ),
                    ]);
                if (had.Value is not { } pdf || seen?.Count is not > 0)
                {
                    leftOut.Add($"“{paper.Title}” to “{part.Line.Title}” could not be turned into pages. Open it by itself.");
                    continue;
                }
                await File.WriteAllBytesAsync(folder[$"{paper.Hash}.pdf"], pdf, stop);
                counts[paper.Hash] = seen.Count.Value;
                there.Add(paper);
            }
            parts.Add(part with { Papers = there });
        }
        return Result<(PackContents, IReadOnlyDictionary<string, int>)>.Done(
            (pack with { Parts = parts, LeftOut = leftOut }, counts)
        );
    }

    private async Task<Result<byte[]>> Join(QpdfFolder folder, PackContents pack, PackPages pages, CancellationToken stop)
    {
        const string failed = "The pack could not be put together. Choose Word, and the papers one by one.";
        if (await qpdf.Do(folder, stop, ["own.pdf", "--pages", .. pages.Arguments, "--", "joined.pdf"]) is null)
            return No(failed);
        if (await qpdf.Do(folder, stop, "--json=2", "--json-stream-data=none", "joined.pdf") is not { } json)
            return No(failed);
        try
        {
            var finish = new PackFinish(json, pages);
            await File.WriteAllTextAsync(folder["update.json"], finish.Update(pack), stop);
            await File.WriteAllBytesAsync(folder["numbers.pdf"], PageNumbers.Of(finish.Sizes), stop);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or FormatException)
        {
            // Papers are anybody's files: one of them is built as none that is known.
            return No(failed);
        }
        if (await qpdf.Do(folder, stop, "joined.pdf", "--update-from-json=update.json", "led.pdf") is null)
            return No(failed);
        return await qpdf.Do(folder, stop, "led.pdf", "--overlay", "numbers.pdf", "--", "pack.pdf") is null
            ? No(failed)
            : Result<byte[]>.Done(await File.ReadAllBytesAsync(folder["pack.pdf"], stop));
    }

    private static async Task<WordTemplate?> Template(Db db) => (await db.All<PaperTemplate>().FirstOrDefaultAsync())?.Read();

    private static Result<byte[]> No(string why) => Result<byte[]>.Refused([new Refusal(Rule, why)]);
}
