using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Access.Sessions;

/// <summary>Opens sessions, finds the one that a request comes in, and ends them.</summary>
internal sealed class SessionBook(AccountsDb db, Store store, RealClock clock)
{
    /// <summary>How exact the time is at which a session was last used: a page that only reads seldom writes.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>How long one that is over is remembered.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>
    /// Opens a session on this browser, with a new secret, and ends the one that it had: what somebody knew of the old one opens nothing.
    /// </summary>
    public async Task Open(HttpContext context, Guid account, SessionStage stage, SignInMeans means)
    {
        var now = clock.Now;
        var cookie = SessionCookie.For(store.Ids.Next());
        var before = OpenSession.Of(context);
        db.Add(
            new Session
            {
                Id = cookie.Id,
                SecretHash = cookie.SecretHash,
                Account = account,
                Stage = stage,
                Means = means,
                OpenedAt = now,
                SeenAt = now,
                Device = Devices.Name(context.Request.Headers.UserAgent),
            }
        );
        if (stage == SessionStage.Whole)
            db.Events.Add(NewEvent(account, AccountEventKind.SignedIn, means.OnScreen()));
        await db.SaveChangesAsync();
        var forgotten = now - Remembered;
        await db.InTurn(async () =>
        {
            if (before is not null)
                await db.Sessions.Where(s => s.Id == before.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
            return await db.Sessions.Where(s => s.OpenedAt < forgotten).ExecuteDeleteAsync();
        });
        cookie.Write(context);
        context.Features.Set<OpenSession>(null);
    }

    /// <summary>The session that a request comes in; null where it comes in none that is open. One query, and seldom a write.</summary>
    public async Task<OpenSession?> Find(HttpContext context)
    {
        if (SessionCookie.Of(context) is not { } cookie)
            return null;
        var found = await (
            from session in db.Sessions.AsNoTracking().TagWith(AccountsDb.ForTheSession)
            where session.Id == cookie.Id
            join account in db.Users on session.Account equals account.Id
            select new
            {
                Session = session,
                account.Person,
                account.Email,
                account.DisabledAt,
            }
        ).FirstOrDefaultAsync();
        var now = clock.Now;
        if (
            found is null
            || !CryptographicOperations.FixedTimeEquals(found.Session.SecretHash, cookie.SecretHash)
            || found.DisabledAt is not null
            || found.Session.IsOver(now)
        )
            return null;
        if (now - found.Session.SeenAt >= SeenEvery)
            await db.InTurn(() =>
                db.Sessions.Where(s => s.Id == cookie.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now))
            );
        return new OpenSession
        {
            Id = found.Session.Id,
            Account = found.Session.Account,
            Person = found.Person,
            Email = found.Email ?? "",
            Stage = found.Session.Stage,
            Means = found.Session.Means,
        };
    }

    /// <summary>The open sessions of an account, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> Of(Guid account)
    {
        var since = clock.Now - Session.AbsoluteLimit;
        var open = await db
            .Sessions.AsNoTracking()
            .Where(s => s.Account == account && s.Stage == SessionStage.Whole && s.EndedAt == null && s.OpenedAt > since)
            .OrderByDescending(s => s.SeenAt)
            .ToListAsync();
        return open.FindAll(s => !s.IsOver(clock.Now));
    }

    /// <summary>
    /// When an account was last used before this session, as the partnership's calendar has it; null where nobody remembers. One query.
    /// </summary>
    public async Task<DateTimeOffset?> VisitBefore(OpenSession session)
    {
        var (id, account) = (session.Id, session.Account);
        var seen = await db
            .Sessions.AsNoTracking()
            .Where(s => s.Account == account && s.Stage == SessionStage.Whole && s.Id != id)
            .Select(s => s.SeenAt)
            .ToListAsync();
        return seen.Count == 0 ? null : clock.OnTheCalendar(seen.Max());
    }

    /// <summary>Ends one session of an account; whether there was one to end.</summary>
    public async Task<bool> End(Guid account, Guid session, AccountEventKind kind)
    {
        var now = clock.Now;
        var ended = await db.InTurn(() =>
            db
                .Sessions.Where(s => s.Account == account && s.Id == session && s.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now))
        );
        if (ended == 0)
            return false;
        db.Events.Add(NewEvent(account, kind, null));
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Ends all sessions of an account, but for one that is kept.</summary>
    public Task<int> EndAll(Guid account, Guid? but = null)
    {
        var now = clock.Now;
        return db.InTurn(() =>
            db
                .Sessions.Where(s => s.Account == account && s.EndedAt == null && s.Id != but)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now))
        );
    }

    private AccountEvent NewEvent(Guid account, AccountEventKind kind, string? how) =>
        new()
        {
            Id = store.Ids.Next(),
            At = clock.Now,
            Account = account,
            Kind = kind,
            How = how,
        };
}
