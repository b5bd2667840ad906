using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Web;

namespace Remit.Access.Sessions;

/// <summary>Do you have a recovery code?</summary>
[AllowAnonymous, Limited(Limit.SignIn)]
internal sealed class RecoveryPage(SigningIn signingIn) : PageModel
{
    [FromQuery(Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnGet() => Awaiting is null ? LocalRedirect(AccountLinks.SignInTo(LocalReturn.Or(Return))) : Page();

    public async Task<IActionResult> OnPost()
    {
        var back = LocalReturn.Or(Return);
        if (Awaiting is not { } halfWay)
            return LocalRedirect(AccountLinks.SignInTo(back));
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter one of your recovery codes");
        else if (await signingIn.WithCode(HttpContext, halfWay, Code, isRecovery: true))
            return LocalRedirect(AccountLinks.AccountPath);
        else
            ModelState.AddModelError(
                nameof(Code),
                "This is none of your recovery codes, or it was used already. Each is good once"
            );
        return Page();
    }

    private OpenSession? Awaiting => OpenSession.Of(HttpContext) is { Stage: SessionStage.AwaitsCode } halfWay ? halfWay : null;
}
