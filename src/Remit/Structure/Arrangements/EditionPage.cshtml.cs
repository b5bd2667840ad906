using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Arrangements;

/// <summary>What was published that day, word for word?</summary>
[Needs("structure.read")]
internal sealed class EditionPage(Arranging arranging) : PageModel, IJsonTwin, IPublished
{
    public EditionView Edition { get; private set; } = null!;

    public object Twin => new { Edition, Edition.Text };

    public Publication Publication => ArrangementsPaper.Of(Edition);

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string edition)
    {
        if (await arranging.Find(edition) is not { } found)
            return NotFound();
        Edition = found;
        return Page();
    }
}
