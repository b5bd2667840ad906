using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Fields of which a shape says that records keep what they said before: in SQL that gives what they said on a day.
/// <c>{0}</c> stands for the day.
/// </summary>
internal static class FormerFields
{
    private const string Kept = "Remit:TableOn";

    /// <summary>Stands in what is kept for what differs from viewer to viewer.</summary>
    private const string Seen = "«seen»";

    /// <summary>The columns of a kind's table as they were on a day, as a query; null for a kind whose fields keep no former values.</summary>
    public static string? TableOn(Db db, Type type)
    {
        var entity = db.Model.FindEntityType(type)!;
        var sql = entity.GetOrAddRuntimeAnnotationValue(
            Kept,
            with => with.Db.Shapes.All.FirstOrDefault(s => s.Type == with.Type) is { } shape ? Table(with.Db, shape) : "",
            (Db: db, Type: type)
        );
        return sql.Length == 0 ? null : sql.Replace(Seen, db.Sees("f"), StringComparison.Ordinal);
    }

    /// <summary>What a field said on a day, as an expression over a table by its alias; null where only the column says it.</summary>
    public static string? ValueOn(Db db, Shape shape, string property, string alias, string day = "{0}") =>
        Value(db, shape, property, alias, day)?.Replace(Seen, db.Sees("f"), StringComparison.Ordinal);

    private static string? Value(Db db, Shape shape, string property, string alias, string day)
    {
        var keeping = db.Shapes.All.FirstOrDefault(s => s.Former?.Fields.GetValueOrDefault(shape.Kind) == property);
        if (keeping?.Former is not { } former)
            return null;
        var kept = db.Model.FindEntityType(keeping.Type)!;
        var own = db.Model.FindEntityType(shape.Type)!;
        return $"COALESCE((SELECT f.\"{Column(kept, former.Value.Name)}\" FROM \"{kept.GetTableName()}\" f"
            + $" WHERE f.\"{Column(kept, former.Of.Name)}\" = '{shape.Kind}:' || lower(CAST({alias}.\"id\" AS text))"
            + $" AND (f.\"from\" IS NULL OR f.\"from\" <= {day}) AND f.\"until\" >= {day} AND {Seen}),"
            + $" {alias}.\"{Column(own, property)}\")";
    }

    private static string Table(Db db, Shape shape)
    {
        if (!db.Shapes.All.Any(s => s.Former?.Fields.ContainsKey(shape.Kind) == true))
            return "";
        var entity = db.Model.FindEntityType(shape.Type)!;
        var columns = entity
            .GetProperties()
            .Select(p =>
                Value(db, shape, p.Name, "t", "{0}") is { } then
                    ? $"{then} AS \"{p.GetColumnName()}\""
                    : $"t.\"{p.GetColumnName()}\""
            );
        return $"SELECT {string.Join(", ", columns)} FROM \"{entity.GetTableName()}\" t";
    }

    private static string Column(IEntityType entity, string property) => entity.FindProperty(property)!.GetColumnName();
}
