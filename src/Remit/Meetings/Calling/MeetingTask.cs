using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Meetings.Calling;

/// <summary>Something that is done with one meeting. Opened by those who may write it.</summary>
public abstract class MeetingTask(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    /// <summary>The control with the number of the change that touched the meeting last when the form was opened.</summary>
    public const string WasControl = "_was";

    private long seen;
    private bool isTold;

    [FromRoute(Name = "body")]
    public string BodyKey { get; set; } = "";

    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Body Body { get; private set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public Answers Answers { get; private protected set; } = new();

    public string Address => $"{MeetingsLinks.Root}/{BodyKey}/{Key}";

    /// <summary>What the form says was there when it was opened.</summary>
    public string Opened =>
        isTold || !Answers.Has(WasControl) ? seen.ToString(CultureInfo.InvariantCulture) : Answers[WasControl];

    /// <summary>"Board, Wednesday 12 September 2007, 2pm".</summary>
    public string Which =>
        $"{Body.Name}, {Meeting.Date:dddd} {Meeting.Date.InWords()}"
        + (MeetingsWords.Times(Meeting.Start, Meeting.End) is { } times ? $", {times}" : "");

    protected Store Store => store;

    protected Viewer Viewer => viewer;

    public DateOnly Today => clock.Today;

    /// <summary>Whether members are to be told by email.</summary>
    private protected bool Tells => Answers[MemberLetters.Control] == MemberLetters.Yes;

    /// <summary>Where this website is, as whoever asks knows it.</summary>
    private protected string Site => $"{Request.Scheme}://{Request.Host}";

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Finds the meeting, and answers where it is not there or not theirs.</summary>
    protected async Task<IActionResult?> Find(Db db, bool toChange = false)
    {
        if (await Calling.Find(db, BodyKey, Key, toChange) is not { } found)
            return NotFound();
        (Meeting, Body, seen) = (found.Meeting, found.Body, found.Meeting.Version);
        if (await db.MayChange(store.Policy, viewer, Meeting))
            return null;
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            "You do not have permission to change this meeting",
            "Meetings are called, moved and cancelled by the clerk of their body, and by whoever runs the partnership’s records.",
            "What you may do follows from the places and posts that you hold today."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether somebody changed the meeting after this person opened the form. Then they are told, and nothing is kept.</summary>
    protected bool WasChanged()
    {
        if (Answers[WasControl] == seen.ToString(CultureInfo.InvariantCulture))
            return false;
        isTold = true;
        ModelState.AddModelError(
            "",
            $"Somebody else changed this meeting while you had the page open: it is {Meeting.State.InASentence()}, on {Meeting.Date.InWords()} now. What you typed stands below: look at it again before you go on"
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    /// <summary>Keeps it, or says at its fields why it was refused.</summary>
    protected async Task<IActionResult> Keep(
        Db db,
        IReadOnlyList<Refusal> refused,
        string what,
        string? why,
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

    /// <summary>The day that was typed; null, with the field's error, where none was and one is needed.</summary>
    protected DateOnly? Day(string control, string words, string? missing = null)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        else if (day is null && missing is not null)
            ModelState.AddModelError(control, missing);
        return day;
    }

    /// <summary>The time that was typed; null, with the field's error, where it can't be read.</summary>
    protected TimeOnly? Time(string control, string words)
    {
        if (TypedTime.Read(Answers[control], words, out var time) is { } wrong)
            ModelState.AddModelError(control, wrong);
        return time;
    }
}
