using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>The documents that records of any kind name as <see cref="INamesADocument"/>.</summary>
public static class NamedDocuments
{
    private static readonly MethodInfo OneKind = typeof(NamedDocuments).GetMethod(
        nameof(OfOneKind),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Their hashes, whoever sees the records. A query for each kind.</summary>
    public static async Task<IReadOnlySet<string>> All(Db db)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        using (db.LookingAtEverything())
            foreach (var shape in db.Shapes.All.Where(s => s.Type.IsAssignableTo(typeof(INamesADocument))))
                named.UnionWith(await (Task<List<string>>)OneKind.MakeGenericMethod(shape.Type).Invoke(null, [db])!);
        return named;
    }

    private static async Task<List<string>> OfOneKind<T>(Db db)
        where T : class, IRow =>
        [.. (await db.All<T>().ToListAsync()).Select(r => ((INamesADocument)r).Document).OfType<string>()];
}
