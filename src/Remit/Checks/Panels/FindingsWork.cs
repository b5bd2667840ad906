using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Checks.Panels;

/// <summary>
/// What is to be put right about what somebody answers for; for those who run the partnership's records, about all of it. What nobody has
/// recorded yet is no fault, and not among it.
/// </summary>
internal sealed class FindingsWork(Findings findings, ChecksLinks links) : IWorkSource
{
    private const int Shown = 3;

    public int Order => 50;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var isAll = looking.Viewer.MayEverywhere("checks", Sensitivity.Partnership, Verb.Write);
        if (!looking.Viewer.May("checks.read") || (!isAll && me.AnswersFor.Count == 1))
            return null;
        var theirs = (await findings.SeenBy(looking))
            .Where(j => j is { IsAccepted: false, Finding.IsNotRecorded: false })
            .Select(j => j.Finding)
            .Where(f => isAll || f.Records.Any(r => me.AnswersFor.Contains(r.Ref)))
            .ToList();
        var faults = theirs.Count(f => f.Severity == Severity.Error);
        return theirs.Count == 0
            ? null
            : new WorkPart(
                "toPutRight",
                isAll ? "To put right" : "To put right in what you lead",
                [
                    .. theirs
                        .Take(Shown)
                        .Select(f => new WorkLine(f.Message, links.Findings(f.Body?.Path, f.Check.Code)) { Said = f.Mend }),
                ]
            )
            {
                Total = theirs.Count,
                More = new PageTool(
                    $"All {theirs.Count.Counted("thing", "things")} to put right{(faults == 0 ? "" : $", {faults} of which {(faults == 1 ? "is a fault" : "are faults")}")}",
                    links.Findings()
                ),
            };
    }
}
