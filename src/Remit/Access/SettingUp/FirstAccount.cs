using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;

namespace Remit.Access.SettingUp;

/// <summary>
/// Makes the first account: the partnership's name where it has none, the person where they are not recorded, and the tasks of administrator
/// and partnership manager for them.
/// </summary>
internal sealed class FirstAccount(SetUpLinks links, AccountBook accounts, Granting granting, Store store, LondonClock clock)
{
    private static readonly Change Change = new(
        "Remit",
        "with the link that sets it up",
        "Set Remit up: its first administrator"
    );

    /// <summary>What the partnership is called; null where it has no name yet.</summary>
    public async Task<string?> NameOfThePartnership()
    {
        await using var db = store.Read(Sight.Everything);
        return await db.PartnershipName();
    }

    /// <summary>Uses the link up and makes the account. Refused, with the link as good as before, where something typed is wrong.</summary>
    /// <returns>The account; null where the link is not good any more.</returns>
    public async Task<Result<Account>?> Make(string secret, FirstAccountGiven given)
    {
        if (!await links.IsGood(secret))
            return null;
        var refusals = given.Refusals(await NameOfThePartnership() is not null).ToList();
        if (refusals.Count > 0)
            return Result<Account>.Refused(refusals);
        await using (var rehearsal = store.Write())
        {
            await Add(rehearsal, given);
            var would = await rehearsal.Rehearse(Change);
            // Somebody who was faster with the same link may be why it is refused.
            if (would.IsRefused)
                return await links.IsGood(secret) ? Result<Account>.Refused(would.Refusals) : null;
        }
        if (!await links.Use(secret))
            return null;
        await using var db = store.Write();
        var person = await Add(db, given);
        var kept = await db.Commit(Change);
        return kept.IsRefused
            ? Result<Account>.Refused(kept.Refusals)
            : await accounts.Make(person.Id.Value, given.Email!.Trim(), given.Password);
    }

    private async Task<Person> Add(Db db, FirstAccountGiven given)
    {
        if (!await db.All<Partnership>().AnyAsync())
            db.Add(
                new Partnership
                {
                    Id = store.Ids.Next<Partnership>(),
                    Key = Partnership.OnlyKey,
                    Name = given.Partnership!.Trim(),
                }
            );
        var name = given.Name!.Trim();
        var recorded = await db.All<Person>().On(clock.Today).Where(p => p.Name == name).ToListAsync();
        var person = recorded is [var one] ? one : await New(db, name, given.Email!.Trim());
        await granting.Add(db, person, new Period(clock.Today, null), GrantedTask.Administrator, GrantedTask.Manager);
        return person;
    }

    private async Task<Person> New(Db db, string name, string email)
    {
        var keys = await db.All<Person>().Select(p => p.Key).ToListAsync();
        var person = new Person
        {
            Id = store.Ids.Next<Person>(),
            Key = FreeKeys.For(name, keys),
            Name = name,
            Email = email,
        };
        db.Add(person);
        return person;
    }
}

/// <summary>What somebody types to set Remit up.</summary>
internal sealed record FirstAccountGiven(string? Partnership, string? Name, string? Email, string? Password)
{
    private const int LongestName = 200;

    /// <summary>What is wrong with it by itself.</summary>
    /// <param name="hasPartnership">Whether the partnership has a name, so that none is asked for.</param>
    public IEnumerable<Refusal> Refusals(bool hasPartnership)
    {
        if (!hasPartnership && NameRefused(Partnership, "what your partnership is called") is { } partnership)
            yield return new Refusal("A partnership has a name", partnership, Field: "partnership");
        if (NameRefused(Name, "your name") is { } name)
            yield return new Refusal("A person has a name", name, Field: "name");
        if (AccountBook.EmailRefused(Email) is { } email)
            yield return new Refusal("Whoever signs in has an email address", email, Field: "email");
        if (PasswordRules.Refused(Password, Email) is { } password)
            yield return new Refusal("A password is hard to guess", password, Field: "password");
    }

    private static string? NameRefused(string? typed, string what) =>
        string.IsNullOrWhiteSpace(typed) ? $"Enter {what}"
        : typed.Trim().Length > LongestName ? $"Enter {what} in {LongestName} characters or fewer"
        : null;
}
