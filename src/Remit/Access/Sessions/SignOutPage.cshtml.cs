using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Accounts;

namespace Remit.Access.Sessions;

/// <summary>Ends this browser's session. Looking at it ends nothing.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(SessionBook sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(OpenSession.WholeOf(HttpContext) is null ? "/" : AccountLinks.AccountPath);

    public async Task<IActionResult> OnPost()
    {
        if (OpenSession.Of(HttpContext) is { } session)
            await sessions.End(session.Account, session.Id, AccountEventKind.SignedOut);
        SessionCookie.Clear(HttpContext);
        return LocalRedirect("/");
    }
}
