using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>Which columns hold words, and how these are kept beside the log.</summary>
public static class TextColumns
{
    /// <summary>The column of the key.</summary>
    internal const string Key = "key";

    private const string Mark = "Remit:Text";

    /// <summary>The column of a property in the log.</summary>
    internal static string NameOf(string property) => Db.Snake(property);

    /// <summary>Marks the columns of a kind.</summary>
    internal static void Map(EntityTypeBuilder record, Shape shape)
    {
        foreach (var property in shape.Texts)
            record.Property(property).HasAnnotation(Mark, value: true);
    }

    /// <summary>Whether a column holds words.</summary>
    internal static bool IsText(IProperty property) => property.FindAnnotation(Mark) is not null;

    /// <summary>The columns of a kind that hold words.</summary>
    internal static IReadOnlySet<string> Of(Db db, string kind) =>
        db.Shapes.Find(kind) is { } shape
            ? db.Model.FindEntityType(shape.Type)!.GetProperties().Where(IsText).Select(p => p.GetColumnName()).ToHashSet()
            : new HashSet<string>();

    /// <summary>The values with their salts: <see cref="PersonalValues.Values"/>; null for none.</summary>
    internal static string? Write(IReadOnlyList<Commitment> values) =>
        values.Count == 0 ? null : Write(values.Select(v => (v.Name, (string?)v.Salt, v.Value)));

    /// <summary>The values by column; without a salt those that were erased.</summary>
    public static IReadOnlyList<(string Column, string? Salt, string Value)> Read(string values)
    {
        using var json = JsonDocument.Parse(values);
        return [.. json.RootElement.EnumerateObject().Select(v => (v.Name, v.Value[0].GetString(), v.Value[1].GetString()!))];
    }

    /// <summary>The same, where what was erased has no salt.</summary>
    internal static string Write(IEnumerable<(string Column, string? Salt, string Value)> values)
    {
        var json = new StringBuilder("{");
        foreach (var (column, salt, value) in values)
        {
            CanonicalJson.AppendString(json.Length > 1 ? json.Append(',') : json, column);
            json.Append(":[");
            if (salt is null)
                json.Append("null");
            else
                CanonicalJson.AppendString(json, salt);
            CanonicalJson.AppendString(json.Append(','), value);
            json.Append(']');
        }
        return json.Append('}').ToString();
    }
}
