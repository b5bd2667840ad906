using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Decisions.SigningOff;

/// <summary>Something that an organisation says of a decision.</summary>
internal abstract class DecisionTask(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute(Name = "body")]
    public string BodyKey { get; set; } = "";

    [FromRoute(Name = "key")]
    public string MeetingKey { get; set; } = "";

    [FromRoute(Name = "decision")]
    public string DecisionKey { get; set; } = "";

    /// <summary>The id of what is written: a form that is sent twice counts once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public Decision Decision { get; private set; } = null!;
    public Meeting Meeting { get; private set; } = null!;
    public Body Body { get; private set; } = null!;
    public Answers Answers { get; protected set; } = new();

    public string Path => $"{BodyKey}/{MeetingKey}/{DecisionKey}";
    public string Back => DecisionsLinks.PageOf(Path);
    public DateOnly Today => clock.Today;

    protected Store Store => store;
    protected Viewer Viewer => viewer;
    protected Speaker By => Speaker.Of(viewer);

    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Finds the decision; null where there is none that is seen.</summary>
    protected async Task<bool> Find(Db db)
    {
        var found = await (
            from decision in db.All<Decision>()
            where decision.Key == DecisionKey
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.Key == MeetingKey
            join body in db.All<Body>() on meeting.Body equals body.Id
            where body.Key == BodyKey
            select new
            {
                Decision = decision,
                Meeting = meeting,
                Body = body,
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return false;
        (Decision, Meeting, Body) = (found.Decision, found.Meeting, found.Body);
        return true;
    }

    protected DateOnly? ReadDay(string control, string words, string missing)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        else if (day is null)
            ModelState.AddModelError(control, missing);
        return day;
    }

    protected IActionResult Said(IReadOnlyList<Refusal> refusals, params string[] fields)
    {
        foreach (var refusal in refusals)
            ModelState.AddModelError(
                // What can't be carried out is no fault of what was typed here.
                refusal.Record?.Kind != Effect.Shape.Kind
                && refusal.Field is { } field
                && fields.Contains(field, StringComparer.Ordinal)
                    ? field
                    : "",
                refusal.Message
            );
        if (refusals.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    protected StatusCodeResult NotTheirs(string what)
    {
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            what,
            "It is for whoever leads on it in the organisation or holds a place that binds it, and for the clerk and chair of the body that decided.",
            "What you may do follows from the places and posts that you hold today."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
