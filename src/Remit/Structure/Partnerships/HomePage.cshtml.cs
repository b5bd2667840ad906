using Remit.Data;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Partnerships;

/// <summary>What needs me? For whoever is not signed in, or looks at another date: what is this partnership?</summary>
[Needs("structure.read")]
internal sealed class HomePage(
    Db db,
    Looking looking,
    StructureLinks links,
    Intake.IntakeLinks imports,
    IEnumerable<FirstStep> firstSteps,
    Offers offers,
    Panels panels,
    IEnumerable<IWorkSource> sources
) : PartnershipPage(db, looking, links, imports, firstSteps, offers, panels)
{
    /// <summary>What needs whoever is signed in; null where the page tells of the partnership.</summary>
    public MyWork? Work { get; private set; }

    /// <summary>Whose it is.</summary>
    public string Name => Looking.Viewer.Name;

    public override string Path => "/";

    public override object Twin => Work is null ? base.Twin : new { Work };

    public override async Task OnGet()
    {
        if (!Looking.IsNow || Me.Of(Looking.Viewer, Looking.Today) is not { } me)
            await base.OnGet();
        else
            Work = await MyWork.Of(sources, Looking, me);
    }
}
