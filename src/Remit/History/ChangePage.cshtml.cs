using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Web;

namespace Remit.History;

/// <summary>What did this change do?</summary>
[Needs("history.read")]
internal sealed class ChangePage(Db db, ChangeLogReader log, RecordLinks links, Offers offers, Looking looking)
    : PageModel,
        IJsonTwin
{
    public ChangeLine Change { get; private set; } = null!;
    public IReadOnlyList<TouchedRecord> Records { get; private set; } = [];
    public int Number { get; private set; }
    public int Pages { get; private set; }

    /// <summary>The page of the file that it brought in or took back; null where it was none, and for whoever may not take it back.</summary>
    public string? BroughtIn { get; private set; }

    public object Twin =>
        new
        {
            Change,
            Records,
            Page = Number,
            Pages,
        };

    public async Task<IActionResult> OnGet(long number, [FromQuery] string? page)
    {
        if (await log.Find(number, page) is not { } found)
            return NotFound();
        Change = found.Change;
        (var entries, _, Number, Pages) = found.Entries;
        Records = (await TouchedRecords.Read(db, entries)).Records;
        var upload = !looking.IsNow
            ? null
            : await db.Set<Upload>()
                .Where(u => u.ChangeNumber == number || u.TakenBackBy == number)
                .Select(u => (Guid?)u.Id)
                .FirstOrDefaultAsync();
        BroughtIn = upload is { } id && links.To("upload", id.ToString()) is { } file && offers.Has(file, looking) ? file : null;
        return Page();
    }
}
