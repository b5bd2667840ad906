using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger.People;

/// <summary>This person was erased: what is left to do?</summary>
[Needs(ErasePage.Permission), OnlyNow]
internal sealed class ErasedPage(Store store, Viewer viewer) : PageModel
{
    public string Title { get; private set; } = "";

    /// <summary>The change that erased them.</summary>
    public LoggedChange Change { get; private set; } = null!;

    /// <summary>How many texts it took out of the log.</summary>
    public int Texts { get; private set; }

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsPostgres => store.Choice.IsPostgres;

    /// <summary>The page's address.</summary>
    public static string PathOf(string key) => $"/people/{key}/erased";

    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Read(viewer.Sight);
        if (await db.Find($"{ErasePage.Kind}:{key}") is not { } person)
            return NotFound();
        var change = await (
            from entry in db.ChangeEntries
            where entry.RecordId == person.Id
            join made in db.Changes on entry.ChangeNumber equals made.Number
            where made.Erased != null
            orderby made.Number descending
            select made
        ).FirstOrDefaultAsync();
        // A change that erased somebody else can have blanked a text of this person, too.
        if (change is null || !ErasedText.Read(change.Erased!).Any(t => t.Record == person.Id && t.Column == "name"))
            return NotFound();
        (Title, Change, Texts) = (person.Title, change, ErasedText.Read(change.Erased!).Count);
        return Page();
    }
}
