using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Meetings.Papers;

/// <summary>Something that is done with one report.</summary>
internal abstract class ReportTask(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    /// <summary>The control with a mark of what was there when the form was opened.</summary>
    public const string SeenControl = "_seen";

    private bool isTold;

    [FromRoute]
    public string Key { get; set; } = "";

    public new ReportFile File { get; private set; } = null!;

    public ReportProgress Progress { get; private set; } = null!;

    public ReportRights Rights { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public Answers Answers { get; private protected set; } = new();

    public string Address => PapersLinks.Report(Key);

    /// <summary>What the form says was there when it was opened.</summary>
    public string Seen => isTold || !Answers.Has(SeenControl) ? File.Mark : Answers[SeenControl];

    /// <summary>Whether somebody wrote meanwhile: then both are shown.</summary>
    public bool IsLate => isTold;

    protected Store Store => store;

    protected Viewer Viewer => viewer;

    public DateOnly Today => clock.Today;

    protected LondonClock Clock => clock;

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Finds the report, and answers where it is not there or not theirs.</summary>
    protected async Task<IActionResult?> Find(Db db, Func<ReportRights, bool> may, string those)
    {
        if (await ReportFile.Find(db, Key) is not { } file)
            return NotFound();
        (File, Progress, Rights) = (file, ReportProgress.Of(file, Today), ReportRights.Of(viewer, Today, file));
        if (may(Rights))
            return null;
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            "You do not have permission to do this",
            those,
            "What you may do follows from the places and posts that you hold today."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether somebody wrote after the form was opened. Then they are told, and nothing is kept.</summary>
    protected bool WasChanged()
    {
        if (Answers[SeenControl] == File.Mark)
            return false;
        isTold = true;
        ModelState.AddModelError(
            "",
            "Somebody else changed this report while you had the page open. What is recorded now stands beside what you typed: look at both, then send it again"
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    /// <summary>Keeps it, or says at its fields why it was refused.</summary>
    protected async Task<IActionResult> Keep(
        Db db,
        IReadOnlyList<Refusal> refused,
        string what,
        string? why = null,
        params string[] fields
    )
    {
        if (refused.Count == 0)
        {
            var kept = await db.Commit(viewer.Change(what, why));
            if (!kept.IsRefused)
                return Done(kept.Value.Number);
            refused = kept.Refusals;
        }
        foreach (var refusal in refused)
            ModelState.AddModelError(
                refusal.Field is { } field && fields.Contains(field, StringComparer.Ordinal) ? field : "",
                refusal.Message
            );
        if (refused.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    protected RedirectResult Done(long change) => Redirect($"{Address}?{EditLinks.SavedKey}={change}");
}
