using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Web.Publishing;

/// <summary>How are our papers to look?</summary>
[Needs("template.write")]
[RequestSizeLimit(MostOfARequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MostOfARequest)]
internal sealed class TemplatePage(Store store, Looking looking) : PageModel
{
    public const string Route = "/template";

    /// <summary>More than a template may have, so that one which is a little too large is refused in words.</summary>
    private const int MostOfARequest = 8 * WordTemplate.MostBytes;

    private const string RemoveHandler = "remove";

    /// <summary>The template that is in use; null for none.</summary>
    public UsedTemplate? Used { get; private set; }

    /// <summary>What was done just now.</summary>
    public string? Done { get; private set; }
    public string Upload => Route;
    public string Remove => $"{Route}?handler={RemoveHandler}";

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>The change that wrote what the form showed; 0 where it showed none.</summary>
    [BindProperty]
    public long Version { get; set; }

    public async Task OnGet([FromQuery] string? done)
    {
        Used = await Find();
        Done = done switch
        {
            "used" when Used is not null => "Your papers are made with this template from now on.",
            "removed" when Used is null => "The template is no longer used.",
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        if (Chosen is null || Chosen.Length == 0)
            return await Refuse(
                Chosen is null
                    ? "Choose a Word document or template"
                    : "The file is empty. Choose a Word document (.docx) or template (.dotx)."
            );
        if (Chosen.Length > WordTemplate.MostBytes)
            return await Refuse(
                "The file is larger than 2 MB. Make its pictures smaller (in Word: Compress Pictures), and save it again."
            );
        using var bytes = new MemoryStream();
        await Chosen.CopyToAsync(bytes);
        return await Keep(
            await Templates.Use(store, Path.GetFileName(Chosen.FileName), bytes.ToArray(), Change, Version),
            "used"
        );
    }

    public async Task<IActionResult> OnPostRemove() => await Keep(await Templates.Remove(store, Change, Version), "removed");

    private Change Change(string what) => looking.Viewer.Change(what);

    private async Task<IActionResult> Keep(Result<LoggedChange> result, string done) =>
        result.IsRefused ? await Refuse(result.Refusals[0].Message) : Redirect($"{Route}?done={done}");

    private async Task<IActionResult> Refuse(string why)
    {
        ModelState.AddModelError(nameof(Chosen), why);
        Used = await Find();
        return Page();
    }

    private async Task<UsedTemplate?> Find()
    {
        await using var db = store.Read(looking.Viewer.Sight);
        return await db.All<PaperTemplate>()
            .Where(t => t.Content != null)
            .Select(t => new UsedTemplate(t.FileName, t.Version))
            .FirstOrDefaultAsync();
    }
}

/// <summary>The template that is in use.</summary>
internal sealed record UsedTemplate(string? FileName, long Version);
