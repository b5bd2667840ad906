using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Sessions;
using Remit.Web;

namespace Remit.Access.Accounts;

/// <summary>Choose a password. Looking uses nothing up; the form does, once.</summary>
[AllowAnonymous, Limited(Limit.SignIn, looking: true)]
internal sealed class InvitationPage(AccountBook accounts, SigningIn signingIn, SessionBook sessions) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The address that the invited signs in with; null where the link is not good.</summary>
    public string? Email { get; private set; }

    public async Task OnGet() => await Show();

    public async Task<IActionResult> OnPost()
    {
        var joined = await accounts.Join(Secret, Password ?? "");
        if (joined is { IsRefused: false })
        {
            // Who has a second step goes through it also with a new password.
            var stage = await signingIn.StageAfterPassword(joined.Value);
            await sessions.Open(HttpContext, joined.Value.Id, stage, SignInMeans.Link);
            return LocalRedirect(
                stage switch
                {
                    SessionStage.AwaitsCode => AccountLinks.Code(null),
                    SessionStage.AwaitsSetUp => AccountLinks.SecondStepPath,
                    SessionStage.Whole => "/",
                }
            );
        }
        foreach (var refusal in joined?.Refusals ?? [])
            ModelState.AddModelError((refusal.Field ?? nameof(Password)).Capitalised(), refusal.Message);
        await Show();
        return Page();
    }

    private async Task Show()
    {
        Email = (await accounts.InvitedBy(Secret))?.Email;
        if (Email is null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
