using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Web;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>From this record up to the law, and down to what was done: where does the line break?</summary>
[Needs("responsibilities.read")]
internal sealed class SightPage(Db db, Looking looking, IEnumerable<SightStep> steps, IEnumerable<SightKind> kinds)
    : PageModel,
        IJsonTwin
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public string Path { get; set; } = "";

    public SightLine Line { get; private set; } = null!;

    public object Twin =>
        new
        {
            Line.About.Title,
            Line.Layers,
            Line.Missing,
        };

    public async Task<IActionResult> OnGet()
    {
        if (await SightLine.Load(db, looking.AsAt, [.. steps], [.. kinds], Kind, Path.Split('/')) is not { } line)
            return NotFound();
        Line = line;
        return Page();
    }
}
