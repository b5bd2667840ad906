using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Remit.Access.Accounts;

/// <summary>
/// Keeps accounts as Identity does, but for the second factor: the authenticator app's key is sealed, and of recovery codes there are only
/// hashes.
/// </summary>
internal sealed class AccountStore(AccountsDb db, IDataProtectionProvider protection)
    : UserOnlyStore<Account, AccountsDb, Guid>(db)
{
    private readonly IDataProtector sealer = protection.CreateProtector("Remit.AuthenticatorKey");

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { Length: > 0 } kept ? sealer.Unprotect(kept) : null;

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, key.Length == 0 ? "" : sealer.Protect(key), cancellationToken);

    public override Task ReplaceCodesAsync(
        Account user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    ) => base.ReplaceCodesAsync(user, recoveryCodes.Select(HashOf), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, HashOf(code), cancellationToken);

    /// <summary>Codes are typed from paper: capitals, blanks and hyphens don't matter.</summary>
    private static string HashOf(string code) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant())
            )
        );
}
