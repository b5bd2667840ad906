using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Reminders;

/// <summary>Somebody who can be reminded: they hold a place or a post today, or have an action to do.</summary>
internal sealed record Receiver
{
    public required Guid Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>Where to write; null where nothing is recorded.</summary>
    public string? Email { get; init; }

    /// <summary>How often they want it.</summary>
    public required HowOften Often { get; init; }

    /// <summary>When they were last reminded.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>Why nothing can go to them, in words; null where it can.</summary>
    public string? NotReached =>
        Email is null ? "no email address is recorded"
        : !Outbox.CanBeSentTo(Email) ? "the email address that is recorded can’t be written to"
        : Often == HowOften.Never ? "wants no reminders"
        : null;

    /// <summary>Everyone, by name. Three queries.</summary>
    public static async Task<IReadOnlyList<Receiver>> On(Db db, DateOnly day)
    {
        var owners = db.All<ActionItem>()
            .On(day)
            .Where(a => a.Status == ActionStatus.Open)
            .SelectMany(a => db.All<ActionOwner>().Where(o => o.Action == a.Id).Select(o => o.Owner));
        var named = (await owners.Distinct().ToListAsync())
            .Where(o => o.Kind == "person")
            .Select(o => new Id<Person>(o.Id))
            .ToList();
        var people = db.All<Person>()
            .On(day)
            .Where(p =>
                named.Contains(p.Id)
                || db.All<Holding>().On(day).Any(h => h.Person == p.Id)
                || db.All<Appointment>().On(day).Any(a => a.Person == p.Id)
            );
        var wishes = await db.Set<LetterWish>().AsNoTracking().ToDictionaryAsync(w => w.Person);
        return
        [
            .. (
                await people
                    .OrderBy(p => p.Name)
                    .ThenBy(p => p.Key)
                    .Select(p => new
                    {
                        p.Id,
                        p.Key,
                        p.Name,
                        p.Email,
                    })
                    .ToListAsync()
            ).Select(p => new Receiver
            {
                Id = p.Id.Value,
                Key = p.Key,
                Name = p.Name,
                Email = Texts.OrNull(p.Email),
                Often = wishes.GetValueOrDefault(p.Id.Value)?.Often ?? HowOften.Weekly,
                ToldOn = wishes.GetValueOrDefault(p.Id.Value)?.ToldOn,
            }),
        ];
    }
}
