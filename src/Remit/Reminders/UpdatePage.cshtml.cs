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
[AllowAnonymous, Limited(Limit.SignIn)]
internal sealed class UpdatePage(GoodLinks links, LetterReaders readers, Store store, LondonClock clock) : PageModel
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

    private static readonly (string Control, string Asked)[] Questions =
    [
        ("words", "What is there to say?"),
        ("due", "Due on another day now"),
        ("why-moved", "Why does the day move?"),
        ("done-on", "On which day was it done?"),
        ("proof", "What shows it?"),
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

    /// <summary>Whether they ended the link just now.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>What was typed where there is nothing to say any more: it is not kept.</summary>
    public IReadOnlyList<TypedAnswer> NotKept => IsOpen ? [] : TypedAnswer.Of(Answers, Questions);

    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task OnGet(string? kept, string? ended)
    {
        (IsKept, IsEnded) = (kept is not null, ended is not null);
        await using var db = store.Read(Sight.Everything);
        if (await Find(db) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        (Id, Seen) = (store.Ids.Next(), found.Version);
    }

    /// <summary>Ends the link: whoever got the letter passed it on, or wants nobody to find it.</summary>
    public async Task<IActionResult> OnPostEnd()
    {
        await links.EndOne(Secret);
        return Redirect($"/update/{Secret}?ended=yes");
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
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
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

    /// <summary>Reads the form, and says what is wrong with it. What says nothing beside the choice above it is refused, never dropped.</summary>
    private Func<Progressing, ActionItem, Task<IReadOnlyList<Refusal>>> Read(Id<ActionStatement> id, Speaker by)
    {
        var (words, proof, why) = (Typed("words"), Typed("proof"), Typed("why-moved"));
        var (due, doneOn) = (Day("due", "The new day"), Day("done-on", "The day on which it was done"));
        if (Answers["how"] == DoneAnswer)
        {
            if (proof is null && words is null)
                ModelState.AddModelError("proof", "Say what shows that it was done; or say above why nothing does");
            RefuseWhere(
                due is not null,
                "due",
                "It is done, so its day does not move. Take this day out, or choose “It goes on”"
            );
            RefuseWhere(
                why is not null,
                "why-moved",
                "It is done, so its day does not move. Take this out, or choose “It goes on”"
            );
            return async (progressing, action) =>
                (
                    await progressing.Close(
                        action,
                        new Closing(by, doneOn ?? clock.Today)
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
        else
        {
            RefuseWhere(
                doneOn is not null,
                "done-on",
                "It goes on, so it was done on no day yet. Take this day out, or choose “It is done”"
            );
            RefuseWhere(
                proof is not null,
                "proof",
                "It goes on, so nothing shows yet that it was done. Take this out, or choose “It is done”"
            );
        }
        return (progressing, action) =>
            progressing.Say(
                action,
                new Said(by, clock.Today, words)
                {
                    Id = id,
                    Due = due,
                    WhyMoved = why,
                }
            );
    }

    private string? Typed(string control) => Texts.OrNull(Answers[control]);

    private DateOnly? Day(string control, string words)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        return day;
    }

    private void RefuseWhere(bool isWrong, string control, string message)
    {
        if (isWrong)
            ModelState.AddModelError(control, message);
    }

    /// <summary>The action of the link as the one who got it sees it by a letter, as long as they do and are to do it.</summary>
    private async Task<Found?> Find(Db db)
    {
        if (
            await links.Find(Secret, "action") is not { } link
            || await readers.Of(link.Person) is not { Left: null, Viewer: { } viewer }
        )
            return null;
        var (id, me) = (new Id<ActionItem>(link.Record.Id), Me.Of(viewer, clock.Today)!);
        await using var seen = store.Read(viewer.Sight, clock.Today);
        if (
            (await seen.Actions(clock.Today, a => a.Id == id)).FirstOrDefault() is not { } action
            || !action.Owners.Any(me.AnswersFor.Contains)
        )
            return null;
        Action = ActionView.Of(action, await Mentions.Load(seen, action.Mentioned), clock.Today);
        Name = viewer.Name;
        return new Found(id, viewer, await db.LastVersionOf(action.Action));
    }

    private sealed record Found(Id<ActionItem> Id, Viewer Viewer, long Version);
}
