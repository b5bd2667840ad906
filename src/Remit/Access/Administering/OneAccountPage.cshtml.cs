using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Access.Administering;

/// <summary>What about this account? Its tasks, what happened to it, and what an administrator can do.</summary>
[Needs("accounts.write")]
internal sealed class OneAccountPage(
    AccountBook accounts,
    AccountsDb db,
    Invitations invitations,
    Granting granting,
    Store store,
    LondonClock clock,
    RealClock real,
    Viewer viewer
) : PageModel
{
    private const int MostEvents = 20;

    public Account Account { get; private set; } = null!;

    /// <summary>The person; null where their record is not there any more.</summary>
    public Person? Person { get; private set; }
    public string Name => Person?.Name ?? Account.Email ?? "";
    public IReadOnlyList<Grant> Grants { get; private set; } = [];
    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];
    public DateOnly Today => clock.Today;

    /// <summary>How the account stands.</summary>
    public AccountState State { get; private set; }

    /// <summary>When something happened to it, on the partnership's calendar.</summary>
    public string When(AccountEvent happened) => LondonDate.Words(real.OnTheCalendar(happened.At));

    /// <summary>Whether it is the administrator's own.</summary>
    public bool IsOwn => OpenSession.Of(HttpContext)?.Account == Account.Id;
    public string? Done { get; private set; }

    /// <summary>
    /// Whether the administrator may make a link or reset the second step: a way in. Not into their own account, for which they have a
    /// password; and into that of somebody who sees everything only where they do, too.
    /// </summary>
    public bool MayLetIn =>
        !IsOwn && (viewer.Sight.IsWhole || !Grants.Any(g => g.Period.Covers(Today) && Granting.SeesEverything(g.Task)));

    /// <summary>Whether there is anything that the administrator may do with the account itself.</summary>
    public bool MayDoAnything => State != AccountState.Erased && (State == AccountState.Disabled || MayLetIn || !IsOwn);

    /// <summary>Whether a link can be sent to the account's address.</summary>
    public bool CanBeSent => invitations.CanBeSent && Invitations.Refused(Account.Email) is null;

    private const string NotTheirs =
        "You can’t make a way into this account. Your own you change under “Your account”; that of somebody who sees everything is for an administrator who does, too.";
    public NewLink? Link { get; private set; }

    [BindProperty]
    public string? Task { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public async Task<IActionResult> OnGet(Guid id, [FromQuery] string? done)
    {
        if (await accounts.Find(id) is not { } account)
            return NotFound();
        Account = account;
        Done = done switch
        {
            "disabled" => "The account is disabled. Whoever was signed in with it is not any more.",
            "enabled" => "The account can be used again.",
            "reset" => "The second step was reset. It is set up anew at the next sign-in.",
            "given" => "The task was given.",
            "ended" => "The task was taken back.",
            _ => null,
        };
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, [FromForm(Name = "do")] string? asked, [FromForm] Guid? grant)
    {
        if (await accounts.Find(id) is not { } account)
            return NotFound();
        Account = account;
        await Show();
        switch (asked)
        {
            case "disable" when !IsOwn:
                await accounts.Disable(account, viewer.Name);
                return Back("disabled");
            case "enable" when State != AccountState.Erased:
                await accounts.Enable(account, viewer.Name);
                return Back("enabled");
            case "reset" or "link" or "send" when !MayLetIn:
                ModelState.AddModelError(asked, NotTheirs);
                return await Again();
            case "reset":
                await accounts.ResetSecondStep(account, viewer.Name);
                return Back("reset");
            case "link":
                await MakeLink(isSent: false);
                return Page();
            case "send" when CanBeSent:
                await MakeLink(isSent: true);
                return Page();
            case "give":
                return await Give() ? Back("given") : await Again();
            case "end" when grant is { } ended:
                var result = await granting.End(new Id<Grant>(ended), what => viewer.Change(what));
                return Took(result, nameof(Task)) ? Back("ended") : await Again();
            default:
                return BadRequest();
        }
    }

    private async Task MakeLink(bool isSent)
    {
        var made = await accounts.NewLink(Account, viewer.Name);
        await Show();
        if (Took(made, "link"))
            Link = new NewLink(Name, NewLink.Whole(Request, made.Value), isSent ? Account.Email : null);
        if (Link?.SentTo is { } address)
            await invitations.Send(Account.Person, Name, address, Link.Address, viewer.Name);
    }

    private async Task<bool> Give()
    {
        if (Task is null || !Kebab.All(typeof(GrantedTask)).TryGetValue(Task, out var task))
            ModelState.AddModelError(nameof(Task), "Choose a task");
        var from = Day(From, nameof(From), "first") ?? clock.Today;
        var until = Day(Until, nameof(Until), "last");
        if (Period.EndsBeforeItStarts(from, until))
            ModelState.AddModelError(nameof(Until), "The last day must be the first day or after it");
        if (!ModelState.IsValid)
            return false;
        return Took(
            await granting.Give(
                new Id<Person>(Account.Person),
                Kebab.Read<GrantedTask>(Task!),
                new Period(from, until),
                what => viewer.Change(what)
            ),
            nameof(Task)
        );
    }

    private DateOnly? Day(string? typed, string field, string which)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (LondonDate.TryParse(typed.Trim(), out var day))
            return day;
        ModelState.AddModelError(field, $"Write the {which} day as {LondonDate.Iso(clock.Today)}");
        return null;
    }

    private bool Took<T>(Result<T> result, string field)
    {
        foreach (var refusal in result.Refusals)
            ModelState.AddModelError(field, refusal.Message);
        return !result.IsRefused;
    }

    private async Task<IActionResult> Again()
    {
        await Show();
        return Page();
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{AccountLinks.AccountOf(Account.Id)}?done={done}");

    private async Task Show()
    {
        await using var seen = store.Read(viewer.Sight);
        await using var records = store.Read(Sight.Everything);
        var person = new Id<Person>(Account.Person);
        Person = await seen.All<Person>().FirstOrDefaultAsync(p => p.Id == person);
        Grants = await records.All<Grant>().Where(g => g.Person == person).OrderBy(g => g.From).ToListAsync();
        Events = await db
            .Events.AsNoTracking()
            .Where(e => e.Account == Account.Id)
            .OrderByDescending(e => e.At)
            .Take(MostEvents)
            .ToListAsync();
        State = Account.State(
            hasComeIn: await db.Events.AnyAsync(e => e.Account == Account.Id && e.Kind == AccountEventKind.SignedIn)
        );
    }
}
