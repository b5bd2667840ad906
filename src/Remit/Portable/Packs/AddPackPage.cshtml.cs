using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>What would adding this pack do, and whose words stay where ours and the pack's differ?</summary>
[Needs("responsibilities.write"), OnlyNow]
internal sealed class AddPackPage(ShippedPacks packs, AddingAPack adding, Viewer viewer) : PageModel
{
    /// <summary>The answer that takes the pack's words.</summary>
    public const string ThePacks = "pack";

    public Pack Pack { get; private set; } = null!;

    /// <summary>With the partnership's own words kept.</summary>
    public PackProposal Proposal { get; private set; } = null!;

    /// <summary>Whose words stay: "ours" or "pack".</summary>
    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGet(string key)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        await Show(pack);
        Tell(Proposal.Problems);
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, [FromForm(Name = "_mark")] string? mark)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        await Show(pack);
        // A form that was sent twice finds it done by the first.
        if (Proposal is { Changes.Count: 0, Kept.Count: 0, Problems.Count: 0 })
            return Redirect($"{PacksLinks.PathOf(key)}?done=added");
        if (mark != Proposal.Mark)
        {
            ModelState.AddModelError(
                "",
                "Somebody changed these records while you had this page open. Nothing was saved: this is how it is now."
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        if (Proposal.Kept.Count > 0 && Words is not ("ours" or ThePacks))
        {
            ModelState.AddModelError(nameof(Words), "Choose whose words stay");
            return Page();
        }
        var takeOver = Words == ThePacks;
        // What was agreed to is the proposal that was just worked out again; nothing comes between the two but another writer.
        var agreed = takeOver ? await adding.Propose(pack, takeOver, viewer.Sight) : Proposal;
        var done = await adding.Add(pack, takeOver, viewer.Sight, what => viewer.Change(what), agreed.Mark);
        if (done.Problems.Count == 0)
            return Redirect($"{PacksLinks.PathOf(key)}?done=added");
        if (AddingAPack.HasMoved(done))
            Response.StatusCode = StatusCodes.Status409Conflict;
        Tell(done.Problems);
        return Page();
    }

    private void Tell(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems.Select(p => p.Message).Distinct())
            ModelState.AddModelError("", problem);
    }

    private async Task Show(Pack pack)
    {
        Pack = pack;
        Proposal = await adding.Propose(pack, takeOver: false, viewer.Sight);
    }
}
