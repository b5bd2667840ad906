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

    public Task<IActionResult> OnGet(string key) => Try(key, rehearse: true);

    public Task<IActionResult> OnPost(string key) => Try(key, rehearse: false);

    private async Task<IActionResult> Try(string key, bool rehearse)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        Pack = pack;
        // A form that was sent twice finds it taken back by the first.
        if (await PackChange.Newest(db, pack) is not { } number)
            return Redirect(PacksLinks.PathOf(key) + (rehearse ? "" : "?done=back"));
        var result = await store.TakeBack(number, pack, what => viewer.Change(what), rehearse);
        foreach (var refusal in result.Refusals.Select(r => r.Message).Distinct())
            ModelState.AddModelError("", refusal);
        return result.IsRefused || rehearse ? Page() : Redirect($"{PacksLinks.PathOf(key)}?done=back");
    }
}
