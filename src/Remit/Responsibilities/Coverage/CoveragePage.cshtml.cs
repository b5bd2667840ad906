using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Coverage;

/// <summary>What does each law ask, who holds it, how is it met, and where is a gap?</summary>
[Needs("responsibilities.read")]
internal sealed class CoveragePage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>The key of a source; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "source")]
    public string? Source { get; set; }

    /// <summary>Only what one post or body holds: <c>post:director</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "holder")]
    public string? Holder { get; set; }

    public Mention? Asked { get; private set; }

    public IReadOnlyList<Named> Sources { get; private set; } = [];

    public IReadOnlyList<Mention> Holders { get; private set; } = [];

    public CoverageView Coverage { get; private set; } = null!;

    public object Twin =>
        new
        {
            Source,
            Holder,
            Coverage,
        };

    public Publication Publication => CoveragePaper.Of(Coverage, Source, Asked?.Title);

    public async Task OnGet()
    {
        var on = await CoverageOn.Load(db, looking.AsAt);
        Sources = [.. on.Provisions.Select(p => p.Source).Distinct()];
        Holders = on.Holders;
        Source = frame.Choice("source", Source, Sources.Select(s => s.Key));
        Holder = frame.Choice("holder", Holder, Holders.Select(h => h.Reference));
        Asked = Holders.FirstOrDefault(h => h.Reference == Holder);
        Coverage = CoverageView.Of(on, Source, Asked);
    }
}
