using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Web;

namespace Remit.Access.Sessions;

/// <summary>What does your authenticator app show?</summary>
[AllowAnonymous, Limited(Limit.SignIn)]
internal sealed class CodePage(SigningIn signingIn) : PageModel
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
            ModelState.AddModelError(nameof(Code), "Enter the code that your authenticator app shows");
        else if (await signingIn.WithCode(HttpContext, halfWay, Code, isRecovery: false))
            return LocalRedirect(back);
        else
            ModelState.AddModelError(
                nameof(Code),
                $"The code is not right, or was used already. Wait for the next one. After {SigningIn.MostFailures} wrong attempts your account waits for {SigningIn.Wait.TotalMinutes:0} minutes"
            );
        return Page();
    }

    private OpenSession? Awaiting => OpenSession.Of(HttpContext) is { Stage: SessionStage.AwaitsCode } halfWay ? halfWay : null;
}
