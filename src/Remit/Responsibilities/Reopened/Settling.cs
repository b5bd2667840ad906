using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Reopened;

/// <summary>What a holder says of a reopened responsibility.</summary>
/// <param name="How">Whether it stands, has other words, or ends.</param>
/// <param name="On">The day on which it is settled; of what ends also its last day.</param>
/// <param name="NewWords">What it asks from now on, where it has other words.</param>
/// <param name="Cites">The provisions on which it rests from now on, beside those on which it did.</param>
/// <param name="Why">Why it is settled so.</param>
internal sealed record Settled(
    Settlement How,
    DateOnly On,
    string? NewWords,
    IReadOnlyCollection<Id<Provision>> Cites,
    string? Why
);

/// <summary>Settles what is open of a reopened responsibility.</summary>
internal static class Settling
{
    /// <summary>Puts it into the context, to be committed; null where nothing is wrong with it.</summary>
    /// <param name="db">The database to write to.</param>
    /// <param name="responsibility">The responsibility.</param>
    /// <param name="open">What is open of it.</param>
    /// <param name="settled">What its holder says.</param>
    /// <param name="by">Who says so; null for the operator of the program.</param>
    /// <param name="ids">Makes the ids of what is cited.</param>
    public static async Task<Refusal?> Settle(
        Db db,
        Id<Responsibility> responsibility,
        IReadOnlyCollection<Id<Reopening>> open,
        Settled settled,
        RecordRef? by,
        IdSource ids
    )
    {
        var row = await db.Set<Responsibility>().SingleAsync(r => r.Id == responsibility);
        if (settled.How == Settlement.Reworded)
        {
            if (string.IsNullOrWhiteSpace(settled.NewWords) || settled.NewWords.Trim() == row.Text)
                return new Refusal(
                    "What is reworded has other words",
                    "The words are the same as before. Write what it asks now, or choose that it stands as it is.",
                    Field: "text"
                );
            row.Text = Texts.WithOneKindOfLineEnd(settled.NewWords.Trim());
        }
        if (settled.How == Settlement.Ended)
        {
            if (row.From > settled.On)
                return new Refusal(
                    "A period does not end before it begins",
                    $"It begins on {LondonDate.Words(row.From.Value)}, so it can't end on {LondonDate.Words(settled.On)}.",
                    Field: "on"
                );
            row.Period = new Period(row.From, settled.On);
        }
        else
        {
            await Cite(db, responsibility, settled.Cites, ids);
        }
        foreach (var reopening in await db.Set<Reopening>().Where(r => open.Contains(r.Id)).ToListAsync())
            (reopening.Settled, reopening.SettledOn, reopening.SettledBy, reopening.Words) = (
                settled.How,
                settled.On,
                by,
                settled.Why
            );
        return null;
    }

    private static async Task Cite(
        Db db,
        Id<Responsibility> responsibility,
        IReadOnlyCollection<Id<Provision>> cites,
        IdSource ids
    )
    {
        var there = await db.All<Citation>().Where(c => c.Responsibility == responsibility).ToListAsync();
        var next = there.Count;
        foreach (var provision in cites.Where(p => there.TrueForAll(c => c.Provision != p)))
            db.Add(
                new Citation
                {
                    Id = ids.Next<Citation>(),
                    Responsibility = responsibility,
                    Provision = provision,
                    Order = next++,
                }
            );
    }
}
