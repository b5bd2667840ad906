using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// A row as the log writes it: a JSON object by column in the form of RFC 8785, nulls left out. The same on every database.
/// </summary>
internal static class LogJson
{
    /// <summary>More characters than most rows take.</summary>
    private const int Usual = 1024;

    /// <summary>A row as it is.</summary>
    public static string Write(RowTable table, object row) => Write(table, column => column.Of(row), personal: null);

    /// <summary>A row as it was.</summary>
    public static string Write(RowTable table, PropertyValues values) =>
        Write(table, column => column.Of(values), personal: null);

    /// <summary>A row for the log: each text is kept apart, and a commitment to it stands in its place.</summary>
    public static (string State, string? Personal) WriteForTheLog(RowTable table, object row)
    {
        var commitments = new List<Commitment>();
        var state = Write(table, column => column.Of(row), commitments);
        return (state, TextColumns.Write(commitments));
    }

    /// <summary>The columns of a table in the log's order.</summary>
    public static IEnumerable<IProperty> Columns(IEntityType type) =>
        type.GetProperties().OrderBy(p => p.GetColumnName(), StringComparer.Ordinal);

    /// <summary>What a column held, as the value that is stored; null where the log has none.</summary>
    public static object? Read(IProperty property, LoggedRow row)
    {
        if (row[property.GetColumnName()] is not { } value)
            return null;
        var type = StoredType(property);
        return type == typeof(string) ? value.GetString()
            : type == typeof(Guid) ? value.GetGuid()
            : type == typeof(DateOnly) ? DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : type == typeof(bool) ? value.GetBoolean()
            : type == typeof(int) ? (object)value.GetInt32()
            : type == typeof(long) ? value.GetInt64()
            : throw new NotSupportedException($"The log has no form for {type}.");
    }

    /// <summary>A stored value as the record holds it.</summary>
    public static object? FromStored(IProperty property, object? stored) =>
        stored is null ? null
        : Converter(property) is { } converter ? converter.ConvertFromProvider(stored)
        : stored;

    private static string Write(RowTable table, Func<RowColumn, object?> stored, List<Commitment>? personal)
    {
        var json = new StringBuilder("{", Usual);
        foreach (var column in table.Columns)
        {
            if (stored(column) is not { } value)
                continue;
            CanonicalJson.AppendString(json.Length > 1 ? json.Append(',') : json, column.Name);
            json.Append(':');
            if (personal is not null && column.IsText && value is string text)
            {
                personal.Add(Commitment.To(column.Name, text));
                json.Append(Commitment.Standing(personal[^1].Digest));
            }
            else
            {
                WriteValue(json, value);
            }
        }
        return json.Append('}').ToString();
    }

    private static Type StoredType(IProperty property)
    {
        var type = Converter(property)?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>What turns a property's value into the stored one; null where it is stored as it is.</summary>
    internal static ValueConverter? Converter(IProperty property) =>
        property.GetValueConverter() ?? property.FindTypeMapping()?.Converter;

    private static void WriteValue(StringBuilder json, object value)
    {
        switch (value)
        {
            case string text:
                CanonicalJson.AppendString(json, text);
                break;
            case Guid id:
                json.Append(CultureInfo.InvariantCulture, $"\"{id:D}\"");
                break;
            case DateOnly day:
                json.Append(CultureInfo.InvariantCulture, $"\"{day:yyyy-MM-dd}\"");
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case int number:
                json.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            case long number:
                json.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            default:
                throw new NotSupportedException($"The log has no form for {value.GetType()}.");
        }
    }
}
