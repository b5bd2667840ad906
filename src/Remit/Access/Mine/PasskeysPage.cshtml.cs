using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Access.Mine;

/// <summary>My passkeys. A script asks the browser for a new one; without scripts the page says what else there is.</summary>
[NeedsSession]
internal sealed class PasskeysPage(UserManager<Account> manager, SigningIn signingIn, Passkeys passkeys, Viewer viewer)
    : OwnPage(manager, signingIn)
{
    internal const string Route = "/account/passkeys";

    private readonly UserManager<Account> manager = manager;

    public IReadOnlyList<UserPasskeyInfo> All { get; private set; } = [];
    public string? Done { get; private set; }

    public async Task OnGet([FromQuery] string? done)
    {
        All = [.. await manager.GetPasskeysAsync(Account)];
        Done = done switch
        {
            "added" => "The passkey was added. You can sign in with it from now on.",
            "removed" => "The passkey was removed.",
            _ => null,
        };
    }

    public async Task<IActionResult> OnPostOptions() =>
        await ConfirmsPassword()
            ? new JsonResult(await passkeys.ToAdd(Account, viewer.Name, HttpContext))
            : new JsonResult(new PasskeyAnswer(null, ModelState[nameof(Password)]?.Errors[0].ErrorMessage));

    public async Task<IActionResult> OnPostAdd(
        [FromForm] string? credential,
        [FromForm] string? state,
        [FromForm] string? name
    ) =>
        new JsonResult(
            await passkeys.Add(Account, credential, state, name, HttpContext) is { } wrong
                ? new PasskeyAnswer(null, wrong)
                : new PasskeyAnswer($"{Route}?done=added", null)
        );

    public async Task<IActionResult> OnPostRemove([FromForm] string? id)
    {
        await passkeys.Remove(Account, id);
        return LocalRedirect($"{Route}?done=removed");
    }
}
