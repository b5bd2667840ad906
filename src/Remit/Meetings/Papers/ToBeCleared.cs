using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Papers;

/// <summary>Which reports that are still to be heard wait to be cleared.</summary>
internal static class ToBeCleared
{
    /// <summary>
    /// Those of some reports that somebody is asked to clear and has not, and that are neither submitted nor recalled: the first stages of
    /// <see cref="ReportProgress"/>, without what only their pages need. One query; none where there are no reports.
    /// </summary>
    public static async Task<HashSet<Id<Report>>> Among(Db db, IReadOnlyCollection<Id<Report>> reports)
    {
        if (reports.Count == 0)
            return [];
        var ids = reports.ToList();
        var found = await db.All<Report>()
            .Where(r => ids.Contains(r.Id) && db.All<ReportClearer>().Any(c => c.Report == r.Id))
            .Select(r => new
            {
                r.Id,
                Texts = db.All<ReportText>()
                    .Where(t => t.Report == r.Id)
                    .Select(t => new
                    {
                        t.ReadyOn,
                        t.SubmittedOn,
                        t.RecalledOn,
                        t.ClearancesBefore,
                    })
                    .ToList(),
                Clearers = db.All<ReportClearer>()
                    .Where(c => c.Report == r.Id)
                    .OrderBy(c => c.Order)
                    .Select(c => c.Clearer)
                    .ToList(),
                Clearances = db.All<Clearance>()
                    .Where(c => c.Report == r.Id)
                    .OrderBy(c => c.Order)
                    .Select(c => new { c.Clearer, c.Outcome })
                    .ToList(),
            })
            .ToListAsync();
        return
        [
            .. found
                .Where(r =>
                {
                    var text = r.Texts.FirstOrDefault();
                    if (text is { SubmittedOn: not null } or { RecalledOn: not null })
                        return false;
                    var said = ReportProgress.StillSaid(r.Clearances, text?.ReadyOn, text?.ClearancesBefore);
                    return said.Any(s => s.Outcome == ClearanceOutcome.SentBack)
                        || ReportProgress.ClearedBy(r.Clearers, said.Select(s => (s.Clearer, s.Outcome))).Count
                            < r.Clearers.Count;
                })
                .Select(r => r.Id),
        ];
    }
}
