using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

/// <summary>The verbs under <c>account</c>, by the built program.</summary>
public partial class AccountCommandsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_is_invited_once_with_a_link_that_is_good(string provider)
    {
        await using var database = await TestDatabase.Create(provider, RemitApp.Sample);
        (await Run(database, 0, "list")).ShouldContain("Nobody can sign in yet");

        var words = await Run(
            database,
            0,
            ["invite", "gareth-williams", "--email", "gareth@example.org", "--address", "https://remit.example.org/"]
        );
        words.ShouldContain("Pass this link on to Gareth Williams");
        var link = Invitation().Match(words);
        link.Value.ShouldStartWith("https://remit.example.org/invitation/");
        (await With<AccountBook, string?>(database, async b => (await b.InvitedBy(link.Groups["secret"].Value))?.Email)).ShouldBe(
            "gareth@example.org"
        );
        (await Run(database, 0, "list")).ShouldContain(
            "gareth-williams  Gareth Williams  gareth@example.org  invited  no task  never signed in"
        );

        (await Run(database, 1, "invite", "gareth-williams", "--email", "g@example.org")).ShouldContain(
            "Gareth Williams has an account already"
        );
        (await Run(database, 1, "invite", "lesley-hagger", "--email", "GARETH@example.org")).ShouldContain(
            "Another account has this email address"
        );
        (await Run(database, 1, "invite", "lesley-hagger", "--email", "lesley")).ShouldContain("like name@example.com");
        (await Run(database, 1, "invite", "nobody", "--email", "n@example.org")).ShouldContain("There is no person “nobody”");
        (await Run(database, 1, "invite", "lesley-hagger")).ShouldContain("--email");
        (await Run(database, 1, "invite", "lesley-hagger", "--email", "l@example.org", "--address", "remit")).ShouldContain(
            "--address takes an address such as https://remit.example.org"
        );
        (await With<AccountsDb, int>(database, db => db.Users.CountAsync())).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_account_is_disabled_enabled_reset_and_given_a_new_link(string provider)
    {
        await using var database = await TestDatabase.Create(provider, RemitApp.Sample);
        await Run(database, 0, "invite", "gareth-williams", "--email", "gareth@example.org");

        (await Run(database, 0, "disable", "gareth-williams")).ShouldContain("gareth@example.org is disabled.");
        (await Run(database, 0, "list")).ShouldContain("gareth@example.org  disabled");
        (await Run(database, 1, "link", "gareth-williams")).ShouldContain("This account is disabled. Enable it first");
        (await Run(database, 0, "enable", "Gareth@Example.org")).ShouldContain("gareth@example.org can be used again.");

        var link = Invitation().Match(await Run(database, 0, "link", "gareth@example.org"));
        link.Value.ShouldStartWith("http://localhost:5080/invitation/");
        (await With<AccountBook, Account?>(database, b => b.InvitedBy(link.Groups["secret"].Value))).ShouldNotBeNull();

        await With<UserManager<Account>, IdentityResult>(
            database,
            async manager => await manager.SetTwoFactorEnabledAsync((await manager.FindByEmailAsync("gareth@example.org"))!, true)
        );
        (await Run(database, 0, "reset-second-factor", "gareth-williams")).ShouldContain("is set up anew at the next sign-in");
        (await With<AccountsDb, bool>(database, db => db.Users.Select(a => a.TwoFactorEnabled).SingleAsync())).ShouldBeFalse();

        foreach (var verb in new[] { "link", "disable", "enable", "reset-second-factor" })
            (await Run(database, 1, verb, "lesley-hagger")).ShouldContain("There is no account of “lesley-hagger”");
        (await Run(database, 1, "disable")).ShouldContain("PERSON");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_task_is_given_for_its_days_and_taken_back(string provider)
    {
        await using var database = await TestDatabase.Create(provider, RemitApp.Sample);

        (
            await Run(database, 0, "grant", "gareth-williams", "auditor", "--from", "2020-04-01", "--until", "2099-03-31")
        ).ShouldContain("Gave somebody the task of auditor (change 2).");
        (await Grants(database)).ShouldBe([(GrantedTask.Auditor, When.Day("2020-04-01"), When.Day("2099-03-31"))]);
        (await Run(database, 1, "grant", "gareth-williams", "auditor")).ShouldContain("has this task already");

        (await Run(database, 1, "grant", "gareth-williams", "manager", "--from", "31/3/2026")).ShouldContain(
            "--from takes a day such as 2026-04-01, and “31/3/2026” is none."
        );
        (
            await Run(database, 1, "grant", "gareth-williams", "manager", "--from", "2026-04-02", "--until", "2026-04-01")
        ).ShouldContain("The last day, 2026-04-01, is before the first, 2026-04-02.");
        (await Run(database, 1, "grant", "gareth-williams", "king")).ShouldContain("'king' not recognized");
        (await Run(database, 1, "grant", "nobody", "auditor")).ShouldContain("There is no person “nobody”");

        (await Run(database, 0, "revoke", "gareth-williams", "auditor")).ShouldContain("(change 3).");
        (await Grants(database)).ShouldAllBe(g => g.Until < When.Day("2099-03-31"));
        (await Run(database, 1, "revoke", "gareth-williams", "auditor")).ShouldContain(
            "Gareth Williams does not have this task."
        );
        (await Run(database, 1, "revoke", "nobody", "auditor")).ShouldContain("There is no person “nobody”");
    }

    private static async Task<List<(GrantedTask Task, DateOnly? From, DateOnly? Until)>> Grants(TestDatabase database) =>
        await With<Store, List<(GrantedTask, DateOnly?, DateOnly?)>>(
            database,
            async store =>
            {
                await using var db = store.Read(Sight.Everything);
                return (await db.All<Grant>().ToListAsync()).ConvertAll(g => (g.Task, g.From, g.Until));
            }
        );

    /// <summary>Runs a verb, which ends as it should.</summary>
    /// <returns>All that it printed.</returns>
    private static async Task<string> Run(TestDatabase database, int ends, params string[] words)
    {
        var (code, said) = await RunProgram.ToItsEnd(["account", .. words, .. database.Words]);
        code.ShouldBe(ends, said);
        return said;
    }

    private static async Task<TResult> With<TService, TResult>(TestDatabase database, Func<TService, Task<TResult>> ask)
        where TService : notnull
    {
        await using var services = Composition.Services(database.Choice(), TimeProvider.System);
        await services.GetRequiredService<Store>().Prepare();
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [GeneratedRegex(@"https?://\S+/invitation/(?<secret>\S+)")]
    private static partial Regex Invitation();
}
