using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data.Letters;
using Remit.Kernel;

namespace Remit.Reminders;

/// <summary>How often does somebody want to be reminded? They say so signed in, or by a link in a letter.</summary>
internal abstract class HowOftenForm(Reminding reminding) : PageModel
{
    /// <summary>The choice, as the form has it.</summary>
    [BindProperty(Name = "often")]
    public string? Often { get; set; }

    /// <summary>Whether it is theirs to say; not where a link is no longer good.</summary>
    public bool IsTheirs { get; private set; }

    public bool IsKept { get; private set; }

    /// <summary>Where the form is sent.</summary>
    public abstract string Address { get; }

    public string? Error => ModelState.TryGetValue("often", out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Whose it is; null for nobody.</summary>
    protected abstract Task<Guid?> Person();

    public async Task OnGet(string? kept)
    {
        IsKept = kept is not null;
        if (await Person() is not { } person)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        IsTheirs = true;
        Often = Kebab.Of(await reminding.WishOf(person));
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Person() is not { } person)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        IsTheirs = true;
        if (!Kebab.All(typeof(HowOften)).TryGetValue(Often ?? "", out var often))
        {
            ModelState.AddModelError("often", "Choose how often you want emails");
            return Page();
        }
        await reminding.Wish(person, (HowOften)often);
        return Redirect($"{Address}?kept=yes");
    }
}
