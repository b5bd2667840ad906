using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access.Demonstrating;

/// <summary>As whom do you want to look? Only the demonstration has this page; elsewhere there is nothing at its address.</summary>
[AllowAnonymous]
internal sealed class DemoPage(
    IServiceProvider services,
    DemoPeople people,
    AccountsDb db,
    AccountBook accounts,
    SessionBook sessions,
    Store store
) : PageModel
{
    private const string ThePublic = "public";

    /// <summary>The people to look as, by what they hold.</summary>
    public IReadOnlyList<DemoGroup> Groups { get; private set; } = [];

    /// <summary>Whether one looks as the public now.</summary>
    public bool IsPublic => OpenSession.WholeOf(HttpContext) is null;

    public string Public => ThePublic;

    public async Task<IActionResult> OnGet()
    {
        if (services.GetService<Demonstration>() is null)
            return NotFound();
        Groups = await people.Groups();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "as")] string? chosen)
    {
        if (services.GetService<Demonstration>() is null)
            return NotFound();
        if (chosen == ThePublic)
        {
            if (OpenSession.Of(HttpContext) is { } session)
                await sessions.End(session.Account, session.Id, AccountEventKind.SignedOut);
            SessionCookie.Clear(HttpContext);
            return LocalRedirect("/");
        }
        await using var records = store.Read(Sight.Everything);
        if (await records.All<Person>().FirstOrDefaultAsync(p => p.Key == chosen) is not { } person)
            return NotFound();
        var account =
            await db.Users.FirstOrDefaultAsync(a => a.Person == person.Id.Value)
            ?? (await accounts.Make(person.Id.Value, $"{person.Key}@demonstration.invalid", password: null)).Value;
        await sessions.Open(HttpContext, account.Id, SessionStage.Whole, SignInMeans.Demonstration);
        return LocalRedirect("/");
    }
}
