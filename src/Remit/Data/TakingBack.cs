using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Takes a whole change back, as a change of its own: what it added is withdrawn, what it changed is as it was before. The log keeps
/// both changes, so that nothing is lost and looking back still shows what was known in between.
/// </summary>
public static class TakingBack
{
    private const string Rule = "Only what nothing was built on is taken back";

    /// <summary>
    /// Takes a change back. Refused, with nothing changed, where a later change touched the same records, where other records name what
    /// would go, or where a rule forbids what would be left.
    /// </summary>
    /// <param name="store">The database.</param>
    /// <param name="number">The number of the change to take back.</param>
    /// <param name="change">Who takes it back, and why.</param>
    /// <param name="with">What is kept with it, in the same transaction.</param>
    /// <param name="rehearse">Whether only to say what would be refused, and to keep nothing.</param>
    public static async Task<Result<LoggedChange>> TakeBack(
        this Store store,
        long number,
        Change change,
        IKeptWithAChange? with = null,
        bool rehearse = false
    )
    {
        await using var db = store.TakeBack();
        var entries = await db.ChangeEntries.Where(e => e.ChangeNumber == number).WithStates(db).ToListAsync();
        if (entries.Count == 0)
            return Refused("A change is taken back that is there", $"There is no change {number} that could be taken back.");
        var later = await db
            .ChangeEntries.Where(e =>
                e.ChangeNumber > number && db.ChangeEntries.Any(own => own.ChangeNumber == number && own.RecordId == e.RecordId)
            )
            .OrderBy(e => e.ChangeNumber)
            .Select(e => new { e.ChangeNumber, e.Kind })
            .ToListAsync();
        if (later.Count > 0)
            return Result<LoggedChange>.Refused([IsBuiltOn(later[0].ChangeNumber)]);
        if (await IsNamedElsewhere(db, number))
            return Result<LoggedChange>.Refused([IsBuiltOn(null)]);
        foreach (var entry in entries)
            Reverse(db, entry);
        if (rehearse)
            return await db.Rehearse(change);
        if (with is not null)
            db.Update(with);
        return await db.Commit(change);
    }

    /// <summary>Why a change can't be taken back any more.</summary>
    internal static Refusal IsBuiltOn(long? later) =>
        new(
            Rule,
            later is { } number
                ? $"Change {number} has worked on what this change recorded, so it can't be taken back as a whole. Put single records right instead."
                : "Other records name what this change recorded, so it can't be taken back as a whole. Put single records right instead."
        );

    private static Result<LoggedChange> Refused(string rule, string message) =>
        Result<LoggedChange>.Refused([new Refusal(rule, message)]);

    private static void Reverse(Db db, LoggedEntry logged)
    {
        var type = TypeOf(db, logged.Kind);
        // Nobody has touched the record since, so it stands as the change left it.
        var entry = db.Entry(RowOf(type));
        Set(entry, logged.After ?? logged.Before!);
        if (logged.After is null)
        {
            entry.State = EntityState.Added;
            return;
        }
        entry.State = EntityState.Unchanged;
        if (logged.Before is null)
            entry.State = EntityState.Deleted;
        else
            Set(entry, logged.Before);
    }

    private static IEntityType TypeOf(Db db, string kind) =>
        db.Model.FindEntityType(db.Shapes.Find(kind)?.Type ?? db.Shapes.Links.First(l => l.Kind == kind).Type)!;

    private static object RowOf(IEntityType type) => RuntimeHelpers.GetUninitializedObject(type.ClrType);

    private static void Set(EntityEntry entry, LoggedState state)
    {
        using var row = state.Read();
        foreach (var property in LogJson.Columns(entry.Metadata))
        {
            var stored = LogJson.Read(property, row);
            if (property.IsPrimaryKey() && entry.State != EntityState.Detached)
                continue;
            entry.Property(property.Name).CurrentValue = LogJson.FromStored(property, stored);
        }
    }

    /// <summary>References by kind and id are no foreign keys, so the database does not watch over them.</summary>
    private static async Task<bool> IsNamedElsewhere(Db db, long number)
    {
        var columns =
            from type in db.Model.GetEntityTypes()
            where typeof(IRow).IsAssignableFrom(type.ClrType)
            from property in type.GetProperties()
            where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(RecordRef)
            select (Table: type.GetTableName()!, Column: property.GetColumnName());
        const string Added = "FROM \"change_entries\" e WHERE e.\"change_number\" = {0} AND e.\"previous\" IS NULL";
        var sql = string.Join(
            " UNION ALL ",
            columns.Select(c =>
                $"SELECT r.\"{c.Column}\" AS \"Value\" FROM \"{c.Table}\" r WHERE r.\"{c.Column}\" IN "
                + $"(SELECT e.\"kind\" || ':' || lower(CAST(e.\"record_id\" AS text)) {Added}) "
                + $"AND r.\"id\" NOT IN (SELECT e.\"record_id\" {Added})"
            )
        );
        return (await db.Database.SqlQueryRaw<string>(sql, number).ToListAsync()).Count > 0;
    }
}
