using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Access.Administering;

/// <summary>Who can sign in, and when did they last?</summary>
[Needs("accounts.write")]
internal sealed class AccountsPage(AccountLines lines, Viewer viewer) : PageModel
{
    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public async Task OnGet() => Accounts = await lines.All(viewer.Sight);
}

/// <summary>Accounts with their people, for the page and the command line.</summary>
internal sealed class AccountLines(AccountsDb db, Store store, LondonClock clock, RealClock real)
{
    /// <summary>All accounts, by name. Three queries.</summary>
    public async Task<IReadOnlyList<AccountLine>> All(Sight sight)
    {
        var accounts = await db
            .Users.AsNoTracking()
            .Select(a => new
            {
                Account = a,
                SignedIn = db
                    .Events.Where(e => e.Account == a.Id && e.Kind == AccountEventKind.SignedIn)
                    .Max(e => (DateTimeOffset?)e.At),
            })
            .ToListAsync();
        var ids = accounts.ConvertAll(a => new Id<Person>(a.Account.Person));
        await using var records = store.Read(sight, clock.Today);
        var people = await records
            .All<Person>()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id.Value, p => new { p.Key, p.Name });
        var grants = await records.All<Grant>().On(clock.Today).Where(g => ids.Contains(g.Person)).ToListAsync();
        return
        [
            .. accounts
                .Select(a => new AccountLine
                {
                    Id = a.Account.Id,
                    PersonKey = people.GetValueOrDefault(a.Account.Person)?.Key ?? "",
                    Name = people.GetValueOrDefault(a.Account.Person)?.Name ?? a.Account.Email ?? "",
                    Email = a.Account.Email ?? "",
                    State = a.Account.State(hasComeIn: a.SignedIn is not null),
                    HasSecondStep = a.Account.TwoFactorEnabled,
                    SignedIn = a.SignedIn is { } at ? real.OnTheCalendar(at) : null,
                    Tasks = [.. grants.Where(g => g.Person.Value == a.Account.Person).Select(g => g.Task).Distinct().Order()],
                })
                .OrderBy(l => l.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}

/// <summary>An account in the list.</summary>
internal sealed record AccountLine
{
    public required Guid Id { get; init; }

    /// <summary>The key of the person's record; empty where it is not there any more.</summary>
    public required string PersonKey { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required AccountState State { get; init; }
    public required bool HasSecondStep { get; init; }

    /// <summary>When its person last signed in, on the partnership's calendar; null where they never did.</summary>
    public required DateTimeOffset? SignedIn { get; init; }
    public required IReadOnlyList<GrantedTask> Tasks { get; init; }
}
