using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Web;

namespace Remit.History;

/// <summary>Who changed what?</summary>
[Needs("history.read")]
internal sealed class ChangesPage(ChangeLogReader log) : PageModel, IJsonTwin
{
    public IReadOnlyList<ChangeLine> Changes { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public object Twin =>
        new
        {
            Changes,
            Total,
            Page = Number,
            Pages,
        };

    public async Task OnGet([FromQuery] string? page) => (Changes, Total, Number, Pages) = await log.List(page);
}
