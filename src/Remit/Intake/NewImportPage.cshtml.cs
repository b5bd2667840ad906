using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>Which file?</summary>
[Needs("intake.write"), OnlyNow, Limited(Limit.Import), UploadLimit($"{IntakeLinks.Root}/new?too-large=yes")]
internal sealed class NewImportPage(Uploads uploads, Viewer viewer, IntakeLinks links) : PageModel
{
    private const string TooLarge = "The file must be smaller than 50 MB. Split it, or save it without pictures";

    [BindProperty]
    public IFormFile? Paper { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public void OnGet([FromQuery(Name = "too-large")] string? tooLarge)
    {
        if (tooLarge is not null)
            ModelState.AddModelError(nameof(Paper), TooLarge);
    }

    public async Task<IActionResult> OnPost()
    {
        var pasted = string.IsNullOrWhiteSpace(Text) ? null : PastedText.Bytes(Text);
        // Without a file a browser may send one without a name.
        var chosen = Paper is { FileName.Length: > 0 } ? Paper : null;
        if (chosen is null && pasted is null)
            ModelState.AddModelError(nameof(Paper), "Choose a file, or paste a text below");
        else if (chosen is not null && pasted is not null)
            ModelState.AddModelError(nameof(Paper), "Choose a file or paste a text, not both");
        else if (chosen is { Length: 0 })
            ModelState.AddModelError(nameof(Paper), "The file is empty");
        else if (chosen is { Length: > DocumentFile.MostBytes } || pasted is { Length: > DocumentFile.MostBytes })
            ModelState.AddModelError(chosen is null ? nameof(Text) : nameof(Paper), TooLarge);
        if (!ModelState.IsValid)
            return Page();
        var (name, content) = (chosen?.FileName ?? PastedText.Name, pasted ?? await Bytes(chosen!));
        // A file that nobody can read is not kept: it would wait for a word that nobody can give.
        foreach (var problem in Bringing.Unreadable(name, content))
            ModelState.AddModelError(
                chosen is null ? nameof(Text) : nameof(Paper),
                $"{problem.Found} {problem.Expected}".TrimEnd()
            );
        if (!ModelState.IsValid)
            return Page();
        var upload = uploads.Of(name, content, viewer.Name, viewer.Person);
        await uploads.Add(upload);
        return Redirect(links.Kind(upload.Id));
    }

    private static async Task<byte[]> Bytes(IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
