using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>A record that a setting can name.</summary>
internal sealed record RecordedName(string Key, string Title);

/// <summary>The records that a setting can name, whatever their kinds: one query.</summary>
internal static class RecordedNames
{
    public static async Task<IReadOnlyList<RecordedName>> Of(Db db, IEnumerable<string> kinds)
    {
        var parts = kinds
            .Select(kind => db.Shapes.Find(kind))
            .OfType<Shape>()
            .Where(shape => shape is { Title: not null, Holder: null })
            .Select(shape =>
            {
                var type = db.Model.FindEntityType(shape.Type)!;
                var title = type.FindProperty(shape.Title!.Name)!.GetColumnName();
                return $"SELECT \"key\" AS \"Key\", COALESCE(\"{title}\", \"key\") AS \"Title\" FROM \"{type.GetTableName()}\" t WHERE {db.Sees("t")}";
            })
            .ToList();
        if (parts.Count == 0)
            return [];
        var found = await db.Database.SqlQueryRaw<RecordedName>(string.Join(" UNION ALL ", parts)).ToListAsync();
        return [.. found.OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }
}
