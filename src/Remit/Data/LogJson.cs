using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Remit.Data;

/// <summary>A row as the log writes it: a JSON object by column, nulls left out, keys in ordinal order. The same on every database.</summary>
internal static class LogJson
{
    /// <summary>More bytes than most rows take.</summary>
    private const int Usual = 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row as it is.</summary>
    public static string Write(RowTable table, object row) => Write(table, column => column.Of(row));

    /// <summary>A row as it was.</summary>
    public static string Write(RowTable table, PropertyValues values) => Write(table, column => column.Of(values));

    private static string Write(RowTable table, Func<RowColumn, object?> stored)
    {
        var buffer = new ArrayBufferWriter<byte>(Usual);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (var column in table.Columns)
            {
                if (stored(column) is { } value)
                {
                    json.WritePropertyName(column.Name);
                    WriteValue(json, value);
                }
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The columns of a table in the log's order.</summary>
    public static IEnumerable<IProperty> Columns(IEntityType type) =>
        type.GetProperties().OrderBy(p => p.GetColumnName(), StringComparer.Ordinal);

    /// <summary>What a column held, as the value that is stored; null where the log has none.</summary>
    public static object? Read(IProperty property, JsonElement row)
    {
        if (!row.TryGetProperty(property.GetColumnName(), out var value))
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

    private static Type StoredType(IProperty property)
    {
        var type = Converter(property)?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>What turns a property's value into the stored one; null where it is stored as it is.</summary>
    internal static ValueConverter? Converter(IProperty property) =>
        property.GetValueConverter() ?? property.FindTypeMapping()?.Converter;

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"The log has no form for {value.GetType()}.");
        }
    }
}
