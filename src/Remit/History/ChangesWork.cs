using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.History;

/// <summary>What others changed since whoever looks was here last, as far as they may see it.</summary>
internal sealed class ChangesWork(ChangeLogReader log, PreviousVisit visit, HistoryLinks links) : IWorkSource
{
    public int Order => 70;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        if (!looking.Viewer.May("history.read") || await visit.Find() is not { } since)
            return null;
        var (newest, total) = await log.Since(since, looking.Viewer.Name, WorkPart.Most);
        return total == 0
            ? null
            : new WorkPart(
                "changes",
                $"Changed since you were here on {LondonDate.Words(LondonDate.Of(since))}",
                [
                    .. newest.Select(c => new WorkLine(c.What, links.Change(c.Number))
                    {
                        Said = $"{LondonDate.Words(c.At)}, {c.Who}{(c.Why is null ? "" : $": {c.Why}")}",
                    }),
                ]
            )
            {
                Total = total,
                More = new PageTool($"All {total.Counted("change", "changes")}", links.Changes()),
            };
    }
}
