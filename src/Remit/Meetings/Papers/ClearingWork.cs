using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Papers;

/// <summary>The reports that wait for somebody's clearance, by themselves or by a post that they hold.</summary>
internal sealed class ClearingWork : IWorkSource
{
    public int Order => 21;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var (db, own) = (looking.Db, me.Own.ToList());
        var asked = db.All<Report>()
            .Where(r =>
                db.All<ReportClearer>().Any(c => c.Report == r.Id && own.Contains(c.Clearer))
                && db.All<ReportText>()
                    .Any(t => t.Report == r.Id && t.ReadyOn != null && t.SubmittedOn == null && t.RecalledOn == null)
            );
        var waiting = (await ReportFile.Load(db, asked))
            .Where(f => ReportProgress.Of(f, me.Today) is { Stage: ReportStage.BeingCleared } p && p.Waiting.Any(own.Contains))
            .Select(f => new WorkLine(f.Report.Title, PapersLinks.Clear(f.Report.Key))
            {
                Said = $"For {f.Body.Name}, ready since {f.Text!.ReadyOn!.Value.InWords()}",
                Due = f.Report.Ready ?? f.Report.Due ?? f.Meeting?.PapersDue,
            })
            .ToList();
        return waiting.Count == 0
            ? null
            : WorkPart.Due("reports-to-clear", "Reports to clear", waiting, me) with
            {
                Waiting = waiting.Count,
                Late = 0,
                Soon = 0,
            };
    }
}

/// <summary>For who chairs or clerks a body: the reports to it that are submitted and stand on no agenda yet.</summary>
internal sealed class SubmittedWork : IWorkSource
{
    public int Order => 22;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var db = looking.Db;
        var bodies = me.Led.Where(l => l.Kind == "body").Select(l => new Id<Structure.Bodies.Body>(l.Id)).ToList();
        if (bodies.Count == 0)
            return null;
        var submitted = db.All<Report>()
            .Where(r =>
                bodies.Contains(r.Body)
                && db.All<ReportText>().Any(t => t.Report == r.Id && t.SubmittedOn != null && t.RecalledOn == null)
            );
        var waiting = (await ReportFile.Load(db, submitted))
            .Where(f => f.Item is null && ReportProgress.Of(f, me.Today).Stage == ReportStage.Submitted)
            .Select(f => new WorkLine(f.Report.Title, PapersLinks.Report(f.Report.Key))
            {
                Said = f.Meeting is { } on
                    ? $"For {f.Body.Name} on {on.Date.InWords()}, not on its agenda yet"
                    : $"For {f.Body.Name}, without a meeting",
                Due = f.Meeting?.PapersDue,
            })
            .ToList();
        return waiting.Count == 0 ? null : WorkPart.Due("reports-submitted", "Reports submitted to you", waiting, me);
    }
}
