using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Portable;

/// <summary>All records of a partnership, read by their shapes.</summary>
internal static class Everything
{
    private static readonly MethodInfo RowsOfType = typeof(Everything).GetMethod(
        nameof(RowsOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static async Task<List<Record>> Load(Db db, IEnumerable<Shape> shapes, bool tracked)
    {
        var records = new List<Record>();
        foreach (var shape in shapes)
            records.AddRange((await Rows(db, shape.Type, tracked)).Cast<Record>());
        return records;
    }

    public static Task<List<IRow>> Rows(Db db, Type type, bool tracked) =>
        (Task<List<IRow>>)RowsOfType.MakeGenericMethod(type).Invoke(null, [db, tracked])!;

    /// <summary>The path of each record: its key after those of its holders.</summary>
    public static IEnumerable<(string Kind, Guid Id, string Path)> Paths(Shapes shapes, IReadOnlyDictionary<Guid, Record> records)
    {
        foreach (var record in records.Values)
            yield return (shapes[record.GetType()].Kind, record.RowId, PathOf(shapes, records, record));
    }

    public static string PathOf(Shapes shapes, IReadOnlyDictionary<Guid, Record> records, Record record)
    {
        var shape = shapes[record.GetType()];
        return shape.Holder is { } holder && References.IdIn(holder, record) is { } id && records.TryGetValue(id, out var above)
            ? Below(shape, shapes[above.GetType()].Kind, PathOf(shapes, records, above), record.Key)
            : record.Key;
    }

    /// <summary>
    /// The path of a record in a holder: its key after the holder's path; where several kinds can hold it, after the holder's
    /// kind as well, because a post and a body may share a key.
    /// </summary>
    public static string Below(Shape shape, string holderKind, string holderPath, string key) =>
        shape.HolderKinds.Count > 1 ? $"{holderKind}/{holderPath}/{key}" : $"{holderPath}/{key}";

    private static async Task<List<IRow>> RowsOf<T>(Db db, bool tracked)
        where T : class, IRow => [.. await (tracked ? db.Set<T>() : db.Set<T>().AsNoTracking()).ToListAsync()];
}
