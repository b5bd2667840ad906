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
            await AddListed(db, touched, known, level, above);
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

    /// <summary>Adds those whom a list of a record's holder names, as the change leaves it: an owner speaks of what they own.</summary>
    private static async Task AddListed(
        Db db,
        Touched? touched,
        Dictionary<RecordRef, Record> known,
        IEnumerable<RecordRef> level,
        Dictionary<RecordRef, List<RecordRef>> above
    )
    {
        var lists = new Dictionary<RecordRef, IReadOnlyList<RecordRef>>();
        foreach (var record in level)
        {
            if (db.Shapes.Find(record.Kind) is not { BelongingList: { } list })
                continue;
            if (!known.TryGetValue(record, out var there) || ByShape.Named(db.Shapes, list.By, there) is not { } holder)
                continue;
            if (!lists.TryGetValue(holder, out var listed))
                lists[holder] = listed = await Listed(db, touched, holder, list.List);
            above[record].AddRange(listed);
        }
    }

    /// <summary>Those whom a list of a record names, without those whom the change adds: nobody makes themselves an owner to speak as one.</summary>
    public static async Task<IReadOnlyList<RecordRef>> Listed(Db db, Touched? touched, RecordRef of, string name)
    {
        var (list, holder) = (db.Shapes[of.Kind].Fields.Single(f => f.Name == name).Links!, of.Id);
        var added = touched?.Rows.Where(r => r.Row.GetType() == list.Type).Select(r => r.Row.RowId).ToHashSet() ?? [];
        return
        [
            .. (await ByShape.Lines(db, list, holder))
                .Where(row => !added.Contains(row.RowId))
                .Select(row => ByShape.Named(db.Shapes, list.Target, row))
                .OfType<RecordRef>(),
        ];
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
