using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>Take the last use of this map back?</summary>
[Needs("maps.decide"), OnlyNow]
internal sealed class TakeUseBackPage(Store store, Viewer viewer, LondonClock clock, TakingIntoUse taking)
    : MapTaskPage(store, viewer, clock)
{
    /// <summary>Why it can't be taken back any more.</summary>
    public bool IsRefused => !ModelState.IsValid;

    /// <summary>The change that would be taken back. The form carries it, so that what is taken back is what was shown.</summary>
    public long Number { get; private set; }

    public Task<IActionResult> OnGet() => Try(null);

    public Task<IActionResult> OnPost([FromForm(Name = "_change")] long? shown) => Try(shown ?? 0);

    private async Task<IActionResult> Try(long? shown)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is not { } book)
            return NotFound();
        if (await TakingIntoUse.LastUse(db, book) is not { } last)
            return Redirect(Back);
        Number = last;
        // A form that was sent twice, or opened before another use, takes back nothing that it did not show.
        if (shown is { } number && number != last)
            return Redirect(Back);
        var result = await taking.TakeBack(last, book.Map, what => Viewer.Change(what), rehearse: shown is null);
        foreach (var refusal in result.Refusals.Select(r => r.Message).Distinct())
            ModelState.AddModelError("", refusal);
        return result.IsRefused || shown is null ? Page() : Redirect(Saved(Back, result.Value.Number));
    }
}
