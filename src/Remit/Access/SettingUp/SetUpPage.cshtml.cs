using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Access.Sessions;
using Remit.Web;

namespace Remit.Access.SettingUp;

/// <summary>Who looks after Remit here? Looking uses nothing up; the form does, once.</summary>
[AllowAnonymous, Limited(Limit.SignIn, looking: true)]
internal sealed class SetUpPage(SetUpLinks links, FirstAccount first, SessionBook sessions) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    /// <summary>Whether the link is good.</summary>
    public bool IsGood { get; private set; }

    /// <summary>What the partnership is called already; null where it is asked for.</summary>
    public string? HasPartnership { get; private set; }

    [BindProperty]
    public string? Partnership { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task OnGet() => await Show(await links.IsGood(Secret));

    public async Task<IActionResult> OnPost()
    {
        var made = await first.Make(Secret, new FirstAccountGiven(Partnership, Name, Email, Password));
        if (made is { IsRefused: false })
        {
            await sessions.Open(HttpContext, made.Value.Id, SessionStage.AwaitsSetUp, SignInMeans.Link);
            return LocalRedirect(AccountLinks.SecondStepPath);
        }
        foreach (var refusal in made?.Refusals ?? [])
            ModelState.AddModelError((refusal.Field ?? nameof(Name)).Capitalised(), refusal.Message);
        await Show(made is not null);
        return Page();
    }

    private async Task Show(bool isGood)
    {
        IsGood = isGood;
        if (isGood)
            HasPartnership = await first.NameOfThePartnership();
        else
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
