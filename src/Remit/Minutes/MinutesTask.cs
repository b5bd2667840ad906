using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Minutes;

/// <summary>Something that is done with the minutes of one meeting.</summary>
internal abstract class MinutesTask(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute(Name = "body")]
    public string BodyKey { get; set; } = "";

    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public FoundMinutes Found { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public Answers Answers { get; private protected set; } = new();

    public string Address => MinutesLinks.Path(BodyKey, Key);

    /// <summary>"Executive, 12 September 2007".</summary>
    public string Which => $"{Found.Body.Name}, {Found.Meeting.Date.InWords()}";

    public MinutesState State => Found.Minutes?.State ?? MinutesState.Draft;

    public DateOnly Today => clock.Today;

    protected Store Store => store;

    protected Viewer Viewer => viewer;

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>A short mark of a text that was saved.</summary>
    protected static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>Finds the meeting, and answers where it is not there or, for those who would write its minutes, not theirs.</summary>
    protected async Task<IActionResult?> Find(Db db, bool asClerk = true)
    {
        if (await FoundMinutes.Find(db, BodyKey, Key) is not { } found)
            return NotFound();
        Found = found;
        if (!asClerk || MayWrite(viewer, found))
            return null;
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            "You do not have permission to write these minutes",
            "Minutes are written by the clerk of the body, and by whoever runs the partnership’s records.",
            "Whoever was at the meeting can ask for a correction once the minutes are circulated."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether somebody writes the minutes of a meeting.</summary>
    internal static bool MayWrite(Viewer viewer, FoundMinutes found) =>
        viewer.May(
            "minutes",
            found.Minutes?.Sensitivity
                ?? (found.Meeting.Sensitivity == Sensitivity.Public ? Sensitivity.Partnership : found.Meeting.Sensitivity),
            Verb.Write,
            new HashSet<RecordRef> { new("body", found.Body.RowId), new("meeting", found.Meeting.RowId) }
        );

    /// <summary>An item of the meeting by its key; null for none, and for one that is not shown to whoever asks.</summary>
    protected static async Task<AgendaItem?> ItemOf(Db db, FoundMinutes found, string? item) =>
        string.IsNullOrEmpty(item)
            ? null
            : await db.All<AgendaItem>().SingleOrDefaultAsync(i => i.Meeting == found.Meeting.Id && i.Key == item);

    /// <summary>Keeps what was done, or says at its fields why it was refused.</summary>
    protected async Task<IActionResult> Keep(Db db, IReadOnlyList<Refusal> refused, string what, params string[] fields)
    {
        if (refused.Count == 0)
        {
            var kept = await db.Commit(viewer.Change(what));
            if (!kept.IsRefused)
                return Done(kept.Value.Number);
            refused = kept.Refusals;
        }
        return await Say(refused, fields);
    }

    /// <summary>Says why something was refused. What was typed stays.</summary>
    protected async Task<IActionResult> Say(IReadOnlyList<Refusal> refused, params string[] fields)
    {
        foreach (var refusal in refused)
            ModelState.AddModelError(
                refusal.Field is { } field && fields.Contains(field, StringComparer.Ordinal) ? field : "",
                refusal.Message
            );
        if (refused.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        await Show();
        return Page();
    }

    /// <summary>Reads again what the page shows after something was refused.</summary>
    protected virtual Task Show() => Task.CompletedTask;

    protected RedirectResult Done(long change) => Redirect($"{Address}?{EditLinks.SavedKey}={change}");
}
