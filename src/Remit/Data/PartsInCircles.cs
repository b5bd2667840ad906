using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// No record is a part of itself through others of its kind: organisations, provisions, responsibilities. Asked before the rows are
/// written, because rows that name each other in a circle can't be written in any order.
/// </summary>
internal static class PartsInCircles
{
    private static readonly MethodInfo OneKind = typeof(PartsInCircles).GetMethod(
        nameof(Stored),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var shape in db.Shapes.All)
        foreach (var field in shape.Fields.Where(f => IsOwnKind(shape, f.Property)))
        {
            var rows = touched.Remaining.Select(r => r.Row).Where(r => r.GetType() == shape.Type).Cast<Record>().ToList();
            var now = rows.ToDictionary(r => r.RowId);
            if (!rows.Exists(r => field.Property.GetValue(r) is not null))
                continue;
            var stored = await (Task<List<Arrow>>)OneKind.MakeGenericMethod(shape.Type).Invoke(null, [db, field.Property])!;
            var arrows = stored
                .Where(a => !now.ContainsKey(a.Record))
                .Concat(
                    from row in rows
                    let part = ByShape.Named(db.Shapes, field.Property, row)
                    where part is not null
                    select new Arrow(row.RowId, part.Value.Id, Period.Unbounded, row.RowId)
                )
                .ToList();
            foreach (var circle in Circle.Through(arrows, now.Keys.ToHashSet()))
                refusals.Add(await Refusal(db, shape, field, now, circle));
        }
        return refusals;
    }

    private static async Task<Refusal> Refusal(Db db, Shape shape, Field field, Dictionary<Guid, Record> now, Circle circle)
    {
        var first = now[circle.Arrows[0].Start];
        var others = (await ByShape.WithIds(db, shape, circle.Arrows.Select(a => a.End)))
            .Where(r => !now.ContainsKey(r.RowId))
            .Concat(now.Values)
            .ToDictionary(r => r.RowId);
        var through = circle.Arrows.Skip(1).Select(a => ByShape.Words(shape, others[a.Start])).ToList();
        var way = through.Count == 0 ? "" : $" through {string.Join(" and then ", through)}";
        return new Refusal(
            "Parts don't go in circles",
            $"{ByShape.Words(shape, first)} would be a part of itself{way}. Choose something else for it to be a part of.",
            new RecordRef(shape.Kind, first.RowId),
            field.Name
        );
    }

    private static bool IsOwnKind(Shape shape, PropertyInfo property) =>
        property.PropertyType == typeof(Nullable<>).MakeGenericType(typeof(Id<>).MakeGenericType(shape.Type));

    private static async Task<List<Arrow>> Stored<T>(Db db, PropertyInfo property)
        where T : Record<T>
    {
        var pairs = await db.Set<T>()
            .AsNoTracking()
            .Where(r => EF.Property<Id<T>?>(r, property.Name) != null)
            .Select(r => new { r.Id, PartOf = EF.Property<Id<T>?>(r, property.Name)!.Value })
            .ToListAsync();
        return [.. pairs.Select(p => new Arrow(p.Id.Value, p.PartOf.Value, Period.Unbounded, p.Id.Value))];
    }
}
