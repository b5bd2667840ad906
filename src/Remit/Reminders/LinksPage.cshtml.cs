using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Reminders;

/// <summary>How many links that went out by email are good: those of a person, or those to an action? Here they are ended.</summary>
[Needs("reminders.write"), OnlyNow]
internal sealed class LinksPage(Store store, Viewer viewer, GoodLinks links) : PageModel
{
    /// <summary>person or action.</summary>
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>Whom the links went to, or what they are about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How many are good.</summary>
    public int Count { get; private set; }

    public string? Done { get; private set; }

    /// <summary>The page of the person or the action.</summary>
    public string Back => $"/{(Kind == "person" ? "people" : "actions")}/{Key}";

    public async Task<IActionResult> OnGet(int? ended)
    {
        if (await Find() is not { } record)
            return NotFound();
        Done = ended is { } count ? $"{count.Counted("link is", "links are")} no longer good." : null;
        Count = await links.CountOf(record);
        return Page();
    }

    public async Task<IActionResult> OnPost() =>
        await Find() is { } record ? Redirect($"/links/{Kind}/{Key}?ended={await links.End(record)}") : NotFound();

    private async Task<RecordRef?> Find()
    {
        await using var db = store.Read(viewer.Sight);
        if (Kind is not ("person" or "action") || await db.Find($"{Kind}:{Key}") is not { } found)
            return null;
        Title = found.Title;
        return new RecordRef(Kind, found.Id);
    }
}
