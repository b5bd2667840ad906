using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>A record by name: what a link to it needs.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its key, after those of its holders: <c>lead-member/5-6-leadership</c>.</param>
/// <param name="Title">What people know it by.</param>
public sealed record RecordName(string Kind, Guid Id, string Path, string Title);

/// <summary>Finds the names of records of any kind, in one query however many kinds there are.</summary>
public static class RecordDirectory
{
    /// <summary>
    /// The names of those that the viewer may see, which needs that they may see what holds them: its key is part of the path.
    /// A kind without a title of its own has none.
    /// </summary>
    public static async Task<IReadOnlyDictionary<RecordRef, RecordName>> Names(this Db db, IEnumerable<RecordRef> records)
    {
        var byKind = records
            .Distinct()
            .Where(r => db.Shapes.Find(r.Kind)?.Title is not null)
            .GroupBy(r => r.Kind, StringComparer.Ordinal)
            .ToList();
        if (byKind.Count == 0)
            return new Dictionary<RecordRef, RecordName>();
        var sql = new StringBuilder();
        var values = new List<object>();
        foreach (var kind in byKind)
        {
            sql.Append(sql.Length == 0 ? "" : " UNION ALL ");
            Select(sql, values, db, db.Shapes[kind.Key], [.. kind.Select(r => r.Id)]);
        }
        var names = await db.Database.SqlQueryRaw<RecordName>(sql.ToString(), [.. values]).ToListAsync();
        return names.ToDictionary(n => new RecordRef(n.Kind, n.Id));
    }

    /// <summary>
    /// The record that stands alone and is named by kind and key, <c>post:director</c>; null where there is none that the viewer may see.
    /// </summary>
    public static async Task<RecordName?> Find(this Db db, string? reference)
    {
        if (
            reference?.Split(':') is not [var kind, var key]
            || db.Shapes.Find(kind) is not { Title: { } title, HolderKinds: [] } shape
        )
            return null;
        var sql =
            $"SELECT '{shape.Kind}' AS \"Kind\", \"id\" AS \"Id\", \"key\" AS \"Path\", COALESCE(\"{Column(db, shape, title.Name)}\", \"key\") AS \"Title\""
            + $" FROM \"{Table(db, shape)}\" t0 WHERE t0.\"key\" = {{0}} AND {db.Sees("t0")}";
        return await db.Database.SqlQueryRaw<RecordName>(sql, key).FirstOrDefaultAsync();
    }

    /// <summary>
    /// Every record that <c>KIND:KEY</c>, <c>KIND:HOLDER/KEY</c> or <c>KIND:ID</c> names, of any kind: a key is unique only within what
    /// holds it. What is logged under an id is named by it although it is in no table any more.
    /// </summary>
    public static async Task<IReadOnlyList<RecordRef>> Named(this Db db, string reference)
    {
        if (reference.Split(':') is not [var kind, var path])
            return [];
        if (Guid.TryParseExact(path, "D", out var id))
            return await db.ChangeEntries.AnyAsync(e => e.RecordId == id && e.Kind == kind) ? [new RecordRef(kind, id)] : [];
        if (db.Shapes.Find(kind) is not { } shape)
            return [];
        return [.. (await db.AllAt(shape, path.Split('/'))).Select(r => new RecordRef(kind, r.RowId))];
    }

    /// <summary>Every record of a kind that these keys name, those of its holders first.</summary>
    internal static async Task<IReadOnlyList<Record>> AllAt(this Db db, Shape shape, string[] keys)
    {
        var kept = new List<Record>();
        foreach (var record in await ByShape.WithKey(db, shape, keys[^1]))
            if (await LiesIn(db, shape, record, keys[..^1]))
                kept.Add(record);
        return kept;
    }

    private static async Task<bool> LiesIn(Db db, Shape shape, Record record, string[] holders)
    {
        if (holders.Length == 0)
            return true;
        if (shape.Holder is null || ByShape.Named(db.Shapes, shape.Holder, record) is not { } named)
            return false;
        var above = db.Shapes[named.Kind];
        var holder = (await ByShape.WithIds(db, above, [named.Id])).SingleOrDefault();
        return holder?.Key == holders[^1] && await LiesIn(db, above, holder!, holders[..^1]);
    }

