using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Programmes;

/// <summary>What is the body above told of this programme: by default of the last quarter?</summary>
[Needs("programmes.read")]
internal sealed class HighlightsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public Highlights Report { get; private set; } = null!;

    /// <summary>The programme's year.</summary>
    public Period Year { get; private set; }

    public object Twin => new { Report };

    public Publication Publication => ProgrammePapers.Of(Report, Year);

    public async Task<IActionResult> OnGet(string key, string programme, [FromQuery] string? from, [FromQuery] string? until)
    {
        if (
            await ProgrammeBook.Load(db, key) is not { } book
            || book.Find(programme) is not { From: not null, Until: not null } found
        )
            return NotFound();
        Year = found.Period;
        var lines = await BodyLines.Load(db, new RecordRef("body", book.Body.RowId), looking.AsAt);
        Report = Highlights.Of(book, found, Stretch(from, until), Agreeing.BodyAbove(lines.Outward));
        return Page();
    }

    private Period Stretch(string? from, string? until)
    {
        var usual = Highlights.UsualStretch(Year, looking.AsAt);
        var first = Day(from) ?? usual.From!.Value;
        var last = Day(until) ?? (from is null ? usual.Until!.Value : looking.AsAt);
        if (!Period.EndsBeforeItStarts(first, last))
            return new Period(first, last);
        frame.Notices.Add($"{last.InWords()} comes before {first.InWords()}. Showing {usual}.");
        return usual;
    }

    private DateOnly? Day(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (LondonDate.TryParse(text, out var day))
            return day;
        frame.Notices.Add($"“{text.Shortened(40)}” is no date. A date looks like {LondonDate.Iso(looking.Today)}.");
        return null;
    }
}
