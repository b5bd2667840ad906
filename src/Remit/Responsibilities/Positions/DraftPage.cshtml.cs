using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// Does the holder stand by this draft? They take it over as it is, change it first, send it back with words, or give it up; whoever wrote it gives
/// it up; others who draft read it.
/// </summary>
[Needs("positions.write"), OnlyNow]
internal sealed class DraftPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    private const string Take = "take";
    private const string SendBack = "send-back";
    private const string Withdraw = "withdraw";

    [FromRoute(Name = "register")]
    public string RegisterKey { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The draft that was looked at.</summary>
    [BindProperty(Name = "_of")]
    public Guid Of { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public PositionSubject Subject { get; private set; } = null!;

    /// <summary>Whether another draft stands there than the one that was looked at, or none.</summary>
    public bool IsLate { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Of = Subject.Draft?.Position.RowId ?? Guid.Empty;
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_do")] string? what)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (what is not (Take or SendBack or Withdraw))
            return BadRequest();
        if (!Subject.MayDecide && !(what == Withdraw && Subject.IsOwnDraft))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (Subject.Draft?.Position.RowId != Of)
        {
            IsLate = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            Of = Subject.Draft?.Position.RowId ?? Guid.Empty;
            ModelState.Remove("_of");
            return Page();
        }
        if (what == SendBack && string.IsNullOrWhiteSpace(Words))
        {
            ModelState.AddModelError(nameof(Words), "Say in a few words what is to be different");
            return Page();
        }
        return await Keep(db, what);
    }

    private async Task<IActionResult> Keep(Db db, string what)
    {
        var id = new Id<Position>(Of);
        var draft = await db.Set<Position>().SingleAsync(p => p.Id == id);
        var row = OneLine.Of(Subject.Row.Text).Shortened(80);
        switch (what)
        {
            case Take:
                draft.Draft = null;
                await ChosenEvidence.OpenWith(db, draft, Subject.Row);
                await Subject.Supersede(db, draft.Id);
                (draft.Sensitivity, draft.RestrictedTo) = (Subject.Row.Sensitivity, Subject.Row.RestrictedTo);
                draft.ReviewOn = LookingAgain.By(draft, Subject.Row, Subject.Register);
                break;
            case SendBack:
                (draft.Draft, draft.SentBack) = (DraftState.SentBack, Texts.WithOneKindOfLineEnd(Words!.Trim()));
                break;
            default:
                draft.Draft = DraftState.Withdrawn;
                break;
        }
        var kept = await db.Commit(
            viewer.Change(
                what switch
                {
                    Take => $"Took over the draft of how “{row}” is met",
                    SendBack => $"Sent back the draft of how “{row}” is met",
                    _ => $"Gave up the draft of how “{row}” is met",
                }
            )
        );
        if (!kept.IsRefused)
            return Redirect(
                $"{ResponsibilitiesLinks.ResponsibilityPath(RegisterKey, Key)}?{EditLinks.SavedKey}={kept.Value.Number}"
            );
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(refusal.Field == "sent-back" ? nameof(Words) : "", refusal.Message);
        return Page();
    }

    private async Task<IActionResult?> Find(Db db)
    {
        if (await PositionSubject.Load(db, viewer, RegisterKey, Key, clock.Today) is not { } subject)
            return NotFound();
        Subject = subject;
        return subject.MayWrite ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
