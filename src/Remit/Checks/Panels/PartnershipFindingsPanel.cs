using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks.Panels;

/// <summary>How much is to be put right, on the home page of those who run the partnership.</summary>
internal sealed class PartnershipFindingsPanel(Findings findings) : IPanel
{
    public string Kind => "partnership";

    public int Order => 10;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        if (!looking.Viewer.MayEverywhere("checks", Sensitivity.Partnership, Verb.Write))
            return null;
        var open = (await findings.SeenBy(looking)).Where(j => !j.IsAccepted).Select(j => j.Finding).ToList();
        var notRecorded = open.Count(f => f.IsNotRecorded);
        return open.Count == 0
            ? null
            : new Panel(
                "toPutRight",
                "/Checks/Panels/_PartnershipFindings.cshtml",
                new PartnershipFindings(
                    open.Count - notRecorded,
                    open.Count(f => f is { IsNotRecorded: false, Severity: Severity.Error }),
                    notRecorded
                )
            );
    }
}

/// <summary>How much is to be put right.</summary>
/// <param name="Faults">All that is to be put right.</param>
/// <param name="Errors">What of it is wrong.</param>
/// <param name="ToRecord">What is not recorded yet.</param>
internal sealed record PartnershipFindings(int Faults, int Errors, int ToRecord);
