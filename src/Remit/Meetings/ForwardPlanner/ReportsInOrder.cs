using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>No report waits for itself, also not through others.</summary>
internal sealed class ReportsInOrder : IInvariant
{
    internal const string Rule = "No report waits for itself";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var changed = touched.Of<ReportOrder>().Select(o => o.Report).Distinct().ToList();
        if (changed.Count == 0)
            return [];
        var before = (await db.All<ReportOrder>().Select(o => new { o.Report, o.After }).ToListAsync()).ToLookup(
            o => o.Report,
            o => o.After
        );
        var circles = changed.Where(r => Reaches(before, r)).ToList();
        var titles = await db.All<Report>().Where(r => circles.Contains(r.Id)).Select(r => new { r.Id, r.Title }).ToListAsync();
        return
        [
            .. titles.Select(t => new Refusal(
                Rule,
                $"“{t.Title}” would have to be heard before itself, through the reports that it waits for. Take one of them out.",
                new RecordRef("report", t.Id.Value),
                "after"
            )),
        ];
    }

    private static bool Reaches(ILookup<Id<Report>, Id<Report>> before, Id<Report> report)
    {
        var seen = new HashSet<Id<Report>>();
        var open = new Stack<Id<Report>>(before[report]);
        while (open.TryPop(out var at))
        {
            if (at == report)
                return true;
            if (seen.Add(at))
                foreach (var next in before[at])
                    open.Push(next);
        }
        return false;
    }
}
