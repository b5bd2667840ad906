using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>What goes to which meeting, and what has to wait? A plan is shown; a person holds reports where they want them, and keeps it.</summary>
[Needs("meetings.write"), OnlyNow, Limited(Limit.Chart, looking: true)]
internal sealed class PlanPage(Store store, Viewer viewer, LondonClock clock, PageFrame frame) : PageModel, IJsonTwin
{
    /// <summary>The control that says on which meeting a report is held.</summary>
    public const string Hold = "hold-";

    /// <summary>The choice that leaves a report to the plan.</summary>
    public const string Free = "-";

    /// <summary>The choice that leaves a report off this plan and, once it is kept, off later ones.</summary>
    public const string Wait = "--";

    public PlanAsked Asked { get; private set; } = new([], PlanAsked.UsualMinutes, PlanAsked.UsualToNote);
    public PlanView Plan { get; private set; } = null!;
    public int LeftOut { get; private set; }

    /// <summary>The bodies that have reports or meetings to come, by name.</summary>
    public IReadOnlyList<Named> Bodies { get; private set; } = [];

    public object Twin =>
        new
        {
            Asked.Bodies,
            Asked.Minutes,
            Asked.ToNote,
            Plan,
            LeftOut,
        };

    /// <summary>The meetings that a report could go to, for a person who holds it there.</summary>
    public IEnumerable<PlannedMeeting> MeetingsOf(PlannedReport report) =>
        Plan.Meetings.Where(m => m.Body.Key == report.Body.Key);

    public async Task OnGet(string[] body, string? minutes, [FromQuery(Name = "to-note")] string? toNote)
    {
        Asked = PlanAsked.Of(body, minutes, toNote, frame.Notices.Add);
        await using var db = store.Read(viewer.Sight, clock.Today);
        await Show(db);
    }

    public async Task<IActionResult> OnPost(
        string[] body,
        string? minutes,
        [FromForm(Name = "to-note")] string? toNote,
        [FromForm(Name = "_step")] string? step,
        [FromForm(Name = "_seen")] string? seen
    )
    {
        Asked = PlanAsked.Of(body, minutes, toNote, frame.Notices.Add) with { Holds = Holds(), Waits = Waits() };
        await using var db = store.Write(viewer.Sight);
        if (step == "keep")
        {
            var (kept, _) = await KeepingPlans.Keep(db, viewer, clock.Today, Asked, seen ?? "");
            if (!kept.IsRefused)
                return Redirect($"{MeetingsLinks.Planner}?{EditLinks.SavedKey}={kept.Value.Number}");
            foreach (var refusal in kept.Refusals)
                ModelState.AddModelError("", refusal.Message);
            Response.StatusCode = StatusCodes.Status409Conflict;
            db.ChangeTracker.Clear();
        }
        await Show(db);
        return Page();
    }

    /// <summary>What the form holds, and what it lets go.</summary>
    private Dictionary<string, string> Holds() =>
        Request
            .Form.Where(f => f.Key.StartsWith(Hold, StringComparison.Ordinal) && f.Value.Count == 1 && f.Value != Wait)
            .Take(PlanOn.MostReports)
            .ToDictionary(f => f.Key[Hold.Length..], f => f.Value == Free ? "" : f.Value.ToString(), StringComparer.Ordinal);

    /// <summary>What the form leaves off.</summary>
    private HashSet<string> Waits() =>
        Request
            .Form.Where(f => f.Key.StartsWith(Hold, StringComparison.Ordinal) && f.Value == Wait)
            .Take(PlanOn.MostReports)
            .Select(f => f.Key[Hold.Length..])
            .ToHashSet(StringComparer.Ordinal);

    private async Task Show(Db db)
    {
        var on = await PlanOn.Load(db, clock.Today, Asked);
        foreach (var unknown in on.Unknown)
            frame.SayThereIsNo("body", unknown);
        foreach (var unheeded in on.Unheeded)
            frame.Notices.Add(unheeded);
        (Plan, LeftOut) = (PlanView.Of(on, clock.Today), on.LeftOut);
        Bodies = await db.All<Body>()
            .Where(b => db.All<Report>().Any(r => r.Body == b.Id) || db.All<Meeting>().Any(m => m.Body == b.Id))
            .OrderBy(b => b.Name)
            .ThenBy(b => b.Key)
            .Select(b => new Named(b.Key, b.Name))
            .ToListAsync();
    }
}
