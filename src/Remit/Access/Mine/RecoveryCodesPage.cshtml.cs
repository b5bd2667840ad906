using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Web;

namespace Remit.Access.Mine;

/// <summary>New recovery codes: the old ones are good no more.</summary>
[NeedsSession]
internal sealed class RecoveryCodesPage(UserManager<Account> manager, AccountBook accounts, SigningIn signingIn)
    : OwnPage(manager, signingIn)
{
    private const int HowMany = 10;

    private readonly UserManager<Account> manager = manager;

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet() => Account.TwoFactorEnabled ? Page() : LocalRedirect(AccountLinks.SecondStepPath);

    public async Task<IActionResult> OnPost()
    {
        if (!Account.TwoFactorEnabled)
            return LocalRedirect(AccountLinks.SecondStepPath);
        if (!await ConfirmsPassword())
            return Page();
        accounts.Happened(Account.Id, AccountEventKind.RecoveryCodesMade, who: null);
        Codes = [.. await manager.GenerateNewTwoFactorRecoveryCodesAsync(Account, HowMany) ?? []];
        return Page();
    }
}
