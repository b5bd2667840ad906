using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Mine;
using Remit.Web;

namespace Remit.Access.Sessions;

/// <summary>Who are you?</summary>
[AllowAnonymous, Limited(Limit.SignIn)]
internal sealed class SignInPage(SigningIn signingIn, Passkeys passkeys, TriesOfAnAddress tries) : PageModel
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

    /// <summary>The address of one of the page's other handlers.</summary>
    public string At(string handler) =>
        AccountLinks.SignInPath
        + new QueryBuilder { { "handler", handler }, { "return", LocalReturn.Or(Return) } }.ToQueryString();

    public IActionResult OnGet() => OpenSession.WholeOf(HttpContext) is null ? Page() : LocalRedirect(LocalReturn.Or(Return));

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Enter your email address");
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid)
            return Page();
        if (tries.Wait(Email!) is { } wait)
        {
            Limiting.Say(HttpContext, wait);
            return new EmptyResult();
        }
        var back = LocalReturn.Or(Return);
        switch (await signingIn.WithPassword(HttpContext, Email!, Password!))
        {
            case SessionStage.Whole:
                return LocalRedirect(back);
            case SessionStage.AwaitsCode:
                return LocalRedirect(AccountLinks.Code(back));
            case SessionStage.AwaitsSetUp:
                return LocalRedirect(AccountLinks.SecondStep(back));
            default:
                ModelState.AddModelError(nameof(Email), SigningIn.Wrong);
                return Page();
        }
    }

    /// <summary>What the browser is asked for a passkey.</summary>
    public async Task<IActionResult> OnPostOptions() => new JsonResult(await passkeys.ToSignIn(HttpContext));

    /// <summary>The browser's passkey.</summary>
    public async Task<IActionResult> OnPostPasskey([FromForm] string? credential, [FromForm] string? state) =>
        new JsonResult(
            await passkeys.SignIn(credential, state, HttpContext)
                ? new PasskeyAnswer(LocalReturn.Or(Return), null)
                : new PasskeyAnswer(null, "This passkey does not sign in here. Use your password, or ask an administrator")
        );
}
