using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Web;

namespace Remit.Access.Mine;

/// <summary>Choose another password.</summary>
[NeedsSession]
internal sealed class PasswordPage(UserManager<Account> manager, AccountBook accounts, SigningIn signingIn, SessionBook sessions)
    : OwnPage(manager, signingIn)
{
    private readonly UserManager<Account> manager = manager;

    [BindProperty]
    public string? NewPassword { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (PasswordRules.Refused(NewPassword, Account.Email) is { } wrong)
            ModelState.AddModelError(nameof(NewPassword), wrong);
        if (!await ConfirmsPassword())
            return Page();
        Account.PasswordHash = manager.PasswordHasher.HashPassword(Account, NewPassword!);
        accounts.Happened(Account.Id, AccountEventKind.PasswordChanged, who: null);
        await manager.UpdateSecurityStampAsync(Account);
        await accounts.UseUpLinks(Account);
        await sessions.EndAll(Account.Id, but: Current.Id);
        return LocalRedirect($"{AccountLinks.AccountPath}?done=password");
    }
}
