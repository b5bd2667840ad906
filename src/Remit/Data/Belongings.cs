using Remit.Kernel;

namespace Remit.Data;

/// <summary>To which bodies, organisations and posts records belong: themselves, what holds them, and what their shapes name.</summary>
internal static class Belongings
{
    /// <summary>For each record what it belongs to, itself among it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="touched">The records that a change touches, as it leaves them; null asks what all were before it.</param>
    /// <param name="records">The records to ask of.</param>
    public static async Task<IReadOnlyDictionary<RecordRef, IReadOnlySet<RecordRef>>> Of(
        Db db,
        Touched? touched,
        IEnumerable<RecordRef> records
    )
    {
        var known = new Dictionary<RecordRef, Record>();
        foreach (var row in touched?.Rows ?? [])
            if (row.Row is Record record)
                known[new RecordRef(row.Kind, record.RowId)] = record;
        var wanted = records.Distinct().ToList();
        var above = new Dictionary<RecordRef, List<RecordRef>>();
        for (var level = wanted; level.Count > 0; )
        {
            await Load(db, known, level);
            foreach (var record in level)
                above[record] = known.TryGetValue(record, out var there) ? [.. Named(db.Shapes, there)] : [];
            level = [.. level.SelectMany(r => above[r]).Distinct().Where(r => !above.ContainsKey(r))];
        }
        return wanted.ToDictionary(r => r, r => (IReadOnlySet<RecordRef>)Reached(r, above));
    }

    private static async Task Load(Db db, Dictionary<RecordRef, Record> known, List<RecordRef> records)
    {
        foreach (var kind in records.Where(r => !known.ContainsKey(r)).GroupBy(r => r.Kind, StringComparer.Ordinal))
            if (db.Shapes.Find(kind.Key) is { } shape)
                foreach (var record in await ByShape.WithIds(db, shape, kind.Select(r => r.Id)))
                    known[new RecordRef(kind.Key, record.RowId)] = record;
    }

    private static IEnumerable<RecordRef> Named(Shapes shapes, Record record)
    {
        var shape = shapes[record.GetType()];
        return shape
            .Belonging.Prepend(shape.Holder)
            .Where(p => p is not null)
            .Select(p => ByShape.Named(shapes, p!, record))
            .OfType<RecordRef>();
    }

    private static HashSet<RecordRef> Reached(RecordRef from, Dictionary<RecordRef, List<RecordRef>> above)
    {
        var reached = new HashSet<RecordRef> { from };
        var next = new Queue<RecordRef>([from]);
        while (next.TryDequeue(out var record))
            foreach (var upper in above[record].Where(reached.Add))
                next.Enqueue(upper);
        return reached;
    }
}
