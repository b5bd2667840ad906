using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>What is in it?</summary>
[Needs("intake.write"), OnlyNow]
internal sealed class KindPage(Uploads uploads, Bringing bringing, Viewer viewer, IntakeLinks links) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    public Upload Upload { get; private set; } = null!;
    public IReadOnlyList<IIntake> Intakes => bringing.Intakes;

    /// <summary>What the file looks like; null where it looks like nothing that is known.</summary>
    public IIntake? Likeliest { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        Kind = Upload.Intake ?? Likeliest?.Key;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (Request.Form.ContainsKey("give-up"))
        {
            if (await uploads.Find(id, viewer) is not null)
                await uploads.LetGo(id);
            return Redirect(links.Imports());
        }
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        if (bringing.Find(Kind) is not { } intake)
        {
            ModelState.AddModelError(nameof(Kind), "Choose what is in the file");
            return Page();
        }
        if (Upload.Intake != intake.Key)
            (Upload.Intake, Upload.Answers) = (intake.Key, Uploads.Written(new Answers()));
        await uploads.Say(Upload);
        return Redirect(links.Import(id));
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await uploads.Find(id, viewer) is not { } upload)
            return NotFound();
        if (upload.Content is not { } content)
            return Redirect(links.Import(id));
        Upload = upload;
        Likeliest = (await bringing.Likely(upload.Name, content)).FirstOrDefault();
        return null;
    }
}
