using System.Data.Common;
using System.Text.Json;
using NpgsqlTypes;

namespace Remit.Data.Backups;

/// <summary>What a column holds, the same on every database; the word for it in a manifest is in lower case.</summary>
internal enum StoredKind
{
    /// <summary>Text; in a line a JSON string.</summary>
    Text,

    /// <summary>A whole number of at most 64 bits; in a line a JSON number.</summary>
    Integer,

    /// <summary>Yes or no; in a line true or false.</summary>
    Boolean,

    /// <summary>An id; in a line its 36 characters in lower case.</summary>
    Uuid,

    /// <summary>A day; in a line 2007-09-03.</summary>
    Date,

    /// <summary>A floating-point number of 64 bits; in a line a JSON number that reads back as the same.</summary>
    Real,

    /// <summary>Bytes; in a line base64.</summary>
    Bytes,
}

/// <summary>How each kind of value is read, written to a line, and read from it.</summary>
internal static class StoredKinds
{
    /// <summary>The word for it in a manifest.</summary>
    public static string Word(this StoredKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind of a word in a manifest; null where there is none.</summary>
    public static StoredKind? Read(string word) =>
        Enum.GetValues<StoredKind>().Cast<StoredKind?>().FirstOrDefault(k => k!.Value.Word() == word);

    /// <summary>The kind in which a .NET type is kept; null for one that no column has.</summary>
    public static StoredKind? Of(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(string) => StoredKind.Text,
            var t when t == typeof(long) || t == typeof(int) || t == typeof(short) => StoredKind.Integer,
            var t when t == typeof(bool) => StoredKind.Boolean,
            var t when t == typeof(Guid) => StoredKind.Uuid,
            var t when t == typeof(DateOnly) => StoredKind.Date,
            var t when t == typeof(double) || t == typeof(float) => StoredKind.Real,
            var t when t == typeof(byte[]) => StoredKind.Bytes,
            _ => null,
        };

    /// <summary>The kind of a column by the type that the database declares; null for another.</summary>
    public static StoredKind? Declared(string type) =>
        type.ToLowerInvariant() switch
        {
            "text" or "character varying" => StoredKind.Text,
            "integer" or "int" or "bigint" or "smallint" => StoredKind.Integer,
            "boolean" => StoredKind.Boolean,
            "uuid" => StoredKind.Uuid,
            "date" => StoredKind.Date,
            "real" or "double precision" => StoredKind.Real,
            "blob" or "bytea" => StoredKind.Bytes,
            _ => null,
        };

    /// <summary>Writes a value of a row to a line.</summary>
    public static void Write(this StoredKind kind, Utf8JsonWriter line, DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            line.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case StoredKind.Text:
                line.WriteStringValue(row.GetString(column));
                break;
            case StoredKind.Integer:
                line.WriteNumberValue(row.GetInt64(column));
                break;
            case StoredKind.Boolean:
                line.WriteBooleanValue(row.GetBoolean(column));
                break;
            case StoredKind.Uuid:
                line.WriteStringValue(row.GetGuid(column));
                break;
            case StoredKind.Date:
                line.WriteStringValue(row.GetFieldValue<DateOnly>(column).ToString("O"));
                break;
            case StoredKind.Real:
                line.WriteNumberValue(row.GetDouble(column));
                break;
            default:
                line.WriteBase64StringValue(row.GetFieldValue<byte[]>(column));
                break;
        }
    }

    /// <summary>The value of a line; null for nothing.</summary>
    /// <exception cref="FormatException">It is none of this kind.</exception>
    /// <exception cref="InvalidOperationException">It is none of this kind.</exception>
    public static object? Read(this StoredKind kind, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
            ? null
            : kind switch
            {
                StoredKind.Text => value.GetString(),
                StoredKind.Integer => value.GetInt64(),
                StoredKind.Boolean => value.GetBoolean(),
                StoredKind.Uuid => value.GetGuid(),
                StoredKind.Date => DateOnly.ParseExact(value.GetString()!, "O"),
                StoredKind.Real => value.GetDouble(),
                _ => value.GetBytesFromBase64(),
            };

    /// <summary>The type under which PostgreSQL takes a value of a column that it declares so.</summary>
    public static NpgsqlDbType OnPostgres(string declared) =>
        declared.ToLowerInvariant() switch
        {
            "bigint" => NpgsqlDbType.Bigint,
            "integer" => NpgsqlDbType.Integer,
            "smallint" => NpgsqlDbType.Smallint,
            "boolean" => NpgsqlDbType.Boolean,
            "uuid" => NpgsqlDbType.Uuid,
            "date" => NpgsqlDbType.Date,
            "real" => NpgsqlDbType.Real,
            "double precision" => NpgsqlDbType.Double,
            "bytea" => NpgsqlDbType.Bytea,
            _ => NpgsqlDbType.Text,
        };
}
