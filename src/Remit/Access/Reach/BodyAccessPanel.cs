using Remit.Kernel;
using Remit.Web;

namespace Remit.Access.Reach;

/// <summary>Leads from a body's page to who sees its restricted papers; only for people of the partnership, and only today.</summary>
internal sealed class BodyAccessPanel : IPanel
{
    public string Kind => "body";

    public int Order => 90;

    public Task<Panel?> Load(Looking looking, RecordRef record) =>
        Task.FromResult(
            looking.IsNow && looking.Viewer.IsKnown
                ? new Panel(
                    "access",
                    "/Access/Reach/_BodyAccess.cshtml",
                    new BodyAccess(looking.Viewer.Sight.Sees(Sensitivity.Restricted, record.ToString()))
                )
                : null
        );
}

/// <summary>Whether whoever looks sees what is restricted to the body.</summary>
internal sealed record BodyAccess(bool YouSeeIt);
