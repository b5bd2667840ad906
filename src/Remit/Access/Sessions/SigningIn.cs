using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Access.Sessions;

/// <summary>
/// Signing in, step by step. Whoever fails learns nothing about whether there is such an account: the words are the same, and so is the work
/// that is done before they are said.
/// </summary>
internal sealed class SigningIn(
    UserManager<Account> manager,
    AccountsDb db,
    SessionBook sessions,
    StandingsToday standings,
    SignInWays ways,
    Store store,
    RealClock clock
)
{
    /// <summary>After so many failures one after the other an account waits.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>What everybody is told whose password or address is wrong, or whose account waits, is disabled, or is not there.</summary>
    public static readonly string Wrong =
        $"Check your email address and password. After {MostFailures} wrong attempts an account waits for {Wait.TotalMinutes:0} minutes";

    /// <summary>What the password of an account that is not there is compared with, so that it takes as long.</summary>
    private static readonly Account Nobody = new() { Person = Guid.Empty, MadeAt = default };
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(Nobody, "no such account")
    );

    /// <summary>The first step. A session is opened where the password is right.</summary>
    /// <returns>How far it came; null where something is wrong.</returns>
    public async Task<SessionStage?> WithPassword(HttpContext context, string email, string password)
    {
        var account = await manager.FindByEmailAsync(email.Trim());
        var hash = account?.PasswordHash ?? NobodysHash.Value;
        var matches = manager.PasswordHasher.VerifyHashedPassword(account ?? Nobody, hash, password);
        var isRight = matches != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        if (account is null || !isRight || !MayTry(account) || !ways.Allows(account, SignInMeans.Password))
        {
            await Failed(account?.Id ?? Guid.Empty, SignInMeans.Password);
            return null;
        }
        var stage = await StageAfterPassword(account);
        if (stage != SessionStage.AwaitsCode)
            await Forgive(account.Id);
        await sessions.Open(context, account.Id, stage, SignInMeans.Password);
        return stage;
    }

    /// <summary>The second step, by a code of the authenticator app or by a recovery code. A whole session is opened where it is right.</summary>
    public async Task<bool> WithCode(HttpContext context, OpenSession halfWay, string code, bool isRecovery)
    {
        var account = await manager.FindByIdAsync(halfWay.Account.ToString());
        var means = isRecovery ? SignInMeans.PasswordAndRecoveryCode : SignInMeans.PasswordAndCode;
        if (account is null || !MayTry(account) || !(isRecovery ? await Redeem(account, code) : await Verify(account, code)))
        {
            await Failed(halfWay.Account, means);
            return false;
        }
        await Forgive(account.Id);
        await sessions.Open(context, account.Id, SessionStage.Whole, means);
        return true;
    }

    /// <summary>Whether a code of the app is right. It is good once, also where two come at the same time.</summary>
    public async Task<bool> Verify(Account account, string code) =>
        await manager.VerifyTwoFactorTokenAsync(account, AuthenticatorCodes.Name, code)
        && (await manager.UpdateAsync(account)).Succeeded;

    /// <summary>Whether somebody who is signed in knows their password: asked before a way to sign in is added or taken away.</summary>
    public async Task<bool> Confirms(Account account, string? password)
    {
        var isRight =
            MayTry(account)
            && account.PasswordHash is { } hash
            && manager.PasswordHasher.VerifyHashedPassword(account, hash, password ?? "") != PasswordVerificationResult.Failed;
        if (!isRight)
            await Failed(account.Id, SignInMeans.Password);
        return isRight;
    }

    /// <summary>Whether what somebody may do asks for a second step: they look after accounts, or see everything.</summary>
    public async Task<bool> NeedsSecondStep(Account account)
    {
        var viewer = await standings.Of(account.Person, account.Email ?? "");
        return viewer.Standings.Any(s => s.Relation is Relation.Administrator or Relation.Manager or Relation.Auditor);
    }

    /// <summary>What follows a right password.</summary>
    public async Task<SessionStage> StageAfterPassword(Account account) =>
        account.TwoFactorEnabled ? SessionStage.AwaitsCode
        : await NeedsSecondStep(account) ? SessionStage.AwaitsSetUp
        : SessionStage.Whole;

    private async Task<bool> Redeem(Account account, string code) =>
        (await manager.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;

    private bool MayTry(Account account) =>
        account.DisabledAt is null && (account.LockoutEnd is not { } until || until <= clock.Now);

    /// <summary>Counted in the database, so that guesses that come at once are counted each.</summary>
    public async Task Failed(Guid account, SignInMeans means)
    {
        var now = clock.Now;
        var until = now + Wait;
        var locked = await db.InTurn(async () =>
        {
            await db
                .Users.Where(a => a.Id == account && (a.LockoutEnd == null || a.LockoutEnd <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1));
            return await db
                .Users.Where(a => a.Id == account && a.AccessFailedCount >= MostFailures)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, until));
        });
        db.Events.Add(
            new AccountEvent
            {
                Id = store.Ids.Next(),
                At = now,
                Account = account == Guid.Empty ? null : account,
                Kind = locked > 0 ? AccountEventKind.Locked : AccountEventKind.Refused,
                How = means.OnScreen(),
            }
        );
        await db.SaveChangesAsync();
    }

    private Task<int> Forgive(Guid account) =>
        db.InTurn(() =>
            db
                .Users.Where(a => a.Id == account)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                )
        );
}
