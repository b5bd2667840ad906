using Remit.Kernel;
using Remit.Web;

namespace Remit.Reminders;

/// <summary>How often should we email you? For whoever is signed in.</summary>
[NeedsSession]
internal sealed class EmailsPage(Reminding reminding, Viewer viewer) : HowOftenForm(reminding)
{
    public override string Address => "/account/emails";

    protected override Task<Guid?> Person() => Task.FromResult(viewer.Person);
}
