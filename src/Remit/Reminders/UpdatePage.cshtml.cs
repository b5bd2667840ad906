using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Reminders;

/// <summary>
/// How far is this action? For the one who was reminded of it by email, without an account. Looking does nothing; the form says one thing of
/// one action, as long as it is theirs and open.
/// </summary>
[AllowAnonymous]
internal sealed class UpdatePage(GoodLinks links, ViewersByPerson viewers, Store store, LondonClock clock) : PageModel
{
    public const string DoneAnswer = "done";

    private static readonly string[] Asked =
    [
        "how",
        "words",
        "why-moved",
        "proof",
        .. TypedDate.Controls("due"),
        .. TypedDate.Controls("done-on"),
    ];

    [FromRoute]
    public string Secret { get; set; } = "";

    /// <summary>The id of the statement to be: a form that is sent twice counts once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The change that had touched the action last when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    public Answers Answers { get; private set; } = new();

    /// <summary>The action; null where the link is not good, or it is not theirs any more.</summary>
    public ActionView? Action { get; private set; }

    /// <summary>Who follows the link.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether there is something to say of it still.</summary>
    public bool IsOpen => Action?.Status == ActionStatus.Open;

    /// <summary>Whether somebody else changed it after the form was opened.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether what they said was kept.</summary>
    public bool IsKept { get; private set; }

    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task OnGet(string? kept)
    {
        IsKept = kept is not null;
        await using var db = store.Read(Sight.Everything);
        if (await Find(db) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        (Id, Seen) = (store.Ids.Next(), found.Version);
        TypedDate.Show("done-on", clock.Today, Answers);
    }

    public async Task<IActionResult> OnPost()
    {
        Answers = Answers.Of(Request.Form);
        if (Id.Version != 7)
            return BadRequest();
        await using var db = store.Write(Sight.Everything);
        if (await Find(db) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        var id = new Id<ActionStatement>(Id);
        if (await db.All<ActionStatement>().AnyAsync(s => s.Id == id))
            return Kept();
        if (!IsOpen)
            return Page();
        var step = Read(id, Speaker.Of(found.Viewer));
        if (!ModelState.IsValid)
            return Page();
        if (Seen != found.Version)
        {
            (IsChanged, Seen) = (true, found.Version);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var action = await db.Set<ActionItem>().AsTracking().SingleAsync(a => a.Id == found.Id);
        var refused = await step(new Progressing(db, store.Ids, clock.Today), action);
        if (refused.Count == 0)
        {
            var kept = await db.Commit(found.Viewer.Change("Said how far an action is"));
            if (!kept.IsRefused)
                return Kept();
            refused = kept.Refusals;
            await using var again = store.Read(Sight.Everything);
            if (await again.All<ActionStatement>().AnyAsync(s => s.Id == id))
                return Kept();
        }
        foreach (var refusal in refused)
            ModelState.AddModelError(
                refusal.Field is { } field && Asked.Contains(field, StringComparer.Ordinal) ? field : "",
                refusal.Message
            );
        return Page();
    }

    private RedirectResult Kept() => Redirect($"/update/{Secret}?kept=yes");

    /// <summary>Reads the form, and says what is wrong with it.</summary>
    private Func<Progressing, ActionItem, Task<IReadOnlyList<Refusal>>> Read(Id<ActionStatement> id, Speaker by)
    {
        var words = Texts.OrNull(Answers["words"]);
        if (Answers["how"] == DoneAnswer)
        {
            if (TypedDate.Read("done-on", "The day on which it was done", Answers, out var day) is { } wrong)
                ModelState.AddModelError("done-on", wrong);
            else if (day is null)
                ModelState.AddModelError("done-on", "Enter the day on which it was done");
            var proof = Texts.OrNull(Answers["proof"]);
            if (proof is null && words is null)
                ModelState.AddModelError("proof", "Say what shows that it was done; or say above why nothing does");
            return async (progressing, action) =>
                (
                    await progressing.Close(
                        action,
                        new Closing(by, day!.Value)
                        {
                            Id = id,
                            Proof = proof,
                            Reason = proof is null ? words : null,
                            Words = words,
                        }
                    )
                ).Refusals;
        }
        if (Answers["how"].Length == 0)
            ModelState.AddModelError("how", "Say whether it goes on, or is done");
        if (TypedDate.Read("due", "The new day", Answers, out var due) is { } no)
            ModelState.AddModelError("due", no);
        return (progressing, action) =>
            progressing.Say(
                action,
                new Said(by, clock.Today, words)
                {
                    Id = id,
                    Due = due,
                    WhyMoved = due is null ? null : Texts.OrNull(Answers["why-moved"]),
                }
            );
    }

    /// <summary>The action of the link, as long as the one who got it may see it and is to do it.</summary>
    private async Task<Found?> Find(Db db)
    {
        if (await links.Find(Secret, "action") is not { } link)
            return null;
        var viewer = (await viewers.Of(link.Person)).ByLetter(Reminding.ByLetter);
        var id = new Id<ActionItem>(link.Record.Id);
        if (
            Me.Of(viewer, clock.Today) is not { } me
            || (await db.Actions(clock.Today, a => a.Id == id)).FirstOrDefault() is not { } action
            || !viewer.Sight.Sees(action.Action.Sensitivity, action.Action.RestrictedTo)
            || !action.Owners.Any(me.AnswersFor.Contains)
        )
            return null;
        await using var seen = store.Read(viewer.Sight);
        Action = ActionView.Of(action, await Mentions.Load(seen, action.Mentioned), clock.Today);
        Name = viewer.Name;
        return new Found(id, viewer, Math.Max(action.Action.Version, action.Newest?.Version ?? 0));
    }

    private sealed record Found(Id<ActionItem> Id, Viewer Viewer, long Version);
}
