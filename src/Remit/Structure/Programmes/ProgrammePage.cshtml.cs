using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Programmes;

/// <summary>What does this body mean to do this year, who does it, and how far is it?</summary>
[Needs("programmes.read")]
internal sealed class ProgrammePage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>In the address for the order by owner.</summary>
    public const string ByOwner = "owner";

    public ProgrammeView Programme { get; private set; } = null!;

    /// <summary>How the items are put together: "quarter" or "owner".</summary>
    public string By { get; private set; } = "quarter";

    /// <summary>Whether whoever looks may change it, propose it and begin another from it.</summary>
    public bool MayWrite { get; private set; }

    /// <summary>The record that the page shows.</summary>
    public ShownRecord Shown { get; private set; } = null!;

    public object Twin => new { Programme };

    public Publication Publication => ProgrammePapers.Of(Programme);

    public async Task<IActionResult> OnGet(string key, string programme, [FromQuery] string? by)
    {
        By = frame.Choice("order", by, ["quarter", ByOwner]) ?? "quarter";
        if (await ProgrammeBook.Load(db, key) is not { } book || book.Find(programme) is not { } found)
            return NotFound();
        Programme = ProgrammeView.Of(book, found, looking.AsAt);
        var belongs = new HashSet<RecordRef> { new("programme", found.RowId), new("body", book.Body.RowId) };
        MayWrite = looking.IsNow && looking.Viewer.May("programmes", found.Sensitivity, Verb.Write, belongs);
        Shown = new ShownRecord("programme", $"{key}/{programme}") { Sensitivity = found.Sensitivity, BelongsTo = [.. belongs] };
        return Page();
    }
}
