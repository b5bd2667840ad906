using Microsoft.AspNetCore.Identity;
using Remit.Access.Accounts;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

/// <summary>How passkeys are kept; that a device signs in with one is tested in the browser.</summary>
public class PasskeyDataTests
{
    private static readonly byte[] Credential = [7, 0, 255, 3];

    [Theory, ClassData(typeof(Databases))]
    public async Task A_passkey_comes_back_as_it_was_and_its_counter_rises(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var account = await app.Account("Ann Clerk");
        await Passkey(async users =>
        {
            var made = new UserPasskeyInfo(
                Credential,
                [1, 2],
                RemitApp.Now,
                4,
                ["internal", "hybrid"],
                true,
                true,
                false,
                [3],
                [4]
            )
            {
                Name = "Ann’s telephone",
            };
            return await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync(account.Id.ToString()))!, made);
        });
        await Passkey(async users =>
        {
            var mine = (await users.FindByIdAsync(account.Id.ToString()))!;
            var passkey = (await users.GetPasskeyAsync(mine, Credential))!;
            passkey.PublicKey.ShouldBe([1, 2]);
            passkey.CreatedAt.ShouldBe(RemitApp.Now);
            passkey.Transports.ShouldBe(["internal", "hybrid"]);
            passkey.Name.ShouldBe("Ann’s telephone");
            passkey.SignCount = 5;
            return await users.AddOrUpdatePasskeyAsync(mine, passkey);
        });
        await Passkey(async users =>
        {
            var mine = (await users.FindByPasskeyIdAsync(Credential))!;
            mine.Id.ShouldBe(account.Id);
            (await users.GetPasskeyAsync(mine, Credential))!.SignCount.ShouldBe(5u);
            return await users.RemovePasskeyAsync(mine, Credential);
        });
        (await app.With<UserManager<Account>, Account?>(users => users.FindByPasskeyIdAsync(Credential))).ShouldBeNull();

        async Task Passkey(Func<UserManager<Account>, Task<IdentityResult>> act) =>
            (await app.With<UserManager<Account>, IdentityResult>(act)).Succeeded.ShouldBeTrue();
    }
}
