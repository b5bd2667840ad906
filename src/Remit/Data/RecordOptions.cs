using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>A record that can be chosen.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its key, after those of its holders.</param>
/// <param name="Title">What people know it by.</param>
/// <param name="Detail">What tells it apart from another of the same title; null where nothing is recorded.</param>
public sealed record RecordOption(string Kind, Guid Id, string Path, string Title, string? Detail);

/// <summary>How many records of a kind there are.</summary>
internal sealed record KindCount(string Kind, int Number);

/// <summary>What forms let choose among, of kinds that are known only by their shapes.</summary>
public static class RecordOptions
{
    /// <summary>The records of some kinds that the viewer may see, by title. One query.</summary>
    public static async Task<IReadOnlyList<RecordOption>> OptionsOf(this Db db, IReadOnlyCollection<string> kinds)
    {
        if (kinds.Count == 0)
            return [];
        var values = new List<object>();
        var sql = string.Join(" UNION ALL ", kinds.Select(k => db.NamesOf(db.Shapes[k], values)));
        var found = await db.Database.SqlQueryRaw<RecordOption>(sql, [.. values]).ToListAsync();
        return
        [
            .. found.OrderBy(o => o.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(o => o.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many records of some kinds another holds, as far as the viewer may see them. One query.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountHeld(
        this Db db,
        IReadOnlyCollection<Shape> shapes,
        RecordRef holder
    )
    {
        if (shapes.Count == 0)
            return new Dictionary<string, int>(StringComparer.Ordinal);
        var sql = string.Join(" UNION ALL ", shapes.Select(db.CountIn));
        var counts = await db.Database.SqlQueryRaw<KindCount>(sql, holder.Id, holder.ToString()).ToListAsync();
        return counts.ToDictionary(c => c.Kind, c => c.Number, StringComparer.Ordinal);
    }

    /// <summary>The record that a kind and its keys name, as far as the viewer may see it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="path">The keys of its holders, and its own.</param>
    /// <param name="toChange">Whether it is going to be changed, in a context that was opened to write.</param>
    public static async Task<Record?> RecordAt(this Db db, string kind, string path, bool toChange = false)
    {
        if (db.Shapes.Find(kind) is not { } shape || await db.AllAt(shape, path.Split('/')) is not [var found])
            return null;
        return toChange ? (Record?)await db.FindAsync(shape.Type, References.Typed(shape.Type, found.RowId)) : found;
    }

    /// <summary>A record by its id; null where the viewer may see none.</summary>
    public static async Task<Record?> RecordOf(this Db db, Shape shape, Guid id) =>
        (await ByShape.WithIds(db, shape, [id])).SingleOrDefault();

    /// <summary>The keys of a record after those of its holders; null where one of them is not shown to the viewer.</summary>
    public static async Task<string?> PathOf(this Db db, Record record)
    {
        var shape = db.Shapes[record.GetType()];
        if (shape.Holder is null)
            return record.Key;
        return
            ByShape.Named(db.Shapes, shape.Holder, record) is { } named
            && await db.RecordOf(db.Shapes[named.Kind], named.Id) is { } holder
            && await db.PathOf(holder) is { } above
            ? $"{above}/{record.Key}"
            : null;
    }

    /// <summary>The rows of a record's list, in order, to be changed.</summary>
    public static async Task<List<IRow>> LinesOf(this Db db, LinkShape list, Record record) =>
        [.. (await ByShape.Lines(db, list, record.RowId)).OrderBy(r => (int)NewRecord.OrderOf(list).GetValue(r)!)];

    /// <summary>The records of a kind that another holds and the viewer may see, in order.</summary>
    public static async Task<IReadOnlyList<Record>> HeldBy(this Db db, Shape shape, RecordRef holder) =>
        [
            .. (await ByShape.Where(db, shape.Type, shape.Holder!, [holder]))
                .OrderBy(r => r.Order)
                .ThenBy(r => r.Key, StringComparer.Ordinal),
        ];

    /// <summary>The keys that are taken beside a new record: of its kind, or of its kind in its holder.</summary>
    public static async Task<IReadOnlySet<string>> KeysBeside(this Db db, Shape shape, RecordRef? holder)
    {
        using var everything = db.LookingAtEverything();
        return holder is { } held
            ? (await ByShape.Where(db, shape.Type, shape.Holder!, [held])).Select(r => r.Key).ToHashSet(StringComparer.Ordinal)
            : await ByShape.Keys(db, shape);
    }

    /// <summary>Whether somebody may change a record, by what it is and to what it belongs.</summary>
    public static async Task<bool> MayChange(this Db db, Policy policy, Viewer viewer, Record record)
    {
        var itself = new RecordRef(db.Shapes[record.GetType()].Kind, record.RowId);
        return viewer.Sight.Sees(record) && await MayWrite(db, policy, viewer, itself, record.Sensitivity);
    }

    /// <summary>
    /// Whether somebody may write the part of a record that belongs to whoever is to do it (<see cref="Shape.InPart"/>).
    /// </summary>
    public static async Task<bool> MayChangeInPart(this Db db, Policy policy, Viewer viewer, Record record)
    {
        var shape = db.Shapes[record.GetType()];
        if (shape.InPart is not { } part || policy.SectionOf(part.As) is not { } section)
            return false;
        if (!viewer.Sight.Sees(record))
            return false;
        if (viewer.MayEverywhere(section.Capability, record.Sensitivity, Verb.Write))
            return true;
        using var everything = db.LookingAtEverything();
        var itself = new RecordRef(shape.Kind, record.RowId);
        var belongs = (await Belongings.Of(db, null, [itself]))[itself].ToHashSet();
        belongs.UnionWith(await Belongings.Listed(db, null, itself, part.List));
        return viewer.May(section.Capability, record.Sensitivity, Verb.Write, belongs);
    }

    /// <summary>Whether somebody may add a record of a kind to another, or on its own.</summary>
    public static async Task<bool> MayAdd(this Db db, Policy policy, Viewer viewer, Shape shape, RecordRef? holder)
    {
        var section = policy.SectionOf(shape.Kind);
        if (section is null)
            return false;
        return Enum.GetValues<Sensitivity>().Any(s => viewer.MayEverywhere(section.Capability, s, Verb.Write))
            || (section.IsShared && viewer.May($"{section.Capability}.write"))
            || (holder is { } held && await MayWrite(db, policy, viewer, held, Sensitivity.Partnership, section));
    }

    /// <summary>To which bodies, organisations and posts records belong, each itself among it: what holds them, and what their shapes name.</summary>
    public static Task<IReadOnlyDictionary<RecordRef, IReadOnlySet<RecordRef>>> BelongingsOf(
        this Db db,
        IEnumerable<RecordRef> records
    ) => Belongings.Of(db, null, records);

    private static async Task<bool> MayWrite(
        Db db,
        Policy policy,
        Viewer viewer,
        RecordRef record,
        Sensitivity sensitivity,
        PolicySection? of = null
    )
    {
        if ((of ?? policy.SectionOf(record.Kind)) is not { } section)
            return false;
        if (viewer.MayEverywhere(section.Capability, sensitivity, Verb.Write))
            return true;
        if (section.IsShared)
            return viewer.May($"{section.Capability}.write", sensitivity);
        var belongs = await Belongings.Of(db, null, [record]);
        return viewer.May(section.Capability, sensitivity, Verb.Write, belongs[record]);
    }
}
