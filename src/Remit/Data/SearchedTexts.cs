using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>A record with the words by which it is found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Holder">The record that holds it, as a reference in words; null for one that stands alone.</param>
/// <param name="Belongs">To what it belongs beside that, as references with a blank after each; null for nothing.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">What people know it by; null where it has no title.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Days">The days by which it is known beside these, as 2007-09-03 with a blank after each.</param>
/// <param name="Texts">The searched fields in their order, with <see cref="SearchedTexts.Between"/> between them.</param>
public sealed record SearchedRow(
    string Kind,
    Guid Id,
    string? Holder,
    string? Belongs,
    string Key,
    string? Title,
    DateOnly? From,
    DateOnly? Until,
    string Days,
    string Texts
);

/// <summary>
/// What a search looks through: the fields that shapes mark, read from the tables of the records, so that what is hidden, restricted, erased
/// or not yet known is not there.
/// </summary>
public static class SearchedTexts
{
    /// <summary>Stands between two fields: the unit separator, which no text has.</summary>
    public const char Between = '\u001f';

    /// <summary>
    /// Every searched record that the viewer may see and that has begun by a day, with what holds it, as it was called on the day at
    /// which the database is read. One query.
    /// </summary>
    public static Task<List<SearchedRow>> Searched(this Db db, DateOnly day)
    {
        var searched = db.Shapes.All.Where(s => s.Searched.Count > 0).ToList();
        var holders = searched.SelectMany(s => Above(db.Shapes, s)).Except(searched).Distinct();
        return db
            .Database.SqlQueryRaw<SearchedRow>(
                string.Join(" UNION ALL ", searched.Concat(holders).Select(s => Select(db, s))),
                day
            )
            .ToListAsync();
    }

    private static IEnumerable<Shape> Above(Shapes shapes, Shape shape) =>
        shape.HolderKinds.Select(k => shapes[k]).SelectMany(s => Above(shapes, s).Prepend(s));

    private static string Select(Db db, Shape shape)
    {
        var table = db.Model.FindEntityType(shape.Type)!;
        var texts = shape.Searched.Select(p => $"COALESCE({Text(db, table, shape, p.Name)}, '')").DefaultIfEmpty("''");
        var days = shape
            .FoundOnDays.Select(p => $"COALESCE(CAST(t.\"{Column(table, p.Name)}\" AS text) || ' ', '')")
            .DefaultIfEmpty("''");
        var belongs = shape.Belonging.Select(p => $"COALESCE({Reference(db, table, p.Name)} || ' ', '')");
        string[] columns =
        [
            $"'{shape.Kind}' AS \"Kind\"",
            "t.\"id\" AS \"Id\"",
            $"{(shape.Holder is { } holder ? Reference(db, table, holder.Name) : NoText)} AS \"Holder\"",
            $"{(shape.Belonging.Count > 0 ? string.Join(" || ", belongs) : NoText)} AS \"Belongs\"",
            "t.\"key\" AS \"Key\"",
            $"{(shape.Title is { } title ? Text(db, table, shape, title.Name) : NoText)} AS \"Title\"",
            $"{(shape.IsDated ? "t.\"from\"" : NoDay)} AS \"From\"",
            $"{(shape.IsDated ? "t.\"until\"" : NoDay)} AS \"Until\"",
            $"{string.Join(" || ", days)} AS \"Days\"",
            $"{string.Join($" || '{Between}' || ", texts)} AS \"Texts\"",
        ];
        var begun = shape.IsDated ? Until("from") : "";
        var come = shape.FoundFromDay is { } comes ? Until(Column(table, comes.Name)) : "";
        var counts = shape.Unsearched is { } unless ? $" AND t.\"{Column(table, unless.Name)}\" IS NULL" : "";
        return $"SELECT {string.Join(", ", columns)} FROM \"{table.GetTableName()}\" t WHERE {db.Sees("t")}{begun}{come}{counts}";
    }

    private static string Until(string column) => $" AND (t.\"{column}\" IS NULL OR t.\"{column}\" <= {{0}})";

    private const string NoText = "CAST(NULL AS text)";
    private const string NoDay = "CAST(NULL AS date)";

    private static string Text(Db db, IEntityType table, Shape shape, string property) =>
        db.AsAt is not null && FormerFields.ValueOn(db, shape, property, "t") is { } then
            ? then
            : $"CAST(t.\"{Column(table, property)}\" AS text)";

    /// <summary>What a property names, whether it is a typed id or a reference.</summary>
    private static string Reference(Db db, IEntityType table, string property)
    {
        var type = table.FindProperty(property)!.ClrType;
        var named = Nullable.GetUnderlyingType(type) ?? type;
        var column = $"t.\"{Column(table, property)}\"";
        return named == typeof(RecordRef)
            ? column
            : $"'{db.Shapes[named.GetGenericArguments()[0]].Kind}:' || lower(CAST({column} AS text))";
    }

    private static string Column(IEntityType table, string property) => table.FindProperty(property)!.GetColumnName();
}
