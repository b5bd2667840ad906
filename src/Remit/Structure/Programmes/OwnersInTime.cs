using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Structure.Programmes;

/// <summary>Since when and until when those are there who are to do items.</summary>
internal static class OwnersInTime
{
    /// <summary>The name and the time of each that the context sees: people, posts, bodies and organisations. A query for each kind.</summary>
    public static async Task<IReadOnlyDictionary<RecordRef, (string Name, Period Period)>> Load(
        Db db,
        IEnumerable<RecordRef> owners
    )
    {
        var all = owners.Distinct().ToList();
        var life = new Dictionary<RecordRef, (string Name, Period Period)>();
        await Add<Person>(db, "person", all, life, p => p.Name);
        await Add<Post>(db, "post", all, life, p => p.Title);
        await Add<Body>(db, "body", all, life, b => b.Name);
        await Add<Organisation>(db, "organisation", all, life, o => o.Name);
        return life;
    }

    private static async Task Add<T>(
        Db db,
        string kind,
        List<RecordRef> owners,
        Dictionary<RecordRef, (string Name, Period Period)> life,
        Func<T, string> name
    )
        where T : DatedRecord<T>
    {
        var ids = owners.Where(o => o.Kind == kind).Select(o => new Id<T>(o.Id)).ToList();
        if (ids.Count == 0)
            return;
        foreach (var record in await db.All<T>().Where(r => ids.Contains(r.Id)).ToListAsync())
            life[new RecordRef(kind, record.RowId)] = (name(record), record.Period);
    }
}
