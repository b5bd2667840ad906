using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>Reads of a kind that is known only by its shape.</summary>
internal static class ByShape
{
    private static readonly MethodInfo OneKind = Of(nameof(RowsOf));
    private static readonly MethodInfo KeyOfOneKind = Of(nameof(RowsWithKey));
    private static readonly MethodInfo LinesOfOneKind = Of(nameof(LinesOf));

    /// <summary>The records of a kind of which a property holds one of some references; by default the record's own id.</summary>
    /// <param name="db">The database.</param>
    /// <param name="type">The kind's type.</param>
    /// <param name="property">A property that is a typed id or a <see cref="RecordRef"/>.</param>
    /// <param name="references">What it may hold.</param>
    public static Task<IReadOnlyList<Record>> Where(
        Db db,
        Type type,
        PropertyInfo property,
        IReadOnlyCollection<RecordRef> references
    )
    {
        if (references.Count == 0)
            return Task.FromResult<IReadOnlyList<Record>>([]);
        var held = property.PropertyType;
        var reads = OneKind.MakeGenericMethod(type, held);
        var wanted = Array.CreateInstance(held, references.Count);
        var i = 0;
        foreach (var reference in references)
            wanted.SetValue(InFormOf(held, reference), i++);
        return (Task<IReadOnlyList<Record>>)reads.Invoke(null, [db, property, wanted])!;
    }

    /// <summary>The records of a kind with some ids.</summary>
    public static Task<IReadOnlyList<Record>> WithIds(Db db, Shape shape, IEnumerable<Guid> ids) =>
        Where(db, shape.Type, shape.Type.GetProperty("Id")!, [.. ids.Distinct().Select(id => new RecordRef(shape.Kind, id))]);

    /// <summary>The records of a kind with a key.</summary>
    public static Task<IReadOnlyList<Record>> WithKey(Db db, Shape shape, string key) =>
        (Task<IReadOnlyList<Record>>)KeyOfOneKind.MakeGenericMethod(shape.Type).Invoke(null, [db, key])!;

    /// <summary>The rows of a list of one record, to be changed.</summary>
    public static Task<List<IRow>> Lines(Db db, LinkShape list, Guid holder) =>
        (Task<List<IRow>>)
            LinesOfOneKind
                .MakeGenericMethod(list.Type, list.Holder.PropertyType)
                .Invoke(null, [db, list.Holder, References.To(list.Holder.PropertyType, new RecordRef("", holder))])!;

    /// <summary>The keys of all records of a kind.</summary>
    public static async Task<IReadOnlySet<string>> Keys(Db db, Shape shape)
    {
        var sql = $"SELECT \"key\" AS \"Value\" FROM \"{db.Model.FindEntityType(shape.Type)!.GetTableName()}\"";
        return (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The record that a property names; null for none.</summary>
    public static RecordRef? Named(Shapes shapes, PropertyInfo property, object record) =>
        property.GetValue(record) switch
        {
            null => null,
            RecordRef named => named,
            { } id => new RecordRef(shapes[id.GetType().GetGenericArguments()[0]].Kind, IdValue(id)),
        };

    /// <summary>How a record is told apart in a message: by its title in quotation marks, else by its kind.</summary>
    public static string Words(Shape shape, Record record) =>
        shape.Title?.GetValue(record) is string { Length: > 0 } title
            ? $"“{title}”"
            : $"The {shape.Kind.Replace('-', ' ')} “{record.Key}”";

    private static Guid IdValue(object id) => (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!;

    private static object InFormOf(Type held, RecordRef reference) =>
        (Nullable.GetUnderlyingType(held) ?? held) == typeof(RecordRef)
            ? reference
            : Activator.CreateInstance(Nullable.GetUnderlyingType(held) ?? held, reference.Id)!;

    private static async Task<IReadOnlyList<Record>> RowsOf<T, THeld>(Db db, PropertyInfo property, THeld[] wanted)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "record");
        var among = Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Contains),
            [typeof(THeld)],
            Expression.Property(Expression.Constant(new Wanted<THeld>(wanted)), nameof(Wanted<THeld>.Values)),
            Expression.Property(record, property)
        );
        return await db.Set<T>().AsNoTracking().Where(Expression.Lambda<Func<T, bool>>(among, record)).ToListAsync();
    }

    private static async Task<IReadOnlyList<Record>> RowsWithKey<T>(Db db, string key)
        where T : Record => await db.Set<T>().AsNoTracking().Where(r => r.Key == key).ToListAsync();

    private static async Task<List<IRow>> LinesOf<T, THeld>(Db db, PropertyInfo property, THeld holder)
        where T : class, IRow
    {
        var row = Expression.Parameter(typeof(T), "row");
        var isHeld = Expression.Equal(
            Expression.Property(row, property),
            Expression.Property(Expression.Constant(new Held<THeld>(holder)), nameof(Held<THeld>.By))
        );
        var rows = await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(isHeld, row)).ToListAsync();
        return [.. rows];
    }

    private static MethodInfo Of(string name) =>
        typeof(ByShape).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static) ?? throw new MissingMethodException(name);

    /// <summary>Held in a property, so that EF sends the values as a parameter and keeps the compiled query.</summary>
    private sealed record Wanted<T>(IEnumerable<T> Values);

    private sealed record Held<T>(T By);
}
