using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Hollow;

/// <summary>Which words are hollow here? What can't be read is refused with its line and column, and nothing that was typed is lost.</summary>
[Needs("responsibilities.write"), OnlyNow]
internal sealed class ChangeHollowWordsPage(Store store, Viewer viewer) : PageModel
{
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The number of the change that wrote the words last when the form was opened; 0 for the shipped.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    /// <summary>What somebody else saved meanwhile; null for nothing.</summary>
    public string? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!MayChange)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        await using var db = store.Read(viewer.Sight);
        var own = await db.All<HollowWords>().FirstOrDefaultAsync();
        (Words, Seen) = (own?.Words ?? HollowPhrases.ShippedText, own?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_do")] string? what)
    {
        if (!MayChange)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        await using var db = store.Write(viewer.Sight);
        var own = await db.Set<HollowWords>().FirstOrDefaultAsync();
        if (Seen != (own?.Version ?? 0))
        {
            (Meanwhile, Seen) = (own?.Words, own?.Version ?? 0);
            ModelState.Remove("_seen");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var words = what == "shipped" ? HollowPhrases.ShippedText : Texts.WithOneKindOfLineEnd(Words ?? "").Trim() + "\n";
        var kept = await Keep(db, own, words, store.Ids, viewer.Change("Changed the hollow words"));
        if (!kept.IsRefused)
            return Redirect($"{ResponsibilitiesLinks.HollowWordsRoot}?{EditLinks.SavedKey}={kept.Value.Number}");
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(nameof(Words), refusal.Message);
        return Page();
    }

    /// <summary>Keeps words in the place of those that counted.</summary>
    internal static Task<Result<LoggedChange>> Keep(Db db, HollowWords? own, string words, IdSource ids, Change change)
    {
        if (own is null)
            db.Add(
                new HollowWords
                {
                    Id = ids.Next<HollowWords>(),
                    Key = HollowWords.OnlyKey,
                    Words = words,
                }
            );
        else
            own.Words = words;
        return db.Commit(change);
    }

    private bool MayChange => viewer.MayEverywhere("responsibilities", Sensitivity.Partnership, Verb.Write);
}
