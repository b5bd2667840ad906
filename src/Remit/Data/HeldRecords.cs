using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>What lies in a record: a body's places, and in them appointments.</summary>
public static class HeldRecords
{
    /// <summary>The ids of the record and of all that lies in it at any depth, in one query.</summary>
    public static async Task<IReadOnlyList<Guid>> Of(Db db, RecordRef record)
    {
        var selects = new List<string>();
        Below(db, db.Shapes[record.Kind], "{0}", selects);
        return selects.Count == 0
            ? [record.Id]
            : [record.Id, .. await db.Database.SqlQueryRaw<Guid>(string.Join(" UNION ALL ", selects), record.Id).ToListAsync()];
    }

    private static void Below(Db db, Shape shape, string ids, List<string> selects)
    {
        foreach (var held in db.Shapes.HeldBy(shape.Kind))
        {
            var select =
                $"SELECT h.\"id\" FROM \"{Table(db, held)}\" h WHERE h.\"{Column(db, held, held.Holder!)}\" IN ({In(held, shape, ids)})";
            selects.Add($"SELECT x.\"id\" AS \"Value\" FROM ({select}) x");
            if (held.Kind != shape.Kind)
                Below(db, held, select, selects);
        }
    }

    /// <summary>A holder of one kind is named by its id; one of several by kind and id.</summary>
    private static string In(Shape held, Shape holder, string ids) =>
        held.Holder!.PropertyType != typeof(RecordRef) ? ids
        : ids == "{0}" ? $"'{holder.Kind}:' || lower(CAST({{0}} AS text))"
        : $"SELECT '{holder.Kind}:' || lower(CAST(i.\"id\" AS text)) FROM ({ids}) i";

    private static string Table(Db db, Shape shape) => db.Model.FindEntityType(shape.Type)!.GetTableName()!;

    private static string Column(Db db, Shape shape, PropertyInfo property) =>
        db.Model.FindEntityType(shape.Type)!.FindProperty(property.Name)!.GetColumnName();
}
