using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access.Accounts;

/// <summary>Makes accounts, invites to them, disables and enables them: for the pages and for the command line.</summary>
internal sealed class AccountBook(AccountsDb db, UserManager<Account> manager, SessionBook sessions, Store store, RealClock clock)
{
    private const int LongestEmail = 254;

    /// <summary>Why an e-mail address can't be signed in with; null where it can.</summary>
    public static string? EmailRefused(string? email) =>
        string.IsNullOrWhiteSpace(email) ? "Enter an email address"
        : email.Trim() is var typed
        && typed.Length <= LongestEmail
        && MailAddress.TryCreate(typed, out var read)
        && read.Address == typed
        && !typed.Any(char.IsWhiteSpace)
            ? null
        : "Enter an email address in the correct format, like name@example.com";

    /// <summary>An account; null where there is none.</summary>
    public Task<Account?> Find(Guid id) => db.Users.FirstOrDefaultAsync(a => a.Id == id);

    /// <summary>Invites a person: makes their account where they have none, and a link with which they choose a password.</summary>
    /// <returns>The link's path, which is not kept: it can be shown once.</returns>
    public async Task<Result<string>> Invite(Id<Person> person, string? email, string who)
    {
        if (EmailRefused(email) is { } wrong)
            return Refused("Whoever signs in has an email address", wrong, "email");
        await using var records = store.Read(Sight.Everything);
        if (await records.All<Person>().FirstOrDefaultAsync(p => p.Id == person) is not { } named)
            return Refused("An account belongs to somebody", "Choose a person who is recorded", "person");
        var address = email!.Trim();
        if (await db.Users.FirstOrDefaultAsync(a => a.Person == person.Value) is not null)
            return Refused(
                "A person has one account",
                $"{named.Name} has an account already. Make a new link for it instead",
                "person"
            );
        if (await manager.FindByEmailAsync(address) is not null)
            return Refused("An email address has one account", "Another account has this email address. Enter another", "email");
        var account = await Make(person.Value, address, password: null);
        return account.IsRefused ? Result<string>.Refused(account.Refusals) : await NewLink(account.Value, who);
    }

    /// <summary>A new link for an account, with which its person chooses a password; older ones are good no more.</summary>
    public async Task<Result<string>> NewLink(Account account, string who)
    {
        if (account.DisabledAt is not null)
            return Refused("A disabled account is not invited to", "This account is disabled. Enable it first", null);
        var secret = OneTimeLink.NewSecret();
        var now = clock.Now;
        await UseUpLinks(account);
        db.Add(
            new OneTimeLink
            {
                Hash = OneTimeLink.HashOf(secret),
                Account = account.Id,
                Expires = now + OneTimeLink.InvitationLasts,
            }
        );
        Happened(account.Id, AccountEventKind.Invited, who);
        await db.SaveChangesAsync();
        return Result<string>.Done(AccountLinks.Invitation(secret));
    }

    /// <summary>The account that a link invites to; null where the link is not good. Looking uses nothing up.</summary>
    public async Task<Account?> InvitedBy(string secret)
    {
        var hash = OneTimeLink.HashOf(secret);
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash && l.Account != null);
        return link?.IsGood(clock.Now) is true
            ? await db.Users.FirstOrDefaultAsync(a => a.Id == link.Account && a.DisabledAt == null)
            : null;
    }

    /// <summary>Uses an invitation up and gives its account the password; ends whatever session the account had.</summary>
    /// <returns>The account; null where the link is not good any more, or somebody was faster.</returns>
    public async Task<Result<Account>?> Join(string secret, string password)
    {
        var hash = OneTimeLink.HashOf(secret);
        var link = await db.Links.FirstOrDefaultAsync(l => l.Hash == hash && l.Account != null);
        if (link?.IsGood(clock.Now) is not true || await Find(link.Account!.Value) is not { DisabledAt: null } account)
            return null;
        if (PasswordRules.Refused(password, account.Email) is { } wrong)
            return Result<Account>.Refused([new Refusal("A password is hard to guess", wrong, Field: "password")]);
        // Saved together with the password, and refused to the second of two.
        link.UsedAt = clock.Now;
        Happened(account.Id, AccountEventKind.Joined, null);
        account.PasswordHash = manager.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        if (!(await manager.UpdateSecurityStampAsync(account)).Succeeded)
            return null;
        await sessions.EndAll(account.Id);
        return Result<Account>.Done(account);
    }

    /// <summary>Makes an account.</summary>
    public async Task<Result<Account>> Make(Guid person, string email, string? password)
    {
        var account = new Account
        {
            Id = store.Ids.Next(),
            Person = person,
            UserName = email,
            Email = email,
            MadeAt = clock.Now,
        };
        var made = password is null ? await manager.CreateAsync(account) : await manager.CreateAsync(account, password);
        return made.Succeeded
            ? Result<Account>.Done(account)
            : Result<Account>.Refused([
                .. made.Errors.Select(e => new Refusal("An account is made once", e.Description, Field: "email")),
            ]);
    }

    /// <summary>Disables an account: its sessions are over with the next request, and its links are good no more.</summary>
    public async Task Disable(Account account, string who)
    {
        account.DisabledAt = clock.Now;
        await UseUpLinks(account);
        Happened(account.Id, AccountEventKind.Disabled, who);
        await manager.UpdateSecurityStampAsync(account);
        await sessions.EndAll(account.Id);
    }

    /// <summary>No link that was made for an account is good any more.</summary>
    public async Task UseUpLinks(Account account)
    {
        var now = clock.Now;
        await db.InTurn(() =>
            db
                .Links.Where(l => l.Account == account.Id && l.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now))
        );
    }

    /// <summary>Lets an account be used again.</summary>
    public async Task Enable(Account account, string who)
    {
        account.DisabledAt = null;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        Happened(account.Id, AccountEventKind.Enabled, who);
        await manager.UpdateSecurityStampAsync(account);
    }

    /// <summary>Takes the authenticator app, the recovery codes and the passkeys away, for somebody who lost them, and ends their sessions.</summary>
    /// <param name="account">The account.</param>
    /// <param name="who">Who did it, where it was not its own person.</param>
    /// <param name="but">A session that goes on.</param>
    public async Task ResetSecondStep(Account account, string? who, Guid? but = null)
    {
        await db.InTurn(async () =>
            await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync()
            + await db.UserTokens.Where(t => t.UserId == account.Id).ExecuteDeleteAsync()
        );
        (account.TwoFactorEnabled, account.LastCodeStep) = (false, 0);
        Happened(account.Id, AccountEventKind.CodesReset, who);
        await manager.UpdateSecurityStampAsync(account);
        await sessions.EndAll(account.Id, but);
    }

    /// <summary>Notes what happened; kept with the next save.</summary>
    public void Happened(Guid account, AccountEventKind kind, string? who, string? how = null) =>
        db.Events.Add(
            new AccountEvent
            {
                Id = store.Ids.Next(),
                At = clock.Now,
                Account = account,
                Kind = kind,
                Who = who,
                How = how,
            }
        );

    private static Result<string> Refused(string rule, string message, string? field) =>
        Result<string>.Refused([new Refusal(rule, message, Field: field)]);
}
