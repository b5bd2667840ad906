using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Registers;

/// <summary>How does this register stand, on one page?</summary>
[Needs("responsibilities.read")]
internal sealed class RegisterSummaryPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public RegisterSummaryView Summary { get; private set; } = null!;

    public object Twin => new { Summary };

    public Publication Publication => RegisterSummaryPaper.Of(Summary);

    public async Task<IActionResult> OnGet(string key)
    {
        if (await RegisterSummaryView.Load(db, key, looking.AsAt) is not { } summary)
            return NotFound();
        Summary = summary;
        return Page();
    }
}
