using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;

namespace Remit.Reminders;

/// <summary>Finds and ends the links that went with letters.</summary>
internal sealed class GoodLinks(Store store, Outbox outbox, RealClock real)
{
    /// <summary>The link of a secret, as long as it is good; null where it is not, or there is none.</summary>
    public async Task<LetterLink?> Find(string secret, string kind)
    {
        var hash = LetterLink.HashOf(secret);
        await using var db = store.Read(Sight.Everything);
        var link = await db.Set<LetterLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash);
        return link is not null && link.Record.Kind == kind && link.IsGood(real.Now) ? link : null;
    }

    /// <summary>Ends all links of a person, or to a record.</summary>
    /// <returns>How many there were that were good.</returns>
    public Task<int> End(RecordRef of) => End(Of(of));

    /// <summary>Ends the link of a secret.</summary>
    public Task<int> EndOne(string secret)
    {
        var hash = LetterLink.HashOf(secret);
        return End(l => l.Hash == hash);
    }

    /// <summary>How many good links a person has, or there are to a record.</summary>
    public async Task<int> CountOf(RecordRef of)
    {
        var now = real.Now;
        await using var db = store.Read(Sight.Everything);
        return await db.Set<LetterLink>().Where(Of(of)).CountAsync(l => l.EndedAt == null && l.Expires > now);
    }

    private static Expression<Func<LetterLink, bool>> Of(RecordRef of)
    {
        var (isOfAPerson, id) = (of.Kind == "person", of.Id);
        return l => l.Record == of || (isOfAPerson && l.Person == id);
    }

    private Task<int> End(Expression<Func<LetterLink, bool>> which)
    {
        var now = real.Now;
        return outbox.Alone(db =>
            db.Set<LetterLink>()
                .Where(which)
                .Where(l => l.EndedAt == null && l.Expires > now)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now))
        );
    }
}
