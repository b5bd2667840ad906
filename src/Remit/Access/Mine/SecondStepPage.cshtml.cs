using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Kernel;

namespace Remit.Access.Mine;

/// <summary>
/// Set up an authenticator app. The new key travels in the form, sealed, until a code of it was typed: until then nothing is kept, and an app
/// that was set up before goes on working.
/// </summary>
[AllowAnonymous]
internal sealed class SecondStepPage(
    UserManager<Account> manager,
    AccountStore store,
    AccountBook accounts,
    SigningIn signingIn,
    SessionBook sessions,
    IDataProtectionProvider protection,
    RealClock clock
) : OwnPage(manager, signingIn)
{
    private const int HowManyRecoveryCodes = 10;
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private readonly UserManager<Account> manager = manager;
    private readonly SigningIn signingIn = signingIn;
    private readonly ITimeLimitedDataProtector sealer = protection
        .CreateProtector("Remit.NewAuthenticatorKey")
        .ToTimeLimitedDataProtector();

    [FromQuery(Name = "return")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The new key, sealed.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>The new key, in groups of four, to be typed into an app that can't see.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The same as apps read it from the picture.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whether it can't be done without.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Whether an app is set up already, so that the password is asked.</summary>
    public bool HasOne => Account.TwoFactorEnabled;

    /// <summary>Whether whoever looks can't go on before it is set up.</summary>
    public bool IsHalfWay => Current.Stage == SessionStage.AwaitsSetUp;

    /// <summary>The recovery codes, once, after it was set up.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Onwards => LocalReturn.Or(Return, AccountLinks.AccountPath);

    protected override bool IsForHalfWay => true;

    public async Task OnGet() => await Show(NewKey());

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? asked)
    {
        IsNeeded = await signingIn.NeedsSecondStep(Account);
        // Who is half way in with the password alone must not put their own app in the place of one that is there.
        if (IsHalfWay && HasOne)
            return LocalRedirect(AccountLinks.SignInTo(Request.Path));
        if (asked == "off")
            return await TurnOff();
        if (KeyOf(Sealed) is not { } key)
        {
            ModelState.AddModelError(nameof(Code), "This page was open for too long. Scan the new picture");
            await Show(NewKey());
            return Page();
        }
        var step = AuthenticatorCodes.StepOf(Code ?? "", Base32.Read(key), clock.Now, after: 0);
        if (step is null)
            ModelState.AddModelError(nameof(Code), "Enter the six figures that your app shows now");
        if (HasOne)
            await ConfirmsPassword();
        if (!ModelState.IsValid)
        {
            await Show(key);
            return Page();
        }
        await Keep(key, step!.Value);
        return Page();
    }

    private async Task Keep(string key, long step)
    {
        await store.SetAuthenticatorKeyAsync(Account, key, HttpContext.RequestAborted);
        (Account.TwoFactorEnabled, Account.LastCodeStep) = (true, step);
        accounts.Happened(Account.Id, AccountEventKind.CodesSetUp, who: null);
        // Saves the key with the rest.
        RecoveryCodes = [.. await manager.GenerateNewTwoFactorRecoveryCodesAsync(Account, HowManyRecoveryCodes) ?? []];
        await sessions.EndAll(Account.Id, but: Current.Id);
        if (IsHalfWay)
            await sessions.Open(HttpContext, Account.Id, SessionStage.Whole, SignInMeans.PasswordAndCode);
    }

    private async Task<IActionResult> TurnOff()
    {
        if (IsNeeded)
            ModelState.AddModelError(nameof(Password), "What you may do asks for a second step, so it can’t be turned off");
        if (IsNeeded || !await ConfirmsPassword())
        {
            await Show(NewKey());
            return Page();
        }
        await accounts.ResetSecondStep(Account, who: null, but: Current.Id);
        return LocalRedirect($"{AccountLinks.AccountPath}?done=no-second-step");
    }

    private async Task Show(string key)
    {
        ModelState.Remove(nameof(Sealed));
        IsNeeded = await signingIn.NeedsSecondStep(Account);
        Sealed = sealer.Protect($"{Account.Id} {key}", GoodFor);
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        var label = Uri.EscapeDataString($"Remit:{Account.Email}");
        Address = $"otpauth://totp/{label}" + new QueryBuilder { { "secret", key }, { "issuer", "Remit" } };
    }

    private string NewKey() => manager.GenerateNewAuthenticatorKey();

    /// <summary>The key that a form brings back; null where it is not this account's, or too old.</summary>
    private string? KeyOf(string? form)
    {
        try
        {
            return sealer.Unprotect(form ?? "").Split(' ') is [var account, var key] && account == Account.Id.ToString()
                ? key
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
