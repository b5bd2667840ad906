using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Concerns;

/// <summary>No concern is counted twice: the counts of one arrangement share no day, and are of days that are over or have begun.</summary>
internal sealed class CountsDoNotOverlap(LondonClock clock) : IInvariant
{
    private const string Rule = "Concerns are counted once";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var counts = touched.Of<ConcernCount>();
        if (counts.Count == 0)
            return [];
        var refusals = counts
            .Where(c => c.LastDay > clock.Today)
            .Select(c => new Refusal(
                Rule,
                $"{LondonDate.Words(c.LastDay)} is still to come. Count the days up to today.",
                new RecordRef("concern-count", c.RowId),
                "last-day"
            ))
            .ToList();
        var arrangements = counts.Select(c => c.Arrangement).Distinct().ToList();
        var all = await db.All<ConcernCount>()
            .Where(c => arrangements.Contains(c.Arrangement))
            .OrderBy(c => c.FirstDay)
            .ToListAsync();
        foreach (var count in counts)
            if (
                all.Find(o =>
                    o.Id != count.Id
                    && o.Arrangement == count.Arrangement
                    && o.FirstDay <= count.LastDay
                    && count.FirstDay <= o.LastDay
                ) is
                { } other
            )
                refusals.Add(
                    new Refusal(
                        Rule,
                        $"The days {LondonDate.Words(other.FirstDay)} to {LondonDate.Words(other.LastDay)} are counted already. Choose days that do not touch these, or change that count.",
                        new RecordRef("concern-count", count.RowId),
                        "first-day"
                    )
                );
        return refusals;
    }
}
