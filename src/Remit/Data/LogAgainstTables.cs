using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>Holds what the tables say now against the newest states in the log.</summary>
public static class LogAgainstTables
{
    private static readonly MethodInfo Rows = typeof(LogAgainstTables).GetMethod(
        nameof(RowsOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>The first record of which a table says something else than the log, and in what way; null where there is none.</summary>
    public static async Task<(RecordRef Record, string How)?> FirstDifference(Db db)
    {
        foreach (
            var (kind, type) in db.Shapes.All.Select(s => (s.Kind, s.Type)).Concat(db.Shapes.Links.Select(l => (l.Kind, l.Type)))
        )
            if (await FirstDifference(db, kind, db.Model.FindEntityType(type)!) is { } found)
                return (new RecordRef(kind, found.Record), found.How);
        return null;
    }

    private static async Task<(Guid Record, string How)?> FirstDifference(Db db, string kind, IEntityType type)
    {
        var logged = (await Newest(db, kind)).ToDictionary(e => e.RecordId);
        foreach (var row in await (Task<IReadOnlyList<IRow>>)Rows.MakeGenericMethod(type.ClrType).Invoke(null, [db])!)
        {
            if (!logged.Remove(row.RowId, out var entry))
                return (row.RowId, "is in its table, and the log knows nothing of it");
            if (LogJson.Write(RowTable.Of(type), row) != entry.After!.Whole())
                return (row.RowId, $"is not as change {entry.ChangeNumber} left it");
        }
        return logged.Values.MinBy(e => e.ChangeNumber) is { } missing
            ? (missing.RecordId, $"is not in its table, where change {missing.ChangeNumber} left it")
            : null;
    }

    private static Task<List<LoggedEntry>> Newest(Db db, string kind)
    {
        var all = db.ChangeEntries;
        return all.Where(e =>
                e.Kind == kind
                && e.After != null
                && !all.Any(later => later.RecordId == e.RecordId && later.ChangeNumber > e.ChangeNumber)
            )
            .WithStates(db)
            .ToListAsync();
    }

    private static async Task<IReadOnlyList<IRow>> RowsOf<T>(Db db)
        where T : class, IRow => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
