using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks.Panels;

/// <summary>What is to be put right about a body, on its page.</summary>
internal sealed class BodyFindingsPanel(Findings findings) : IPanel
{
    public string Kind => "body";

    public int Order => 5;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var about = await findings.SeenBy(looking, record);
        if (about.Count == 0)
            return null;
        var open = about.Where(j => !j.IsAccepted).Select(j => j.Finding).ToList();
        return new Panel(
            "toPutRight",
            "/Checks/Panels/_BodyFindings.cshtml",
            new BodyFindings(
                about[0].Finding.Records.First(r => r.Ref == record).Path,
                [.. open.Where(f => !f.IsNotRecorded).Select(FindingView.Of)],
                [.. open.Where(f => f.IsNotRecorded).Select(FindingView.Of)],
                about.Count(j => j.IsAccepted)
            )
        );
    }
}

/// <summary>What is found about a body.</summary>
/// <param name="Body">The body's key.</param>
/// <param name="Faults">What is to be put right, the heaviest first.</param>
/// <param name="ToRecord">What is not recorded yet.</param>
/// <param name="Accepted">How many are accepted as they are.</param>
internal sealed record BodyFindings(
    string Body,
    IReadOnlyList<FindingView> Faults,
    IReadOnlyList<FindingView> ToRecord,
    int Accepted
);
