using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>All findings of one kind, for a spreadsheet.</summary>
[Needs("intake.write"), OnlyNow]
internal sealed class FindingsPage(Uploads uploads, Bringing bringing, Viewer viewer) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id, [FromQuery] string? kind)
    {
        if (
            await uploads.Find(id, viewer) is not { Content: { } content } upload
            || bringing.Find(upload.Intake) is not { } intake
            || !Kebab.All(typeof(FindingKind)).TryGetValue(kind ?? "", out var chosen)
        )
            return NotFound();
        var given = new Given(intake, upload.Name, content, Uploads.AnswersOf(upload));
        var outcome = await bringing.Preview(given, viewer.Change("Looked"));
        var rows = outcome
            .Findings.Where(f => f.Kind.Equals(chosen))
            .Select(f => new[] { NoFormula(f.Place?.InWords ?? ""), NoFormula(f.Words) })
            .Prepend(["Place", ((FindingKind)chosen).OnScreen()]);
        // With its mark, Excel reads it in the right encoding.
        byte[] csv = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(rows))];
        return File(csv, "text/csv; charset=utf-8", $"{kind}.csv");
    }

    /// <summary>A cell that a spreadsheet would work out is text here.</summary>
    private static string NoFormula(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
}
