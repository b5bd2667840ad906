using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Access.Mine;

/// <summary>Who am I here, how do I sign in, and where am I signed in?</summary>
[NeedsSession]
internal sealed class AccountPage(UserManager<Account> manager, SessionBook sessions, SigningIn signingIn, Viewer viewer)
    : PageModel
{
    public Account Account { get; private set; } = null!;
    public OpenSession Current { get; private set; } = null!;
    public string Name => viewer.Name;
    public IReadOnlyList<Standing> Standings => [.. viewer.Standings.Skip(1)];
    public IReadOnlyList<Session> Sessions { get; private set; } = [];
    public int RecoveryCodes { get; private set; }
    public int Passkeys { get; private set; }

    /// <summary>Whether what they may do asks for a second step.</summary>
    public bool NeedsSecondStep { get; private set; }

    /// <summary>What was done just now.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] string? done)
    {
        if (!await Load())
            return LocalRedirect(AccountLinks.SignInPath);
        Sessions = await sessions.Of(Account.Id);
        RecoveryCodes = await manager.CountRecoveryCodesAsync(Account);
        Passkeys = (await manager.GetPasskeysAsync(Account)).Count;
        NeedsSecondStep = await signingIn.NeedsSecondStep(Account);
        Done = done switch
        {
            "ended" => "The session was ended.",
            "others" => "You are signed out everywhere else.",
            "password" => "Your password was changed, and you are signed out everywhere else.",
            "second-step" => "Your authenticator app is set up.",
            "no-second-step" => "You sign in without an authenticator app from now on.",
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] Guid? session)
    {
        if (!await Load())
            return LocalRedirect(AccountLinks.SignInPath);
        if (session is not { } id)
        {
            await sessions.EndAll(Account.Id, but: Current.Id);
            return LocalRedirect($"{AccountLinks.AccountPath}?done=others");
        }
        await sessions.End(Account.Id, id, AccountEventKind.SessionEnded);
        if (id == Current.Id)
            SessionCookie.Clear(HttpContext);
        return LocalRedirect(id == Current.Id ? "/" : $"{AccountLinks.AccountPath}?done=ended");
    }

    private async Task<bool> Load()
    {
        if (
            OpenSession.WholeOf(HttpContext) is not { } current
            || await manager.FindByIdAsync(current.Account.ToString()) is not { } account
        )
            return false;
        (Current, Account) = (current, account);
        return true;
    }
}
