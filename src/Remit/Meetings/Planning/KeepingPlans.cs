using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>Puts reports on the meetings on which a plan has them, all in one change.</summary>
internal static class KeepingPlans
{
    internal const string IsTheOneSeen = "A plan is kept as it was seen";

    /// <summary>Makes the plan once more; where it is the one that was seen, keeps it.</summary>
    /// <param name="db">A database that writes.</param>
    /// <param name="viewer">Who keeps it.</param>
    /// <param name="day">Today.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="seen">The mark of what was seen; null to keep whatever comes out.</param>
    public static async Task<(Result<LoggedChange> Kept, PlanView Plan)> Keep(
        Db db,
        Viewer viewer,
        DateOnly day,
        PlanAsked asked,
        string? seen
    )
    {
        var on = await PlanOn.Load(db, day, asked);
        var view = PlanView.Of(on, day);
        if (seen is not null && seen != view.Mark)
            return (
                Result<LoggedChange>.Refused([
                    new Refusal(
                        IsTheOneSeen,
                        "Reports or meetings changed since you looked, so the plan is another one. It stands below: look at it, then keep it."
                    ),
                ]),
                view
            );
        var ids = on.Reports.Select(r => r.Report.Id).ToList();
        var reports = await db.Set<Report>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        for (var i = 0; i < on.Reports.Count; i++)
        {
            if (on.IsOnAnAgenda(i))
                continue;
            var report = reports[on.Reports[i].Report.Id];
            Id<Meeting>? meeting = on.Plan[i] < 0 ? null : on.Meetings[on.Plan[i]].Meeting.Id;
            report.LeftOff = on.Problem.Reports[i].Waits;
            // What stands on a meeting that was cancelled says so until it has another, or is left off.
            if (meeting is not null || report.LeftOff || on.Problem.Reports[i].Now is not null)
                report.Meeting = meeting;
            report.Held = meeting is not null && on.Problem.Reports[i].Held is not null;
        }
        var kept = await db.Commit(viewer.Change($"Planned {view.Changes.Counted("report", "reports")}"));
        return (kept, view);
    }
}