    /// <summary>The ids of all records that the viewer may see, of every kind.</summary>
    public static IQueryable<Guid> IdsSeen(this Db db) =>
        db.Database.SqlQueryRaw<Guid>(
            string.Join(
                " UNION ALL ",
                db.Shapes.All.Select(s => $"SELECT t.\"id\" AS \"Value\" FROM \"{Table(db, s)}\" t WHERE {db.Sees("t")}")
            )
        );

    /// <summary>A query of the names of all records of a kind that the viewer may see, with what tells two of one title apart.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shape">The kind.</param>
    /// <param name="values">The parameters of the whole query, to which this adds its own.</param>
    internal static string NamesOf(this Db db, Shape shape, List<object> values)
    {
        var sql = new StringBuilder();
        var detail =
            shape.ToldApart is not { } told ? "NULL"
            : shape.ToldApartOtherwise is { } other
                ? $"COALESCE(t0.\"{Column(db, shape, told.Name)}\", t0.\"{Column(db, shape, other.Name)}\")"
            : $"t0.\"{Column(db, shape, told.Name)}\"";
        Select(sql, values, db, shape, null, $", {detail} AS \"Detail\"");
        return sql.ToString();
    }

    /// <summary>A query of how many records of a kind one holder has: <c>{0}</c> is its id, <c>{1}</c> its reference in words.</summary>
    internal static string CountIn(this Db db, Shape shape)
    {
        var holder = References.TargetOf(shape.Holder!.PropertyType) is null ? "{1}" : "{0}";
        return $"SELECT '{shape.Kind}' AS \"Kind\", CAST(COUNT(*) AS INTEGER) AS \"Number\" FROM \"{Table(db, shape)}\" t"
            + $" WHERE t.\"{Column(db, shape, shape.Holder.Name)}\" = {holder} AND {db.Sees("t")}";
    }

    private static void Select(
        StringBuilder sql,
        List<object> values,
        Db db,
        Shape shape,
        IReadOnlyList<Guid>? ids,
        string more = ""
    )
    {
        var path = "t0.\"key\"";
        var joins = new StringBuilder();
        var (below, depth) = (shape, 0);
        while (below is { Holder: { } holder, HolderKinds: [var above] })
        {
            var holding = db.Shapes[above];
            joins.Append(
                $" JOIN \"{Table(db, holding)}\" t{depth + 1} ON t{depth + 1}.\"id\" = t{depth}.\"{Column(db, below, holder.Name)}\""
                    + $" AND {db.Sees($"t{depth + 1}")}"
            );
            path = $"t{++depth}.\"key\" || '/' || {path}";
            below = holding;
        }
        var title =
            db.AsAt is { } day && FormerFields.ValueOn(db, shape, shape.Title!.Name, "t0", Parameter(values, day)) is { } then
                ? then
                : $"t0.\"{Column(db, shape, shape.Title!.Name)}\"";
        sql.Append(
            $"SELECT '{shape.Kind}' AS \"Kind\", t0.\"id\" AS \"Id\", {path} AS \"Path\", COALESCE({title}, t0.\"key\") AS \"Title\"{more}"
        );
        sql.Append($" FROM \"{Table(db, shape)}\" t0{joins} WHERE {db.Sees("t0")}");
        if (ids is not null)
            sql.Append($" AND {IsAmong(db, ids, values)}");
    }

    /// <summary>
    /// The ids are one parameter, however many: SQLite looks for each of several by its name among all of them, and the text of the query would
    /// be another for every number.
    /// </summary>
    private static string IsAmong(Db db, IReadOnlyList<Guid> ids, List<object> values) =>
        db.Database.IsSqlite()
            ? $"t0.\"id\" IN (SELECT value FROM json_each({Parameter(values, JsonOf(ids))}))"
            : $"t0.\"id\" = ANY({Parameter(values, ids.ToArray())})";

    /// <summary>The ids in the form in which SQLite keeps them.</summary>
    private static string JsonOf(IReadOnlyList<Guid> ids) =>
        $"[{string.Join(',', ids.Select(id => $"\"{id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant()}\""))}]";

    private static string Parameter(List<object> values, object value)
    {
        values.Add(value);
        return $"{{{values.Count - 1}}}";
    }

    private static string Table(Db db, Shape shape) => db.Model.FindEntityType(shape.Type)!.GetTableName()!;

    private static string Column(Db db, Shape shape, string property) =>
        db.Model.FindEntityType(shape.Type)!.FindProperty(property)!.GetColumnName();
}
