using System.Reflection;

namespace Remit.Kernel;

/// <summary>Reads and writes what names a record, whatever its type: a typed id or a <see cref="RecordRef"/>.</summary>
public static class References
{
    /// <summary>Whether a type names another record.</summary>
    public static bool IsReference(Type type) => ValueText.Plain(type) == typeof(RecordRef) || TargetOf(type) is not null;

    /// <summary>The type of record that a typed id names; null for another type.</summary>
    public static Type? TargetOf(Type type)
    {
        var plain = ValueText.Plain(type);
        return plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Id<>) ? plain.GetGenericArguments()[0] : null;
    }

    /// <summary>The id that a property names; null for none.</summary>
    public static Guid? IdIn(PropertyInfo property, object of) => IdOf(property.GetValue(of));

    /// <summary>The id in a typed id or a <see cref="RecordRef"/>; null for none.</summary>
    public static Guid? IdOf(object? reference) =>
        reference switch
        {
            null => null,
            RecordRef named => named.Id,
            ITypedId typed => typed.Value,
            _ => throw new NotSupportedException($"Not a reference: {reference.GetType()}"),
        };

    /// <summary>A typed id of a record's type.</summary>
    public static object Typed(Type record, Guid id) => Activator.CreateInstance(typeof(Id<>).MakeGenericType(record), id)!;

    /// <summary>A reference in the form of a property: a typed id or a <see cref="RecordRef"/>.</summary>
    public static object To(Type property, RecordRef record) =>
        TargetOf(property) is { } target ? Typed(target, record.Id) : record;
}
