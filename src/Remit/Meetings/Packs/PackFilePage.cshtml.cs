using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Web;
using Remit.Web.Errors;
using Remit.Web.Publishing;
using Remit.Web.Work;

namespace Remit.Meetings.Packs;

/// <summary>A pack as a file: <c>file</c> is the PDF, <c>word</c> our own pages. Nothing that its readers may not see is read for it.</summary>
[Needs("meetings.read"), Limited(Limit.Pdf, looking: true)]
internal sealed class PackFilePage(Db db, Looking looking, Store store, PackPdf maker, PageFrame frame, PreviousVisit visit)
    : PageModel,
        IAnswersWithAFile
{
    [FromQuery(Name = AgendaLinks.ReadersKey)]
    public string? Readers { get; set; }

    [FromQuery(Name = AgendaLinks.SupplementKey)]
    public string? Supplement { get; set; }

    [FromQuery(Name = AgendaLinks.SinceKey)]
    public string? Since { get; set; }

    public async Task<IActionResult> OnGet(string body, string key, string edition)
    {
        if (edition is not "file" and not "word" || await Calling.Calling.Find(db, body, key) is not { } found)
            return NotFound();
        var (asked, wrong) = await PackAsked.Read(store, Readers, Supplement, Since, visit);
        if (asked is null)
            return Say(StatusCodes.Status400BadRequest, "There is no such pack", wrong!);
        var pack = await PackContents.Load(db, found, asked, looking.AsAt);
        // Who looks from another machine, too, may have been here a minute ago: they have all of it, rather than nothing.
        if (pack.IsEmpty && Since == PackAsked.LastVisit)
            pack = await PackContents.Load(db, found, asked with { Since = null, SinceInWords = null }, looking.AsAt);
        if (!looking.IsNow)
        {
            await using var now = store.Read(Sight.Everything);
            pack = await pack.WithoutWhatIsRecalledBy(now);
        }
        if (pack.IsEmpty)
            return Say(
                StatusCodes.Status404NotFound,
                "There is nothing in this pack",
                "No agenda is published, or nothing is newer. Open the agenda to see what there is."
            );
        var isWord = edition == "word";
        var made = isWord
            ? Result<byte[]>.Done(await PackPdf.Word(db, pack, frame.Partnership))
            : await maker.Make(db, pack, frame.Partnership, HttpContext.RequestAborted);
        if (made.IsRefused)
            return Say(
                StatusCodes.Status503ServiceUnavailable,
                "This pack can’t be had as PDF just now",
                made.Refusals[0].Message
            );
        var form = isWord ? PaperForm.Word : PaperForm.Pdf;
        return File(
            made.Value,
            isWord ? WordPaper.MediaType : LibreOffice.MediaType,
            Published.FileName($"{found.Body.Name} pack", found.Meeting.Date, form)
        );
    }

    private StatusCodeResult Say(int status, string title, string words)
    {
        Problems.Say(HttpContext, status, title, words);
        return new StatusCodeResult(status);
    }
}

/// <summary>Reads for whom a pack is, and how much of it.</summary>
internal static class PackAsked
{
    /// <summary>In the address: since whoever asks was last here, or all where nobody remembers.</summary>
    public const string LastVisit = "last";

    /// <summary>Null with what is wrong, in words.</summary>
    /// <param name="store">The database.</param>
    /// <param name="readers">For whom.</param>
    /// <param name="supplement">Only what came with this supplement.</param>
    /// <param name="since">Only what is newer than this day or change, or <see cref="LastVisit"/>.</param>
    /// <param name="visit">Knows when whoever asks was here before; null where nobody signs in.</param>
    public static async Task<(PackEdition? Edition, string? Wrong)> Read(
        Store store,
        string? readers,
        string? supplement,
        string? since,
        PreviousVisit? visit = null
    )
    {
        if (Texts.OrNull(readers) is not null and not PackEdition.ForThePublic and not PackEdition.ForThePartnership)
            return (
                null,
                $"“{readers!.Shortened(40)}” is nobody for whom a pack is made: write “public” or “partnership”, or leave it out."
            );
        int? number = null;
        if (Texts.OrNull(supplement) is { } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
                return (null, $"“{typed.Shortened(40)}” is no number of a supplement.");
            number = read;
        }
        var edition = new PackEdition { Readers = Texts.OrNull(readers), Supplement = number };
        if (Texts.OrNull(since) is not { } from)
            return (edition, null);
        if (from == LastVisit && visit is not null)
            return (
                await visit.Find() is { } last
                    ? edition with
                    {
                        Since = await store.LastChangeBy(last),
                        SinceInWords = LondonDate.Words(last),
                    }
                    : edition,
                null
            );
        if (LondonDate.TryParse(from, out var day))
            return (
                edition with
                {
                    Since = await store.LastChangeBy(LondonDate.At(day.Year, day.Month, day.Day, 0, 0)),
                    SinceInWords = day.InWords(),
                },
                null
            );
        return long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var change)
            ? (edition with { Since = change, SinceInWords = $"change {change}" }, null)
            : (null, $"“{from.Shortened(40)}” is neither a day, such as 2007-09-03, nor the number of a change.");
    }
}
