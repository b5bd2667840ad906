using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Remit.Access.Sessions;

/// <summary>Who are you?</summary>
[AllowAnonymous]
internal sealed class SignInPage(SigningIn signingIn) : PageModel
{
    /// <summary>Where to go back to.</summary>
    [FromQuery(Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why they are asked, where a page sent them here.</summary>
    public bool WasSent => LocalReturn.IsLocal(Return);

    public IActionResult OnGet() => OpenSession.WholeOf(HttpContext) is null ? Page() : LocalRedirect(LocalReturn.Or(Return));

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Enter your email address");
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid)
            return Page();
        var back = LocalReturn.Or(Return);
        switch (await signingIn.WithPassword(HttpContext, Email!, Password!))
        {
            case SessionStage.Whole:
                return LocalRedirect(back);
            case SessionStage.AwaitsCode:
                return LocalRedirect(AccessLinks.Code(back));
            case SessionStage.AwaitsSetUp:
                return LocalRedirect(AccessLinks.SecondStep(back));
            default:
                ModelState.AddModelError(nameof(Email), SigningIn.Wrong);
                return Page();
        }
    }
}
