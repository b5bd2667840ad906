using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Web;

namespace Remit.Actions;

/// <summary>What was promised, by whom, by when, and where did it come from?</summary>
[Needs("actions.read")]
internal sealed class ActionPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public ActionView Action { get; private set; } = null!;

    /// <summary>Whether it stands on the date of the page.</summary>
    public bool Stands { get; private set; }

    public object Twin => new { Action };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await db.Action(key) is not { } found)
            return NotFound();
        Stands = found.Action.Period.Covers(looking.AsAt);
        Action = ActionView.Of(found, await Mentions.Load(db, found.Mentioned), looking.AsAt);
        return Page();
    }
}
