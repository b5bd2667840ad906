using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>Take back what adding this pack did?</summary>
[Needs("responsibilities.write"), OnlyNow]
internal sealed class TakePackBackPage(Db db, ShippedPacks packs, Store store, Viewer viewer) : PageModel
{
    public Pack Pack { get; private set; } = null!;

    /// <summary>Why it can't be taken back any more.</summary>
    public bool IsRefused => !ModelState.IsValid;

    /// <summary>The change that would be taken back. The form carries it, so that what is taken back is what was shown.</summary>
    public long Number { get; private set; }

    public async Task<IActionResult> OnGet(string key)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        return await PackChange.Newest(db, pack) is { } newest
            ? await Try(pack, newest, rehearse: true)
            : Redirect(PacksLinks.PathOf(key));
    }

    public async Task<IActionResult> OnPost(string key, [FromForm(Name = "_change")] long? shown)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        var added = await PackChange.All(db, pack);
        // A form that was sent twice finds it taken back by the first.
        if (added.Any(a => a.Number == shown && a.IsTakenBack))
            return Redirect($"{PacksLinks.PathOf(key)}?done=back");
        if (shown is { } number && number == PackChange.NewestOf(added))
            return await Try(pack, number, rehearse: false);
        Pack = pack;
        ModelState.AddModelError(
            "",
            "The pack was added again while you had this page open. Nothing was taken back: look at it as it is now."
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> Try(Pack pack, long number, bool rehearse)
    {
        (Pack, Number) = (pack, number);
        var result = await store.TakeBack(number, pack, what => viewer.Change(what), rehearse);
        foreach (var refusal in result.Refusals.Select(r => r.Message).Distinct())
            ModelState.AddModelError("", refusal);
        return result.IsRefused || rehearse ? Page() : Redirect($"{PacksLinks.PathOf(pack.Key)}?done=back");
    }
}
