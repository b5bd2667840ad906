using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Feeds;
using Remit.Kernel;

namespace Remit.Meetings.Feeds;

/// <summary>Makes, finds and ends the addresses by which calendar programs read somebody's meetings.</summary>
internal sealed class CalendarAddresses(Store store, RealClock real)
{
    /// <summary>How many good ones somebody may have.</summary>
    public const int Most = 20;

    /// <summary>The address of a secret, as long as it is good; null for none.</summary>
    public async Task<CalendarAddress?> Find(string secret)
    {
        var hash = CalendarAddress.HashOf(secret);
        await using var db = store.Read(Sight.Everything);
        return await db.Set<CalendarAddress>().AsNoTracking().FirstOrDefaultAsync(a => a.Hash == hash && a.EndedAt == null);
    }

    /// <summary>The good ones of a person, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarAddress>> Of(Guid person)
    {
        await using var db = store.Read(Sight.Everything);
        return await db.Set<CalendarAddress>()
            .AsNoTracking()
            .Where(a => a.Person == person && a.EndedAt == null)
            .OrderByDescending(a => a.Made)
            .ThenBy(a => a.Id)
            .ToListAsync();
    }

    /// <summary>Makes one; by a form that is sent twice one is made.</summary>
    /// <returns>Its secret, which is shown now and never again; null where it was made before, or the person has too many.</returns>
    public Task<string?> Make(Guid id, Guid person, Guid? body, string? label) =>
        store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            if (
                await db.Set<CalendarAddress>().AnyAsync(a => a.Id == id)
                || await db.Set<CalendarAddress>().CountAsync(a => a.Person == person && a.EndedAt == null) >= Most
            )
                return null;
            var secret = CalendarAddress.NewSecret();
            db.Add(
                new CalendarAddress
                {
                    Id = id,
                    Hash = CalendarAddress.HashOf(secret),
                    Person = person,
                    Body = body,
                    Label = label,
                    Made = real.Now,
                }
            );
            await db.SaveInCommit();
            return (string?)secret;
        });

    /// <summary>Ends one of a person's.</summary>
    public Task<int> End(Guid person, Guid id)
    {
        var now = real.Now;
        return store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            return await db.Set<CalendarAddress>()
                .Where(a => a.Person == person && a.Id == id && a.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndedAt, now));
        });
    }
}
