using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger.People;

/// <summary>What would erasing this person do, and shall it be done?</summary>
[Needs(Permission), OnlyNow]
internal sealed class ErasePage(Store store, Viewer viewer) : PageModel
{
    public const string Kind = "person";
    public const string Permission = Erasing.Capability + ".write";

    /// <summary>What would be done; null where it is refused.</summary>
    public ToErase? Asked { get; private set; }

    public string Key { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Whether the answers are shown to be checked.</summary>
    public bool IsChecked { get; private set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The places of the texts in which what tells of them is blanked.</summary>
    [BindProperty]
    public List<string> Blank { get; set; } = [];

    /// <summary>The texts that can be blanked.</summary>
    public IReadOnlyList<TellingText> Open => [.. Asked!.Texts.Where(t => t.CanBeBlanked)];

    /// <summary>Those that can't: older programs wrote them into the log in the open, or they say in what capacity somebody acted.</summary>
    public IReadOnlyList<TellingText> Fixed => [.. Asked!.Texts.Where(t => !t.CanBeBlanked)];

    /// <summary>The texts that were chosen.</summary>
    public IReadOnlyList<TellingText> Chosen => [.. Open.Where(t => Blank.Contains(t.Place))];

    /// <summary>The page's address.</summary>
    public static string PathOf(string key) => $"/people/{key}/erase";

    public async Task<IActionResult> OnGet(string key)
    {
        if (!await Load(key))
            return NotFound();
        if (Asked is not null)
            Blank = [.. Open.Where(t => t.Telling == Telling.Surely).Select(t => t.Place)];
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, [FromForm(Name = "do")] string? asked)
    {
        if (!await Load(key))
            return NotFound();
        if (Asked is null || asked == "back")
            return Page();
        if (Erasing.ReasonRefused(Why, Asked.Traces) is { } refused)
            ModelState.AddModelError(nameof(Why), refused.Message);
        else if (asked != "erase")
            IsChecked = true;
        else
        {
            var change = viewer.Change(Erasing.What, Why!.Trim());
            var result = await store.Erase(Asked.Record, change, [.. Chosen.Select(t => t.Place)]);
            if (!result.IsRefused)
                return LocalRedirect(ErasedPage.PathOf(result.Value.Key));
            foreach (var refusal in result.Refusals)
                ModelState.AddModelError(refusal.Field == "why" ? nameof(Why) : "", refusal.Message);
        }
        return Page();
    }

    /// <summary>Whether there is such a person; what would be done with them, or why nothing can be.</summary>
    private async Task<bool> Load(string key)
    {
        await using var db = store.Read(viewer.Sight);
        if (await db.Find($"{Kind}:{key}") is not { } person)
            return false;
        (Key, Title) = (key, person.Title);
        var looked = await store.LookBeforeErasing(new RecordRef(Kind, person.Id), viewer);
        if (looked.IsRefused)
            foreach (var refusal in looked.Refusals)
                ModelState.AddModelError("", refusal.Message);
        else
            Asked = looked.Value;
        return true;
    }
}
