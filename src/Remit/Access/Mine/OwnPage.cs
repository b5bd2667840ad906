using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Accounts;
using Remit.Access.Sessions;

namespace Remit.Access.Mine;

/// <summary>
/// A page on which somebody changes how they sign in. It finds their account first; in the demonstration, where nobody has a password, it leads
/// back.
/// </summary>
internal abstract class OwnPage(UserManager<Account> manager, SigningIn signingIn) : PageModel
{
    internal const string WrongPassword = "The password is not right. After 5 wrong attempts your account waits for 15 minutes";

    /// <summary>Their account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The session in which they are.</summary>
    public OpenSession Current { get; private set; } = null!;

    /// <summary>Their password, asked again before a way to sign in changes.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the page is open to whoever is half way in, too.</summary>
    protected virtual bool IsForHalfWay => false;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var session = OpenSession.Of(HttpContext);
        var isIn = session?.Stage == SessionStage.Whole || (IsForHalfWay && session?.Stage == SessionStage.AwaitsSetUp);
        if (!isIn || await manager.FindByIdAsync(session!.Account.ToString()) is not { } account)
            context.Result = LocalRedirect(AccountLinks.SignInTo(Request.Path));
        else if (account.PasswordHash is null)
            context.Result = LocalRedirect(AccountLinks.AccountPath);
        else
        {
            (Account, Current) = (account, session);
            await next();
        }
    }

    /// <summary>Whether the password was typed rightly; else the page says so.</summary>
    protected async Task<bool> ConfirmsPassword()
    {
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        else if (!await signingIn.Confirms(Account, Password))
            ModelState.AddModelError(nameof(Password), WrongPassword);
        return ModelState.IsValid;
    }
}
