using Microsoft.EntityFrameworkCore;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>
/// Holds what was erased against the changes that erased it: nobody else can take a value out of the log's past, or put another there.
/// </summary>
internal static class Erasures
{
    /// <summary>The first erased value that is not as its change left it, in a sentence; null where there is none.</summary>
    public static async Task<string?> Fault(Db db)
    {
        var erased = await (
            from values in db.PersonalValues
            where values.ErasedBy != null
            orderby values.ErasedBy, values.RecordId, values.ChangeNumber
            select new
            {
                Values = values,
                Since = db.PersonalValues.FirstOrDefault(s => s.RecordId == values.RecordId && s.ChangeNumber == values.ErasedBy),
                IsTouched = db.ChangeEntries.Any(e => e.RecordId == values.RecordId && e.ChangeNumber == values.ErasedBy),
            }
        ).ToListAsync();
        var neutral = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in erased)
        {
            var since = Commitments.Of(row.Since).ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
            var left = Commitments.Of(row.Values);
            if (
                !row.IsTouched
                || left.Any(c => c.Salt is not null || !since.TryGetValue(c.Column, out var value) || value != c.Value)
            )
                return $"What change {row.Values.ChangeNumber} recorded of {row.Values.RecordId:D} is gone, and change {row.Values.ErasedBy} did not erase it.";
            neutral.UnionWith(left.Select(c => c.Value));
        }
        var nameless = await db
            .Changes.Where(c => c.WhoSalt == null)
            .OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.Who })
            .ToListAsync();
        return nameless.Find(c => !neutral.Contains(c.Who)) is { } other
            ? $"Who made change {other.Number} is gone, and nobody erased it."
            : null;
    }
}
