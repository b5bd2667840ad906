using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Web;

namespace Remit.Access.Sessions;

/// <summary>The second step of signing in: a page on which whoever had the password right types a code of one sort.</summary>
[AllowAnonymous, Limited(Limit.SignIn)]
internal abstract class AwaitedCodePage(SigningIn signingIn) : PageModel
{
    [FromQuery(Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnGet() => Awaiting is null ? LocalRedirect(AccountLinks.SignInTo(Back)) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (Awaiting is not { } halfWay)
            return LocalRedirect(AccountLinks.SignInTo(Back));
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), Missing);
        else if (await signingIn.WithCode(HttpContext, halfWay, Code, IsRecovery))
            return LocalRedirect(Next(Back));
        else
            ModelState.AddModelError(nameof(Code), Wrong);
        return Page();
    }

    /// <summary>Whether the code is one of those that stand in for the authenticator app.</summary>
    protected abstract bool IsRecovery { get; }

    /// <summary>What is said where nothing was typed.</summary>
    protected abstract string Missing { get; }

    /// <summary>What is said where the code is not good.</summary>
    protected abstract string Wrong { get; }

    /// <summary>Where somebody goes on who is signed in now.</summary>
    /// <param name="back">Where they came from.</param>
    protected abstract string Next(string back);

    private string Back => LocalReturn.Or(Return);

    private OpenSession? Awaiting => OpenSession.Of(HttpContext) is { Stage: SessionStage.AwaitsCode } halfWay ? halfWay : null;
}
