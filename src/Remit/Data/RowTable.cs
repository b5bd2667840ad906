using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Remit.Data;

/// <summary>The table of one kind of row: its name, and its columns in the log's order. Worked out once for a model.</summary>
internal sealed class RowTable
{
    private const string Kept = "Remit:RowTable";

    private RowTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        Columns = [.. LogJson.Columns(type).Select(p => new RowColumn(p))];
    }

    public string Name { get; }

    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The columns as they stand in brackets in SQL.</summary>
    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    public static RowTable Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(Kept, t => new RowTable(t!), type);
}

/// <summary>A column, and what it holds of a row in the form in which the database stores it.</summary>
internal sealed class RowColumn(IProperty property)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly ValueConverter? converter = LogJson.Converter(property);

    public IProperty Property { get; } = property;

    public string Name { get; } = property.GetColumnName();

    /// <summary>Whether it holds words.</summary>
    public bool IsText { get; } = TextColumns.IsText(property);

    /// <summary>What it holds of a row as the row is now; null for nothing.</summary>
    public object? Of(object row) => Stored(getter.GetClrValue(row));

    /// <summary>What it holds of a row as it was; null for nothing.</summary>
    public object? Of(PropertyValues values) => Stored(values[Property]);

    private object? Stored(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);
}
