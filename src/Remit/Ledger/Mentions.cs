using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Ledger;

/// <summary>Where a text stands that tells of somebody.</summary>
/// <param name="Where">The record and its field, or the change.</param>
/// <param name="Change">For what was recorded once, the change; null for what stands there now.</param>
internal sealed record Mention(string Where, long? Change);

/// <summary>
/// Looks for texts that name somebody, in all that is recorded now and in the log: a person must read them, and decide.
/// </summary>
internal static class Mentions
{
    private const int AtOnce = 2000;

    /// <summary>The places, those of now first; of a record's past the changes that recorded it.</summary>
    public static async Task<IReadOnlyList<Mention>> Of(Db db, IReadOnlyList<string> traces)
    {
        var sought = traces.Where(t => t.Length > 3).ToList();
        var newest = await db
            .ChangeEntries.GroupBy(e => e.RecordId)
            .ToDictionaryAsync(g => g.Key, g => g.Max(e => e.ChangeNumber));
        var (now, past) = (new List<Mention>(), new List<Mention>());
        var total = await db.ChangeEntries.LongCountAsync();
        for (var first = 0L; first < total; first += AtOnce)
        {
            foreach (var logged in await LedgerLog.Between(db, first, first + AtOnce))
            {
                if (logged.Entry.After is null)
                    continue;
                using var row = new LoggedState(logged.Entry.After, logged.Personal?.Values).Read();
                foreach (var (column, value) in row.All)
                {
                    if (value.ValueKind != System.Text.Json.JsonValueKind.String || !Tells(value.GetString()!, sought))
                        continue;
                    var isNow = newest[logged.Entry.RecordId] == logged.Change.Number;
                    (isNow ? now : past).Add(
                        new Mention(
                            $"{new RecordRef(logged.Entry.Kind, logged.Entry.RecordId)} {column.Replace('_', '-')}",
                            isNow ? null : logged.Change.Number
                        )
                    );
                }
            }
        }
        var changes = await db.Changes.OrderBy(c => c.Number).ToListAsync();
        past.AddRange(
            changes
                .Where(c => Tells($"{c.Who}\n{c.Capacity}\n{c.What}\n{c.Why}", sought))
                .Select(c => new Mention("what was said of the change itself", c.Number))
        );
        return [.. now, .. past];
    }

    private static bool Tells(string text, List<string> sought) =>
        sought.Exists(t => text.Contains(t, StringComparison.OrdinalIgnoreCase));
}
