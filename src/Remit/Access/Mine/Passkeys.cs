using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Remit.Access.Accounts;
using Remit.Access.Sessions;

namespace Remit.Access.Mine;

/// <summary>
/// Adds passkeys and lets people in by them, with Identity's own reading of WebAuthn. The challenge travels in the form, sealed, for five
/// minutes. The device must have seen its person (a finger, a face, a PIN), so a passkey needs no second step.
/// </summary>
internal sealed class Passkeys(
    IPasskeyHandler<Account> handler,
    UserManager<Account> manager,
    AccountBook accounts,
    SessionBook sessions,
    SigningIn signingIn,
    SignInWays ways,
    IDataProtectionProvider protection
)
{
    /// <summary>How many somebody may have.</summary>
    public const int Most = 10;

    private const int LongestName = 60;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector sealer = protection.CreateProtector("Remit.Passkeys").ToTimeLimitedDataProtector();

    /// <summary>What a browser is asked to make a passkey by.</summary>
    public async Task<PasskeyQuestion> ToAdd(Account account, string name, HttpContext context)
    {
        var entity = new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.Email!,
            DisplayName = name,
        };
        var made = await handler.MakeCreationOptionsAsync(entity, context);
        return Question(made.CreationOptionsJson, $"{account.Id} {made.AttestationState}");
    }

    /// <summary>Adds what the browser made; why not, where it can't be.</summary>
    public async Task<string?> Add(Account account, string? credential, string? state, string? name, HttpContext context)
    {
        if (Opened(state)?.Split(' ', 2) is not [var whose, var attestation] || whose != account.Id.ToString())
            return "This page was open for too long. Try again";
        if ((await manager.GetPasskeysAsync(account)).Count >= Most)
            return $"You have {Most} passkeys. Remove one first";
        var read = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential ?? "",
                AttestationState = attestation,
            }
        );
        if (!read.Succeeded)
            return "Your device did not make a passkey that can be used here. Try again, or try another device";
        var called = string.IsNullOrWhiteSpace(name) ? Devices.Name(context.Request.Headers.UserAgent) : name.Trim();
        read.Passkey.Name = called.Length > LongestName ? called[..LongestName] : called;
        accounts.Happened(account.Id, AccountEventKind.PasskeyAdded, who: null, read.Passkey.Name);
        return (await manager.AddOrUpdatePasskeyAsync(account, read.Passkey)).Succeeded
            ? null
            : "The passkey could not be kept. Try again";
    }

    /// <summary>What a browser is asked to sign in by, whoever sits before it.</summary>
    public async Task<PasskeyQuestion> ToSignIn(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return Question(made.RequestOptionsJson, made.AssertionState ?? "");
    }

    /// <summary>Opens a session where a passkey is one of ours and its account may be used.</summary>
    public async Task<bool> SignIn(string? credential, string? state, HttpContext context)
    {
        if (Opened(state) is not { } assertion)
            return false;
        var read = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = credential ?? "",
                AssertionState = assertion,
            }
        );
        if (!read.Succeeded || !ways.Allows(read.User, SignInMeans.Passkey))
        {
            await signingIn.Failed(read.User?.Id ?? Guid.Empty, SignInMeans.Passkey);
            return false;
        }
        await manager.AddOrUpdatePasskeyAsync(read.User, read.Passkey);
        await sessions.Open(context, read.User.Id, SessionStage.Whole, SignInMeans.Passkey);
        return true;
    }

    /// <summary>Removes one of an account's passkeys.</summary>
    public async Task Remove(Account account, string? id)
    {
        var one = (await manager.GetPasskeysAsync(account)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == id);
        if (one is null)
            return;
        accounts.Happened(account.Id, AccountEventKind.PasskeyRemoved, who: null, one.Name);
        await manager.RemovePasskeyAsync(account, one.CredentialId);
    }

    private PasskeyQuestion Question(string options, string state) =>
        new(JsonDocument.Parse(options).RootElement.Clone(), sealer.Protect(state, GoodFor));

    private string? Opened(string? state)
    {
        try
        {
            return sealer.Unprotect(state ?? "");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What the browser is asked, and the state that it brings back.</summary>
/// <param name="Options">The options of WebAuthn, as JSON.</param>
/// <param name="State">Sealed.</param>
internal sealed record PasskeyQuestion(JsonElement Options, string State);

/// <summary>What the browser is told: where to go, or what is wrong.</summary>
internal sealed record PasskeyAnswer(string? Go, string? Wrong);
