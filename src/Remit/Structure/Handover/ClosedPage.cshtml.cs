using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>What became of a body that closes: its last day, who took over, and where to look next.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class ClosedPage(Db db, LondonClock clock) : PageModel
{
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Its last day.</summary>
    public DateOnly Last { get; private set; }

    /// <summary>Whether that day is over.</summary>
    public bool IsOver => Last < clock.Today;

    /// <summary>The bodies that took over.</summary>
    public IReadOnlyList<Named> Successors { get; private set; } = [];

    public async Task<IActionResult> OnGet(string key)
    {
        var found = await db.All<Body>()
            .Where(b => b.Key == key)
            .Select(b => new
            {
                b.Name,
                b.Until,
                Successors = (
                    from succession in db.All<Succession>()
                    where succession.Predecessor == b.Id && succession.State == SuccessionState.Done
                    join other in db.All<Body>() on succession.Successor equals other.Id
                    orderby other.Name
                    select new Named(other.Key, other.Name)
                ).ToList(),
            })
            .FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        if (found.Until is not { } last)
            return Redirect(HandoverLinks.Close(key));
        (Key, Name, Last, Successors) = (key, found.Name, last, found.Successors);
        return Page();
    }
}
