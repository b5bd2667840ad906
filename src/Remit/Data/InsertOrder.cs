using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Remit.Data;

/// <summary>The order in which new rows can be written: what is named by a foreign key comes before what names it.</summary>
internal static class InsertOrder
{
    /// <summary>The rows of each table, in order; null where some name each other in a circle.</summary>
    public static IReadOnlyList<(IEntityType Type, IReadOnlyList<object> Rows)>? Of(IEnumerable<EntityEntry> added)
    {
        var byType = added.GroupBy(e => e.Metadata, e => e.Entity).ToDictionary(g => g.Key, g => g.ToList());
        var types = Sorted(
            [.. byType.Keys],
            type => type.GetForeignKeys().Select(f => f.PrincipalEntityType).Where(t => t != type && byType.ContainsKey(t))
        );
        if (types is null)
            return null;
        var order = new List<(IEntityType, IReadOnlyList<object>)>();
        foreach (var type in types)
        {
            if (Rows(type, byType[type]) is not { } rows)
                return null;
            order.Add((type, rows));
        }
        return order;
    }

    private static List<object>? Rows(IEntityType type, List<object> rows)
    {
        var own = type.GetForeignKeys()
            .Where(f => f.PrincipalEntityType == type)
            .Select(f => f.Properties[0].GetGetter())
            .ToList();
        if (own.Count == 0 || !rows.Exists(r => own.Exists(f => f.GetClrValue(r) is not null)))
            return rows;
        var id = type.FindPrimaryKey()!.Properties[0].GetGetter();
        var byId = rows.ToDictionary(r => id.GetClrValue(r)!);
        return Sorted(
            rows,
            row => own.Select(f => f.GetClrValue(row) is { } named ? byId.GetValueOrDefault(named) : null).OfType<object>()
        );
    }

    /// <summary>Each after everything that it names, else as they came; null where that can't be.</summary>
    private static List<T>? Sorted<T>(List<T> all, Func<T, IEnumerable<T>> named)
        where T : class
    {
        var waiting = all.ToDictionary(one => one, one => named(one).Distinct().ToList());
        var naming = all.SelectMany(one => waiting[one].Select(other => (Other: other, One: one)))
            .ToLookup(pair => pair.Other, pair => pair.One);
        var open = waiting.ToDictionary(w => w.Key, w => w.Value.Count);
        var order = new List<T>(all.Count);
        order.AddRange(all.Where(one => open[one] == 0));
        for (var i = 0; i < order.Count; i++)
            order.AddRange(naming[order[i]].Where(one => --open[one] == 0));
        return order.Count == all.Count ? order : null;
    }
}
