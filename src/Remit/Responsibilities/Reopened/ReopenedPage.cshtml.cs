using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Reopened;

/// <summary>What changed behind this responsibility, and how was that settled?</summary>
[Needs("responsibilities.read")]
internal sealed class ReopenedPage(Db db, Looking looking, Policy policy) : PageModel, IJsonTwin
{
    public ReopenedView Reopened { get; private set; } = null!;

    /// <summary>Whether something is open, and whoever looks may settle it.</summary>
    public bool MaySettle { get; private set; }

    public object Twin => new { Reopened };

    public async Task<IActionResult> OnGet(string register, string key)
    {
        if (await ReopenedView.Load(db, register, key, looking.AsAt) is not { } view)
            return NotFound();
        Reopened = view;
        MaySettle =
            looking.IsNow
            && looking.Viewer.May("reopenings.write")
            && view.Open.Count > 0
            && await view.MaySettle(db, policy, looking.Viewer, looking.AsAt);
        return Page();
    }
}
