using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// What holds a record closes it as well, or its words would tell of what is hidden. Whatever is added to something closed is closed as
/// far, and closing something closes all that lies in it, as part of the same change. Opening what lies in something closed is refused.
/// </summary>
internal static class ClosedWithItsHolder
{
    private const string Rule = "Nothing is more open than what holds it";

    /// <summary>Closes what is tracked, and what lies in it, as far as its holders are; and says what can't be opened.</summary>
    public static async Task<IReadOnlyList<Refusal>> Close(Db db)
    {
        var refusals = new List<Refusal>();
        var tracked = db.ChangeTracker.Entries<Record>().ToDictionary(e => e.Entity.RowId);
        var here = tracked.ToDictionary(t => t.Key, t => t.Value.Entity);
        var closer = tracked
            .Values.Where(e => e.State == EntityState.Modified && IsCloser(e.Entity, Was(e)))
            .Select(e => new RecordRef(db.KindOf(e.Metadata.ClrType), e.Entity.RowId))
            .ToHashSet();
        var touched = tracked
            .Values.Where(e => e.State is EntityState.Added or EntityState.Modified)
            .ToLookup(e => e.Metadata.ClrType, e => e.Entity);
        // What holds comes before what it holds.
        foreach (var (shape, closing, records) in Closings(db, touched))
        {
            var inside = (await ByShape.Where(db, shape.Type, closing, [.. closer.Where(c => MayName(db, shape, closing, c))]))
                .Where(r => !here.ContainsKey(r.RowId))
                .ToList();
            foreach (var record in inside)
            {
                db.Attach(record);
                here[record.RowId] = record;
            }
            records.AddRange(inside);
            if (records.Count == 0)
                continue;
            var holders = await HoldersOf(db, here, closing, records);
            foreach (var record in records)
            {
                if (
                    ByShape.Named(db.Shapes, closing, record) is not { } named
                    || !holders.TryGetValue(named, out var holder)
                    || !IsMoreOpen(record, holder)
                )
                    continue;
                if (
                    tracked.TryGetValue(record.RowId, out var entry)
                    && entry.State == EntityState.Modified
                    && IsCloser(Was(entry), record)
                )
                    refusals.Add(Refused(db, shape, record, holder));
                CloseAs(record, holder);
                db.Entry(record).DetectChanges();
                closer.Add(new RecordRef(shape.Kind, record.RowId));
            }
        }
        return refusals;
    }

    /// <summary>Every property that closes a kind, with the touched records of that kind, to which those are added that it closes.</summary>
    private static IEnumerable<(Shape Shape, PropertyInfo Closing, List<Record> Records)> Closings(
        Db db,
        ILookup<Type, Record> touched
    )
    {
        foreach (var shape in db.Shapes.All)
        {
            var records = touched[shape.Type].ToList();
            foreach (var closing in shape.Closing.Prepend(shape.Holder).OfType<PropertyInfo>())
                yield return (shape, closing, records);
        }
    }

    private static bool MayName(Db db, Shape shape, PropertyInfo property, RecordRef named) =>
        property == shape.Holder
            ? shape.HolderKinds.Contains(named.Kind, StringComparer.Ordinal)
            : (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
                && type == typeof(RecordRef)
                || type == typeof(Id<>).MakeGenericType(db.Shapes[named.Kind].Type);

    private static async Task<Dictionary<RecordRef, Record>> HoldersOf(
        Db db,
        Dictionary<Guid, Record> here,
        PropertyInfo closing,
        List<Record> records
    )
    {
        var holders = new Dictionary<RecordRef, Record>();
        var all = records.Select(r => ByShape.Named(db.Shapes, closing, r)).OfType<RecordRef>().Distinct().ToList();
        foreach (var kind in all.GroupBy(n => n.Kind, StringComparer.Ordinal).Where(k => db.Shapes.Find(k.Key) is not null))
        {
            foreach (var named in kind.Where(n => here.ContainsKey(n.Id)))
                holders[named] = here[named.Id];
            var elsewhere = kind.Where(n => !here.ContainsKey(n.Id)).Select(n => n.Id);
            foreach (var holder in await ByShape.WithIds(db, db.Shapes[kind.Key], elsewhere))
                holders[new RecordRef(kind.Key, holder.RowId)] = holder;
        }
        return holders;
    }

    private static Openness Was(EntityEntry<Record> entry) =>
        new(
            entry.OriginalValues.GetValue<Sensitivity>(nameof(Record.Sensitivity)),
            entry.OriginalValues.GetValue<string?>(nameof(Record.RestrictedTo))
        );

    private static bool IsCloser(Openness one, Openness other) =>
        one.Sensitivity > other.Sensitivity
        || (
            one.Sensitivity == Sensitivity.Restricted
            && other.Sensitivity == Sensitivity.Restricted
            && RecordRef.ParseSeveral(other.RestrictedTo).Except(RecordRef.ParseSeveral(one.RestrictedTo)).Any()
        );

    private static bool IsMoreOpen(Openness record, Openness holder) => IsCloser(holder, record);

    /// <summary>As closed as its holder; where both are restricted, open to those bodies that both name.</summary>
    private static void CloseAs(Record record, Record holder)
    {
        record.RestrictedTo =
            record.Sensitivity == Sensitivity.Restricted
                ? RecordRef.Join(
                    RecordRef.ParseSeveral(record.RestrictedTo).Intersect(RecordRef.ParseSeveral(holder.RestrictedTo))
                )
                : holder.RestrictedTo;
        record.Sensitivity = holder.Sensitivity;
    }

    private static Refusal Refused(Db db, Shape shape, Record record, Record holder) =>
        new(
            Rule,
            $"{ByShape.Words(shape, record)} can’t be open to more people than {ByShape.Words(db.Shapes[holder.GetType()], holder)}, in which it lies. "
                + "Open that first.",
            new RecordRef(shape.Kind, record.RowId),
            "sensitivity"
        );

    private readonly record struct Openness(Sensitivity Sensitivity, string? RestrictedTo)
    {
        public static implicit operator Openness(Record record) => new(record.Sensitivity, record.RestrictedTo);
    }
}
