using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Kernel;

namespace Remit.Access.SettingUp;

/// <summary>The link by which the first administrator comes in, while there is no account.</summary>
internal sealed class SetUpLinks(AccountsDb db, RealClock clock)
{
    /// <summary>A new link's address, the older ones taken back; null where there is an account already.</summary>
    public async Task<string?> New()
    {
        if (await db.Users.AnyAsync())
            return null;
        var secret = OneTimeLink.NewSecret();
        var now = clock.Now;
        await db.InTurn(() =>
            db
                .Links.Where(l => l.Account == null && l.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now))
        );
        db.Add(new OneTimeLink { Hash = OneTimeLink.HashOf(secret), Expires = now + OneTimeLink.SetUpLasts });
        await db.SaveChangesAsync();
        return AccountLinks.SetUp(secret);
    }

    /// <summary>Whether a link is good; looking uses nothing up.</summary>
    public async Task<bool> IsGood(string secret)
    {
        var hash = OneTimeLink.HashOf(secret);
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash && l.Account == null);
        return link?.IsGood(clock.Now) is true && !await db.Users.AnyAsync();
    }

    /// <summary>Uses a link up; false where it is not good any more, or somebody was faster.</summary>
    public async Task<bool> Use(string secret)
    {
        var (hash, now) = (OneTimeLink.HashOf(secret), clock.Now);
        return await db.InTurn(() =>
                db
                    .Links.Where(l => l.Hash == hash && l.Account == null && l.UsedAt == null && l.Expires > now)
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now))
            ) == 1;
    }
}
