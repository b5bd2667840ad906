using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Access.Administering;

/// <summary>Whom do you want to invite? The link is sent to them, or shown once for the administrator to pass on.</summary>
[Needs("accounts.write")]
internal sealed class InvitePage(
    AccountBook accounts,
    Invitations invitations,
    AccountsDb db,
    Store store,
    LondonClock clock,
    Viewer viewer
) : PageModel
{
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The people who have no account; empty where everybody has one.</summary>
    public IReadOnlyList<SelectOption> People { get; private set; } = [];

    /// <summary>The link that was made just now, and for whom.</summary>
    public NewLink? Link { get; private set; }

    /// <summary>Whether the link can be sent.</summary>
    public bool CanBeSent => invitations.CanBeSent;

    public async Task OnGet([FromQuery] string? person)
    {
        Person = person;
        await Show();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? asked)
    {
        var isSent = asked == "send" && CanBeSent;
        await using var records = store.Read(viewer.Sight);
        var person = await records.All<Person>().FirstOrDefaultAsync(p => p.Key == Person);
        if (person is null)
            ModelState.AddModelError(nameof(Person), "Choose the person to invite");
        else if (isSent && Invitations.Refused(Email ?? person.Email) is { } wrong)
            ModelState.AddModelError(nameof(Email), wrong);
        else
        {
            var email = Email ?? person.Email;
            var made = await accounts.Invite(person.Id, email, viewer.Name);
            if (!made.IsRefused)
                Link = new NewLink(person.Name, NewLink.Whole(Request, made.Value), isSent ? email : null);
            if (Link?.SentTo is { } address)
                await invitations.Send(person.Id.Value, person.Name, address, Link.Address, viewer.Name);
            foreach (var refusal in made.Refusals)
                ModelState.AddModelError((refusal.Field ?? nameof(Person)).Capitalised(), refusal.Message);
        }
        await Show();
        return Page();
    }

    private async Task Show()
    {
        await using var records = store.Read(viewer.Sight);
        var have = await db.Users.Select(a => a.Person).ToListAsync();
        var people = await records.All<Person>().On(clock.Today).OrderBy(p => p.Name).ToListAsync();
        var without = people.Where(p => !have.Contains(p.Id.Value)).ToList();
        if (without.Count > 0)
            People =
            [
                new SelectOption("Choose a person", ""),
                .. without.Select(p => new SelectOption(p.JobTitle is { } job ? $"{p.Name}, {job}" : p.Name, p.Key)),
            ];
        Email ??= people.Find(p => p.Key == Person)?.Email;
    }
}

/// <summary>A link that can be shown once.</summary>
/// <param name="Name">For whom.</param>
/// <param name="Address">The whole address.</param>
/// <param name="SentTo">The email address to which it is sent; null where it is shown, to be passed on.</param>
internal sealed record NewLink(string Name, string Address, string? SentTo = null)
{
    /// <summary>The whole address of a path, as the request came in.</summary>
    public static string Whole(HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{path}";
}
