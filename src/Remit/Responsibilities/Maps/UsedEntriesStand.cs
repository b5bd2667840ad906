using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Maps;

/// <summary>What a map says that is in use stands: responsibilities were carried forward by it. It can be taken back as a whole.</summary>
internal sealed class UsedEntriesStand : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (db.TakesBack)
            return [];
        var refused = (
            from changed in touched.Changed<MapEntry>()
            where
                changed.Before.GetValue<DateOnly?>(nameof(MapEntry.UsedFrom)) is { } used
                && (
                    changed.Now.UsedFrom != used
                    || changed.Now.Outcome != changed.Before.GetValue<Outcome>(nameof(MapEntry.Outcome))
                )
            select changed.Now.RowId
        ).ToHashSet();
        var used = touched
            .Changed<MapEntry>()
            .Where(c => c.Now.UsedFrom is not null && c.Before.GetValue<DateOnly?>(nameof(MapEntry.UsedFrom)) is null)
            .Select(c => c.Now.RowId)
            .Concat(
                touched.Rows.Where(r => r.State == EntityState.Added).Select(r => r.Row).OfType<MapEntry>().Select(e => e.RowId)
            )
            .ToHashSet();
        var listed = touched.Rows.Select(r => r.Row).OfType<MapSuccessor>().Select(s => s.Entry).Distinct().ToList();
        if (listed.Count > 0)
            refused.UnionWith(
                (await db.All<MapEntry>().Where(e => listed.Contains(e.Id) && e.UsedFrom != null).Select(e => e.Id).ToListAsync())
                    .Select(e => e.Value)
                    .Where(e => !used.Contains(e))
            );
        return [.. refused.Select(Refused)];
    }

    /// <summary>What whoever wants to change an entry that is in use is told, also before anything is to be kept.</summary>
    internal static Refusal Refused(Guid entry) =>
        new(
            "What a map says and is in use stands",
            "It is in use, and responsibilities were carried forward by it. Take the use back first, or put the responsibilities right.",
            new RecordRef("map-entry", entry),
            "outcome"
        );
}
