using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks.Accepting;

/// <summary>Why is it right to leave this as it is, and until when?</summary>
[Needs("checks.write"), OnlyNow]
internal sealed class AcceptPage(Findings findings, AcceptedFindings accepted, Looking looking) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    /// <summary>What was found.</summary>
    public FindingView Finding { get; private set; } = null!;

    /// <summary>How addresses name it.</summary>
    public string Key { get; private set; } = "";

    public async Task<IActionResult> OnGet(string finding)
    {
        if (await Find(finding) is not { IsAccepted: false })
            return NotFound();
        ReviewOn = looking.Today.AddMonths(6).InFigures();
        return Page();
    }

    public async Task<IActionResult> OnPost(string finding, [FromForm] Guid? acceptance)
    {
        if (await Find(finding) is not { } found)
            return NotFound();
        if (acceptance is { } id)
            return await TakeBack(found, new Id<Acceptance>(id));
        if (found.IsAccepted)
            return LocalRedirect($"{ChecksLinks.Root}?done=accepted");
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why it is right to leave this as it is");
        if (!LondonDate.TryParse(ReviewOn?.Trim(), out var day))
            ModelState.AddModelError(nameof(ReviewOn), $"Write the day as {looking.Today.AddMonths(6).InFigures()}");
        else if (day < looking.Today)
            ModelState.AddModelError(nameof(ReviewOn), "The day must be today or later");
        if (!ModelState.IsValid)
            return Page();
        var result = await accepted.Accept(found.Finding, Reason, day, what => looking.Viewer.Change(what));
        return Took(result) ? LocalRedirect($"{ChecksLinks.Root}?done=accepted") : Page();
    }

    private async Task<IActionResult> TakeBack(Judged found, Id<Acceptance> id)
    {
        if (found.Acceptance?.Id != id || !found.IsAccepted)
            return LocalRedirect(ChecksLinks.Root);
        var result = await accepted.TakeBack(id, what => looking.Viewer.Change(what));
        return Took(result) ? LocalRedirect($"{ChecksLinks.Root}?done=back") : Page();
    }

    private bool Took(Result<LoggedChange> result)
    {
        foreach (var refusal in result.Refusals)
            ModelState.AddModelError(refusal.Field == "review-on" ? nameof(ReviewOn) : nameof(Reason), refusal.Message);
        return !result.IsRefused;
    }

    private async Task<Judged?> Find(string key)
    {
        var found = (await findings.SeenBy(looking)).FirstOrDefault(j => j.Finding.Key == key);
        if (found is not null)
            (Finding, Key) = (FindingView.Of(found.Finding), key);
        return found;
    }
}
